import Insurance

/// What held before a plan's policy was changed, for the same people.
public struct FormerTerms: Sendable {
  /// One policy a year, as if nothing had been changed.
  let policies: [Policy]
  /// The people with what their expense was in the scope of those policies.
  let cohorts: [Cohort]

  package init(policies: [Policy], cohorts: [Cohort]) {
    self.policies = policies
    self.cohorts = cohorts
  }

  package init(of plan: SimulationPlan) { self.init(policies: plan.policies, cohorts: plan.cohorts) }
}

/// What a change of the policy does to a plan's years: a value that was changed, or an index that moved.
///
/// A year's policy is held against the one that the plan's funding was set for: that of its first year, or what held before
/// that was changed (`SimulationPlan.former`).
extension PolicyChange {
  /// What a plan's year gets of it.
  ///
  /// - Parameter index: which year of the plan; before the first one nothing is known, unless the plan has former terms.
  package static func of(_ plan: SimulationPlan, year index: Int) -> PolicyChange {
    guard isKnown(in: plan, year: index), plan.policies.indices.contains(index) else { return .none }
    let now = plan.policies[index].funding
    let before: Double =
      if let former = plan.former, former.policies.indices.contains(index) {
        former.policies[index].funding.total(insured: plan.insured)
      } else {
        standard(of: plan.policies[0].funding, in: now, insured: plan.insured)
      }
    return PolicyChange(
      claimsShare: share(in: plan, year: index),
      addedFunding: Money(yuan: now.total(insured: plan.insured) - before) ?? .zero)
  }

  private static func isKnown(in plan: SimulationPlan, year index: Int) -> Bool { index > 0 || plan.former != nil }

  /// What an earlier year's standard of funding would bring in a later year. Contributions that have grown in between are
  /// nobody's change of the policy.
  private static func standard(
    of earlier: any FundingRule, in later: any FundingRule, insured: Int
  ) -> Double {
    guard let share = (earlier as? ShareOfContributions)?.share.value, let later = later as? ShareOfContributions
    else { return earlier.total(insured: insured) }
    return share * (later.subsidyPerHead + later.individualPremium) * Double(insured)
  }

  /// The share of a year's expected claims that is there because the policy is no longer what it was; below zero where the
  /// change saves claims.
  ///
  /// Both policies pay for the same people at the level of the later year, shocks apart: 1 − E[before] / E[now].
  ///
  /// - Returns: 0 where the two pay the same, or what they pay has no mean or no closed form.
  static func share(in plan: SimulationPlan, year index: Int) -> Double {
    let former = plan.former ?? FormerTerms(of: plan)
    guard isKnown(in: plan, year: index), plan.policies.indices.contains(index), let policy = former.policies.first
    else { return 0 }
    let level = plan.trend.usualFactors(after: plan.startYear + index - plan.expenseYear)
    guard let now = expected(plan.cohorts, plan.policies[index], level),
      let before = expected(former.cohorts, policy, level), now > 0, now.isFinite, before.isFinite
    else { return 0 }
    return 1 - before / now
  }

  /// Whether any year of a plan can end in a policy-caused loss.
  package static func explainsLosses(of plan: SimulationPlan) -> Bool {
    plan.policies.indices.contains { explainsLoss(of: plan, index: $0) }
  }

  /// - Parameter year: a policy year; one that the plan does not have explains nothing.
  package static func explainsLosses(of plan: SimulationPlan, year: Int) -> Bool {
    let index = year - plan.startYear
    return plan.policies.indices.contains(index) && explainsLoss(of: plan, index: index)
  }

  private static func explainsLoss(of plan: SimulationPlan, index: Int) -> Bool {
    let change = of(plan, year: index)
    return change.claimsShare > 0 || change.addedFunding < .zero
  }

  /// The mean of a year's claims, yuan, but for what the chance of having any expense is times.
  private static func expected(_ cohorts: [Cohort], _ policy: Policy, _ level: Shocks.Year) -> Double? {
    var claims = 0.0
    for cohort in cohorts where cohort.insured > 0 {
      guard let rule = try? policy.benefit(for: cohort.group),
        let benefit = ExpectedBenefit(of: cohort, by: rule, at: level.severity, quickly: true)
      else { return nil }
      claims += Double(cohort.insured) * cohort.probability * benefit.mean
    }
    return claims
  }
}
