import Chance
import Insurance

/// The mean of a year's claims in closed form: E[b(X)] from limited expected values, over the shocks by quadrature.
///
/// A check on every simulation, since it shares no random number with it. Given the normal z of the severity shock,
/// a cohort costs insured · p · E[frequency | z] · E[b(s(z) X)], which is then averaged over z. A trend that is known
/// multiplies p and s in a later year than that of the expense.
public struct ExpectedYear: Sendable {
  /// Yuan a head and year.
  public let claimsPerInsured: Double
  /// The share of the insured who get a benefit.
  public let beneficiaryShare: Double
  /// Yuan of in-scope expense a head and year.
  public let expensePerInsured: Double

  /// The expected year of a plan under its first policy, for all cohorts or for one.
  ///
  /// - Returns: nil where a rule is not piecewise linear, a mean is infinite, the parameters of a law or the
  ///   trend to the first year are drawn, or a bad year's frequency would exceed one claimant a person, which the closed
  ///   form does not bound.
  public init?(of plan: SimulationPlan, cohort only: String? = nil) {
    guard let policy = plan.policies.first, plan.hasKnownLevel, !plan.hasUncertainParameters else { return nil }
    let level = plan.firstLevel
    var (claims, beneficiaries, expense, insured) = (0.0, 0.0, 0.0, 0.0)
    for cohort in plan.cohorts where only == nil || cohort.group == only {
      guard let rule = try? policy.benefit(for: cohort.group), rule.schedule != nil,
        cohort.probability * level.frequency * (1 + 8 * plan.shocks.frequency) <= 1 || plan.shocks.frequency == 0
      else { return nil }
      let people = Double(cohort.insured) * min(1, cohort.probability * level.frequency)
      func add(_ weight: Double, at factor: Double) {
        guard let benefit = ExpectedBenefit(of: cohort, by: rule, at: factor) else { return }
        claims += people * weight * benefit.mean
        beneficiaries += people * weight * benefit.paid
        expense += people * weight * benefit.expense
      }
      if plan.shocks.severity > 0 {
        visitNormalNodes { z, weight in
          let year = plan.shocks.conditional(onSeverity: z)
          add(weight * year.frequency, at: level.severity * year.severity)
        }
      } else {
        add(1, at: level.severity)
      }
      insured += Double(cohort.insured)
    }
    guard insured > 0, claims.isFinite, expense.isFinite else { return nil }
    claimsPerInsured = claims / insured
    beneficiaryShare = beneficiaries / insured
    expensePerInsured = expense / insured
  }
}
