import Benchmark
import Simulation
import Workload

/// A thousand replications by cells of the amount, on one thread, their summary included.
func groupedYears() {
  for scenario in ["jincheng-2019", "shandong-2015", "national-2023"] {
    Benchmark("grouped years, \(scenario)", configuration: .init(scalingFactor: .kilo)) { benchmark in
      let plan = try Workload.plan(
        "scenarios/\(scenario).yaml", replications: benchmark.configuration.scalingFactor.rawValue)
      let run = try SimulationRun(plan)
      benchmark.startMeasurement()
      blackHole(try await run.summary(threads: 1))
    }
  }
}
