import Benchmark

/// Random words, and amounts drawn in bulk.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .nanoseconds, warmupIterations: 2,
    scalingFactor: .mega, maxDuration: .seconds(1))
  randomStreams()
  severityLaws()
}
