import Chance
import Foundation
import Insurance
import Plans

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

  /// Where people are cut in order of their amounts.
  ///
  /// Many can have the same amount (an atom of the law, such as those with nothing in scope): then the cut goes through
  /// them, so that every band has as many people as its share says.
  struct Cut: Hashable {
    /// All who have at most `below` lie below the cut, nobody with more than `at`, yuan. The two are the same amount but
    /// for rounding, or neighbours.
    let below: Double
    let at: Double
    /// The share of those between them who lie below the cut, of every group alike.
    let taken: Double
  }

  let claimants: [Claimants]
  /// From nobody to everybody.
  let limits: [Cut]

  /// - Returns: nil where nobody has any expense.
  init?(of plan: SimulationPlan) {
    let level = plan.firstLevel
    claimants = plan.cohorts.map { cohort in
      Claimants(
        group: cohort.group, people: Double(cohort.insured) * min(1, cohort.probability * level.frequency),
        law: cohort.severity(at: level.severity))
    }.filter { $0.people > 0 }
    guard !claimants.isEmpty else { return nil }
    let all = claimants
    limits = Self.cuts.map { cut in
      switch cut {
      case 0: Cut(below: -1, at: 0, taken: 0)
      case 1: Cut(below: .infinity, at: .infinity, taken: 1)
      default: Self.cut(survival: 1 - cut, of: all)
      }
    }
  }

  /// The cut that a share of all people with expense lies above, by bisection between the groups' own quantiles.
  private static func cut(survival q: Double, of claimants: [Claimants]) -> Cut {
    let own = claimants.map { $0.law.quantile(survival: q) }
    guard let least = own.min(), var high = own.max() else { return Cut(below: -1, at: 0, taken: 0) }
    let people = claimants.reduce(0) { $0 + $1.people }
    func above(_ amount: Double) -> Double {
      amount < 0 ? 1 : claimants.reduce(0) { $0 + $1.people * $1.law.survival(amount) } / people
    }
    var low = least > 0 ? least.nextDown : -1
    for _ in 0..<200 where high > 0 && high - low > 1e-9 * high {
      let middle = low + (high - low) / 2
      if above(middle) > q { low = middle } else { high = middle }
    }
    let (before, after) = (above(low), above(high))
    return Cut(below: low, at: high, taken: before > after ? min(1, max(0, (before - q) / (before - after))) : 1)
  }
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
