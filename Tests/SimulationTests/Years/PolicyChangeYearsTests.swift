import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// How long a change of the policy explains losses: until funding has been raised for it (Shanxi 2019 五(三) 适当调整次年筹资标准,
/// Jiangxi 2025 四(五), Langfang 2024 五(五) 调整下年度政策).
struct PolicyChangeYearsTests {
  /// Years of Jincheng without caps, at these rates for everybody.
  private func plan(_ rates: [String], set more: [[String]]) throws -> SimulationPlan {
    let plans = try zip(rates, more).map { rate, more in
      try ShippedScenario.plan(
        "jincheng-2019",
        set: ["horizon.years=\(rates.count)", "benefit.*.rate=\(rate)", "benefit.*.cap=none"] + more)
    }
    return plans[0].with(policies: plans.enumerated().map { place, plan in plan.policies[place] })
      .scaled(toInsured: 20_000).with(replications: 60)
  }

  /// What of a year's loss the fifth of its claims explains that a rate of 75% has over one of 60%.
  private func explained(_ outcome: Outcome.Settled, raised: Double) -> Double {
    let loss = max(0, outcome.claims + outcome.costs - outcome.premium)
    return min(loss, max(0, outcome.claims * 0.2 - raised))
  }

  @Test func `where no clause raises the funding, the change explains the years after it too`() async throws {
    let set = ["nextFunding.grantedShare=0%", "funding.perHead=60"]
    let years = try await plan(["60%", "75%", "75%"], set: [set, set, set]).outcomes()
    var found = 0
    for outcome in years[2].map(\.statement) {
      #expect(abs(outcome.loss.policy - explained(outcome, raised: 0)) < 0.02)
      if outcome.loss.policy > 0 { found += 1 }
    }
    #expect(found > 10)
    #expect(years[0].allSatisfy { $0.statement.loss.policy == 0 })
  }

  @Test func `what a clause has raised after the first loss no longer explains one`() async throws {
    let set = ["nextFunding.grantedShare=50%", "funding.perHead=60"]
    let plan = try plan(["60%", "75%", "75%"], set: [set, set, set])
    let years = try await plan.outcomes()
    let standard = plan.policies[2].funding.total(insured: plan.insured)
    var found = (raised: 0, left: 0)
    for (before, outcome) in zip(years[1], years[2]).map({ ($0.statement, $1.statement) }) {
      // Half of the first year's policy-caused loss is granted, and stays in the standard.
      let raised = outcome.premium - standard
      #expect(abs(raised - before.loss.policy / 2) < 0.02)
      #expect(abs(outcome.loss.policy - explained(outcome, raised: raised)) < 0.02)
      if raised > 0 { found.raised += 1 }
      if outcome.loss.policy > 0 { found.left += 1 }
    }
    #expect(found.raised > 10 && found.left > 10)
  }

  @Test func `a standard that is raised with the rate leaves only what it lacks: 12 a head of the fifth`() throws {
    let plan = try plan(["60%", "75%"], set: [["funding.perHead=60"], ["funding.perHead=72"]])
    let change = PolicyChange.of(plan, year: 1)
    #expect(abs(change.claimsShare - 0.2) < 1e-12)
    #expect(change.addedFunding == Money(fen: 1200 * Int64(plan.insured)))
    // C = 70 a head: a fifth is 14, of which 12 are there.
    let claims = Money(fen: 7000 * Int64(plan.insured))
    #expect(change.gap(of: claims) == Money(fen: 200 * Int64(plan.insured)))
    #expect(change.meeting(Money(fen: 100)).gap(of: claims) == Money(fen: 200 * Int64(plan.insured) - 100))
    // Less than the standard is no change of the policy.
    #expect(change.meeting(Money(fen: -100)) == change)
  }

  @Test func `contributions that grow are no change of the policy`() throws {
    let plan = try ShippedScenario.plan("jiangxi-2025", set: ["horizon.years=2"])
    #expect(plan.policies[1].funding.total(insured: 1) > plan.policies[0].funding.total(insured: 1))
    #expect(PolicyChange.of(plan, year: 1).addedFunding == .zero)
  }
}
