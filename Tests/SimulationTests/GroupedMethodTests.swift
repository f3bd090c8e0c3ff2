import Chance
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Plans
@testable import Simulation

/// The grouped method against the individual one and against closed forms. Fixed seeds; each comparison has a
/// false-alarm rate of at most 1e-3 for another seed, and none at all for these.
@Suite("The grouped method")
struct GroupedMethodTests {
  private static let shocks = Shocks(frequency: 0.04, severity: 0.05, correlation: 0.3)

  private func outcomes(_ plan: SimulationPlan, _ method: MethodName, replications: Int) async throws -> Outcomes {
    let plan = SimulationPlan(
      name: plan.name, policies: plan.policies, startYear: plan.startYear, cohorts: plan.cohorts, shocks: plan.shocks,
      openingReserve: plan.openingReserve, method: method, replications: replications, seed: plan.seed)
    return try #require(try await SimulationRun(plan).outcomes(threads: 2).first)
  }

  @Test("has the year's claims, expense and beneficiaries of the closed form", arguments: TestPlan.policies)
  func closedForm(policy: String) async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy(policy)], cohorts: [TestPlan.cohort(insured: 300_000)], shocks: Self.shocks)
    let expected = try #require(ExpectedYear(of: plan))
    let outcomes = try await outcomes(plan, .grouped, replications: 4_000)
    let insured = Double(plan.insured)
    for (name, exact, value) in [
      ("claims", expected.claimsPerInsured, { (part: YearOfClaims.Part) in part.claims / insured }),
      ("expense", expected.expensePerInsured, { $0.expense / insured }),
      ("beneficiaries", expected.beneficiaryShare, { Double($0.beneficiaries) / insured }),
    ] {
      let values = outcomes.map { value($0.claims.parts[0]) }
      let (mean, error) = meanAndError(values)
      #expect(abs(mean - exact) < 4 * error, "\(policy) \(name): simulated \(mean) ± \(error), closed form \(exact)")
    }
  }

  @Test("draws the claimants and shocks of the individual method")
  func sameClaimants() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shandong-2015")], cohorts: [TestPlan.cohort(insured: 50_000)], shocks: Self.shocks)
    let grouped = try await outcomes(plan, .grouped, replications: 20)
    let individual = try await outcomes(plan, .individual, replications: 20)
    #expect(grouped.map(\.claims.parts[0].claimants) == individual.map(\.claims.parts[0].claimants))
    #expect(grouped.map(\.claims.factors) == individual.map(\.claims.factors))
  }

  /// Two-sample Kolmogorov–Smirnov at 1e-3 on claims, expense and beneficiaries, without shocks, so that nothing but
  /// the persons' own chance is compared. CI takes 1,500 replications, the full suite 20,000.
  @Test("has the distribution of the individual method", arguments: ["shandong-2015", "shanxi-2019", "langfang-2024"])
  func sameDistribution(policy: String) async throws {
    let full = isFullTest
    let count = full ? 20_000 : 1_500
    let plan = try TestPlan.plan(
      [TestPlan.policy(policy)],
      cohorts: [TestPlan.cohort(insured: 20_000, severity: Lognormal(meanlog: 8.4, sdlog: 1.4))])
    let grouped = try await outcomes(plan, .grouped, replications: count)
    // Another seed: with the same one the two would share their counts.
    let other = try TestPlan.plan(plan.policies, cohorts: plan.cohorts, seed: 4_711)
    let individual = try await outcomes(other, .individual, replications: count)
    for (name, value) in [
      ("claims", { (outcome: Outcome) in outcome.claims.parts[0].claims }),
      ("expense", { $0.claims.parts[0].expense }),
      ("beneficiaries", { Double($0.claims.parts[0].beneficiaries) }),
    ] {
      let distance = kolmogorovDistance(grouped.map(value), individual.map(value))
      let limit = 1.9495 * (2 / Double(count)).squareRoot()
      #expect(distance < limit, "\(policy) \(name): distance \(distance), limit \(limit)")
    }
  }

  @Test("pays a rule that is no piecewise linear function what its twin with a schedule pays")
  func ruleWithoutSchedule() async throws {
    struct Opaque: BenefitRule {
      let twin: any BenefitRule
      func payment(for amount: Double) -> Double { twin.payment(for: amount) }
      func explain(_ amount: Double) -> [BenefitStep] { twin.explain(amount) }
      var deductible: Double { twin.deductible }
    }
    let twin = try #require(try TestPlan.policy("shandong-2015").benefits[Group.generalID])
    let cohorts = try [TestPlan.cohort(insured: 200_000)]
    let plain = try await outcomes(
      TestPlan.plan([TestPlan.policy(paying: twin)], cohorts: cohorts), .grouped, replications: 400)
    let opaque = try await outcomes(
      TestPlan.plan([TestPlan.policy(paying: Opaque(twin: twin))], cohorts: cohorts), .grouped, replications: 400)
    let (a, _) = meanAndError(plain.map(\.statement.claims))
    let (b, _) = meanAndError(opaque.map(\.statement.claims))
    // Sixteen nodes a cell: the cell that holds the deductible is known to some 1e-4 of the whole.
    #expect(abs(a / b - 1) < 5e-4, "\(a) with a schedule, \(b) without")
  }

  @Test("draws the same whatever the policy is")
  func commonDraws() async throws {
    let cohorts = try [TestPlan.cohort(insured: 100_000)]
    var expenses: [[Double]] = []
    for policy in TestPlan.policies {
      let plan = try TestPlan.plan([TestPlan.policy(policy)], cohorts: cohorts, shocks: Self.shocks, startYear: 2020)
      expenses.append(try await outcomes(plan, .grouped, replications: 10).map(\.claims.parts[0].expense))
    }
    #expect(expenses.allSatisfy { $0 == expenses[0] })
  }

  @Test("cuts laws with jumps and laws without a variance", arguments: [0, 1, 2])
  func otherLaws(which: Int) async throws {
    let laws: [any SeverityLaw] = [
      try Empirical(values: [0, 500, 500, 3_000, 12_000, 12_000, 40_000, 250_000]),
      try Pareto(shape: 1.8, minimum: 1_500),
      try Mixture(components: [
        .init(weight: 0.9, law: try Gamma(shape: 0.7, scale: 4_000)),
        .init(weight: 0.1, law: try Constant(amount: 30_000)),
      ]),
    ]
    let plan = try TestPlan.plan(
      [TestPlan.policy("shandong-2015")], cohorts: [TestPlan.cohort(insured: 60_000, severity: laws[which])])
    let expected = try #require(ExpectedYear(of: plan))
    let parts = try await outcomes(plan, .grouped, replications: 1_500).map { $0.claims.parts[0] }
    let claims = meanAndError(parts.map(\.claims))
    let paid = meanAndError(parts.map { Double($0.beneficiaries) })
    let people = Double(plan.insured)
    #expect(abs(claims.mean - expected.claimsPerInsured * people) < 4 * claims.error + 1e-6)
    #expect(abs(paid.mean - expected.beneficiaryShare * people) < 4 * paid.error + 1e-6)
    #expect(parts.allSatisfy { $0.beneficiaries <= $0.claimants && $0.claims <= $0.expense + 1e-6 })
  }
}

private func meanAndError(_ values: [Double]) -> (mean: Double, error: Double) {
  let n = Double(values.count)
  let mean = values.reduce(0, +) / n
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  return (mean, (variance / n).squareRoot())
}

/// The largest difference of two empirical distribution functions.
private func kolmogorovDistance(_ a: [Double], _ b: [Double]) -> Double {
  let (a, b) = (a.sorted(), b.sorted())
  var (i, j, largest) = (0, 0, 0.0)
  while i < a.count, j < b.count {
    let value = min(a[i], b[j])
    while i < a.count, a[i] == value { i += 1 }
    while j < b.count, b[j] == value { j += 1 }
    largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
  }
  return largest
}
