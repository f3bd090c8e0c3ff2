import Insurance
import Plans
import Simulation
import Testing

/// What a seed gives today: counts and fen exactly, sums of amounts to 13 digits, since another order of the same sum is
/// not another model. A change of these numbers changes every result that anybody has kept: raise
/// `ModelVersion.current`, and only then pin the new ones.
struct ValueStabilityTests {
  private func plan(_ method: MethodName = .individual) throws -> SimulationPlan {
    try TestPlan.plan(
      [TestPlan.policy("shanxi-2019", year: 2019), TestPlan.policy("shanxi-2019", year: 2020)],
      cohorts: [TestPlan.cohort(insured: 20_000), TestPlan.cohort("disabled", insured: 1_000, probability: 0.3)],
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0.3), replications: 3, seed: 20_190_930,
      method: method)
  }

  @Test func `the shocks of a year`() async throws {
    let years = try await plan().firstYear().map(\.claims.factors)
    #expect(isNear(years.map(\.frequency), [1.049729682055013, 1.0711918184272102, 0.9034883861251815]))
    #expect(isNear(years.map(\.severity), [0.9770279945290404, 0.9332445023542353, 0.9916347341096475]))
  }

  @Test func `the claims of a year`() async throws {
    let parts = try await plan().firstYear()[2].claims.parts
    #expect(parts.map(\.claimants) == [2682, 252])
    #expect(parts.map(\.beneficiaries) == [658, 125])
    #expect(isNear(parts.map(\.expense), [24627047.756136052, 2431476.0802364135]))
    #expect(isNear(parts.map(\.claims), [7731111.541824115, 1176513.4647203023]))
  }

  @Test func `the same year by cells`() async throws {
    let parts = try await plan(.grouped).firstYear()[2].claims.parts
    #expect(parts.map(\.claimants) == [2682, 252])
    #expect(parts.map(\.beneficiaries) == [647, 125])
    #expect(isNear(parts.map(\.expense), [24753774.2921076, 2431476.0802364135]))
    #expect(isNear(parts.map(\.claims), [8024215.608611323, 1176513.4647203023]))
  }

  @Test func `the next year of the same run`() async throws {
    let parts = try await plan().outcomes()[1][0].claims.parts
    #expect(isNear(parts.map(\.claims), [9043759.62339733, 1258507.8291576784]))
  }

  @Test func `the settled year`() async throws {
    let money = try await plan().firstYear()[2].statement
    #expect(money.premium == 1_785_000)
    #expect(money.claims == 8_907_625.01)
    #expect(money.costs == 53_550)
    #expect(money.insurerResult == -3_588_087.51)
    #expect(money.fundResult == -3_588_087.50)
  }

  private func isNear(_ found: [Double], _ pinned: [Double]) -> Bool {
    found.count == pinned.count && zip(found, pinned).allSatisfy { abs($0 / $1 - 1) < 1e-13 }
  }
}
