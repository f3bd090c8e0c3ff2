import Benchmark
import Workload

/// The Philox generator by its users: a million numbers an iteration, one call each.
func randomStreams() {
  Benchmark("random words") { benchmark in
    var stream = Workload.stream()
    var sum: UInt64 = 0
    for _ in benchmark.scaledIterations { sum &+= stream.next() }
    blackHole(sum)
  }
  Benchmark("uniform numbers") { benchmark in
    var stream = Workload.stream()
    var sum = 0.0
    for _ in benchmark.scaledIterations { sum += stream.uniform() }
    blackHole(sum)
  }
  Benchmark("standard normal numbers") { benchmark in
    var stream = Workload.stream()
    var sum = 0.0
    for _ in benchmark.scaledIterations { sum += stream.standardNormal() }
    blackHole(sum)
  }
}
