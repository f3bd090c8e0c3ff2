/// The tail value at risk of a level p: the mean of the worst share 1−p of the losses, large values being bad.
///
/// It is the expected shortfall of Acerbi & Tasche (2002), *Journal of Banking & Finance* 26, 1487–1503, def. 2.6:
/// where n(1−p) is no whole number the replication at the boundary counts with the remaining fraction. With
/// q = X₍⌈np⌉₎ it equals q + Σ(x−q)⁺/(n(1−p)). Level 0 is the mean. For results, of which small ones are bad, apply it
/// to ``Sample/negated``.
///
/// The standard error comes from the influence function (max(x, q) − q)/(1−p): it is the standard deviation of
/// (x−q)⁺ over (1−p)√n. The interval is value ± t₀.₉₇₅(k−1) standard errors with k = ⌊n(1−p)⌋, as it is the k tail
/// replications that carry the information. Since a tail too short misses the very losses that would widen the
/// interval, the standard error is given from k = 10 on and the interval from k = 20 on, and most of the misses lie
/// above. It covers (p = 0.99 and 0.95 alike):
///
/// | k | normal | exponential | lognormal, σ = 1 | Pareto II, α = 3 |
/// |---|---|---|---|---|
/// | 20 | 94% | 93% | 90% | 87% |
/// | 50 | 95% | 94% | 93% | 90% |
/// | 100 | 95% | 94% | 93% | 92% |
public struct TailValueAtRisk: RiskMeasure, Hashable {
  /// p, from 0 to below 1.
  public let level: Double

  static let smallestTailForStandardError = 10
  static let smallestTailForInterval = 20

  /// For a level written in the program; it must be at least 0 and below 1.
  public init(_ level: Double) {
    precondition(level >= 0 && level < 1, "A tail's level is at least 0 and below 1; write 0.99 for the worst 1%.")
    self.level = level
  }

  /// For a level that a user wrote.
  ///
  /// - Throws: ``SampleError/levelOutOfRange(_:)`` unless 0 ≤ `level` < 1.
  public init(checking level: Double) throws(SampleError) {
    guard level >= 0 && level < 1 else { throw .levelOutOfRange(level) }
    self.level = level
  }

  public func callAsFunction(_ sample: Sample) -> Estimate {
    // Level 0 has no quantile to stand on, nor a tail apart from the rest.
    guard level > 0 else { return Mean()(sample) }
    let rank = OrderStatistics(count: sample.count, level: level).rank
    let threshold = sample.sorted[rank - 1]
    let weight = Double(sample.count) - OrderStatistics.expectedCount(sample.count, level)
    let tail = sample.sorted[rank...]
    let excess = CompensatedSum.of(tail) { $0 - threshold }
    // Rounding must not carry a mean of values beyond the largest of them.
    let value = min(sample.maximum, weight > 0 ? threshold + excess / weight : threshold)

    let tailCount = Int(weight)
    guard tailCount >= TailValueAtRisk.smallestTailForStandardError else {
      let isKnownConstant = sample.count >= 2 && sample.isConstant
      return Estimate(
        value: value, standardError: isKnownConstant ? 0 : nil, lower: nil, upper: nil, replications: sample.count)
    }
    let error = standardError(sample, threshold: threshold, tail: tail, excess: excess)
    guard tailCount >= TailValueAtRisk.smallestTailForInterval else {
      return Estimate(value: value, standardError: error, lower: nil, upper: nil, replications: sample.count)
    }
    return Estimate(
      value: value, standardError: error, multiple: StudentT.criticalValue(degreesOfFreedom: tailCount - 1),
      replications: sample.count)
  }

  private func standardError(
    _ sample: Sample, threshold: Double, tail: ArraySlice<Double>, excess: Double
  ) -> Double {
    guard !sample.isConstant else { return 0 }
    let count = Double(sample.count)
    let mean = excess / sample.range / count
    // The values at or below the threshold all contribute the same excess, zero.
    let inTail = CompensatedSum.of(tail) { value in
      let deviation = (value - threshold) / sample.range - mean
      return deviation * deviation
    }
    let variance = (inTail + Double(sample.count - tail.count) * mean * mean) / (count - 1)
    return (variance / count).squareRoot() / (1 - level) * sample.range
  }
}
