internal import CGSL

/// The Pareto law of the first kind: S(x) = (m/x)^α for x ≥ m. *Loss Models*, A.4.1.4 (single-parameter Pareto).
///
/// With L = log(u/m), E[X∧u] = m + m (e^{(1−α)L} − 1)/(1 − α) and E[(X∧u)²] = m² + 2m² (e^{(2−α)L} − 1)/(2 − α), which
/// hold for every α; the mean is infinite for α ≤ 1, the variance for α ≤ 2.
public struct Pareto: SeverityLaw {
  /// α > 0, the tail index.
  public let shape: Double
  /// m > 0, the smallest amount.
  public let minimum: Double

  public init(shape: Double, minimum: Double) throws(LawError) {
    try LawError.requirePositive(shape, "shape")
    try LawError.requirePositive(minimum, "minimum")
    self.shape = shape
    self.minimum = minimum
  }

  public var name: String { "pareto" }

  public var parameters: [(name: String, value: Double)] { [("shape", shape), ("minimum", minimum)] }

  /// log(x/m) for x > m, precise close to m too.
  private func logRatio(_ x: Double) -> Double {
    x < 2 * minimum ? log1p((x - minimum) / minimum) : log(x / minimum)
  }

  public func cumulative(_ x: Double) -> Double {
    x <= minimum ? 0 : -expm1(-shape * logRatio(x))
  }

  public func survival(_ x: Double) -> Double {
    x <= minimum ? 1 : exp(-shape * logRatio(x))
  }

  public func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? minimum * exp(-log1p(-p) / shape) : .nan
  }

  public func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? minimum * exp(-log(q) / shape) : .nan
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    if u <= minimum { return max(0, u) }
    return minimum + minimum * exponentialIntegral(rate: 1 - shape, to: logRatio(u))
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    if u <= minimum { return u <= 0 ? 0 : u * u }
    return minimum * minimum * (1 + 2 * exponentialIntegral(rate: 2 - shape, to: logRatio(u)))
  }
}

extension Pareto: StagedLaw {
  var rawNumber: RawNumber { .uniform }

  /// m u^{−1/α}.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorLogarithm.apply(to: numbers)
    VectorExponential.apply(to: numbers, bound: largestHazard, scale: -1 / shape, shift: log(minimum))
  }
}
