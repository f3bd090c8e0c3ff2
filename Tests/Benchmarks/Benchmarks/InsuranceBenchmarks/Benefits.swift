import Benchmark
import Chance
import Insurance
import Regions
import Workload

/// The benefits of a million claimants, of whom few reach the deductible; the amounts are there already.
func benefits() {
  for policy in ["shanxi-2019", "shandong-2015"] {
    Benchmark("benefits, \(policy)", configuration: .init(scalingFactor: .mega)) { benchmark in
      let rule = try PolicyLibrary().policy(policy).benefit(for: "general")
      let amounts = try claimants(benchmark.configuration.scalingFactor.rawValue)
      var payments = [Double](repeating: 0, count: amounts.count)
      benchmark.startMeasurement()
      var span = payments.mutableSpan
      rule.pay(amounts.span, into: &span)
      benchmark.stopMeasurement()
      blackHole(payments)
    }
  }
}

/// Amounts of the law that the shipped scenarios take.
private func claimants(_ count: Int) throws -> [Double] {
  var amounts = [Double](repeating: 0, count: count)
  var stream = Workload.stream()
  var span = amounts.mutableSpan
  try Lognormal(meanlog: 8.403809, sdlog: 0.992257).scaled(by: 0.608).sample(into: &span, using: &stream)
  return amounts
}
