/// A count that is 0 with an extra probability π and else follows a base law. *Loss Models*, section 6.6.
public struct ZeroInflated: FrequencyLaw {
  public let base: any FrequencyLaw
  /// π, from 0 to 1.
  public let extraZeroProbability: Double

  public init(base: any FrequencyLaw, extraZeroProbability: Double) throws(LawError) {
    try LawError.requireProbability(extraZeroProbability, "extraZeroProbability")
    self.base = base
    self.extraZeroProbability = extraZeroProbability
  }

  public var name: String { "zeroInflated" }

  public var mean: Double { (1 - extraZeroProbability) * base.mean }

  /// (1 − π)(Var N + π E[N]²) for the base count N.
  public var variance: Double {
    (1 - extraZeroProbability) * (base.variance + extraZeroProbability * base.mean * base.mean)
  }

  public func probability(of n: Int) -> Double {
    (n == 0 ? extraZeroProbability : 0) + (1 - extraZeroProbability) * base.probability(of: n)
  }

  public func cumulative(_ n: Int) -> Double {
    n < 0 ? 0 : extraZeroProbability + (1 - extraZeroProbability) * base.cumulative(n)
  }

  public func quantile(_ p: Double) -> Int {
    if extraZeroProbability == 1 || p <= extraZeroProbability || p.isNaN { return 0 }
    return base.quantile((p - extraZeroProbability) / (1 - extraZeroProbability))
  }

  public func sample(using stream: inout RandomStream) -> Int {
    stream.uniform() <= extraZeroProbability ? 0 : base.sample(using: &stream)
  }
}
