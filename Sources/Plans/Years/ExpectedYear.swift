import Chance
import Insurance

/// The mean of a year's claims in closed form: E[b(X)] from limited expected values, over the shocks by quadrature.
///
/// A check on every simulation, since it shares no random number with it. Given the normal z of the severity shock,
/// a cohort costs insured · E[min(1, p · frequency) | z] · E[b(s(z) X)], which is then averaged over z. A trend that is known
/// multiplies p and s in a later year than that of the expense.
public struct ExpectedYear: Sendable {
  /// Yuan a head and year.
  public let claimsPerInsured: Double
  /// The share of the insured who get a benefit.
  public let beneficiaryShare: Double
  /// Yuan of in-scope expense a head and year; infinite under a law without a mean, whose capped benefits have one.
  public let expensePerInsured: Double

  /// The expected year of a plan under its first policy, for all cohorts or for one.
  ///
  /// - Returns: nil where a rule is not piecewise linear, the mean of claims is infinite, or the parameters of a law or
  ///   the trend to the first year are drawn.
  public init?(of plan: SimulationPlan, cohort only: String? = nil) {
    guard let policy = plan.policies.first, plan.hasKnownLevel, !plan.hasUncertainParameters else { return nil }
    let level = plan.firstLevel
    var (claims, beneficiaries, expense, insured) = (0.0, 0.0, 0.0, 0.0)
    for cohort in plan.cohorts where only == nil || cohort.group == only {
      guard let rule = try? policy.benefit(for: cohort.group), rule.schedule != nil else { return nil }
      let people = Double(cohort.insured)
      let probability = cohort.probability * level.frequency
      func add(_ weight: Double, at factor: Double) {
        guard let benefit = ExpectedBenefit(of: cohort, by: rule, at: factor) else { return }
        claims += people * weight * benefit.mean
        beneficiaries += people * weight * benefit.paid
        expense += people * weight * benefit.expense
      }
      if plan.shocks.severity > 0 {
        // The trapezoid rule sees a step of the benefit only where a node is near it.
        visitNormalNodes(points: cohort.episodes == nil && cohort.severity.isDiscrete ? 4_001 : 201) { z, weight in
          let year = plan.shocks.conditional(onSeverity: z)
          let share = plan.shocks.share(withExpense: probability, given: year, onSeverity: true)
          add(weight * share, at: level.severity * year.severity)
        }
      } else {
        add(plan.shocks.share(withExpense: probability, given: .quiet, onSeverity: false), at: level.severity)
      }
      insured += Double(cohort.insured)
    }
    guard insured > 0, claims.isFinite else { return nil }
    claimsPerInsured = claims / insured
    beneficiaryShare = beneficiaries / insured
    expensePerInsured = expense / insured
  }
}
