internal import CGSL

/// The negative binomial law by its mean m and its size r: a Poisson law whose mean is gamma with shape r.
///
/// The variance is m + m²/r, and r → ∞ is the Poisson law. *Loss Models*, B.2.1.4 with β = m/r.
public struct NegativeBinomial: FrequencyLaw {
  /// m ≥ 0, at most 1e9.
  public let mean: Double
  /// r, from 1e-6 to 1e12.
  public let size: Double

  public init(mean: Double, size: Double) throws(LawError) {
    try LawError.requireNonNegative(mean, "mean")
    guard mean <= 1e9 else {
      throw LawError(
        code: .outOfRange, parameter: "mean", message: "mean is \(mean); give a mean count of at most 1e9.")
    }
    try LawError.requirePositive(size, "size")
    guard size >= 1e-6, size <= 1e12 else {
      throw LawError(
        code: .outOfRange, parameter: "size", message: "size is \(size); give a number from 1e-6 to 1e12.")
    }
    self.mean = mean
    self.size = size
  }

  public var name: String { "negativeBinomial" }
  public var variance: Double { mean + mean * (mean / size) }

  /// r/(r + m), the probability of a success, and m/(r + m).
  private var success: Double { size / (size + mean) }
  private var failure: Double { mean / (size + mean) }

  public func probability(of n: Int) -> Double {
    guard n >= 0 else { return 0 }
    if mean == 0 { return n == 0 ? 1 : 0 }
    // (r/(r+m))ʳ, where r log1p(m/r) keeps the precision for a large r.
    if n == 0 { return exp(-size * log1p(mean / size)) }
    let total = size + Double(n)
    return size / total * SaddlePoint.binomial(size, of: total, success, failure)
  }

  /// I(r/(r+m); r, n+1), the regularised incomplete beta function, for r ≤ m.
  ///
  /// For r > m the law is light-tailed, and the first argument so close to 1 that it loses digits: the probabilities
  /// are summed instead.
  public func cumulative(_ n: Int) -> Double {
    if n < 0 { return 0 }
    if mean == 0 { return 1 }
    if size <= mean {
      return IncompleteBeta.regularized(success, complement: failure, a: size, b: Double(n) + 1)
    }
    let sums = CountSums(
      probability: { probability(of: $0) }, ratio: { (size + Double($0)) / Double($0 + 1) * failure }, largest: .max)
    return sums.cumulative(n, mean: mean)
  }

  public func quantile(_ p: Double) -> Int {
    if mean == 0 { return 0 }
    return CountSums.quantile(
      p, largest: .max, start: mean + variance.squareRoot() * StandardNormal.quantile(p),
      spread: variance.squareRoot() / 50, cumulative: cumulative)
  }

  public func sample(using stream: inout RandomStream) -> Int {
    if mean == 0 { return 0 }
    return Draws.poisson(
      mean: min(1e15, Draws.gamma(shape: size, scale: mean / size, using: &stream)), using: &stream)
  }
}
