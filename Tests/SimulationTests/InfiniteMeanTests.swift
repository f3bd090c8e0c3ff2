import Chance
import Insurance
import Plans
import Simulation
import Statistics
import Testing

/// Laws without a mean are a user's right: they run as far as the ledger holds their money, and never trap.
struct InfiniteMeanTests {
  /// From a tail that is merely without a mean to amounts that no `Double` holds.
  private static func laws() throws -> [any SeverityLaw] {
    [
      try Lomax(shape: 0.9, scale: 5_000), try Pareto(shape: 0.5, minimum: 1_000),
      try GeneralizedPareto(shape: 3, scale: 1_000, threshold: 0), try Pareto(shape: 0.01, minimum: 1_000),
      try BurrXII(shape1: 0.1, shape2: 0.5, scale: 1_000), try LogLogistic(shape: 0.02, scale: 1_000),
      try Lognormal(meanlog: 800, sdlog: 5),
      try Mixture(components: [
        .init(weight: 0.9, law: Lognormal(meanlog: 8.4, sdlog: 1)),
        .init(weight: 0.1, law: Lomax(shape: 0.3, scale: 1e6)),
      ]),
      try Spliced(
        body: Lognormal(meanlog: 8.4, sdlog: 1), tail: Pareto(shape: 0.4, minimum: 1), threshold: 50_000,
        tailWeight: 0.05),
    ]
  }

  /// A process of its own, so that a trap fails this test alone.
  @Test func `every run ends with a result or an error`() async {
    await #expect(processExitsWith: .success) {
      for law in try Self.laws() {
        for id in TestPlan.policies {
          for shocks in [Shocks.none, Shocks(frequency: 1, severity: 1, correlation: -1)] {
            let plan = try TestPlan.plan(
              [TestPlan.policy(id)], cohorts: [TestPlan.cohort(severity: law)], shocks: shocks, replications: 5)
            for method in MethodName.drawing {
              do {
                _ = try await plan.with(method: method).summary()
              } catch let error as SimulationError {
                #expect(error.code == .amountTooLarge && !error.description.isEmpty)
              } catch is SampleError {
                // The claims may be finite, being capped, where the members' expense is not.
              }
            }
          }
        }
      }
    }
  }

  @Test func `there is a closed form only where a cap makes claims finite`() async throws {
    for law in try Self.laws() {
      for id in TestPlan.policies {
        let plan = try TestPlan.plan([TestPlan.policy(id)], cohorts: [TestPlan.cohort(severity: law)])
        guard law.mean == .infinity else { continue }
        let rule = try plan.policies[0].benefit(for: "general")
        let isCapped = rule.payment(for: 1e15) == rule.payment(for: 1e14)
        let expected = ExpectedYear(of: plan)
        #expect((expected != nil) == isCapped, "\(law.name) under \(id)")
        if let expected { #expect(expected.claimsPerInsured.isFinite && expected.expensePerInsured == .infinity) }
      }
    }
  }

  @Test(arguments: MethodName.drawing)
  func `a capped benefit has results all the same`(_ method: MethodName) async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shandong-2015")], cohorts: [TestPlan.cohort(severity: Lomax(shape: 0.9, scale: 5_000))],
      replications: 100, method: method)
    let table = try await plan.summary().table
    let row = try #require(table.row("claims.perInsured"))
    #expect(row.estimate.value > 0 && row.estimate.value <= 300_000)
    let expected = try #require(table.row("claims.perInsured.expected")).estimate.value
    #expect(abs(row.estimate.value - expected) < 5 * (row.estimate.standardError ?? 0))
  }

  @Test(arguments: MethodName.drawing)
  func `an uncapped one that bursts the ledger says so`(_ method: MethodName) async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(severity: Pareto(shape: 0.02, minimum: 1_000))],
      method: method)
    let error = await #expect(throws: SimulationError.self) { try await plan.outcomes() }
    #expect(error?.code == .amountTooLarge)
  }

  /// Amounts beyond 1.8e308 are infinite; a cap of 300,000 yuan pays them 300,000 yuan.
  @Test(arguments: MethodName.drawing)
  func `a cap holds for amounts beyond all numbers`(_ method: MethodName) async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shandong-2015")], cohorts: [TestPlan.cohort(severity: Lognormal(meanlog: 5_000, sdlog: 1))],
      replications: 2, method: method)
    let years = try await plan.firstYear()
    for part in years.flatMap(\.claims.parts) { #expect(part.claims == 300_000 * Double(part.claimants)) }
  }
}
