import Chance
import Insurance
import Plans

/// Who gains by the size of their bill: people, expense and benefits by bands of the yearly in-scope amount X.
///
/// In closed form, in a year without shocks. With b the benefit of all layers and S the survival function of X,
/// E[b(X); X ≤ u] = E[b(X∧u)] − b(u) S(u), so a band is the difference of two such values, and the same for X itself
/// (Klugman, Panjer & Willmot, *Loss Models*, 4th ed., §8.5).
public struct ExpenseBands: Sendable {
  public struct Band: Sendable, Hashable {
    /// Yuan.
    public let lower: Double
    /// Nil for the last one.
    public let upper: Double?
    /// Expected people in it.
    public let people: Double
    /// Yuan of in-scope expense.
    public let expense: Double
    /// Yuan of benefits, of all layers.
    public let benefits: Double
  }

  public let bands: [Band]

  /// Yuan at which bands begin.
  public static let usualEdges: [Double] = [0, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]

  /// The bands of a plan's first year under its first policy.
  ///
  /// `edges` is ascending, the first one 0.
  /// - Returns: nil where a rule is not piecewise linear or a mean is infinite.
  public init?(of plan: SimulationPlan, edges: [Double] = usualEdges) {
    guard let policy = plan.policies.first else { return nil }
    var below = Array(repeating: (people: 0.0, expense: 0.0, benefits: 0.0), count: edges.count)
    for cohort in plan.cohorts {
      guard let schedule = (try? policy.stack(for: cohort.group))?.all.schedule else { return nil }
      let (law, people) = (cohort.severity, Double(cohort.insured) * cohort.probability)
      for (place, end) in (edges.dropFirst() + [.infinity]).enumerated() {
        let survival = end.isFinite ? law.survival(end) : 0
        let paid = schedule.expectedPayment { law.limitedExpectedValue(min($0, end)) }
        below[place].people += people * (1 - survival)
        below[place].expense += people * (law.limitedExpectedValue(end) - (end.isFinite ? end * survival : 0))
        below[place].benefits += people * (paid - (end.isFinite ? schedule.payment(for: end) * survival : 0))
      }
    }
    var bands: [Band] = []
    var last = (people: 0.0, expense: 0.0, benefits: 0.0)
    for (place, sum) in below.enumerated() {
      bands.append(
        Band(
          lower: edges[place], upper: place + 1 < edges.count ? edges[place + 1] : nil,
          people: max(0, sum.people - last.people), expense: max(0, sum.expense - last.expense),
          benefits: max(0, sum.benefits - last.benefits)))
      last = sum
    }
    guard last.expense.isFinite, last.benefits.isFinite, last.expense > 0 else { return nil }
    self.bands = bands
  }
}
