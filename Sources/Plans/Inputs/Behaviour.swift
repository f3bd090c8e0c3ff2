import Chance
import Foundation
import Insurance

/// Spending that answers to the share of it that patients pay themselves.
///
/// Where a policy leaves members the share σ of their in-scope expense and the policy under which the expense was seen
/// leaves σ₀, everybody's expense is (σ/σ₀)^ε times as large: with ε = −0.2, as the RAND experiment found it (Manning et
/// al., *American Economic Review* 77, 1987), a rule that leaves a tenth less has 2.1% more to pay from. σ is that of the
/// larger expense, so the factor solves its own equation.
public struct Behaviour: Sendable, Hashable {
  /// ε, from −1 to 0.
  public let elasticity: Double

  public init(elasticity: Double) { self.elasticity = elasticity }

  /// The factor on a group's expense.
  ///
  /// - Parameters:
  ///   - law: of X under the reference.
  ///   - rule: by which the group is paid.
  ///   - reference: by which it was paid when the expense was seen.
  /// - Returns: nil where a rule is not piecewise linear, the mean of X is infinite, or nothing is left to members.
  public func factor(
    of law: any SeverityLaw, paying rule: any BenefitRule, reference: any BenefitRule
  ) -> Double? {
    guard let own = rule.schedule, let before = reference.schedule, law.mean.isFinite, law.mean > 0 else { return nil }
    func left(_ schedule: PayoutSchedule, _ factor: Double) -> Double {
      1 - schedule.expectedPayment { u in factor * law.limitedExpectedValue(u / factor) } / (factor * law.mean)
    }
    let usual = left(before, 1)
    guard usual > 0 else { return nil }
    var factor = 1.0
    for _ in 0..<500 {
      let share = left(own, factor)
      guard share > 0 else { return nil }
      let next = pow(share / usual, elasticity)
      if abs(next - factor) <= 1e-13 * next { return next }
      factor = next
    }
    return nil
  }
}

extension SimulationPlan {
  /// What of a year's claims comes from spending that answers to the policy: yuan, in the first year without
  /// shocks. Nil where nothing answers, or a rule has no closed form.
  package var claimsOfBehaviour: Double? {
    guard let policy = policies.first, cohorts.contains(where: { $0.response != 1 }) else { return nil }
    let level = firstLevel
    var total = 0.0
    for cohort in cohorts where cohort.response != 1 {
      let benefits = try? policy.stack(for: cohort.group)
      let people = Double(cohort.insured) * min(1, cohort.probability * level.frequency)
      if let episodes = cohort.episodes {
        guard let benefits, let seen = cohort.claimsBeforeResponse else { return nil }
        // The answer is a factor on every cost of the same people.
        let before =
          level.severity == 1 ? seen : episodes.meanClaims(paying: benefits, costing: level.severity / cohort.response)
        total += people * (episodes.meanClaims(paying: benefits, costing: level.severity) - before)
        continue
      }
      guard let schedule = benefits?.contract.schedule else { return nil }
      let law = cohort.severity(at: level.severity)
      let before = cohort.response
      // E[b(X/m)], m being the factor that the law has in it.
      let with = schedule.expectedPayment { law.limitedExpectedValue($0) }
      let without = schedule.expectedPayment { u in law.limitedExpectedValue(u * before) / before }
      total += people * (with - without)
    }
    return total.isFinite ? total : nil
  }
}
