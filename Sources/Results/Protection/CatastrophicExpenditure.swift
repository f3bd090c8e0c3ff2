import Chance
import Insurance
import Plans

/// The share of insured people whose out-of-pocket spending on in-scope care is very high for their household: what a
/// benefit is to protect from. In closed form over the law of X and by quadrature over incomes and the year's shocks; no
/// sampling error.
///
/// With o(x) = x − b(x), b being what all layers pay together, which never falls, P(o(X) > y) is the survival of X at the greatest x with o(x) ≤ y.
package struct CatastrophicExpenditure: Sendable {
  /// By threshold, of all insured people.
  package let shares: [SpendingThreshold: Double]

  /// - Parameters:
  ///   - plan: whose first year, people and benefits count.
  ///   - household: what is spent is measured against.
  /// - Returns: nil where a benefit is no piecewise linear function, or pays something beside X,
  ///   or where the trend to the first year is drawn.
  package init?(of plan: SimulationPlan, household: HouseholdIncome) {
    guard let policy = plan.policies.first, plan.hasKnownLevel, plan.insured > 0 else { return nil }
    let level = plan.firstLevel
    var shares: [SpendingThreshold: Double] = [:]
    for cohort in plan.cohorts {
      guard let schedule = (try? policy.stack(for: cohort.group))?.all.schedule, !cohort.paysOverflow
      else {
        return nil
      }
      for threshold in SpendingThreshold.allCases {
        let amounts = Self.zs.map { z in
          schedule.amount(
            outOfPocket: threshold.limit(income: household.income(of: cohort.group, at: z), household))
        }
        let exceeding = Self.meanOverYears(plan.shocks) { year in
          let law = cohort.severity(at: level.severity * year.severity)
          let share = zip(Self.weights, amounts).reduce(0) { $0 + $1.0 * ($1.1.isFinite ? law.survival($1.1) : 0) }
          return min(1, cohort.probability * level.frequency * year.frequency) * share
        }
        shares[threshold, default: 0] += exceeding * Double(cohort.insured) / Double(plan.insured)
      }
    }
    self.shares = shares
  }

  /// The trapezoid rule over standard normals, as `normalExpectation` has it.
  private static let zs = (0...400).map { -8 + 0.04 * Double($0) }
  private static let weights: [Double] = {
    let raw = zs.map(StandardNormal.density)
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }()

  private static func meanOverYears(_ shocks: Shocks, _ value: (Shocks.Year) -> Double) -> Double {
    guard shocks.severity > 0 else { return value(.quiet) }
    return normalExpectation(points: 61) { value(shocks.conditional(onSeverity: $0)) }
  }
}
