/// The replications of one quantity, sorted: what a ``RiskMeasure`` is applied to.
///
/// A sample has at least one value and only finite ones, so that no measure can meet NaN. It is sorted once, and every
/// measure reads it in that order: estimates do not depend, not even in the last bit, on the order of the replications.
///
/// ```swift
/// let losses = try Sample([120, 80, 95, 240])
/// let tail = TailValueAtRisk(0.75)(losses)  // 240
/// ```
public struct Sample: Sendable, Hashable {
  /// The values from the smallest to the largest. Negative zero is stored as zero.
  public let sorted: [Double]

  /// The smallest value.
  public let minimum: Double

  /// The largest value.
  public let maximum: Double

  /// Values beyond 10⁷⁰ are refused: sums of their fourth powers could overflow.
  public static let largestMagnitude = 1e70

  /// Sorts `values`, in time that grows as their count.
  ///
  /// - Throws: ``SampleError/empty``, or ``SampleError/notFinite(index:)`` or ``SampleError/tooLarge(index:)`` for the
  ///   first value that is NaN, infinite or beyond ``largestMagnitude``.
  public init(_ values: [Double]) throws(SampleError) {
    // Adding zero turns −0 into +0: the two compare equal, so sorting would leave their order to the input's.
    var ordered = values
    for index in ordered.indices {
      try Sample.check(ordered[index], at: index)
      ordered[index] += 0
    }
    AscendingOrder.sort(&ordered)
    guard let first = ordered.first, let last = ordered.last else { throw .empty }
    self.init(ascending: ordered, minimum: first, maximum: last)
  }

  private init(ascending: [Double], minimum: Double, maximum: Double) {
    self.sorted = ascending
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The number of values, at least 1.
  public var count: Int { sorted.count }

  /// The sample of the opposite values: turns results into losses, as ``TailValueAtRisk`` wants them.
  public var negated: Sample {
    Sample(ascending: sorted.reversed().map { 0 - $0 }, minimum: 0 - maximum, maximum: 0 - minimum)
  }

  /// The largest value less the smallest. Measures divide deviations by it before they square them, lest small
  /// numbers underflow.
  var range: Double { maximum - minimum }

  var isConstant: Bool { minimum == maximum }

  static func check(_ value: Double, at index: Int) throws(SampleError) {
    guard value.magnitude <= largestMagnitude else {
      throw value.isFinite ? .tooLarge(index: index) : .notFinite(index: index)
    }
  }
}
