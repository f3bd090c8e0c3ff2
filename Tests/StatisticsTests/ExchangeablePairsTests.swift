import Foundation
import TestSupport
import Testing

@testable import Statistics

/// Two samples whose pairs share something: how far apart are they for one law?
struct ExchangeablePairsTests {
  private func pairs(
    _ first: [Double], _ second: [Double], slack: @escaping @Sendable (Double) -> Double = { _ in 0 }
  ) throws -> ExchangeablePairs {
    try #require(ExchangeablePairs(first, second, slack: slack))
  }

  /// The normal deviate of a test's probability, with its side.
  private func deviate(_ test: ExchangeablePairs.Test) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if log(erfc(middle / 2.0.squareRoot())) > test.logProbability { low = middle } else { high = middle }
    }
    return test.side * high
  }

  /// Of 2ⁿ signs of 1, 2, …, n those whose sum lies as far out, counted: the bound is never below their share.
  @Test(arguments: [4, 9, 12])
  func `a sum of signs is as rare as all signs say, or a bound says less`(_ count: Int) throws {
    let values = (1...count).map(Double.init)
    var shares: [Double: Double] = [:]
    for order in 0..<(1 << count) {
      let sum = values.enumerated().reduce(0) { $0 + ((order >> $1.offset) & 1 == 1 ? $1.element : -$1.element) }
      shares[abs(sum), default: 0] += 1 / Double(1 << count)
    }
    for order in [(1 << count) - 1, (1 << count) - 2, (1 << count) - 4, (1 << count) / 3] {
      let signed = values.enumerated().map { (order >> $0.offset) & 1 == 1 ? $0.element : -$0.element }
      let test = try #require(pairs(signed, signed.map { _ in 0 }).signs())
      let sum = abs(signed.reduce(0, +))
      let exact = shares.filter { $0.key >= sum }.values.reduce(0, +)
      #expect(exp(test.logProbability) >= exact * (1 - 1e-9), "\(sum): \(exp(test.logProbability)) \(exact)")
    }
    let all = try #require(pairs(values.map { _ in 1 }, values.map { _ in 0 }).signs())
    #expect(isClose(all.logProbability, -Double(count - 1) * log(2), relative: 1e-6) && all.side == 1)
  }

  /// Seven of ten pairs have the first below and the second above: 2·(120 + 45 + 10 + 1)/1024.
  @Test func `as many members below a quantile is McNemar's test`() throws {
    let first = (0..<10).map { $0 < 7 ? 0.0 : 1 }
    let test = try #require(pairs(first, first.map { 1 - $0 }).quantile(0.5))
    #expect(isClose(exp(test.logProbability), 2 * 176.0 / 1024, relative: 1e-12) && test.side == -1)
    #expect(try pairs(first, first).quantile(0.5) == nil)
    let slack = try pairs(first, first.map { $0 + 0.1 }) { _ in 0.2 }.quantile(0.5)
    #expect(abs(slack?.logProbability ?? 0) < 1e-12)
  }

  @Test func `the largest distance is found, and what slack explains is none`() throws {
    let first = [1.0, 2, 3, 10, 11]
    #expect(try pairs(first, [4, 5, 6, 12, 13]).largestGap == 3)
    #expect(try pairs([4, 5, 6, 12, 13], first).largestGap == 3)
    #expect(try pairs(first, first.reversed()).largestGap == 0)
    #expect(try pairs(first, first.map { $0 + 0.01 }) { _ in 0.02 }.largestGap == 0)
    #expect(ExchangeablePairs([], []) == nil && ExchangeablePairs([1], [1, 2]) == nil)
  }

  /// Pareto's law of shape 5 has a fourth moment, that of 3 has none, that of 1.5 has no variance.
  @Test(arguments: [5.0, 3, 1.5])
  func `spreads of one law differ as chance has it under any tail`(_ shape: Double) throws {
    var generator = SplitMix64(seed: Int(10 * shape))
    let (samples, count) = (3_000, 50)
    var (scores, deviates): ([Double], [Double]) = ([], [])
    for _ in 0..<samples {
      var (a, b): ([Double], [Double]) = ([], [])
      for _ in 0..<count {
        let shared = exp(0.3 * generator.normal())
        a.append(shared * pow(generator.openUniform(), -1 / shape))
        b.append(shared * pow(generator.openUniform(), -1 / shape))
      }
      let centre = (a + b).reduce(0, +) / Double(2 * count)
      let both = try pairs(a, b)
      scores.append(deviate(try #require(both.spread(CutSquare(about: centre)))))
      deviates.append(exp(try #require(both.distribution).logProbability))
    }
    for (limit, probability) in [(2.0, 0.0455), (2.5, 0.01242), (3.0, 0.0027)] {
      let most = Double(samples) * probability
      let count = Double(scores.count { abs($0) > limit })
      // A false alarm in one of 30,000.
      #expect(count < most + 4 * most.squareRoot(), "\(count) beyond \(limit), \(most) are expected")
      let gaps = Double(deviates.count { $0 < probability })
      #expect(gaps < most + 4 * most.squareRoot(), "\(gaps) distances beyond \(limit)")
    }
    // It is no empty promise: most samples are told apart by something.
    #expect(scores.count { abs($0) > 0.5 } > samples / 20)
  }

  /// A tenth of the variance is each sample's own.
  @Test func `a spread that is off by 5% is found in 4,000 pairs`() throws {
    var generator = SplitMix64(seed: 5)
    var (a, b): ([Double], [Double]) = ([], [])
    for _ in 0..<4_000 {
      let shared = 3 * generator.normal()
      a.append(100 + 1.05 * (shared + generator.normal()))
      b.append(100 + shared + generator.normal())
    }
    let square = CutSquare(about: 100)
    let score = deviate(try #require(pairs(a, b).spread(square)))
    // Pitman's correlation of sum and difference is 0.11.
    #expect(score > 5 && score < 9, "\(score)")
    #expect(isClose(deviate(try #require(pairs(b, a).spread(square))), -score, relative: 1e-12))
    let cut = CutSquare(within: 95...105, about: 100)
    #expect(deviate(try #require(pairs(a, b).spread(cut))) > 4.5)
    // What is uncertain for another reason counts less.
    #expect(deviate(try #require(pairs(a, b).spread(square, beside: 1))) < 0.6 * score)
  }

  @Test func `what rounding parts is not apart`() throws {
    let values = (0..<4_000).map { 1e6 + Double($0) }
    let both = try pairs(values.map { $0 * (1 + 1e-12) }, values) { _ in 0.01 }
    #expect(both.spread(CutSquare(about: 1_002_000))?.logProbability == 0)
    #expect(try pairs(values, values).spread(CutSquare(about: 1_002_000)) == nil)
  }

  @Test func `a cut square keeps to its limits and to its slack`() {
    let square = CutSquare(within: 2...10, about: 5)
    #expect(square(0) == 9 && square(6) == 1 && square(100) == 25)
    #expect(square.range(of: 5.5, slack: 1) == 0...2.25 && square.range(of: 8, slack: 1) == 4...16)
    #expect(square.range(of: 3, slack: 1.5) == 0.25...9 && square.range(of: 50, slack: 1) == 25...25)
  }
}
