import Benchmark

/// Whole years of a region, and the person loop beside the same loop in C.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 1, maxDuration: .seconds(1))
  groupedYears()
  personYears()
}
