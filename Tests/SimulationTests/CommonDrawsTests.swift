import Insurance
import Plans
import Simulation
import Testing

/// What people suffer is drawn apart from what they get for it: two policies meet the same illnesses, so that their
/// difference has no noise but its own.
struct CommonDrawsTests {
  @Test(arguments: TestPlan.policies, MethodName.drawing)
  func `claimants, expense and shocks are the same under every policy`(_ id: String, _ method: MethodName) async throws
  {
    let shocks = Shocks(frequency: 0.1, severity: 0.1, correlation: 0.5)
    let reference = try TestPlan.plan([TestPlan.policy("shanxi-2019")], shocks: shocks, startYear: 2024, method: method)
    let other = try TestPlan.plan([TestPlan.policy(id)], shocks: shocks, startYear: 2024, method: method)
    let (first, second) = (try await reference.firstYear(), try await other.firstYear())
    #expect(first.count == 20 && second.count == 20)
    for (a, b) in zip(first, second) {
      #expect(a.claims.factors == b.claims.factors)
      #expect(a.claims.parts.map(\.claimants) == b.claims.parts.map(\.claimants))
      #expect(a.claims.parts.map(\.expense) == b.claims.parts.map(\.expense))
      if id != "shanxi-2019" {
        #expect(a.claims.parts.map(\.claims) != b.claims.parts.map(\.claims), "\(id) pays another benefit")
      }
    }
  }

  @Test(arguments: MethodName.drawing)
  func `claimants and expense are the same whatever a benefit is set to`(_ method: MethodName) async throws {
    func years(_ rate: Double, deductible: Double) async throws -> Outcomes {
      let rule = try MarginalBands(
        deductible: Deductible(.fixed(deductible), clause: "1"), bands: [.init(from: 0, rate: rate, clause: "1")],
        cap: Cited(nil, "1"))
      return try await TestPlan.plan([TestPlan.policy(paying: rule)], method: method).firstYear()
    }
    let (generous, mean) = (try await years(0.9, deductible: 0), try await years(0.1, deductible: 50_000))
    for (a, b) in zip(generous, mean) {
      #expect(a.claims.parts.map(\.claimants) == b.claims.parts.map(\.claimants))
      #expect(a.claims.parts.map(\.expense) == b.claims.parts.map(\.expense))
      #expect(a.statement.claims > b.statement.claims)
    }
  }

  @Test func `both methods meet the same shocks and claimants`() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019")], cohorts: [TestPlan.cohort(), TestPlan.cohort("disabled", insured: 100)],
      shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: 0))
    let (one, other) = (try await plan.firstYear(), try await plan.with(method: .grouped).firstYear())
    #expect(one.map(\.claims.factors) == other.map(\.claims.factors))
    #expect(one.map { $0.claims.parts.map(\.claimants) } == other.map { $0.claims.parts.map(\.claimants) })
    #expect(one.map(\.claims.parts[1]) == other.map(\.claims.parts[1]), "few claimants are drawn one by one")
  }

  @Test func `another seed is another world`() async throws {
    let policy = try TestPlan.policy("shanxi-2019")
    let first = try await TestPlan.plan([policy], seed: 1).firstYear()
    let second = try await TestPlan.plan([policy], seed: 2).firstYear()
    #expect(zip(first, second).allSatisfy { $0.claims.parts[0].expense != $1.claims.parts[0].expense })
  }

  @Test(arguments: MethodName.drawing)
  func `no two replications are the same`(_ method: MethodName) async throws {
    let policy = try TestPlan.policy("shanxi-2019")
    let years = try await TestPlan.plan([policy], replications: 200, method: method).firstYear()
    #expect(Set(years.map(\.claims.parts[0].expense)).count == 200)
  }

  @Test func `a run of more replications begins with those of the shorter one`() async throws {
    let policy = try TestPlan.policy("shanxi-2019")
    let short = try await TestPlan.plan([policy], replications: 7).outcomes()
    let long = try await TestPlan.plan([policy], replications: 30).outcomes()
    #expect(short.bits[0] == Array(long.bits[0].prefix(7)))
  }
}
