import Chance

/// The log-likelihood of observations under a law.
///
/// An exact amount counts with log f(x), one of which only a bound b is known with log S(b), a class (l, u] with
/// log P(l < X ≤ u), and from each log P(d < X ≤ t) is taken away where only amounts between d and t are recorded
/// (Klugman, Panjer & Willmot, *Loss Models*, chapter on maximum likelihood estimation).
package enum Likelihood {
  /// −∞ or NaN where the law cannot have brought the observations about.
  package static func logarithm(of observations: Observations, under law: any ContinuousLaw) -> Double {
    var sum = law.logDensitySum(observations.exact)
    let limit = observations.truncation.above
    for row in observations.atLeast where row.weight > 0 {
      sum += row.weight * law.logProbability(above: row.bound, upTo: limit)
    }
    for row in observations.intervals where row.weight > 0 {
      sum += row.weight * law.logProbability(above: row.lower, upTo: min(row.upper, limit))
    }
    guard observations.truncation != .none else { return sum }
    return sum
      - observations.count * law.logProbability(above: observations.truncation.below, upTo: limit)
  }
}
