import Foundation
import TestSupport
import Testing

@testable import AggregateLaws
@testable import Chance

/// How rarely a sum over years and people lies so far out, the factors being known.
struct ClaimSumTailTests {
  private func line(_ count: Int, _ probability: Double, cap: Double? = nil) throws -> ClaimLine {
    var pieces = [ClaimLine.Piece(start: 0, base: 0, slope: 1)]
    if let cap { pieces.append(ClaimLine.Piece(start: cap, base: cap, slope: 0)) }
    return ClaimLine(
      count: count, probability: probability, severity: try Lognormal(meanlog: 8, sdlog: 1), payment: .pieces(pieces))
  }

  /// Five people, 20 years: nobody has anything with probability (1 − q)^100.
  @Test func `nobody at all is as rare as it is`() throws {
    let years = (0..<20).map { year -> (frequency: Double, severity: Double) in (0.9 + 0.01 * Double(year), 1) }
    let tail = try #require(ClaimSumTail([line(5, 0.04)], years: years, figure: .payments))
    let none = years.reduce(0) { $0 + 5 * log1p(-0.04 * $1.frequency) }
    // The steepest slope that is tried is not the steepest of all.
    #expect(abs(tail.logProbability(of: 0) - min(0, log(2) + none)) < 0.03)
    #expect(tail.logProbability(of: tail.mean) == 0)
    #expect(tail.logProbability(of: tail.mean + 5, slack: 10) == 0)
  }

  /// A benefit above a deductible: that nobody gets any is as rare as that nobody's amount is above it, whatever the
  /// quadrature of the payments makes of the mean.
  @Test(arguments: [1, 5, 100])
  func `no benefit at all is as rare as no amount above the deductible`(_ people: Int) throws {
    let severity = try Lognormal(meanlog: 8, sdlog: 1.4)
    let line = ClaimLine(
      count: people, probability: 0.14, severity: severity,
      payment: .pieces([ClaimLine.Piece(start: 10_000, base: 0, slope: 0.75)]))
    let years = (0..<20).map { year -> (frequency: Double, severity: Double) in (0.95 + 0.005 * Double(year), 1) }
    let tail = try #require(ClaimSumTail([line], years: years, figure: .payments))
    let none = years.reduce(0) {
      $0 + Double(people) * log1p(-0.14 * $1.frequency * severity.survival(10_000))
    }
    let found = tail.logProbability(of: 0)
    #expect(found <= 0 && found >= min(0, log(2) + none) - 0.05, "\(found) \(log(2) + none)")
  }

  /// The number of those who are paid is binomial: the bound is above its tail, and by no more than a factor of √n.
  @Test(arguments: [5, 15, 30, 60])
  func `a number of people is bounded by the binomial law`(_ paid: Int) throws {
    let years = Array(repeating: (frequency: 1.0, severity: 1.0), count: 10)
    let tail = try #require(ClaimSumTail([line(20, 0.1)], years: years, figure: .paid))
    #expect(abs(tail.mean - 20) < 1e-9)
    let law = try Binomial(trials: 200, probability: 0.1)
    let exact = paid > 20 ? 1 - law.cumulative(paid - 1) : law.cumulative(paid)
    let bound = exp(tail.logProbability(of: Double(paid)))
    #expect(bound >= min(1, 2 * exact) * (1 - 1e-9) && bound <= 40 * exact + 1e-12, "\(bound) \(exact)")
  }

  /// 200 samples of 30 years under shocks, a fifth of them outside of the full suite: their probabilities are none of
  /// them far below what chance gives.
  @Test(arguments: ClaimSumTail.Figure.allCases)
  func `samples of the law itself raise no alarm`(_ figure: ClaimSumTail.Figure) throws {
    let line = try line(40, 0.1, cap: 20_000)
    let law = try Lognormal(meanlog: 8, sdlog: 1)
    var stream = RandomStream(seed: 11, address: StreamAddress(replication: 0, year: 0, group: 0, purpose: .severity))
    var smallest = 0.0
    for _ in 0..<(isFullTest ? 200 : 40) {
      let years = (0..<30).map { _ in
        (
          frequency: exp(0.1 * StandardNormal.quantile(stream.uniform())),
          severity: exp(0.2 * StandardNormal.quantile(stream.uniform()))
        )
      }
      let tail = try #require(ClaimSumTail([line], years: years, figure: figure))
      var sum = 0.0
      for year in years {
        for _ in 0..<40 where stream.uniform() < 0.1 * year.frequency {
          let amount = year.severity * law.quantile(stream.uniform())
          switch figure {
          case .payments: sum += min(amount, 20_000)
          case .paid: sum += 1
          case .amounts: sum += amount
          }
        }
      }
      smallest = min(smallest, tail.logProbability(of: sum))
    }
    // One of 200 lies below 1e-6 once in 5,000 times at most.
    #expect(smallest > log(1e-6), "\(exp(smallest))")
  }

  @Test func `a mean that is 5% off is found in a million people and 20 years`() throws {
    let years = (0..<20).map { year -> (frequency: Double, severity: Double) in
      let step = 0.001 * Double(year)
      return (frequency: 0.95 + 5 * step, severity: 1.05 - 4 * step)
    }
    let tail = try #require(ClaimSumTail([line(1_000_000, 0.1)], years: years, figure: .payments))
    #expect(tail.logProbability(of: 0.95 * tail.mean) < -200)
    #expect(tail.logProbability(of: 0.95 * tail.mean, slack: 0) > -1e7)
    let other = try #require(ClaimSumTail([line(1_000_000, 0.1)], years: years, figure: .payments, beside: 0.05))
    #expect(other.logProbability(of: 0.95 * other.mean) > -3, "a pilot that may be 5% off explains it")
  }

  @Test func `an infinite mean is no mean`() throws {
    let pareto = ClaimLine(
      count: 10, probability: 0.1, severity: try Pareto(shape: 0.9, minimum: 100),
      payment: .pieces([ClaimLine.Piece(start: 0, base: 0, slope: 1)]))
    #expect(ClaimSumTail([pareto], years: [(1, 1)], figure: .payments) == nil)
    #expect(ClaimSumTail([pareto], years: [(1, 1)], figure: .paid) != nil)
  }
}
