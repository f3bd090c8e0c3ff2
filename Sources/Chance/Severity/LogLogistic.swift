internal import CGSL

/// The log-logistic law: log X is logistic, S(x) = 1/(1 + (x/θ)^γ). *Loss Models*, A.2.3.2.
///
/// θ is the median; the mean is infinite for γ ≤ 1, the variance for γ ≤ 2.
public struct LogLogistic: SeverityLaw {
  /// γ > 0.
  public let shape: Double
  /// θ > 0.
  public let scale: Double

  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.requirePositive(shape, "shape")
    try LawError.requirePositive(scale, "scale")
    self.shape = shape
    self.scale = scale
  }

  public var name: String { "logLogistic" }

  public var parameters: [(name: String, value: Double)] { [("shape", shape), ("scale", scale)] }

  private var tail: BurrTail { BurrTail(alpha: 1, gamma: shape, scale: scale) }

  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : 1 / (1 + pow(x / scale, -shape)) }

  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : 1 / (1 + pow(x / scale, shape)) }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? scale * pow(p / (1 - p), 1 / shape) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? scale * pow((1 - q) / q, 1 / shape) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double { tail.limitedMoment(1, u) }

  public func limitedSecondMoment(_ u: Double) -> Double { tail.limitedMoment(2, u) }
}

extension LogLogistic: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// θ (u/(1 − u))^{1/γ}.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    for index in numbers.indices { numbers[index] /= 1 - numbers[index] }
    VectorLogarithm.apply(to: numbers)
    VectorExponential.apply(to: numbers, bound: largestHazard, scale: 1 / shape, shift: log(scale))
  }
}
