import Insurance
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
    #expect(isNear(years.map(\.frequency), [0.9238161456333003, 1.034520560777015, 0.9567002098374693]))
    #expect(isNear(years.map(\.severity), [1.0186103723287903, 1.0401649816181884, 0.9892157711221427]))
  }

  @Test func `the claims of a year`() async throws {
    let parts = try await plan().firstYear()[2].claims.parts
    #expect(parts.map(\.claimants) == [2848, 299])
    #expect(parts.map(\.beneficiaries) == [687, 134])
    #expect(isNear(parts.map(\.expense), [27079859.90507656, 2466773.5279133357]))
    #expect(isNear(parts.map(\.claims), [9181880.31808701, 1125420.4831749725]))
  }

  @Test func `the same year by cells`() async throws {
    let parts = try await plan(.grouped).firstYear()[2].claims.parts
    #expect(parts.map(\.claimants) == [2848, 299])
    #expect(parts.map(\.beneficiaries) == [700, 134])
    #expect(isNear(parts.map(\.expense), [26664231.700746454, 2466773.5279133357]))
    #expect(isNear(parts.map(\.claims), [8950441.539340403, 1125420.4831749725]))
  }

  @Test func `the next year of the same run`() async throws {
    let parts = try await plan().outcomes()[1][0].claims.parts
    #expect(isNear(parts.map(\.claims), [8989291.597582491, 1354944.6562430188]))
  }

  @Test func `the settled year`() async throws {
    let money = try await plan().firstYear()[2].statement
    #expect(money.premium == 1_785_000)
    #expect(money.claims == 10_307_300.80)
    #expect(money.costs == 53_550)
    #expect(money.insurerResult == -4_287_925.40)
    #expect(money.fundResult == -4_287_925.40)
  }

  private func isNear(_ found: [Double], _ pinned: [Double]) -> Bool {
    found.count == pinned.count && zip(found, pinned).allSatisfy { abs($0 / $1 - 1) < 1e-13 }
  }
}
