internal import CGSL

/// The inverse Gaussian law of mean μ and shape λ, of variance μ³/λ. *Loss Models*, A.3.1.
///
/// With a = √(λ/x)(x/μ − 1) and b = √(λ/x)(x/μ + 1): F(x) = Φ(a) + e^{2λ/μ} Φ(−b), where e^{2λ/μ} Φ(−b) = φ(a) R(b) with
/// Mills' ratio R, since b² − a² = 4λ/μ. Writing the second term so avoids the overflow of the first factor.
public struct InverseGaussian: SeverityLaw {
  /// μ > 0.
  public let mean: Double
  /// λ > 0.
  public let shape: Double

  public init(mean: Double, shape: Double) throws(LawError) {
    try LawError.requirePositive(mean, "mean")
    try LawError.requirePositive(shape, "shape")
    self.mean = mean
    self.shape = shape
  }

  public var name: String { "inverseGaussian" }

  public var parameters: [(name: String, value: Double)] { [("mean", mean), ("shape", shape)] }

  private func arguments(_ x: Double) -> (a: Double, b: Double) {
    let root = (shape / x).squareRoot()
    return (root * ((x - mean) / mean), root * ((x + mean) / mean))
  }

  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? x : 0 }
    if x == .infinity { return 1 }
    let (a, b) = arguments(x)
    return StandardNormal.cumulative(a) + StandardNormal.density(a) * StandardNormal.millsRatio(b)
  }

  public func survival(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? x : 1 }
    if x == .infinity { return 0 }
    let (a, b) = arguments(x)
    if a <= 0 { return 1 - cumulative(x) }
    return StandardNormal.density(a) * MillsDifference.value(a, b, apart: 2 * (shape / x).squareRoot())
  }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return 0 }
    if p > 0.5 { return quantile(survival: 1 - p) }
    return QuantileSearch.smallest(from: 0, to: mean, target: p, rising: true, value: cumulative)
  }

  public func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q == 0 { return .infinity }
    if q > 0.5 { return quantile(1 - q) }
    return QuantileSearch.smallest(
      from: 0, to: .greatestFiniteMagnitude, target: q, rising: false, value: survival)
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    if u == .infinity { return mean }
    let (a, b) = arguments(u)
    // E[X; X ≤ u] = μ (Φ(a) − e^{2λ/μ} Φ(−b)).
    let below =
      a < 0
      ? StandardNormal.density(a) * MillsDifference.value(-a, b, apart: 2 * (shape * u).squareRoot() / mean)
      : StandardNormal.cumulative(a) - StandardNormal.density(a) * StandardNormal.millsRatio(b)
    return mean * below + u * survival(u)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    if u == .infinity { return mean * mean * (1 + mean / shape) }
    return mean * mean * secondMoment(below: log(u / mean)) + u * u * survival(u)
  }

  /// E[X²; X ≤ u]/μ² for log(u/μ) = `limit`.
  ///
  /// In v = log(x/μ) and with κ = λ/μ the integrand is √(κ/2π) exp(3v/2 − 2κ sinh²(v/2)): analytic and positive. The
  /// closed form cancels for λ ≪ μ.
  private func secondMoment(below limit: Double) -> Double {
    let kappa = shape / mean
    let halfWidth = 2 * asinh((35 / kappa).squareRoot())
    let upper = min(limit, halfWidth)
    let lower = max(-halfWidth, upper - 40)
    // Below the lower end nothing is left to 16 digits.
    if upper <= lower { return 0 }
    let panel = min(1, 2 / kappa.squareRoot())
    let integral = GaussLegendre.integral(from: lower, to: upper, width: panel) { v in
      let half = sinh(v / 2)
      return exp(1.5 * v - 2 * kappa * half * half)
    }
    return (kappa / (2 * Double.pi)).squareRoot() * integral
  }

  /// Michael, Schucany & Haas (1976), with the smaller root written without cancellation.
  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    amounts.withUnsafeMutableBufferPointer { amounts in
      LibraryNormal.layers.withUnsafeBufferPointer { layers in
        guard let layers = layers.baseAddress else { return }
        // As many as fit on the stack.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { shares in
          var start = 0
          while start < amounts.count {
            let count = min(128, amounts.count - start)
            for i in 0..<count {
              amounts[start + i] = stream.libraryNormal(layers)
              shares.initializeElement(at: i, to: stream.nextShare())
            }
            for i in 0..<count {
              let normal = amounts[start + i]
              let h = mean * normal * normal / (2 * shape)
              let ratio = 1 / (1 + h + (h * (2 + h)).squareRoot())
              // The smaller root μ · ratio has probability μ/(μ + μ · ratio).
              let inverse = 1 / ratio
              amounts[start + i] = mean * (shares[i] * (1 + ratio) <= 1 ? ratio : inverse)
            }
            start += count
          }
        }
      }
    }
  }
}

extension InverseGaussian: QuickDensity {
  func density(_ x: Double) -> Double {
    let a = arguments(x).a
    return (shape / (2 * Double.pi * x)).squareRoot() / x * exp(-0.5 * a * a)
  }
}
