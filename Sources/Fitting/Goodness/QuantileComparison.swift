import Chance
import Foundation

/// Observed amounts against a law: quantiles and limited expected values.
package struct QuantileComparison: Sendable {
  package struct Row: Sendable {
    /// The probability of the quantile.
    package let level: Double
    package let observedQuantile: Double
    package let fittedQuantile: Double
    /// E[X∧u] at the observed quantile u.
    package let observedLimited: Double
    package let fittedLimited: Double
  }

  package let rows: [Row]
  /// Nil where a cap hides it.
  package let observedMean: Double?
  /// The mean of the amounts that are recorded; may be infinite.
  package let fittedMean: Double

  private static let levels = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

  /// Quantiles are the smallest observed amounts that are reached with the level's probability; those at a cap or beyond
  /// are left out, and so are those with fewer than 10 amounts beyond.
  ///
  /// - Returns: nil where there is no observed distribution.
  package init?(of law: any ContinuousLaw, from observations: Observations) {
    let exact = observations.exact
    guard observations.intervals.isEmpty, !exact.values.isEmpty,
      observations.atLeast.isEmpty || observations.commonCap != nil
    else { return nil }
    let conditional = ConditionalLaw(law, truncation: observations.truncation)
    let total = observations.count
    var rows: [Row] = []
    // The weight and the amounts so far, from below.
    var (below, sum, index) = (0.0, 0.0, 0)
    for level in Self.levels where (1 - level) * total >= 10 {
      while index < exact.values.count, below < level * total {
        let weight = exact.weights?[index] ?? 1
        below += weight
        sum += weight * exact.values[index]
        index += 1
      }
      guard below >= level * total else { break }
      let quantile = exact.values[index - 1]
      rows.append(
        Row(
          level: level, observedQuantile: quantile, fittedQuantile: conditional.quantile(survival: 1 - level),
          observedLimited: (sum + (total - below) * quantile) / total,
          fittedLimited: conditional.limitedExpectedValue(quantile)))
    }
    self.rows = rows
    observedMean = observations.atLeast.isEmpty ? exact.mean : nil
    fittedMean = conditional.limitedExpectedValue(.infinity)
  }
}
