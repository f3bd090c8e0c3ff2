import Foundation
import Testing

@testable import Statistics

/// Two samples whose pairs share something: how far apart are they for one law?
struct ExchangeablePairsTests {
  private func pairs(
    _ first: [Double], _ second: [Double], slack: @escaping @Sendable (Double) -> Double = { _ in 0 }
  ) throws -> ExchangeablePairs {
    try #require(ExchangeablePairs(first, second, slack: slack))
  }

  @Test(arguments: [3, 4, 5])
  func `the law of the largest distance is that of all orders`(_ count: Int) {
    var gaps: [Int: Double] = [:]
    for order in 0..<(1 << (2 * count)) where order.nonzeroBitCount == count {
      var (height, largest) = (0, 0)
      for place in 0..<2 * count {
        height += (order >> place) & 1 == 1 ? 1 : -1
        largest = max(largest, abs(height))
      }
      gaps[largest, default: 0] += 1
    }
    let all = gaps.values.reduce(0, +)
    for gap in 0...count {
      let share = gaps.filter { $0.key >= gap }.values.reduce(0, +) / all
      #expect(abs(ExchangeablePairs.probability(ofGap: gap, in: count) - share) < 1e-12)
    }
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
        a.append(shared * pow(generator.uniform(), -1 / shape))
        b.append(shared * pow(generator.uniform(), -1 / shape))
      }
      let centre = (a + b).reduce(0, +) / Double(2 * count)
      let both = try pairs(a, b)
      scores.append(try #require(both.spread(CutSquare(about: centre))))
      deviates.append(ExchangeablePairs.probability(ofGap: both.largestGap, in: count))
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
    #expect(scores.count { abs($0) > 0.5 } > samples / 3)
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
    let score = try #require(pairs(a, b).spread(square))
    // Pitman's correlation of sum and difference is 0.11.
    #expect(score > 5.5 && score < 9, "\(score)")
    #expect(isClose(try pairs(b, a).spread(square), -score, relative: 1e-12))
    let cut = CutSquare(within: 95...105, about: 100)
    #expect(try #require(pairs(a, b).spread(cut)) > 4.9)
    // What is uncertain for another reason counts less.
    #expect(try #require(pairs(a, b).spread(square, beside: 1)) < 0.5 * score)
  }

  @Test func `what rounding parts is not apart`() throws {
    let values = (0..<4_000).map { 1e6 + Double($0) }
    let both = try pairs(values.map { $0 * (1 + 1e-12) }, values) { _ in 0.01 }
    #expect(both.spread(CutSquare(about: 1_002_000)) == 0)
    #expect(try pairs(values, values).spread(CutSquare(about: 1_002_000)) == nil)
  }

  @Test func `a cut square keeps to its limits and to its slack`() {
    let square = CutSquare(within: 2...10, about: 5)
    #expect(square(0) == 9 && square(6) == 1 && square(100) == 25)
    #expect(square.range(of: 5.5, slack: 1) == 0...2.25 && square.range(of: 8, slack: 1) == 4...16)
    #expect(square.range(of: 3, slack: 1.5) == 0.25...9 && square.range(of: 50, slack: 1) == 25...25)
  }
}
