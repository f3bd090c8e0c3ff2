import Insurance
import Regions
import Testing

@testable import Plans
@testable import Simulation

/// Claims that leave the program as numbers come back to the last bit, and with them all that follows.
struct ClaimsLayoutTests {
  private func plan(_ policy: String, years: Int = 1) throws -> SimulationPlan {
    let first = try TestPlan.policy(policy)
    let policies = try (0..<years).map { try PolicyLibrary().policies(policy, from: first.year, years: years)[$0] }
    return try TestPlan.plan(
      policies, cohorts: [TestPlan.cohort(), TestPlan.cohort("minimum-living-allowance", insured: 900)],
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0.2), replications: 5)
  }

  @Test(arguments: [("shanxi-2019", 1), ("jiangxi-2025-aid", 1), ("jiangxi-2025-aid", 3)])
  func `outcomes of claims that came back are those of claims that stayed`(_ policy: String, _ years: Int) async throws
  {
    let plan = try plan(policy, years: years)
    let outcomes = try await plan.outcomes()
    let layout = ClaimsLayout(of: plan)
    let rows = (0..<plan.replications).map { replication in
      layout.row(of: outcomes.map { $0[replication].claims })
    }
    #expect(rows.allSatisfy { $0.count == layout.columns.count })
    let claims = try rows.map { try #require(layout.claims(of: $0[...])) }
    let settled = try await SimulationRun(plan).outcomes(settling: ClaimsOfPaths(claims).years, threads: 2)
    #expect(settled.bits == outcomes.bits)
    for (year, before) in zip(settled, outcomes) {
      for (new, old) in zip(year, before) { #expect(new.claims.parts == old.claims.parts) }
    }
    // Parts of the replications are the same numbers.
    let later = try await SimulationRun(plan).outcomes(of: 3..<5, threads: 1)
    #expect(layout.row(of: later.map { $0[1].claims }) == rows[4])
  }

  @Test func `every number has a name, and each name one number`() throws {
    let layout = ClaimsLayout(of: try plan("jiangxi-2025-aid", years: 2))
    let names = layout.columns.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.first == "2025/frequencyFactor")
    #expect(names.contains("2026/minimum-living-allowance/layers.medical-aid.payments"))
    #expect(
      layout.columns.filter(\.isCount).allSatisfy {
        $0.name.hasSuffix("claimants") || $0.name.hasSuffix("beneficiaries")
      })
  }

  @Test func `a row of another length, or with people that cannot be, is none`() throws {
    let layout = ClaimsLayout(of: try plan("shanxi-2019"))
    let row = [UInt64](repeating: 0, count: layout.columns.count)
    #expect(layout.claims(of: row[...]) != nil)
    #expect(layout.claims(of: row.dropLast()) == nil && layout.claims(of: (row + [0])[...]) == nil)
    for people in [UInt64.max, 1 << 41, 1 << 63] {
      var wrong = row
      wrong[2] = people
      #expect(layout.claims(of: wrong[...]) == nil)
    }
  }
}
