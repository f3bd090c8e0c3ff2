import Chance
import Foundation
import Insurance

/// The amounts of the people with expense in the first year, cut at quantiles: the deciles, with the top one cut further
/// since that is where critical-illness insurance pays.
///
/// A year at its expected level: the trend up to it counts, shocks do not.
struct AmountBands {
  /// One cohort's people with expense.
  struct Claimants {
    let group: String
    /// How many are expected.
    let people: Double
    let law: any SeverityLaw
  }

  /// The probabilities that the bands are cut at.
  static let cuts = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1]

  let claimants: [Claimants]
  /// The amounts at the cuts, from 0 to infinity, yuan.
  let limits: [Double]

  /// - Returns: nil where nobody has any expense.
  init?(of plan: SimulationPlan) {
    let years = Double(plan.startYear - plan.expenseYear)
    let level = plan.trend.level(after: years)
    claimants = plan.cohorts.map { cohort in
      Claimants(
        group: cohort.group, people: Double(cohort.insured) * min(1, cohort.probability * level.frequency),
        law: level.severity == 1 ? cohort.severity : cohort.severity.scaled(by: level.severity))
    }.filter { $0.people > 0 }
    guard !claimants.isEmpty else { return nil }
    let all = claimants
    limits = Self.cuts.map { cut in
      switch cut {
      case 0: 0
      case 1: .infinity
      default: Self.quantile(survival: 1 - cut, of: all)
      }
    }
  }

  /// The amount that a share of all people with expense exceeds, by bisection between the groups' own quantiles.
  private static func quantile(survival q: Double, of claimants: [Claimants]) -> Double {
    let own = claimants.map { $0.law.quantile(survival: q) }
    guard var low = own.min(), var high = own.max() else { return 0 }
    let people = claimants.reduce(0) { $0 + $1.people }
    for _ in 0..<200 where high - low > 1e-9 * high {
      let middle = low + (high - low) / 2
      let above = claimants.reduce(0) { $0 + $1.people * $1.law.survival(middle) } / people
      if above > q { low = middle } else { high = middle }
    }
    return high
  }
}

extension Trend {
  /// The mean factors after so many years: the growth factors have the given growth as their mean, year by year.
  func level(after years: Double) -> Shocks.Year {
    guard years != 0 else { return .quiet }
    return Path(frequency: logGrowth(frequency), severity: logGrowth(severity)).factors(after: Int(years))
  }

  private func logGrowth(_ growth: Double) -> Double { growth > -1 ? log1p(growth) : 0 }
}

extension SeverityLaw {
  /// P(a < X ≤ b) and E[X; a < X ≤ b], from limited expected values: E[X; X ≤ u] = E[X∧u] − u S(u).
  func part(from a: Double, to b: Double) -> (probability: Double, amount: Double) {
    func upTo(_ u: Double) -> Double {
      u.isFinite ? limitedExpectedValue(u) - u * survival(u) : limitedExpectedValue(u)
    }
    let top = b.isFinite ? survival(b) : 0
    // An amount of exactly 0 belongs to the lowest band.
    let bottom = a > 0 ? survival(a) : 1
    return (max(0, bottom - top), max(0, upTo(b) - (a > 0 ? upTo(a) : 0)))
  }
}
