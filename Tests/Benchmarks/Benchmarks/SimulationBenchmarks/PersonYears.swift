import Benchmark
import Foundation
import PersonLoop
import Simulation
import Workload

/// Years of a million claimants one by one, on one thread; and the same beside the loop in C.
func personYears() {
  for (policy, peer) in [("shanxi", PERSON_POLICY_SHANXI), ("shandong", PERSON_POLICY_SHANDONG)] {
    Benchmark("claimants, \(policy)", configuration: .init(scalingFactor: .mega)) { benchmark in
      let run = try claimants(of: policy, years: 1)
      benchmark.startMeasurement()
      blackHole(try await run.summary(threads: 1))
    }
    for (draw, name) in [(PERSON_DRAW_ZIGGURAT, "ziggurat"), (PERSON_DRAW_POLAR, "polar")] {
      ratio("claimants over C with GSL's \(name) normal, \(policy)", to: draw, peer) {
        try claimants(of: policy, years: years)
      }
    }
  }
}

/// Years of a measurement: long enough that a clock tick is nothing.
private let years = 4

/// Dabing's processor time over that of C for the same work in the same process, in thousandths: pair after pair.
private func ratio(
  _ name: String, to draw: person_draw, _ policy: person_policy, run: @escaping @Sendable () throws -> SimulationRun
) {
  let thousandths = BenchmarkMetric.custom("dabing over C (thousandths)", useScalingFactor: false)
  Benchmark(
    name, configuration: .init(metrics: [thousandths], maxDuration: .seconds(20), maxIterations: 15)
  ) { benchmark in
    let run = try run()
    let start = clock()
    blackHole(person_years(draw, policy, 20_190_930, years, 1_000_000))
    let turn = clock()
    blackHole(try await run.summary(threads: 1))
    let end = clock()
    benchmark.measurement(thousandths, Int((1000 * Double(end - turn) / Double(turn - start)).rounded()))
  }
}

/// A million claimants a year.
private func claimants(of policy: String, years: Int) throws -> SimulationRun {
  try SimulationRun(
    Workload.plan(
      "Tests/Benchmarks/Scenarios/\(policy)-claimants.yaml", method: .individual, replications: years))
}
