/// The number of successes in a fixed number of independent trials. *Loss Models*, B.2.1.3.
public struct Binomial: FrequencyLaw {
  /// ≥ 0, at most 2³².
  public let trials: Int
  /// From 0 to 1.
  public let probability: Double

  public init(trials: Int, probability: Double) throws(LawError) {
    guard trials >= 0, trials <= 1 << 32 else {
      throw LawError(
        code: trials < 0 ? .negative : .outOfRange, parameter: "trials",
        message: "trials is \(trials); give a whole number from 0 to 4294967296.")
    }
    try LawError.requireProbability(probability, "probability")
    self.trials = trials
    self.probability = probability
  }

  public var name: String { "binomial" }
  public var mean: Double { Double(trials) * probability }
  public var variance: Double { mean * (1 - probability) }

  public func probability(of n: Int) -> Double {
    guard n >= 0, n <= trials else { return 0 }
    return SaddlePoint.binomial(Double(n), of: Double(trials), probability, 1 - probability)
  }

  public func cumulative(_ n: Int) -> Double {
    if probability == 0 { return n < 0 ? 0 : 1 }
    if probability == 1 { return n < trials ? 0 : 1 }
    let odds = probability / (1 - probability)
    let sums = CountSums(
      probability: { probability(of: $0) }, ratio: { Double(trials - $0) / Double($0 + 1) * odds }, largest: trials)
    return sums.cumulative(n, mean: mean)
  }

  public func quantile(_ p: Double) -> Int {
    if probability == 0 { return 0 }
    if probability == 1 { return p > 0 ? trials : 0 }
    return CountSums.quantile(
      p, largest: trials, start: mean + variance.squareRoot() * StandardNormal.quantile(p),
      spread: variance.squareRoot() / 50, cumulative: cumulative)
  }

  public func sample(using stream: inout RandomStream) -> Int {
    Draws.binomial(trials: trials, probability: probability, using: &stream)
  }
}
