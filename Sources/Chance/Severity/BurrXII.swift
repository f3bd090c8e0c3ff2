internal import CGSL

/// The Burr law of type XII, also called Singh–Maddala: S(x) = (1 + (x/θ)^γ)^{−α}. *Loss Models*, A.2.2.2.
///
/// The tail falls like x^{−αγ}: the mean is infinite for αγ ≤ 1, the variance for αγ ≤ 2.
public struct BurrXII: SeverityLaw {
  /// α > 0.
  public let shape1: Double
  /// γ > 0.
  public let shape2: Double
  /// θ > 0.
  public let scale: Double

  public init(shape1: Double, shape2: Double, scale: Double) throws(LawError) {
    try LawError.requirePositive(shape1, "shape1")
    try LawError.requirePositive(shape2, "shape2")
    try LawError.requirePositive(scale, "scale")
    self.shape1 = shape1
    self.shape2 = shape2
    self.scale = scale
  }

  public var name: String { "burr" }

  public var parameters: [(name: String, value: Double)] {
    [("shape1", shape1), ("shape2", shape2), ("scale", scale)]
  }

  private var tail: BurrTail { BurrTail(alpha: shape1, gamma: shape2, scale: scale) }

  public func cumulative(_ x: Double) -> Double { tail.cumulative(x) }

  public func survival(_ x: Double) -> Double { tail.survival(x) }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? tail.amount(hazard: -log1p(-p)) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? tail.amount(hazard: -log(q)) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double { tail.limitedMoment(1, u) }

  public func limitedSecondMoment(_ u: Double) -> Double { tail.limitedMoment(2, u) }
}

extension BurrXII: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// θ (u^{−1/α} − 1)^{1/γ}.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorLogarithm.applyNegated(to: numbers)
    let reach = largestHazard / shape1
    // Where powers leave the numbers, or the smallest of them do.
    guard reach < 500, shape1 < 1e100 else {
      let tail = tail
      for index in numbers.indices { numbers[index] = tail.amount(hazard: numbers[index]) }
      return
    }
    VectorExponential.applyMinusOne(to: numbers, bound: largestHazard, rate: 1 / shape1, factor: 1)
    VectorLogarithm.apply(to: numbers)
    let bound = max(reach, largestHazard + log(max(1, shape1))) + 1
    VectorExponential.apply(to: numbers, bound: bound, scale: 1 / shape2, shift: log(scale))
  }
}
