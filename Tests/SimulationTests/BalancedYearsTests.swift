import Chance
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

/// Not a fen is lost between premium, claims, costs, insurer and fund, in any replication of any shipped scenario.
struct BalancedYearsTests {
  @Test(arguments: ShippedScenario.all, MethodName.drawing)
  func `premium = claims + costs + insurer + fund`(_ name: String, _ method: MethodName) async throws {
    let plan = try ShippedScenario.small(name, insured: 20_000, replications: isFullTest ? 2_000 : 100)
      .with(method: method)
    let years = try await plan.firstYear()
    #expect(years.count == plan.replications)
    for year in years {
      let money = year.statement
      let parts = [money.claims, money.costs, money.insurerResult, money.fundResult].map(fen)
      #expect(fen(money.premium) == parts.reduce(0, +), "\(name): \(money)")
      #expect(fen(money.claims) == fen(year.claims.parts.reduce(0) { $0 + $1.claims }))
    }
    #expect(Set(years.map(\.statement.claims)).count == years.count, "no year repeats another")
  }

  @Test(arguments: TestPlan.policies, [0, 0.5, 0.9, 1, 1.1, 3])
  func `it holds from years without claims to years of thrice the premium`(_ id: String, _ ratio: Double) async throws {
    let policy = try TestPlan.policy(id)
    let people = 10_000
    let premium = policy.funding.total(insured: people)
    // Everybody claims an amount that is worth a share of the premium to them.
    let benefit = premium * ratio / Double(people)
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 1, clause: "1")],
      cap: Cited(nil, "1"))
    let own = Policy(
      id: id, title: policy.title, region: policy.region, year: policy.year, standing: policy.standing,
      documents: policy.documents, scope: policy.scope, groups: policy.groups,
      layers: [.criticalIllness([Group.generalID: rule], clause: "—")],
      funding: policy.funding, costs: policy.costs, riskSharing: policy.riskSharing, settlement: policy.settlement,
      values: [])
    let reserve = try #require(Money(yuan: premium / 20))
    let plan = try TestPlan.plan(
      [own],
      cohorts: [
        TestPlan.cohort(insured: people, probability: ratio > 0 ? 1 : 0, severity: Constant(amount: max(benefit, 1)))
      ],
      replications: 2, reserve: reserve)
    for year in try await plan.firstYear() {
      let money = year.statement
      #expect(abs(money.claims - ratio * premium) < 1)
      #expect(
        fen(money.premium)
          == [money.claims, money.costs, money.insurerResult, money.fundResult].map(fen).reduce(0, +))
    }
  }

  private func fen(_ yuan: Double) -> Int64 { Int64((yuan * 100).rounded()) }
}
