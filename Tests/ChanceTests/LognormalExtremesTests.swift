import Chance
import Foundation
import Testing

/// A spread so wide that the law's own moments are beyond all numbers leaves the limited ones as they are.
struct LognormalExtremesTests {
  /// E[(X∧u)ᵏ] = ∫ k e^{kt} S(eᵗ) dt up to log u, by the trapezoidal rule: 1e-9 at this step.
  private func byIntegral(_ law: Lognormal, _ k: Double, _ u: Double) -> Double {
    let step = 0.001
    var sum = 0.5 * k * pow(u, k) * law.survival(u)
    for i in 1...45_000 {
      let t = log(u) - step * Double(i)
      sum += k * exp(k * t) * law.survival(exp(t))
    }
    return sum * step
  }

  @Test(arguments: [(8.4, 1.2), (8.4, 19.8), (8.4, 20.05), (8.4, 27), (8.4, 40), (300, 30), (-200, 25)])
  func `limited moments are those of the integral`(_ meanlog: Double, _ sdlog: Double) throws {
    let law = try Lognormal(meanlog: meanlog, sdlog: sdlog)
    for u in [5_000.0, 400_000, 1e9] {
      let (first, second) = (byIntegral(law, 1, u), byIntegral(law, 2, u))
      #expect(abs(law.limitedExpectedValue(u) / first - 1) < 1e-6, "\(u)")
      #expect(abs(law.limitedSecondMoment(u) / second - 1) < 1e-6, "\(u)")
    }
  }
}
