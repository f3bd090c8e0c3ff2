import Foundation
import Testing

@testable import Statistics

/// The tails of a mean of few draws of a skewed law.
struct MeanTailTests {
  /// Ten draws of the exponential law: their sum is gamma, P(S > s) = e^{−s} Σ_{k<10} sᵏ/k!.
  @Test(arguments: [0.2, 0.5, 0.8, 1.3, 2, 3, 4])
  func `are those of the gamma law`(_ mean: Double) throws {
    let step = 0.01
    let values = (0..<5_000).map { step * (Double($0) + 0.5) }
    let law = try #require(MeanTail(values: values, weights: values.map { exp(-$0) }))
    #expect(abs(law.mean - 1) < 1e-4 && abs(law.variance - 1) < 1e-3)
    let sum = 10 * mean
    var (term, beyond) = (exp(-sum), 0.0)
    for k in 0..<10 {
      beyond += term
      term *= sum / Double(k + 1)
    }
    let own = exp(law.logProbability(of: mean, count: 10))
    let exact = mean > 1 ? beyond : 1 - beyond
    // Never less than twice the one side's probability; Chernoff's bound is above that by the order of √(2πn)·deviate.
    #expect(own >= min(1, 2 * exact) * 0.98 && own < 60 * exact || own == 1, "\(own) \(exact)")
  }

  @Test func `end where the values do, and are certain at the mean`() throws {
    let law = try #require(MeanTail(values: [0, 1, 4], weights: [2, 1, 1]))
    #expect(law.logProbability(of: law.mean, count: 50) == 0)
    // All three draws at an end: (1/4)³ and (1/2)³, on two sides.
    #expect(isClose(law.logProbability(of: 4, count: 3), log(2 / 64.0), relative: 1e-6))
    #expect(isClose(law.logProbability(of: 0, count: 3), log(2 / 8.0), relative: 1e-6))
    #expect(law.logProbability(of: 4, count: 300) < -400 && law.logProbability(of: 5, count: 300).isFinite)
    #expect(MeanTail(values: [2, 2], weights: [1, 1]) == nil && MeanTail(values: [], weights: []) == nil)
  }
}
