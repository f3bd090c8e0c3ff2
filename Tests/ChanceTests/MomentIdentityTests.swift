import Foundation
import Testing

@testable import Chance

/// E[X∧u] = ∫₀ᵘ S(x) dx and E[(X∧u)²] = ∫₀ᵘ 2x S(x) dx, cell by cell of a grid: closed forms against quadrature.
@Suite("Limited moments are integrals of the survival function")
struct MomentIdentityTests {
  func grid(_ example: ExampleLaw) -> [Double] {
    let low = max(1, example.law.quantile(0.0005))
    let high = max(2 * low, example.law.quantile(survival: 1e-7))
    let points = (0...60).map { low * pow(high / low, Double($0) / 60) }
    return ([low / 1_000] + points + example.kinks).sorted()
  }

  @Test("in every cell of a grid", arguments: try ExampleLaws.all())
  func cells(_ example: ExampleLaw) {
    let law = example.law
    let grid = grid(example)
    for (lower, upper) in zip(grid, grid.dropFirst()) where upper > lower {
      // In t = log x, in which the laws are smooth down to 0.
      func integral(_ f: (Double) -> Double) -> Double {
        let ends = (log(lower), log(upper))
        return GaussLegendre.integral(from: ends.0, to: ends.1, width: (ends.1 - ends.0) / 4) { t in
          let x = min(upper, max(lower, exp(t)))
          return x * f(x)
        }
      }
      let first = integral { law.survival($0) }
      let second = integral { 2 * $0 * law.survival($0) }
      let firstStep = law.limitedExpectedValue(upper) - law.limitedExpectedValue(lower)
      let secondStep = law.limitedSecondMoment(upper) - law.limitedSecondMoment(lower)
      // The step is a difference of two moments, and its precision is theirs.
      #expect(abs(firstStep - first) <= 1e-12 * law.limitedExpectedValue(upper))
      #expect(abs(secondStep - second) <= 1e-12 * law.limitedSecondMoment(upper))
    }
  }

  @Test("F and S sum to 1 and the quantile inverts both", arguments: try ExampleLaws.all())
  func quantileInverts(_ example: ExampleLaw) {
    let law = example.law
    for p in [1e-6, 0.013, 0.27, 0.5, 0.71, 0.94, 0.9991] {
      let x = law.quantile(p)
      #expect(abs(law.cumulative(x) + law.survival(x) - 1) < 1e-14)
      #expect(law.cumulative(x) >= p - 1e-13)
      #expect(law.cumulative(x.nextDown * (1 - 1e-9)) <= p + 1e-13)
      #expect(law.survival(law.quantile(survival: 1 - p)) <= 1 - p + 1e-13)
    }
  }

  @Test("small and large limits", arguments: try ExampleLaws.all())
  func ends(_ example: ExampleLaw) {
    let law = example.law
    #expect(law.limitedExpectedValue(0) == 0)
    #expect(law.limitedExpectedValue(-3) == 0)
    #expect(law.limitedSecondMoment(0) == 0)
    #expect(law.cumulative(-1) == 0)
    #expect(law.survival(-1) == 1)
    #expect(law.cumulative(.infinity) == 1)
    #expect(law.survival(.infinity) == 0)
    #expect(law.quantile(-0.1).isNaN)
    #expect(law.quantile(1.1).isNaN)
    #expect(law.quantile(.nan).isNaN)
    #expect(law.quantile(0) <= law.quantile(1e-9))
    #expect(law.quantile(1) >= law.quantile(0.999))
    #expect(law.limitedExpectedValue(1e300) <= law.mean * (1 + 1e-12))
    #expect(law.limitedExpectedValue(1e300).isFinite)
  }

  @Test("a scaled law is the law of the multiplied amount", arguments: try ExampleLaws.all())
  func scaling(_ example: ExampleLaw) {
    let law = example.law
    let scaled = law.scaled(by: 3)
    for p in [0.01, 0.4, 0.9, 0.999] {
      let x = law.quantile(p)
      #expect(ReferenceValues.difference(scaled.quantile(p), 3 * x) < 1e-12)
      #expect(abs(scaled.cumulative(3.1 * x) - law.cumulative(3.1 / 3 * x)) < 1e-12)
      #expect(
        ReferenceValues.difference(scaled.limitedExpectedValue(3 * x), 3 * law.limitedExpectedValue(x)) < 1e-12)
      #expect(ReferenceValues.difference(scaled.limitedSecondMoment(3 * x), 9 * law.limitedSecondMoment(x)) < 1e-12)
    }
  }
}
