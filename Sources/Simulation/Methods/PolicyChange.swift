import Insurance

/// What a change of the policy from one year to the next does to claims: a value that was changed, or an index that moved.
package enum PolicyChange {
  /// The share of a year's expected claims that is there because the policy is no longer that of the year before; below zero
  /// where the change saves claims.
  ///
  /// Both policies pay for the same people at the level of the later year, shocks apart: 1 − E[before] / E[now].
  ///
  /// - Parameter index: which year of the plan; the first has none before it.
  /// - Returns: 0 where the two pay the same, or what they pay has no mean or no closed form.
  static func share(in plan: SimulationPlan, year index: Int) -> Double {
    guard index > 0, plan.policies.indices.contains(index) else { return 0 }
    let level = plan.trend.usualFactors(after: plan.startYear + index - plan.expenseYear)
    guard let now = expected(plan, plan.policies[index], level),
      let before = expected(plan, plan.policies[index - 1], level), now > 0, now.isFinite, before.isFinite
    else { return 0 }
    return 1 - before / now
  }

  /// Whether any year of a plan can end in a policy-caused loss.
  package static func addsClaims(in plan: SimulationPlan) -> Bool {
    plan.policies.indices.contains { share(in: plan, year: $0) > 0 }
  }

  /// The mean of a year's claims, yuan, but for what the chance of having any expense is times.
  private static func expected(_ plan: SimulationPlan, _ policy: Policy, _ level: Shocks.Year) -> Double? {
    var claims = 0.0
    for cohort in plan.cohorts where cohort.insured > 0 {
      guard let rule = try? policy.benefit(for: cohort.group),
        let benefit = ExpectedBenefit(of: cohort, by: rule, at: level.severity, quickly: true)
      else { return nil }
      claims += Double(cohort.insured) * cohort.probability * benefit.mean
    }
    return claims
  }
}
