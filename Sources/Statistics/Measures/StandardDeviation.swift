/// The sample standard deviation s, the root of the unbiased ``Variance``.
///
/// Standard error SE(s²)/(2s) by the delta method from the fourth central moment; the interval is the root of the
/// variance's, so it holds from 5 replications on and never reaches below zero.
/// A single replication has the value 0 and no standard error.
public struct StandardDeviation: RiskMeasure, Hashable {
  public init() {}

  public func callAsFunction(_ sample: Sample) -> Estimate {
    let moments = CentralMoments(sample)
    guard sample.count >= 2 else { return Estimate(value: 0, replications: 1) }
    let factors = Variance.intervalFactors(sample, moments)
    return Estimate(
      value: moments.standardDeviation,
      standardError: moments.standardDeviationStandardError,
      lower: factors.map { moments.standardDeviation * $0.lower.squareRoot() },
      upper: factors.map { moments.standardDeviation * $0.upper.squareRoot() },
      replications: sample.count)
  }
}
