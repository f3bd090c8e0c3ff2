internal import CGSL

/// The Poisson law. *Loss Models*, B.2.1.1.
public struct Poisson: FrequencyLaw {
  /// ≥ 0, at most 1e12.
  public let mean: Double

  public init(mean: Double) throws(LawError) {
    try LawError.requireNonNegative(mean, "mean")
    guard mean <= 1e12 else {
      throw LawError(
        code: .outOfRange, parameter: "mean", message: "mean is \(mean); give a mean count of at most 1e12.")
    }
    self.mean = mean
  }

  public var name: String { "poisson" }
  public var variance: Double { mean }

  public func probability(of n: Int) -> Double {
    guard n >= 0 else { return 0 }
    return mean == 0 ? (n == 0 ? 1 : 0) : SaddlePoint.poisson(Double(n), mean: mean)
  }

  public func cumulative(_ n: Int) -> Double {
    if mean == 0 { return n < 0 ? 0 : 1 }
    let sums = CountSums(
      probability: { probability(of: $0) }, ratio: { mean / Double($0 + 1) }, largest: .max)
    return sums.cumulative(n, mean: mean)
  }

  public func quantile(_ p: Double) -> Int {
    if mean == 0 { return 0 }
    return CountSums.quantile(
      p, largest: .max, start: mean + mean.squareRoot() * StandardNormal.quantile(p),
      spread: mean.squareRoot() / 50, cumulative: cumulative)
  }

  public func sample(using stream: inout RandomStream) -> Int {
    Draws.poisson(mean: mean, using: &stream)
  }
}
