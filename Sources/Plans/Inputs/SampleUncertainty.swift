import Chance

/// What a sample of people leaves unknown of everybody: how many have any expense, and the law of what they spend, together.
///
/// The Bayesian bootstrap (Rubin, *Annals of Statistics* 9, 1981): every person who was seen has a mass that is exponential with
/// mean 1, and shares are masses over their sum. Its law of a mean has the mean of the sample and, to first order, the sampling
/// variance; unlike a resampling with counts it leaves nobody out, so that a single large bill is always there. A person with the weight
/// w counts w times: Σ w²(x − x̄)² / (Σw)² is the variance of a weighted mean. The masses of people with like amounts add up
/// to one gamma number with their mean Σw and variance Σw² (`EmpiricalParts` says how like).
///
/// Every path draws its shares once and keeps them for all its years, from a stream of its own.
public struct SampleUncertainty: Sendable {
  /// A gamma number, the mass of some people.
  private struct Mass: Sendable, Hashable {
    let shape: Double
    let scale: Double

    init(_ count: Records.Count) {
      let isThere = count.people > 0 && count.squares > 0
      shape = isThere ? count.people * count.people / count.squares : 0
      scale = isThere ? count.squares / count.people : 0
    }

    func draw(using stream: inout RandomStream) -> Double {
      shape > 0 ? Draws.gamma(shape: shape, scale: scale, using: &stream) : 0
    }
  }

  /// The number by which the stream is addressed: groups with the same people have the same draw.
  package let stream: UInt32
  private let law: Empirical
  private let parts: EmpiricalParts
  private let masses: [Mass]
  private let without: Mass
  /// Those with an overflow beside X, one by one.
  private let pairs: [Records.Pair]
  private let pairMasses: [Mass]
  /// At which an overflow is paid.
  private let overflowRate: Double
  /// On every amount.
  private let factor: Double

  /// - Parameters:
  ///   - law: of the amounts of those without an overflow.
  ///   - rate: at which an overflow is paid.
  ///   - place: in the scenario's file.
  init(of records: Records, _ law: Empirical, overflowRate rate: Double = 0, place: String) {
    stream = streamNumber(of: place)
    let parts = EmpiricalParts(of: law)
    (self.law, self.parts) = (law, parts)
    without = Mass(records.without)
    factor = 1
    (pairs, pairMasses, overflowRate) = (records.pairs, records.pairs.map { Mass($0.count) }, rate)
    let counts = records.counts
    masses = (0..<parts.count).map { part in
      var count = Records.Count()
      if !counts.isEmpty { for place in parts.range(part) { count.add(counts[place]) } }
      return Mass(count)
    }
  }

  private init(_ other: SampleUncertainty, factor: Double) {
    (stream, law, parts) = (other.stream, other.law, other.parts)
    (masses, without) = (other.masses, other.without)
    (pairs, pairMasses, overflowRate) = (other.pairs, other.pairMasses, other.overflowRate)
    self.factor = factor
  }

  /// The same where every amount is so many times as large.
  package func scaled(by factor: Double) -> SampleUncertainty { SampleUncertainty(self, factor: self.factor * factor) }

  /// What is known of the people, for telling two samples apart.
  package var fingerprint: String { "\(without) \(spending) \(masses.count)\(pairs.isEmpty ? "" : " \(pairs.count)")" }

  /// How many people with any expense were seen, as many without weights would say as much.
  package var spending: Double { (masses + pairMasses).reduce(0) { $0 + $1.shape } }

  /// The share of people with any expense, and the law of what they spend; where something is paid beside X, both.
  func draw(
    using stream: inout RandomStream
  ) -> (probability: Double, severity: any SeverityLaw, level: CareLevel?) {
    let rest = without.draw(using: &stream)
    let drawn = masses.map { $0.draw(using: &stream) }
    let beside = pairMasses.map { $0.draw(using: &stream) }
    let sum = drawn.reduce(0, +) + beside.reduce(0, +)
    // Masses far below one person may all come out as 0: such a sample says nothing.
    guard sum > 0 else { return (0, law, nil) }
    let probability = sum / (sum + rest)
    guard pairs.isEmpty else {
      guard let level = level(drawn, beside)?.scaled(by: factor) else { return (0, law, nil) }
      return (probability, level.law, level)
    }
    let severity = ReweightedEmpirical(law, parts, masses: drawn)
    return (probability, factor == 1 ? severity : severity.scaled(by: factor), nil)
  }

  /// X and overflow of one path.
  ///
  /// - Parameters:
  ///   - drawn: the masses of those without an overflow, by part.
  ///   - beside: those of the others, one by one.
  private func level(_ drawn: [Double], _ beside: [Double]) -> CareLevel? {
    var (values, weights): ([Double], [Double]) = ([], [])
    for (part, mass) in drawn.enumerated() where mass > 0 {
      let range = parts.range(part)
      let all = range.reduce(0) { $0 + law.weights[$1] }
      for place in range {
        values.append(law.values[place])
        weights.append(mass * law.weights[place] / all)
      }
    }
    let sum = (drawn + beside).reduce(0, +)
    guard
      let others = values.isEmpty
        ? try? Empirical(values: [0]) : try? Empirical(values: values, weights: weights),
      let all = try? Empirical(values: values + pairs.map(\.amount), weights: weights + beside)
    else { return nil }
    let kinds = zip(pairs, beside).filter { $0.1 > 0 }.map { ($0.amount, $0.overflow, $1 / sum) }
    return CareLevel(law: all, overflow: OverflowPairs(kinds, rate: overflowRate, others: others))
  }
}
