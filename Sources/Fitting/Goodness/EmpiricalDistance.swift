import Chance
import Foundation

/// How far a law lies from the observed distribution: the statistics of Kolmogorov & Smirnov and of Anderson & Darling.
///
/// With truncation the law is the one given that an amount is recorded. With a common cap c the observed distribution
/// is known below c only, and both statistics stop there. (Klugman, Panjer & Willmot, *Loss Models*, chapter on model
/// selection; the Anderson–Darling statistic is the integral n ∫ (Fₙ − F*)²/(F* (1 − F*)) dF* term by term, which for
/// complete data is the usual sum over the order statistics.)
///
/// Amounts that are put together in cells have an observed distribution between the cells alone, and rise through each as the law
/// does: at a cell's mean half of it is below, and what a step of its weight w would add to A², n w³/12 / (F* (1 − F*)), is taken
/// off again.
package struct EmpiricalDistance: Sendable, Hashable {
  /// sup |Fₙ − F*|.
  package let kolmogorovSmirnov: Double
  /// A².
  package let andersonDarling: Double

  /// - Returns: nil where there is no observed distribution: for classes of a histogram, for amounts that are censored at
  ///   different bounds, and where there is no exact amount.
  package init?(of law: any ContinuousLaw, from observations: Observations) {
    guard observations.intervals.isEmpty, !observations.exact.values.isEmpty else { return nil }
    guard observations.atLeast.isEmpty || observations.commonCap != nil else { return nil }
    let exact = observations.exact
    let conditional = ConditionalLaw(law, truncation: observations.truncation)
    let total = observations.count
    let end = min(observations.commonCap ?? .infinity, observations.truncation.above)
    var supremum = 0.0
    var before = 0.0
    var integral = 0.0
    var last = (cumulative: 0.0, survival: 0.0)
    var steps = 0.0
    var index = 0
    while index < exact.values.count {
      let value = exact.values[index]
      var weight = 0.0
      while index < exact.values.count, exact.values[index] == value {
        weight += exact.weights?[index] ?? 1
        index += 1
      }
      guard weight > 0 else { continue }
      let tails = conditional.logTails(value)
      let cumulative = exp(tails.cumulative)
      let after = before + weight / total
      if observations.isInCells {
        let share = weight / total
        supremum = max(supremum, abs(cumulative - before - share / 2))
        let spread = cumulative * (1 - cumulative)
        if spread > share / 4 { steps += share * share * share / 12 / spread }
      } else {
        supremum = max(supremum, abs(cumulative - before), abs(cumulative - after))
      }
      if before > 0 { integral += before * before * (tails.cumulative - last.cumulative) }
      integral += (1 - before) * (1 - before) * (last.survival - tails.survival)
      (before, last) = (after, tails)
    }
    let tails = end < .infinity ? conditional.logTails(end) : (cumulative: 0, survival: -.infinity)
    if observations.commonCap != nil {
      supremum = max(supremum, abs(exp(tails.cumulative) - before))
      integral += (1 - before) * (1 - before) * (last.survival - tails.survival)
    }
    integral += before * before * (tails.cumulative - last.cumulative)
    kolmogorovSmirnov = supremum
    andersonDarling = total * (integral - exp(tails.cumulative) - steps)
  }
}
