/// The ratio of two means over the same replications: total claims over total beneficiaries.
///
/// The estimate is ȳ/x̄; its standard error is that of the residuals yᵢ − r xᵢ over x̄√n (delta method; Cochran,
/// *Sampling Techniques*, 3rd ed., §6.3).
public enum RatioOfMeans {
  /// - Returns: nil where the mean of the denominators is 0.
  /// - Throws: `SampleError` where there are none, their numbers differ, or one is not a finite number.
  public static func estimate(_ numerators: [Double], over denominators: [Double]) throws(SampleError) -> Estimate? {
    guard numerators.count == denominators.count else {
      throw .unequalLengths(numerators.count, denominators.count)
    }
    let above = Mean()(try Sample(numerators)).value
    let below = Mean()(try Sample(denominators)).value
    guard below != 0 else { return nil }
    let ratio = above / below
    let residuals = zip(numerators, denominators).map { ($0 - ratio * $1) / below }
    let error = Mean()(try Sample(residuals))
    guard let standardError = error.standardError, let upper = error.upper else {
      return Estimate(value: ratio, replications: 1)
    }
    let halfWidth = upper - error.value
    return Estimate(
      value: ratio, standardError: standardError, lower: ratio - halfWidth, upper: ratio + halfWidth,
      replications: numerators.count)
  }
}
