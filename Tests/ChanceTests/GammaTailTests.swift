import Foundation
import Testing

@testable import Chance

/// The incomplete gamma functions of a large a, against the integrals of `Reference/make-gamma-tails.py` (mpmath 1.3.0).
struct GammaTailTests {
  private func rows() throws -> [[Double]] {
    let url = try #require(Bundle.module.url(forResource: "gamma-tails", withExtension: "json"))
    return try JSONDecoder().decode([[Double]].self, from: Data(contentsOf: url))
  }

  @Test func `the shorter tail is right to twelve digits, also where it underflows`() throws {
    for row in try rows() {
      let (a, x, logarithm) = (row[0], row[1], row[2])
      let found = x < a ? IncompleteGamma.logLower(a, x) : IncompleteGamma.logUpper(a, x)
      #expect(abs(found - logarithm) <= 1e-12 * max(1, abs(logarithm)), "a = \(a), x = \(x): \(found), \(logarithm)")
      let tail = x < a ? IncompleteGamma.lower(a, x) : IncompleteGamma.upper(a, x)
      let other = x < a ? IncompleteGamma.upper(a, x) : IncompleteGamma.lower(a, x)
      // The exponent of a probability takes its rounding with it.
      #expect(ReferenceValues.difference(tail, exp(logarithm)) <= 1e-12 * max(1, abs(logarithm)), "a = \(a), x = \(x)")
      #expect(abs(tail + other - 1) < 1e-15)
    }
  }

  @Test func `the ways of computing a tail meet where one takes over from the other`() {
    for (a, x) in [(1e5, 99_000.0), (1e5, 100_700), (1e4, 9_900), (1e4, 10_150)] {
      for function in [IncompleteGamma.logLower, IncompleteGamma.logUpper] {
        let (before, after) = (function(a, x), function(a.nextUp, x))
        #expect(abs(before - after) <= 1e-12 * max(1, abs(before)))
      }
    }
    for a in [1e6, 1e9, 1e13] {
      for edge in [0.5 * a, 2 * a] {
        let function = edge < a ? IncompleteGamma.logLower : IncompleteGamma.logUpper
        let (before, after) = (function(a, edge.nextDown), function(a, edge.nextUp))
        #expect(abs(before - after) <= 1e-12 * abs(before))
      }
    }
  }

  @Test func `a quantile of any shape comes back in its probability, at once`() throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      for power in stride(from: 0.0, through: 14, by: 2) {
        let law = try Gamma(shape: pow(10, power), scale: 3)
        for p in [1e-9, 0.01, 0.5, 0.99] {
          // A step between neighbouring numbers of the size of the mean is this much probability.
          let step = 1e-15 * law.shape.squareRoot()
          #expect(abs(law.cumulative(law.quantile(p)) / p - 1) < 1e-11 + 10 * step, "shape \(law.shape), \(p)")
        }
      }
    }
    #expect(time < .seconds(10))
  }
}
