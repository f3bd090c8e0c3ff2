/// A probability estimated by counting, with Wilson's score interval.
///
/// Wilson (1927), *Journal of the American Statistical Association* 22, 209–212: the p with
/// |p̂ − p| ≤ z·√(p(1−p)/n). It holds at any n and any count: no loss in 1000 years still leaves an upper bound of
/// 0.38%. The standard error √(p̂(1−p̂)/n) does not see that and is 0 there, so read the interval; with one trial it is
/// `nil`.
///
/// ```swift
/// let lossProbability = try Proportion.estimate(successes: 37, of: 1000)
/// ```
public enum Proportion {
  /// - Throws: ``SampleError/empty`` without trials, ``SampleError/successesOutOfRange(successes:trials:)`` if
  ///   `successes` is negative or more than `trials`.
  public static func estimate(successes: Int, of trials: Int) throws(SampleError) -> Estimate {
    guard trials != 0 || successes != 0 else { throw .empty }
    guard trials > 0 && (0...trials).contains(successes) else {
      throw .successesOutOfRange(successes: successes, trials: trials)
    }
    let n = Double(trials)
    let share = Double(successes) / n
    let (lower, upper) = interval(share: share, trials: n)
    return Estimate(
      value: share,
      standardError: trials >= 2 ? (share * (1 - share) / n).squareRoot() : nil,
      // The ends are 0 and 1 exactly, but for rounding.
      lower: successes == 0 ? 0 : lower,
      upper: successes == trials ? 1 : upper,
      replications: trials)
  }

  /// The interval of Wilson.
  ///
  /// - Parameter n: how many trials; no whole number where trials count unequally.
  static func interval(share: Double, trials n: Double) -> (lower: Double, upper: Double) {
    let z = StandardNormal.criticalValue
    let variance = share * (1 - share) / n
    let shrinkage = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / shrinkage
    let halfWidth = z / shrinkage * (variance + z * z / (4 * n * n)).squareRoot()
    return (max(0, centre - halfWidth), min(1, centre + halfWidth))
  }
}
