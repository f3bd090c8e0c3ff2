import Foundation
import TestSupport
import Testing

@testable import Chance

/// A sample whose parts have other probabilities is the law of the values with those probabilities.
struct ReweightedEmpiricalTests {
  /// 3,000 amounts of a Pareto law, some of them equal, in fewer parts than there are values.
  private static func sample() throws -> Empirical {
    var random = SplitMix64(seed: 4)
    return try Empirical(
      values: (0..<3_000).map { _ in (100 / pow(random.openUniform(), 1 / 1.5)).rounded() },
      weights: (0..<3_000).map { _ in 0.5 + random.uniform() })
  }

  @Test func `it is the law of the values with the parts' probabilities`() throws {
    let base = try Self.sample()
    let parts = EmpiricalParts(of: base)
    #expect(parts.count < base.values.count && parts.count > 100)
    var random = SplitMix64(seed: 5)
    let masses = (0..<parts.count).map { _ in random.exponential() }
    let law = ReweightedEmpirical(base, parts, masses: masses)
    var weights = base.weights
    for part in 0..<parts.count {
      let own = parts.range(part).reduce(0) { $0 + base.weights[$1] }
      for place in parts.range(part) { weights[place] *= masses[part] / own }
    }
    let plain = try Empirical(values: base.values, weights: weights)
    for x in [0, 99, 100, 101, 150.5, 333, 1_000, 12_345, base.values[2_000 * base.values.count / 3_000], 1e6, 1e9] {
      #expect(abs(law.cumulative(x) - plain.cumulative(x)) < 1e-12)
      #expect(abs(law.survival(x) - plain.survival(x)) <= 1e-9 * plain.survival(x) + 1e-15)
      let limited = plain.limitedExpectedValue(x)
      #expect(abs(law.limitedExpectedValue(x) - limited) <= 1e-9 * limited)
      let second = plain.limitedSecondMoment(x)
      #expect(abs(law.limitedSecondMoment(x) - second) <= 1e-9 * second)
    }
    #expect(abs(law.mean / plain.mean - 1) < 1e-12 && abs(law.variance / plain.variance - 1) < 1e-9)
    for _ in 0..<500 {
      let p = random.openUniform()
      #expect(law.quantile(p) == plain.quantile(p))
      let q = pow(random.openUniform(), 3)
      #expect(law.quantile(survival: q) == plain.quantile(survival: q))
    }
    #expect(law.quantile(0) == base.values.first && law.quantile(1) == base.values.last)
    #expect(law.quantile(survival: 0) == base.values.last && law.quantile(-1).isNaN && law.quantile(2).isNaN)
  }

  @Test func `masses as in the sample give the sample`() throws {
    let base = try Self.sample()
    let parts = EmpiricalParts(of: base)
    let law = ReweightedEmpirical(
      base, parts, masses: (0..<parts.count).map { part in parts.range(part).reduce(0) { $0 + base.weights[$1] } })
    for u in [50.0, 200, 5_000, 1e5] {
      #expect(abs(law.limitedExpectedValue(u) / base.limitedExpectedValue(u) - 1) < 1e-12)
    }
  }

  /// Var = between + within: what moves with the parts is nearly all, also above a deductible and where amounts lie close.
  @Test(arguments: [(0.0, 0.0), (1_000, 0), (6_000, 0), (0, 20_000), (20_600, 20_000)])
  func `parts leave out less than a thousandth of the variance`(deductible: Double, shift: Double) throws {
    let sample = try Self.sample()
    let base = try Empirical(values: sample.values.map { shift + ($0 > 1_000 && shift > 0 ? 999 : $0) })
    let parts = EmpiricalParts(of: base)
    func paid(_ place: Int) -> Double { min(400_000, max(0, base.values[place] - deductible)) }
    func moment(_ range: Range<Int>, _ power: Double) -> Double {
      range.reduce(0) { $0 + base.weights[$1] * pow(paid($1), power) }
    }
    let all = 0..<base.values.count
    let total = moment(all, 2) - moment(all, 1) * moment(all, 1)
    let within = (0..<parts.count).reduce(0.0) { sum, part in
      let range = parts.range(part)
      let weight = range.reduce(0) { $0 + base.weights[$1] }
      return sum + moment(range, 2) - moment(range, 1) * moment(range, 1) / weight
    }
    #expect(within < 1e-3 * total, "\(within / total)")
  }
}
