import Chance
import Foundation

/// Points of a file against a law, for charts: shares of people above amounts, and quantiles against quantiles.
package struct FitCurves: Sendable {
  package struct Point: Sendable, Hashable {
    package let amount: Double
    /// Of the recorded amounts, how many are above; the middle of the step.
    package let share: Double
    /// The same by the law.
    package let lawShare: Double
    /// The amount that the law has at the file's share.
    package let lawAmount: Double
  }

  /// From the smallest amount; dense where few people are.
  package let points: [Point]

  private static let most = 90

  /// - Returns: nil where amounts are not known one by one.
  package init?(of law: any ContinuousLaw, from observations: Observations) {
    let exact = observations.exact
    guard observations.intervals.isEmpty, observations.atLeast.isEmpty, exact.values.count >= 20 else { return nil }
    let conditional = ConditionalLaw(law, truncation: observations.truncation)
    let total = exact.total
    // Equal steps of the logarithm of the odds, from one person to all but one.
    let end = log(Double(exact.values.count))
    let wanted = (0...Self.most).map { place in
      1 / (1 + exp(end * (2 * Double(place) / Double(Self.most) - 1)))
    }
    var points: [Point] = []
    var (below, place) = (0.0, 0)
    for share in wanted where share < 1 {
      while place < exact.values.count, below + (exact.weights?[place] ?? 1) / 2 < (1 - share) * total {
        below += exact.weights?[place] ?? 1
        place += 1
      }
      guard place < exact.values.count else { break }
      let amount = exact.values[place]
      let own = 1 - (below + (exact.weights?[place] ?? 1) / 2) / total
      let lawAmount = conditional.quantile(survival: own)
      guard own > 0, amount > 0, points.last?.amount != amount, lawAmount.isFinite, lawAmount > 0 else { continue }
      points.append(
        Point(amount: amount, share: own, lawShare: 1 - conditional.cumulative(amount), lawAmount: lawAmount))
    }
    guard points.count >= 3 else { return nil }
    self.points = points
  }
}
