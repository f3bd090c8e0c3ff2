import Foundation
import TestSupport
import Testing

@testable import Statistics

/// Estimates of replications that count unequally.
struct ImportanceWeightsTests {
  /// Standard normals by the polar method of Marsaglia.
  private static func normals(_ count: Int) -> [Double] {
    var generator = SplitMix64(seed: 22)
    var values: [Double] = []
    while values.count < count {
      let (u, v) = (Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator))
      let square = u * u + v * v
      if square > 0, square < 1 { values.append(u * (-2 * log(square) / square).squareRoot()) }
    }
    return values
  }

  @Test func `equal weights give what equal replications give`() throws {
    let values = Self.normals(400)
    let sample = try Sample(values)
    let weights = try #require(ImportanceWeights(logarithms: values.map { _ in -700 }))
    #expect(abs(weights.effectiveSize - 400) < 1e-9)
    let (mean, plain) = (try weights.mean(of: values), Mean()(sample))
    #expect(abs(mean.value - plain.value) < 1e-12)
    // Divided by n in place of n − 1.
    #expect(abs((mean.standardError ?? 0) / (plain.standardError ?? 1) - (399.0 / 400).squareRoot()) < 1e-9)
    for level in [0.05, 0.5, 0.9] {
      #expect(try weights.quantile(level, of: values).value == Quantile(level)(sample).value)
    }
    let tail = try weights.tail(0.9, of: values)
    #expect(abs(tail.value - TailValueAtRisk(0.9)(sample).value) < 1e-9)
    let share = weights.share(where: values.map { $0 > 1 })
    let counted = try Proportion.estimate(successes: values.count { $0 > 1 }, of: 400)
    #expect(abs(share.value - counted.value) < 1e-12)
    #expect(
      abs((share.lower ?? 0) - (counted.lower ?? 1)) < 1e-9 && abs((share.upper ?? 0) - (counted.upper ?? 1)) < 1e-9)
  }

  /// Normals that count exp(θx) are normal about θ with the same spread, and n exp(−θ²) of them say as much. 4.5 standard errors:
  /// a false alarm in 1 of 100,000.
  @Test func `tilted normals have the mean, the quantiles and the effective size of the tilted law`() throws {
    let values = Self.normals(40_000)
    let weights = try #require(ImportanceWeights(logarithms: values.map { 0.5 * $0 }))
    func isNear(_ estimate: Estimate, _ value: Double) -> Bool {
      abs(estimate.value - value) < 4.5 * (estimate.standardError ?? 0)
    }
    #expect(isNear(try weights.mean(of: values), 0.5))
    #expect(isNear(try weights.standardDeviation(of: values), 1))
    #expect(isNear(try weights.quantile(0.95, of: values), 0.5 + 1.6448536269514722))
    #expect(isNear(weights.share(where: values.map { $0 > 0.5 }), 0.5))
    // The mean of the upper 5%: φ(z)/0.05.
    #expect(isNear(try weights.tail(0.95, of: values), 0.5 + 2.0627128075074257))
    #expect(abs(weights.effectiveSize / 40_000 / exp(-0.25) - 1) < 0.05)
    let half = try #require(weights.where(values.map { $0 > 0.5 }))
    #expect(isNear(try half.mean(of: values), 0.5 + (2 / Double.pi).squareRoot()))
  }

  @Test func `nothing that counts, and what is no number, is not estimated`() throws {
    #expect(ImportanceWeights(logarithms: [-.infinity, -.infinity]) == nil)
    #expect(ImportanceWeights(logarithms: []) == nil)
    let weights = try #require(ImportanceWeights(logarithms: [0, 0, -.infinity]))
    #expect(weights.where([false, false, true]) == nil)
    // What counts for nothing may be anything.
    #expect(try weights.mean(of: [1, 3, .nan]).value == 2)
    #expect(throws: SampleError.notFinite(index: 1)) { try weights.mean(of: [1, .nan, 0]) }
  }
}
