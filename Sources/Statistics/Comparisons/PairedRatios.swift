/// The difference of two ratios of means over the same replications, such as two policies' mean benefit a beneficiary.
///
/// By the delta method each ratio's error is the mean of its residuals (yᵢ − r xᵢ)/x̄, as in ``RatioOfMeans``; the
/// standard error of the difference is that of the residuals' differences, pair by pair.
public enum PairedRatios {
  /// - Returns: nil where the mean of a denominator is 0.
  /// - Throws: `SampleError` where there are none, their numbers differ, or one is not a finite number.
  public static func difference(
    baseline: (numerators: [Double], denominators: [Double]),
    alternative: (numerators: [Double], denominators: [Double])
  ) throws(SampleError) -> Estimate? {
    guard let before = try residuals(baseline.numerators, baseline.denominators),
      let after = try residuals(alternative.numerators, alternative.denominators)
    else { return nil }
    let noise = try PairedDifference(baseline: before.residuals, alternative: after.residuals).mean
    let value = after.ratio - before.ratio
    guard let error = noise.standardError, let upper = noise.upper else {
      return Estimate(value: value, replications: noise.replications)
    }
    let halfWidth = upper - noise.value
    return Estimate(
      value: value, standardError: error, lower: value - halfWidth, upper: value + halfWidth,
      replications: noise.replications)
  }

  private static func residuals(
    _ numerators: [Double], _ denominators: [Double]
  ) throws(SampleError) -> (ratio: Double, residuals: [Double])? {
    guard numerators.count == denominators.count else {
      throw .unequalLengths(numerators.count, denominators.count)
    }
    let above = Mean()(try Sample(numerators)).value
    let below = Mean()(try Sample(denominators)).value
    guard below != 0 else { return nil }
    let ratio = above / below
    return (ratio, zip(numerators, denominators).map { ($0 - ratio * $1) / below })
  }
}
