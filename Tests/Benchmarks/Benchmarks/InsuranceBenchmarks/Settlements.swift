import Benchmark
import Insurance
import Regions

/// A thousand years settled between the parties, from a large surplus to a large loss.
func settlements() {
  for id in PolicyLibrary().names {
    Benchmark("settling years, \(id)", configuration: .init(scalingFactor: .kilo)) { benchmark in
      let policy = try PolicyLibrary().policy(id)
      let insured = 1_000_000
      guard let premium = Money(yuan: policy.funding.total(insured: insured)) else { return }
      let accounts = benchmark.scaledIterations.map { place in
        let claims = premium.part(0.5 + Double(place) / Double(benchmark.scaledIterations.count))
        return YearAccount(
          year: policy.year, insured: insured, premium: premium, claims: claims,
          costs: policy.costs.amount(premium: premium, claims: claims, insured: insured))
      }
      benchmark.startMeasurement()
      for account in accounts { blackHole(YearStatement(settling: account, under: policy).insurerResult) }
    }
  }
}
