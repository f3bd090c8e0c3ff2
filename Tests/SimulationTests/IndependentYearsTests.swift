import Foundation
import Plans
import Simulation
import Testing

/// The years of a run are drawn one by one, each by its own number.
struct IndependentYearsTests {
  private let shocks = Shocks(frequency: 0.2, severity: 0.2, correlation: 0.5)

  private func plan(from year: Int, years: Int, replications: Int) throws -> SimulationPlan {
    try TestPlan.plan(
      (year..<year + years).map { try TestPlan.policy("shanxi-2019", year: $0) },
      cohorts: [TestPlan.cohort(insured: 400)], shocks: shocks, replications: replications)
  }

  @Test func `a run has as many years as policies, each with all its replications`() async throws {
    let outcomes = try await plan(from: 2019, years: 3, replications: 11).outcomes()
    #expect(outcomes.map(\.count) == [11, 11, 11])
  }

  @Test func `no year repeats another`() async throws {
    let outcomes = try await plan(from: 2019, years: 3, replications: 50).outcomes()
    let expenses = outcomes.flatMap { $0.map(\.claims.parts[0].expense) }
    #expect(Set(expenses).count == 150)
    #expect(Set(outcomes.flatMap { $0.map(\.claims.factors) }).count == 150)
  }

  @Test(arguments: MethodName.drawing)
  func `a year is the same in a run that begins before it`(_ method: MethodName) async throws {
    let cohorts = [try TestPlan.cohort()]
    let long = try await plan(from: 2019, years: 3, replications: 20).with(cohorts: cohorts, method: method).outcomes()
    let short = try await plan(from: 2021, years: 1, replications: 20).with(cohorts: cohorts, method: method).outcomes()
    // What it costs, that is; who pays for it may depend on the years before.
    #expect(long[2].map(\.claims.parts) == short[0].map(\.claims.parts))
  }

  /// Fisher's z of 2,000 pairs is standard normal where the years are independent; |z| > 4.89 has a probability of 1e-6.
  @Test func `the claims and the shocks of two years are uncorrelated`() async throws {
    let years = try await plan(from: 2019, years: 2, replications: 2_000).outcomes()
    for (what, value) in [
      ("claims", { (outcome: Outcome) in log(outcome.statement.claims + 1) }),
      ("frequency", { log($0.claims.factors.frequency) }), ("severity", { log($0.claims.factors.severity) }),
    ] {
      let z = fisherZ(years[0].map(value), years[1].map(value), against: 0)
      #expect(abs(z) < 4.89, "\(what): z = \(z)")
    }
  }
}
