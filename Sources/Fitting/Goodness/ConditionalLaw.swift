import Chance

/// A law as it shows in truncated data: the law of X given d < X ≤ t.
package struct ConditionalLaw: Sendable {
  package let law: any ContinuousLaw
  package let truncation: Truncation
  /// S(d), S(t).
  private let upper: Double
  private let lower: Double
  private let logMass: Double

  package init(_ law: any ContinuousLaw, truncation: Truncation) {
    self.law = law
    self.truncation = truncation
    upper = truncation.below > 0 ? law.survival(truncation.below) : 1
    lower = truncation.above < .infinity ? law.survival(truncation.above) : 0
    logMass = law.logProbability(above: truncation.below, upTo: truncation.above)
  }

  package var isWhole: Bool { truncation == .none }

  /// The logarithms of F*(x) and S*(x).
  func logTails(_ x: Double) -> (cumulative: Double, survival: Double) {
    if isWhole { return (law.logCumulative(x), law.logSurvival(x)) }
    if x <= truncation.below { return (-.infinity, 0) }
    if x >= truncation.above { return (0, -.infinity) }
    let cumulative = law.logProbability(above: truncation.below, upTo: x) - logMass
    let survival = law.logProbability(above: x, upTo: truncation.above) - logMass
    return (min(0, cumulative), min(0, survival))
  }

  /// F*(x).
  func cumulative(_ x: Double) -> Double {
    if isWhole { return law.cumulative(x) }
    return upper > lower ? min(1, max(0, (upper - law.survival(x)) / (upper - lower))) : .nan
  }

  /// The x with S*(x) = q.
  package func quantile(survival q: Double) -> Double { law.quantile(survival: lower + q * (upper - lower)) }

  /// E[X∧u | d < X ≤ t]; for u = ∞ the mean.
  package func limitedExpectedValue(_ u: Double) -> Double {
    if isWhole { return law.limitedExpectedValue(u) }
    let d = truncation.below
    if u <= d { return u }
    let limit = min(u, truncation.above)
    let area = law.limitedExpectedValue(limit) - (d > 0 ? law.limitedExpectedValue(d) : 0)
    return d + (area - (limit.isFinite ? (limit - d) * lower : 0)) / (upper - lower)
  }

  /// One draw: from the law itself until it falls between the bounds, or by inversion where that would take long.
  func draw(_ count: Int, using stream: inout RandomStream) -> [Double] {
    var amounts = [Double](repeating: 0, count: count)
    if upper - lower > 0.1 {
      var filled = 0
      var batch = [Double](repeating: 0, count: 256)
      while filled < count {
        var span = batch.mutableSpan
        law.sample(into: &span, using: &stream)
        for amount in batch where filled < count && amount > truncation.below && amount <= truncation.above {
          amounts[filled] = amount
          filled += 1
        }
      }
    } else {
      for index in amounts.indices { amounts[index] = quantile(survival: stream.uniform()) }
    }
    return amounts
  }
}
