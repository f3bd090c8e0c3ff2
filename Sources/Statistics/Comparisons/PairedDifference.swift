/// Two policies met by the same illnesses, replication by replication: what the second changes.
///
/// Under common random numbers most of the noise is the same in both and leaves the differences, so their standard
/// error is far below that of the two means apart.
public struct PairedDifference: Sendable, Hashable {
  /// Alternative less baseline, for every replication; any ``RiskMeasure`` may be applied to it.
  public let differences: Sample

  /// The mean difference with Student's interval, as ``Mean`` gives it.
  public let mean: Estimate

  /// The probability that the baseline is less than the alternative, with Wilson's interval.
  public let probabilityOfIncrease: Estimate

  /// The probability that the alternative is less than the baseline. Ties count for neither.
  public let probabilityOfDecrease: Estimate

  /// - Throws: ``SampleError/unequalLengths(_:_:)``, ``SampleError/empty``, and ``SampleError/notFinite(index:)`` or
  ///   ``SampleError/tooLarge(index:)`` for the first replication whose values, or their difference, are no number a
  ///   ``Sample`` takes.
  public init(baseline: [Double], alternative: [Double]) throws(SampleError) {
    guard baseline.count == alternative.count else { throw .unequalLengths(baseline.count, alternative.count) }
    var differences: [Double] = []
    differences.reserveCapacity(baseline.count)
    var increases = 0
    var decreases = 0
    for index in baseline.indices {
      try Sample.check(baseline[index], at: index)
      try Sample.check(alternative[index], at: index)
      // Compared directly: the sign of a difference is exact in IEEE arithmetic, but this says what is meant.
      if baseline[index] < alternative[index] { increases += 1 }
      if alternative[index] < baseline[index] { decreases += 1 }
      differences.append(alternative[index] - baseline[index])
    }
    self.differences = try Sample(differences)
    mean = Mean()(self.differences)
    probabilityOfIncrease = try Proportion.estimate(successes: increases, of: differences.count)
    probabilityOfDecrease = try Proportion.estimate(successes: decreases, of: differences.count)
  }
}
