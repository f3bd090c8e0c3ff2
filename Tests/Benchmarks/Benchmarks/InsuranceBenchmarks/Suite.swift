import Benchmark

/// What the rules cost once the illnesses are known.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .nanoseconds, warmupIterations: 2,
    maxDuration: .seconds(1))
  benefits()
  settlements()
}
