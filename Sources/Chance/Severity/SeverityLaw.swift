/// The law of an amount of money that is never negative, in yuan: what one claimant costs.
///
/// A law is an immutable value. It knows its distribution function, its quantiles and its limited moments without
/// sampling, so that the expected payment between a deductible d and a cap u is E[X∧u] − E[X∧d] in closed form
/// (Klugman, Panjer & Willmot, *Loss Models*, 4th ed., section 8 and appendix A).
///
/// ```swift
/// let law = try Lognormal(meanlog: 9.2, sdlog: 1.1)
/// let meanBenefit = 0.6 * (law.limitedExpectedValue(400_000) - law.limitedExpectedValue(15_000))
/// ```
///
/// ## Writing a law of your own
///
/// - Check the parameters once, in a throwing initialiser, with a `LawError` that names the parameter. Nothing after
///   that may trap or raise: outside the support F is 0 or 1, and for a probability outside [0, 1] a quantile is NaN.
/// - Keep the tail: `survival` must not be computed as 1 − F where F is close to 1, and `limitedExpectedValue` must
///   be finite for every finite u, also where the mean is infinite.
/// - The derivative of `limitedExpectedValue` is `survival`, and that of `limitedSecondMoment` is 2u times it.
/// - `sample` fills the whole span and allocates nothing. It takes its numbers from the stream draw by draw, never
///   looking ahead, so that two batches of 512 give the same amounts as one of 1024.
/// - A draw must depend on the stream alone. A changed way of sampling is a new law, with a new name.
/// - A law whose scaled version is of the same family should say so in `scaled(by:)`; the default wraps it.
public protocol SeverityLaw: Sendable {
  /// The name by which files and reports speak of the law, such as `lognormal`.
  var name: String { get }

  /// The parameters by name, in the order of the initialiser: for provenance and reports.
  var parameters: [(name: String, value: Double)] { get }

  /// F(x) = P(X ≤ x); 0 for x < 0.
  func cumulative(_ x: Double) -> Double

  /// S(x) = P(X > x), precise in the upper tail.
  func survival(_ x: Double) -> Double

  /// The smallest x with F(x) ≥ p, for p in [0, 1]; at p = 0 the lower end of the support.
  func quantile(_ p: Double) -> Double

  /// The x with S(x) = q, precise for q → 0; the default is `quantile(1 − q)`.
  func quantile(survival q: Double) -> Double

  /// E[X∧u], the expected amount up to u; for u = ∞ the mean, which may be infinite.
  func limitedExpectedValue(_ u: Double) -> Double

  /// E[(X∧u)²]; for u = ∞ it is E[X²], which may be infinite.
  func limitedSecondMoment(_ u: Double) -> Double

  /// Fills all of `amounts` with independent draws, without allocating.
  func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream)

  /// The law of factor · X.
  ///
  /// - Precondition: `factor` is finite and above 0.
  func scaled(by factor: Double) -> any SeverityLaw
}

extension SeverityLaw {
  public func quantile(survival q: Double) -> Double {
    quantile(1 - q)
  }

  public func scaled(by factor: Double) -> any SeverityLaw {
    ScaledLaw(self, by: factor)
  }

  /// E[X]; may be infinite.
  public var mean: Double { limitedExpectedValue(.infinity) }

  /// E[X²] − E[X]²; infinite where the second moment is. The difference loses as many digits as the squared
  /// coefficient of variation has zeros.
  public var variance: Double {
    let second = limitedSecondMoment(.infinity)
    guard second.isFinite else { return .infinity }
    let mean = mean
    return max(0, second - mean * mean)
  }

  /// The square root of the variance; may be infinite.
  public var standardDeviation: Double { variance.squareRoot() }

  /// One draw: for tests and for laws that draw from others one at a time.
  func draw(using stream: inout RandomStream) -> Double {
    var amount = 0.0
    withUnsafeMutablePointer(to: &amount) { pointer in
      let buffer = UnsafeMutableBufferPointer(start: pointer, count: 1)
      var span = buffer.mutableSpan
      sample(into: &span, using: &stream)
    }
    return amount
  }
}
