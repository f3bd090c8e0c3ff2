import Chance
import Foundation

/// A severity law with a density: what maximum likelihood needs of it.
///
/// Everything is a logarithm, so that an amount far in a tail, whose probability underflows, still counts. Amounts
/// outside the support have a log density of −∞.
package protocol ContinuousLaw: SeverityLaw {
  /// log f(x), for x > 0.
  func logDensity(_ x: Double) -> Double

  /// log S(x), precise in both tails.
  func logSurvival(_ x: Double) -> Double

  /// log F(x), precise in both tails.
  func logCumulative(_ x: Double) -> Double

  /// Σ wᵢ log f(xᵢ) over observed amounts.
  ///
  /// The default takes one amount after the other; a law whose sum depends on a few statistics of the sample, or which
  /// can do the sum with fewer logarithms, does so.
  func logDensitySum(_ observed: ObservedAmounts) -> Double
}

extension ContinuousLaw {
  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    observed.sum { logDensity($0) }
  }

  /// log P(a < X ≤ b), from the tail in which the difference loses fewer digits; −∞ where b ≤ a.
  package func logProbability(above a: Double, upTo b: Double) -> Double {
    guard b > a else { return -.infinity }
    if b == .infinity { return a <= 0 ? 0 : logSurvival(a) }
    if a <= 0 { return logCumulative(b) }
    let (above, beyond) = (logSurvival(a), logSurvival(b))
    // Where more than half lies beyond a, the lower tail is the shorter one.
    if above < -0.7 { return above + logOneMinusExponential(above - beyond) }
    let (below, within) = (logCumulative(a), logCumulative(b))
    return within + logOneMinusExponential(within - below)
  }
}

/// log(1 − e^{−h}) for h ≥ 0, without cancellation at either end (Mächler, “Accurately computing log(1 − exp(−|a|))”,
/// 2012).
package func logOneMinusExponential(_ h: Double) -> Double {
  h > 0.693147180559945 ? log1p(-exp(-h)) : log(-expm1(-h))
}
