/// Mean, variance, skewness and kurtosis of values that are not kept: eight numbers however many values.
///
/// The updates are those of Welford (1962) and, for merging and the higher moments, Pébay (2008), *Formulas for robust,
/// one-pass parallel computation of covariances and arbitrary-order statistical moments*, SAND2008-6212. All values are
/// taken relative to the first one, so that 10⁹ ± 10⁻³ keeps its digits and equal values have variance 0 exactly.
///
/// Rounding makes neither adding nor merging independent of the order. For the same bits with any number of threads,
/// cut the replications into blocks whose size does not depend on the threads, let each block add its values in order,
/// and merge the blocks by their index with ``init(merging:)``.
public struct RunningMoments: Sendable, Hashable {
  /// How many values were added.
  public private(set) var count = 0

  /// The smallest value.
  public private(set) var minimum: Double?

  /// The largest value.
  public private(set) var maximum: Double?

  /// The first value, the mean of the others relative to it, and Σ(x − x̄)ᵏ for k = 2, 3, 4.
  private var origin = 0.0
  private var offset = 0.0
  private var second = 0.0
  private var third = 0.0
  private var fourth = 0.0

  public init() {}

  /// Merges the parts from the first to the last.
  public init(merging parts: some Sequence<RunningMoments>) {
    for part in parts { merge(part) }
  }

  /// - Throws: ``SampleError/notFinite(index:)`` or ``SampleError/tooLarge(index:)``, with the values so far as the
  ///   index; the value is then not added.
  public mutating func add(_ value: Double) throws(SampleError) {
    try Sample.check(value, at: count)
    if count == 0 { origin = value }
    minimum = min(minimum ?? value, value)
    maximum = max(maximum ?? value, value)

    let before = Double(count)
    count += 1
    let n = Double(count)
    let delta = (value - origin) - offset
    let step = delta / n
    let square = step * step
    let term = delta * step * before
    offset += step
    fourth += term * square * (n * n - 3 * n + 3) + 6 * square * second - 4 * step * third
    third += term * step * (n - 2) - 3 * step * second
    second += term
  }

  /// Adds what `other` has seen, after what this one has.
  public mutating func merge(_ other: RunningMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let a = Double(count)
    let b = Double(other.count)
    let n = a + b
    let delta = (other.origin - origin) + (other.offset - offset)
    let step = delta / n
    let square = step * step
    let product = a * b

    fourth += other.fourth + delta * step * square * product * (a * a - product + b * b)
    fourth += 6 * square * (a * a * other.second + b * b * second) + 4 * step * (a * other.third - b * third)
    third += other.third + delta * square * product * (a - b) + 3 * step * (a * other.second - b * second)
    second += other.second + delta * step * product
    offset += step * b
    count += other.count
    minimum = [minimum, other.minimum].compactMap(\.self).min()
    maximum = [maximum, other.maximum].compactMap(\.self).max()
  }
}

extension RunningMoments {
  /// The arithmetic mean; `nil` without values.
  public var mean: Double? { count == 0 ? nil : origin + offset }

  /// The unbiased variance Σ(x−x̄)²/(n−1); `nil` below two values.
  public var variance: Double? { count < 2 ? nil : second / Double(count - 1) }

  /// The root of ``variance``.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// √n·Σ(x−x̄)³/(Σ(x−x̄)²)^1.5; `nil` where the values do not differ.
  public var skewness: Double? {
    let scale = second * second.squareRoot()
    return scale > 0 ? Double(count).squareRoot() * third / scale : nil
  }

  /// n·Σ(x−x̄)⁴/(Σ(x−x̄)²)² − 3, which is 0 for the normal law; `nil` where the values do not differ.
  public var excessKurtosis: Double? {
    let scale = second * second
    return scale > 0 ? Double(count) * fourth / scale - 3 : nil
  }

  /// The mean with its standard error and Student's interval, as ``Mean`` gives it; `nil` without values.
  public var meanEstimate: Estimate? {
    guard let mean else { return nil }
    guard let standardDeviation else { return Estimate(value: mean, replications: count) }
    return Estimate(
      value: mean, standardError: standardDeviation / Double(count).squareRoot(),
      multiple: StudentT.criticalValue(degreesOfFreedom: count - 1), replications: count)
  }
}
