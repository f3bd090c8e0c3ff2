internal import CGSL

/// The Weibull law of shape τ and scale θ: S(x) = exp(−(x/θ)^τ).
///
/// E[(X∧u)ᵏ] = θᵏ Γ(1+k/τ) P(1+k/τ, (u/θ)^τ) + uᵏ S(u): *Loss Models*, A.3.2.3. Heavier than the exponential for τ < 1.
public struct Weibull: SeverityLaw {
  /// τ > 0.
  public let shape: Double
  /// θ > 0.
  public let scale: Double

  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.requirePositive(shape, "shape")
    try LawError.requirePositive(scale, "scale")
    self.shape = shape
    self.scale = scale
  }

  public var name: String { "weibull" }

  public var parameters: [(name: String, value: Double)] { [("shape", shape), ("scale", scale)] }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : -expm1(-pow(x / scale, shape))
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : exp(-pow(x / scale, shape))
  }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? scale * pow(-log1p(-p), 1 / shape) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? scale * pow(-log(q), 1 / shape) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    limitedMoment(1, u)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    limitedMoment(2, u)
  }

  private func limitedMoment(_ k: Double, _ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let power = k == 1 ? scale : scale * scale
    let below = power * IncompleteGamma.lowerUnregularized(1 + k / shape, pow(u / scale, shape))
    if u == .infinity { return below }
    return below + (k == 1 ? u : u * u) * survival(u)
  }
}

extension Weibull: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// θ (−log u)^{1/τ}.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorLogarithm.applyNegated(to: numbers)
    VectorLogarithm.apply(to: numbers)
    VectorExponential.apply(to: numbers, bound: largestHazard, scale: 1 / shape, shift: log(scale))
  }
}
