/// One trial: 1 with the given probability, else 0. *Loss Models*, B.2.1.3 with m = 1.
public struct Bernoulli: FrequencyLaw {
  /// From 0 to 1.
  public let probability: Double

  public init(probability: Double) throws(LawError) {
    try LawError.requireProbability(probability, "probability")
    self.probability = probability
  }

  public var name: String { "bernoulli" }
  public var mean: Double { probability }
  public var variance: Double { probability * (1 - probability) }

  public func probability(of n: Int) -> Double {
    n == 0 ? 1 - probability : n == 1 ? probability : 0
  }

  public func cumulative(_ n: Int) -> Double {
    n < 0 ? 0 : n == 0 ? 1 - probability : 1
  }

  public func quantile(_ p: Double) -> Int {
    p > 1 - probability ? 1 : 0
  }

  public func sample(using stream: inout RandomStream) -> Int {
    stream.uniform() <= probability ? 1 : 0
  }
}
