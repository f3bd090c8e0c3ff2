internal import CGSL

/// The Lomax law, or Pareto law of the second kind: S(x) = (1 + x/θ)^{−α}. *Loss Models*, A.2.3.1 (Pareto).
///
/// It is the generalised Pareto law with ξ = 1/α and σ = θ/α.
public struct Lomax: SeverityLaw {
  /// α > 0, the tail index: the mean is infinite for α ≤ 1, the variance for α ≤ 2.
  public let shape: Double
  /// θ > 0.
  public let scale: Double

  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.requirePositive(shape, "shape")
    try LawError.requirePositive(scale, "scale")
    self.shape = shape
    self.scale = scale
  }

  public var name: String { "lomax" }

  public var parameters: [(name: String, value: Double)] { [("shape", shape), ("scale", scale)] }

  private var excess: ParetoExcess { ParetoExcess(shape: 1 / shape, scale: scale / shape) }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : -expm1(-shape * log1p(x / scale))
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : exp(-shape * log1p(x / scale))
  }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? scale * expm1(-log1p(-p) / shape) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? scale * expm1(-log(q) / shape) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    u <= 0 ? 0 : excess.limitedExpectedValue(u)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    u <= 0 ? 0 : excess.limitedSecondMoment(u)
  }
}

extension Lomax: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// θ (u^{−1/α} − 1).
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorLogarithm.applyNegated(to: numbers)
    VectorExponential.applyMinusOne(to: numbers, bound: largestHazard, rate: 1 / shape, factor: scale)
  }
}
