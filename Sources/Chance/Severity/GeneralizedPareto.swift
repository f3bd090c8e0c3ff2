internal import CGSL

/// The generalised Pareto law: S(x) = (1 + ξ (x − τ)/σ)^{−1/ξ} above the threshold τ, and e^{−(x − τ)/σ} for ξ = 0.
///
/// The limit law of what exceeds a high threshold (Pickands 1975; McNeil, Frey & Embrechts, *Quantitative Risk
/// Management*, section 5.2). The mean is infinite for ξ ≥ 1, the variance for ξ ≥ 1/2; for ξ < 0 the law ends at
/// τ − σ/ξ.
public struct GeneralizedPareto: SeverityLaw {
  /// ξ, of any sign.
  public let shape: Double
  /// σ > 0.
  public let scale: Double
  /// τ ≥ 0.
  public let threshold: Double

  public init(shape: Double, scale: Double, threshold: Double = 0) throws(LawError) {
    try LawError.requireFinite(shape, "shape")
    try LawError.requirePositive(scale, "scale")
    try LawError.requireNonNegative(threshold, "threshold")
    self.shape = shape
    self.scale = scale
    self.threshold = threshold
  }

  public var name: String { "generalizedPareto" }

  public var parameters: [(name: String, value: Double)] {
    [("shape", shape), ("scale", scale), ("threshold", threshold)]
  }

  private var excess: ParetoExcess { ParetoExcess(shape: shape, scale: scale) }

  public func cumulative(_ x: Double) -> Double {
    x <= threshold ? 0 : -expm1(-excess.hazard(x - threshold))
  }

  public func survival(_ x: Double) -> Double {
    x <= threshold ? 1 : exp(-excess.hazard(x - threshold))
  }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? threshold + excess.amount(hazard: -log1p(-p)) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? threshold + excess.amount(hazard: -log(q)) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    u <= threshold ? max(0, u) : threshold + excess.limitedExpectedValue(u - threshold)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    if u <= threshold { return u <= 0 ? 0 : u * u }
    let second = excess.limitedSecondMoment(u - threshold)
    if threshold == 0 { return second }
    return threshold * (threshold + 2 * excess.limitedExpectedValue(u - threshold)) + second
  }
}

extension GeneralizedPareto: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// τ + σ (u^{−ξ} − 1)/ξ.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorLogarithm.applyNegated(to: numbers)
    if abs(shape) < 1e-9 {
      for index in numbers.indices { numbers[index] = threshold + excess.amount(hazard: numbers[index]) }
      return
    }
    VectorExponential.applyMinusOne(to: numbers, bound: largestHazard, rate: shape, factor: scale / shape)
    if threshold != 0 { for index in numbers.indices { numbers[index] += threshold } }
  }
}
