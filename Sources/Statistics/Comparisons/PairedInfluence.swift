/// The difference of two smooth figures on the same replications, by their influence functions.
///
/// Each replication moves a figure by its influence over n; the standard error of the difference is that of the mean of
/// the influences' differences, pair by pair (delta method; Asmussen & Glynn, *Stochastic Simulation*, 2007, §III.4).
public enum PairedInfluence {
  /// The difference of two standard deviations: the influence is ((x − μ)² − σ²)/(2σ).
  ///
  /// - Throws: `SampleError` where a value is no finite number or the numbers differ.
  public static func standardDeviation(
    baseline: [Double], alternative: [Double]
  ) throws(SampleError) -> Estimate {
    func influences(_ values: [Double]) throws(SampleError) -> (value: Double, influences: [Double]) {
      let sample = try Sample(values)
      let (mean, deviation) = (Mean()(sample).value, StandardDeviation()(sample).value)
      guard deviation > 0 else { return (0, values.map { _ in 0 }) }
      return (deviation, values.map { (($0 - mean) * ($0 - mean) / deviation - deviation) / 2 })
    }
    return try difference(try influences(baseline), try influences(alternative))
  }

  /// The difference of two tail values at risk: the influence is (x − q)⁺/(1 − p), less its mean.
  ///
  /// - Throws: `SampleError` where a value is no finite number or the numbers differ.
  public static func tailValueAtRisk(
    _ measure: TailValueAtRisk, baseline: [Double], alternative: [Double]
  ) throws(SampleError) -> Estimate {
    func influences(_ values: [Double]) throws(SampleError) -> (value: Double, influences: [Double], isKnown: Bool) {
      let sample = try Sample(values)
      let estimate = measure(sample)
      let rank = measure.level > 0 ? OrderStatistics(count: sample.count, level: measure.level).rank : 1
      let threshold = sample.sorted[rank - 1]
      return (
        estimate.value, values.map { max(0, $0 - threshold) / (1 - measure.level) }, estimate.standardError != nil
      )
    }
    let (before, after) = (try influences(baseline), try influences(alternative))
    let whole = try difference((before.value, before.influences), (after.value, after.influences))
    guard before.isKnown, after.isKnown else { return Estimate(value: whole.value, replications: whole.replications) }
    return whole
  }

  private static func difference(
    _ before: (value: Double, influences: [Double]), _ after: (value: Double, influences: [Double])
  ) throws(SampleError) -> Estimate {
    let noise = try PairedDifference(baseline: before.influences, alternative: after.influences).mean
    let value = after.value - before.value
    guard let error = noise.standardError, let upper = noise.upper else {
      return Estimate(value: value, replications: noise.replications)
    }
    let halfWidth = upper - noise.value
    return Estimate(
      value: value, standardError: error, lower: value - halfWidth, upper: value + halfWidth,
      replications: noise.replications)
  }
}
