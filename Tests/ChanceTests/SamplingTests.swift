import Foundation
import Testing

@testable import Chance

/// Counts of draws in bins against exact binomial intervals.
///
/// Each law is drawn 200 000 times with a fixed seed and counted in up to 53 bins that end at quantiles of the law. The
/// count of a bin, and the count up to the end of a bin, are binomial and have to lie between the exact quantiles of
/// their law at q and 1 − q, with q = 1e-6 / (4 · bins). So a right sampler fails for at most one seed in a million for
/// each law; with the seed fixed it never does, and a failure means a defect. A shape parameter that is wrong by 3% is
/// found; smaller defects are the business of the pinned draws.
@Suite("Draws follow their law")
struct SamplingTests {
  static let draws = 200_000
  static let falseAlarmRate = 1e-6

  /// Checks `counts`, whose bins have the given probabilities.
  static func check(
    _ counts: [Int], _ probabilities: [Double], _ label: String, draws: Int = SamplingTests.draws
  ) throws {
    #expect(counts.reduce(0, +) == draws)
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    let q = falseAlarmRate / Double(4 * counts.count)
    var (countUpTo, probabilityUpTo) = (0, 0.0)
    for (bin, (count, probability)) in zip(counts, probabilities).enumerated() {
      countUpTo += count
      probabilityUpTo += probability
      for (count, probability) in [(count, probability), (countUpTo, probabilityUpTo)] {
        let law = try Binomial(trials: draws, probability: min(1, max(0, probability)))
        // The largest n with P(N < n) ≤ q, and the smallest with P(N > n) ≤ q, which is the mirrored question.
        let mirror = try Binomial(trials: draws, probability: min(1, max(0, 1 - probability)))
        let low = law.quantile(q)
        let high = draws - mirror.quantile(q)
        #expect(count >= low && count <= high, "\(label), bin \(bin): \(count) outside \(low)...\(high)")
      }
    }
  }

  @Test("severity", arguments: try ExampleLaws.all())
  func severity(_ example: ExampleLaw) throws {
    let law = example.law
    let levels = (1..<50).map { Double($0) / 50 } + [0.99, 0.999, 0.9999]
    var edges: [Double] = []
    for edge in levels.map({ law.quantile($0) }) where edge > edges.last ?? -1 { edges.append(edge) }
    var counts = Array(repeating: 0, count: edges.count + 1)
    for amount in ExampleLaws.draws(Self.draws, of: law, batch: 1_024) {
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if amount <= edges[middle] { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    let survivals = [1] + edges.map { law.survival($0) } + [0]
    try Self.check(counts, zip(survivals, survivals.dropFirst()).map { $0 - $1 }, example.label)
  }

  static func frequencies() throws -> [any FrequencyLaw] {
    [
      try Bernoulli(probability: 0.03),
      try Binomial(trials: 40, probability: 0.2),
      try Binomial(trials: 1_000_000, probability: 0.011),
      try Binomial(trials: 2_000_000_000, probability: 0.4),
      try Poisson(mean: 3.7),
      try Poisson(mean: 12_000),
      try Poisson(mean: 1e9),
      try NegativeBinomial(mean: 30, size: 2.5),
      try NegativeBinomial(mean: 9_000, size: 80),
      try ZeroInflated(base: Poisson(mean: 6), extraZeroProbability: 0.25),
    ]
  }

  @Test("frequency", arguments: 0..<10)
  func frequency(_ index: Int) throws {
    let law = try Self.frequencies()[index]
    var stream = RandomStream(seed: 2, address: RandomStreamTests.base)
    var edges: [Int] = []
    for edge in (1..<30).map({ law.quantile(Double($0) / 30) }) where edge > edges.last ?? -1 { edges.append(edge) }
    var counts = Array(repeating: 0, count: edges.count + 1)
    for _ in 0..<Self.draws {
      let count = law.sample(using: &stream)
      counts[edges.firstIndex { count <= $0 } ?? edges.count] += 1
    }
    let cumulatives = [0] + edges.map { law.cumulative($0) } + [1]
    try Self.check(counts, zip(cumulatives.dropFirst(), cumulatives).map { $0 - $1 }, "\(law.name) \(index)")
  }

  @Test("the standard normal")
  func standardNormal() throws {
    var stream = RandomStream(seed: 3, address: RandomStreamTests.base)
    let edges = (1..<50).map { StandardNormal.quantile(Double($0) / 50) }
    var counts = Array(repeating: 0, count: 50)
    for _ in 0..<Self.draws {
      let z = stream.standardNormal()
      counts[edges.firstIndex { z <= $0 } ?? 49] += 1
    }
    try Self.check(counts, Array(repeating: 0.02, count: 50), "standard normal")
  }
}
