internal import CGSL

/// The exponential law of mean θ: S(x) = e^{−x/θ}. *Loss Models*, A.3.3.1.
public struct Exponential: SeverityLaw {
  /// θ > 0.
  public let mean: Double

  public init(mean: Double) throws(LawError) {
    try LawError.requirePositive(mean, "mean")
    self.mean = mean
  }

  public var name: String { "exponential" }

  public var parameters: [(name: String, value: Double)] { [("mean", mean)] }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : -expm1(-x / mean)
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : exp(-x / mean)
  }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? -mean * log1p(-p) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? -mean * log(q) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    u <= 0 ? 0 : -mean * expm1(-u / mean)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    // 2θ² P(2, u/θ): for u → 0 without the cancellation of 1 − e^{−t}(1 + t).
    u <= 0 ? 0 : 2 * mean * mean * IncompleteGamma.lower(2, u / mean)
  }
}

extension Exponential: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// −θ log(1 − u), where the difference is exact.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    for index in numbers.indices { numbers[index] = 1 - numbers[index] }
    VectorLogarithm.apply(to: numbers)
    for index in numbers.indices { numbers[index] *= -mean }
  }
}
