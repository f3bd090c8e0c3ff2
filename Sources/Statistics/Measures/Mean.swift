/// The arithmetic mean, with Student's interval.
///
/// Standard error s/√n, interval x̄ ± t₀.₉₇₅(n−1) · s/√n. Student's t, not the normal 1.96, is used for every n: it is
/// exact for normal replications however few (2 replications: ±12.7 standard errors), and beyond 10⁴ replications the
/// two agree to 1.2·10⁻⁴ relative. With one replication there is no standard error.
public struct Mean: RiskMeasure, Hashable {
  public init() {}

  public func callAsFunction(_ sample: Sample) -> Estimate {
    let moments = CentralMoments(sample)
    guard sample.count >= 2 else { return Estimate(value: moments.mean, replications: 1) }
    return Estimate(
      value: moments.mean,
      standardError: moments.standardDeviation / Double(sample.count).squareRoot(),
      multiple: StudentT.criticalValue(degreesOfFreedom: sample.count - 1),
      replications: sample.count)
  }
}
