import Testing

@testable import Results
@testable import Simulation

/// Differences of what only several years together have.
struct PathDifferencesTests {
  @Test func `every difference over the years has its standard error, and is the difference of the two tables`()
    async throws
  {
    func run(_ rate: String) async throws -> ComparedRun {
      let plan = try ShippedScenario.plan(
        "jiangxi-2025", set: ["horizon.years=3", "replications=120", "benefit.rate=\(rate)"])
      return try await ComparedRun(plan, threads: 2)
    }
    let comparison = try PlanComparison(from: try await run("60%"), to: try await run("65%"), contributions: nil)
    #expect(comparison.row("horizon.notRecovered") != nil)
    for name in ["horizon.notRecovered", "horizon.yearsToRecover", "horizon.premium.volatility"] {
      guard let row = comparison.row(name) else { continue }
      #expect(row.precision == .pairs || row.precision == .exact, "\(name)")
      #expect(row.difference.standardError != nil, "\(name)")
      #expect(abs(row.difference.value - (row.alternative.value - row.baseline.value)) < 1e-12, "\(name)")
    }
  }

  @Test(arguments: [
    ([1.0, -3, 2, 1, 5], Int?(2)), ([1, 2], nil), ([-1, -1], nil), ([-1, 1], 1), ([], nil),
  ])
  func `a fund recovers when its results since the first deficit are 0 again`(_ results: [Double], _ years: Int?) {
    #expect(PathEvents.yearsToRecover(results) == years)
  }

  @Test func `a premium that stays does not change, and one that rises by a tenth and falls back changes by 9.5%`() {
    #expect(PathEvents.premiumChange([100, 100, 100]) == 0 && PathEvents.premiumChange([100]) == 0)
    #expect(abs(PathEvents.premiumChange([100, 110, 100]) - (0.1 + 10.0 / 110) / 2) < 1e-15)
  }
}
