import Chance
import Foundation

/// What the amounts beyond a threshold say about the tail, threshold by threshold.
///
/// Where the tail is generalised Pareto, the mean excess is linear in the threshold, with slope ξ/(1 − ξ), and the
/// fitted ξ stays the same; where it is Pareto, Hill's estimate levels off (Hill 1975; Embrechts, Klüppelberg &
/// Mikosch, *Modelling Extremal Events*, sections 6.2 and 6.4).
package struct TailTable: Sendable {
  package struct Row: Sendable {
    package let threshold: Double
    /// How many amounts lie beyond, by weight, and their share.
    package let exceedances: Double
    package let share: Double
    package let meanExcess: Double
    package let meanExcessError: Double
    /// Hill's estimate of the tail index α, 1 over the mean of log(x/threshold), and α/√k; nil with censored amounts.
    package let hill: Double
    package let hillError: Double
    /// The generalised Pareto law fitted to the excesses.
    package let shape: FittedLaw.Parameter?
    package let scale: FittedLaw.Parameter?
  }

  package let rows: [Row]

  /// The shares of the sample at which thresholds are put: observed quantiles.
  static let levels = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999]
  /// Fewer amounts than this beyond a threshold say nothing about a tail.
  static let fewestExceedances = 30

  /// Amounts that are censored count in the generalised Pareto law, and not in the mean excess and Hill's estimate,
  /// which have no place for them.
  package init(of observations: Observations, levels: [Double] = TailTable.levels) {
    rows = Self.thresholds(of: observations, at: levels).map { threshold in
      let first = observations.firstIndex(above: threshold)
      let beyond = observations.part(above: threshold, upTo: .infinity)
      let exact = beyond.exact
      let excess = exact.mean - threshold
      let deviation = exact.squaredVariation.squareRoot() * exact.mean
      let hill = 1 / (exact.logMean - log(threshold))
      let fitted = LawFamily.generalizedPareto(threshold: threshold).fit(beyond)
      precondition(first < observations.exact.values.count, "a threshold lies below the largest amount")
      return Row(
        threshold: threshold, exceedances: beyond.count, share: beyond.count / observations.count, meanExcess: excess,
        meanExcessError: deviation / exact.total.squareRoot(), hill: hill, hillError: hill / exact.total.squareRoot(),
        shape: fitted?.parameters.first { $0.name == "shape" },
        scale: fitted?.parameters.first { $0.name == "scale" })
    }
  }

  /// Observed quantiles with enough amounts beyond, each once.
  static func thresholds(of observations: Observations, at levels: [Double]) -> [Double] {
    guard observations.intervals.isEmpty else { return [] }
    let exact = observations.exact
    let total = observations.count
    var thresholds: [Double] = []
    var (index, below) = (0, 0.0)
    for level in levels {
      while index < exact.values.count, below + (exact.weights?[index] ?? 1) <= level * total {
        below += exact.weights?[index] ?? 1
        index += 1
      }
      guard index > 0 else { continue }
      let threshold = exact.values[index - 1]
      guard exact.values.count - observations.firstIndex(above: threshold) >= fewestExceedances else { break }
      if threshold > thresholds.last ?? 0 { thresholds.append(threshold) }
    }
    return thresholds
  }
}
