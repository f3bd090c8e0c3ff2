import Foundation
import TestSupport
import Testing

@testable import AggregateLaws
@testable import Chance

/// The law of a sum over people against closed forms, which `Reference/make-aggregates.py` works out: from three people
/// to a million, with and without deductibles, caps and common factors.
struct AggregateReferenceTests {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Line: Decodable {
      let count: Int
      let probability: Double
    }
    struct Value: Decodable {
      let at: Double
      let value: Double
    }

    let name: String
    let lines: [Line]
    let mean: Double
    let shape: Double
    let sure: Bool
    let deductible: Double
    let rate: Double
    let cap: Double?
    let frequency: Double
    let severity: Double
    let correlation: Double
    let expected: Double
    let variance: Double
    let cumulative: [Value]

    var testDescription: String { name }

    static let all: [Case] = {
      guard let url = Bundle.module.url(forResource: "aggregates", withExtension: "json"),
        let data = try? Data(contentsOf: url)
      else { return [] }
      return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
    }()

    /// The laws of all cases, each made once.
    private static let laws = Dictionary(
      uniqueKeysWithValues: all.map { example in (example.name, Result { try example.makeLaw() }) })

    func law() throws -> AggregateLaw { try #require(Self.laws[name]).get() }

    func makeLaw(byFunction: Bool = false) throws -> AggregateLaw {
      let severity: any SeverityLaw
      if sure {
        severity = try Constant(amount: mean)
      } else if shape == 1 {
        severity = try Exponential(mean: mean)
      } else {
        severity = try Gamma(shape: shape, scale: mean / shape)
      }
      var pieces = [ClaimLine.Piece(start: deductible, base: 0, slope: rate)]
      if let cap { pieces.append(.init(start: deductible + cap / rate, base: cap, slope: 0)) }
      let (deductible, rate, cap) = (deductible, rate, cap ?? .infinity)
      let payment: ClaimLine.Payment =
        byFunction ? .function { min(cap, max(0, $0 - deductible) * rate) } : .pieces(pieces)
      return try AggregateLaw(
        of: lines.map {
          ClaimLine(count: $0.count, probability: $0.probability, severity: severity, payment: payment)
        }, factors: CommonFactors(frequency: frequency, severity: self.severity, correlation: correlation))
    }

    /// So many claims that the transform vanishes: everything is then exact to eight digits and more.
    var isLarge: Bool { lines.reduce(0) { $0 + Double($1.count) * $1.probability } > 45 && cap == nil && !sure }
  }

  @Test func `there are cases`() { #expect(Case.all.count == 15) }

  @Test(arguments: sampled(Case.all, every: 3))
  func `mean and variance are those of the closed form`(_ example: Case) throws {
    let moments = try example.law().moments
    #expect(abs(moments.mean / example.expected - 1) < 1e-12)
    #expect(abs(moments.variance / example.variance - 1) < 1e-10)
  }

  /// The stated error is honest: it covers the true one, but for the reference's own 2e-13.
  @Test(arguments: Case.all)
  func `the distribution function is right within the error that it states`(_ example: Case) throws {
    let law = try example.law()
    for point in example.cumulative {
      let figure = law.cumulative(point.at)
      let error = abs(figure.value - point.value)
      #expect(error <= figure.error + 1e-12, "at \(point.at): \(figure) is off by \(error)")
      #expect(figure.error < (example.isLarge ? 1e-8 : 2e-5), "at \(point.at): \(figure)")
    }
  }

  /// Quantiles invert the distribution function, where it has no jump.
  @Test(arguments: Case.all.filter { !$0.sure })
  func `a quantile is where the distribution function has its level`(_ example: Case) throws {
    let law = try example.law()
    for point in example.cumulative where point.value > law.noClaim + 1e-9 {
      let figure = law.quantile(point.value)
      let slack = figure.error + (law.cumulative(point.at).error + 1e-12) / max(law.density(point.at), 1e-300)
      #expect(abs(figure.value - point.at) <= 2 * slack, "\(figure) for \(point)")
    }
  }

  /// A payment that is any function is found at its quantiles, kinks included, and comes to the same law.
  @Test(arguments: Case.all.filter { ["a cap", "sure amounts"].contains($0.name) })
  func `a payment by any function gives the law of the same payment by pieces`(_ example: Case) throws {
    let law = try example.makeLaw(byFunction: true)
    #expect(abs(law.moments.mean / example.expected - 1) < 1e-8)
    for point in example.cumulative {
      let figure = law.cumulative(point.at)
      #expect(abs(figure.value - point.value) <= figure.error + 1e-12, "at \(point.at): \(figure)")
    }
  }
}
