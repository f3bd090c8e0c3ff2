/// The ratio of two means over the same replications: total claims over total beneficiaries.
///
/// The estimate is ȳ/x̄; its standard error is that of the residuals yᵢ − r xᵢ over x̄√n (delta method; Cochran,
/// *Sampling Techniques*, 3rd ed., §6.3).
public enum RatioOfMeans {
  /// - Parameter numerators: y, by replication.
  /// - Parameter denominators: x, by replication in the same order.
  /// - Parameter control: corrects both means, and shrinks the residuals' error, where it is given.
  /// - Returns: nil where the mean of the denominators is 0.
  /// - Throws: `SampleError` where there are none, their numbers differ, or one is not a finite number.
  public static func estimate(
    _ numerators: [Double], over denominators: [Double], control: ControlVariate? = nil
  ) throws(SampleError) -> Estimate? {
    func mean(_ values: [Double]) throws(SampleError) -> Estimate {
      if let control { return try control.mean(of: values) }
      return Mean()(try Sample(values))
    }
    guard numerators.count == denominators.count else {
      throw .unequalLengths(numerators.count, denominators.count)
    }
    let above = try mean(numerators).value
    let below = try mean(denominators).value
    guard below != 0 else { return nil }
    let ratio = above / below
    let residuals = zip(numerators, denominators).map { ($0 - ratio * $1) / below }
    let error = try mean(residuals)
    guard let standardError = error.standardError, let upper = error.upper else {
      return Estimate(value: ratio, replications: 1)
    }
    let halfWidth = upper - error.value
    return Estimate(
      value: ratio, standardError: standardError, lower: ratio - halfWidth, upper: ratio + halfWidth,
      replications: numerators.count)
  }
}
