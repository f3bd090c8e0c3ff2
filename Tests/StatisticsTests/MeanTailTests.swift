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
    let deviate = law.deviate(of: mean, count: 10)
    let (own, expected) =
      mean > 1
      ? (0.5 * erfc(deviate / 2.0.squareRoot()), beyond) : (0.5 * erfc(-deviate / 2.0.squareRoot()), 1 - beyond)
    #expect(abs(own / expected - 1) < 0.02, "\(own) \(expected)")
  }

  @Test func `end where the values do, and are normal next to the mean`() throws {
    let law = try #require(MeanTail(values: [0, 1, 4], weights: [2, 1, 1]))
    #expect(abs(law.deviate(of: law.mean, count: 50)) < 1e-12)
    #expect(law.deviate(of: 4, count: 3) > 2 && law.deviate(of: 0, count: 3) < -1)
    #expect(law.deviate(of: 4, count: 300) > 20 && law.deviate(of: 5, count: 300).isFinite)
    #expect(MeanTail(values: [2, 2], weights: [1, 1]) == nil && MeanTail(values: [], weights: []) == nil)
  }
}
