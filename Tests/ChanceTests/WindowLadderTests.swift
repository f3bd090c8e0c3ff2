import Foundation
import Testing

@testable import AggregateLaws
@testable import Chance

/// Claims without a cap under heavy tails, against values that share nothing with the ladder.
struct WindowLadderTests {
  private func line(_ law: any SeverityLaw, people: Int, probability: Double, rate: Double) -> ClaimLine {
    ClaimLine(
      count: people, probability: probability, severity: law,
      payment: .pieces([ClaimLine.Piece(start: 10_000, base: 0, slope: rate)]))
  }

  private func law(_ lines: [ClaimLine]) throws -> AggregateLaw { try AggregateLaw(of: lines, factors: .none) }

  /// Huizhou's rule, index 1.3: by an inversion of another's with a lattice of 2²¹ points that agrees to 8e-8 at worst.
  @Test func `a million people under an index of 1.3 have the quantiles of a lattice`() throws {
    let law = try law([line(try Lomax(shape: 1.3, scale: 9_000), people: 1_000_000, probability: 0.1394, rate: 0.95)])
    let known = [(0.05, 2.72300020e9), (0.5, 2.97006348e9), (0.95, 3.81522462e9), (0.99, 5.76572975e9)]
    for (level, value) in known {
      let quantile = law.quantile(level)
      #expect(abs(quantile.value / value - 1) < 2e-7, "\(level): \(quantile)")
      #expect(abs(quantile.value - value) < quantile.error + 2e-7 * value)
      #expect(quantile.error < 1e-5 * value)
    }
  }

  /// Index 1.01, whose 99.5% is twenty times the median: two plans of the prototype agree to 1e-6.
  @Test func `an index of 1_01 has its quantiles too`() throws {
    let law = try law([line(try Lomax(shape: 1.01, scale: 9_000), people: 1_000_000, probability: 0.1394, rate: 0.75)])
    let known = [(0.05, 7.966e9), (0.5, 1.036e10), (0.95, 2.751e10), (0.99, 9.259e10), (0.995, 1.720e11)]
    for (level, value) in known {
      #expect(abs(law.quantile(level).value / value - 1) < 5e-4, "\(level): \(law.quantile(level)) \(value)")
    }
  }

  /// One person: C is the payment itself.
  @Test(arguments: [1.05, 1.3, 2.5])
  func `one person's law is that of the payment`(_ index: Double) throws {
    let severity = try Lomax(shape: index, scale: 9_000)
    let law = try law([line(severity, people: 1, probability: 0.4, rate: 0.75)])
    for amount in [1_000.0, 8_000, 60_000, 1e6] {
      let exact = 1 - 0.4 * severity.survival(10_000 + amount / 0.75)
      let figure = law.cumulative(amount)
      #expect(abs(figure.value - exact) < 1e-6 + figure.error, "\(amount): \(figure) \(exact)")
    }
    #expect(abs(law.noClaim - (1 - 0.4 * severity.survival(10_000))) < 1e-12)
  }

  /// Two people: a convolution by quadrature.
  @Test func `two people's law is the convolution`() throws {
    let severity = try Lomax(shape: 1.2, scale: 9_000)
    let law = try law([line(severity, people: 2, probability: 0.4, rate: 1)])
    func survival(_ y: Double) -> Double { 0.4 * severity.survival(10_000 + y) }
    for amount in [5_000.0, 50_000, 1e6] {
      // P(Y₁ + Y₂ > c) = P(Y₁ > c) + ∫ P(Y₂ > c − y) dP(Y₁ ≤ y) + P(Y₁ = 0) P(Y₂ > c), in steps of the quantile.
      let steps = 40_000
      var sum = 0.0
      for k in 0..<steps {
        let s = survival(amount) + (survival(0) - survival(amount)) * (Double(k) + 0.5) / Double(steps)
        let y = severity.quantile(survival: s / 0.4) - 10_000
        sum += survival(amount - y)
      }
      let whole =
        survival(amount) + (survival(0) - survival(amount)) * sum / Double(steps)
        + (1 - survival(0)) * survival(amount)
      let figure = law.cumulative(amount)
      #expect(abs(1 - figure.value - whole) < 1e-6 + figure.error, "\(amount): \(figure) \(1 - whole)")
    }
  }

  /// Moments up to an amount follow from the distribution function: E[C; C ≤ c] = cF(c) − ∫F.
  @Test func `partial moments are those of the distribution function`() throws {
    let law = try law([line(try Lomax(shape: 1.3, scale: 9_000), people: 20_000, probability: 0.1, rate: 0.75)])
    let top = law.quantile(0.99).value
    let steps = 20_000
    var (first, second) = (0.0, 0.0)
    for k in 0..<steps {
      let c = top * (Double(k) + 0.5) / Double(steps)
      let value = law.cumulative(c).value
      first += value
      second += 2 * c * value
    }
    let width = top / Double(steps)
    let partial = law.partials(upTo: [top])[0]
    #expect(abs(partial.probability - 0.99) < 1e-8)
    #expect(abs(partial.first / (top * 0.99 - first * width) - 1) < 1e-6)
    #expect(abs(partial.second / (top * top * 0.99 - second * width) - 1) < 1e-6)
  }

  /// Where a single period holds the law, the ladder says the same.
  @Test func `ladder and series agree where both apply`() throws {
    let line = line(try Lognormal(meanlog: 8, sdlog: 1.4), people: 200_000, probability: 0.14, rate: 0.75)
    let series = try law([line])
    let ladder = try WindowLadder([PaidAmountSource(line)], plan: .fine)
    for level in [0.01, 0.5, 0.95, 0.999] {
      let quantile = series.quantile(level)
      #expect(abs(ladder.quantile(level) / quantile.value - 1) < 1e-8, "\(level)")
      #expect(abs(ladder.cumulative(quantile.value) - level) < 1e-8)
    }
  }
}
