import Foundation
import Testing

@testable import Chance

@Suite("Numerics")
struct NumericsTests {
  @Test("the expectation of a smooth function of a normal number is exact to 1e-13")
  func normalExpectation() {
    let moments = [0.0: 1.0, 1: 0, 2: 1, 3: 0, 4: 3, 6: 15]
    for (power, value) in moments {
      #expect(abs(Chance.normalExpectation { pow($0, power) } - value) < 1e-13 * max(1, value))
    }
    for s in [0.05, 0.3, 1.0, 2.0] {
      let value = Chance.normalExpectation { exp(s * $0) }
      #expect(ReferenceValues.difference(value, exp(s * s / 2)) < 1e-11)
    }
  }

  /// B(z; 1, b) = (1 − (1 − z)^b)/b; where a law is steep, 1 − z lies thousands of powers of e away.
  @Test("the incomplete beta function holds however far out", arguments: [-20.0, -79.9, -80.1, -700, -30_000, -2e6])
  func incompleteBetaFarOut(_ logComplement: Double) {
    for b in [0.9, 0.0008, 1e-9, -1e-6] where b * logComplement < 600 {
      let value = IncompleteBeta.lower(logZ: log1p(-exp(logComplement)), logComplement: logComplement, a: 1, b: b)
      #expect(ReferenceValues.difference(value, -expm1(b * logComplement) / b) < 1e-12, "\(b)")
    }
  }

  @Test("the standard normal quantile inverts both tails")
  func standardNormal() {
    for z in [-37.0, -12, -3, -0.5, 0, 1, 4, 8] {
      #expect(abs(StandardNormal.quantile(StandardNormal.cumulative(z)) - z) < (z > 3 ? 1 : 1e-13 * max(1, -z)))
      #expect(
        abs(StandardNormal.quantile(survival: StandardNormal.survival(-z)) + z) < (z > 3 ? 1 : 1e-13 * max(1, -z)))
    }
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(1.5).isNaN)
  }

  @Test(
    "the exponential of many numbers is that of the C library",
    arguments: [(1.0, 0.25), (0.99, 8.4), (-2.5, -30), (0.001, 300.3), (40, -100), (60, 5)])
  func vectorExponential(_ scale: Double, _ shift: Double) {
    let numbers = (0...20_001).map { -14 + Double($0) * 0.0014 }.filter { abs($0) <= 14 }
    var values = numbers
    values.withUnsafeMutableBufferPointer { VectorExponential.apply(to: $0, bound: 14, scale: scale, shift: shift) }
    for (number, value) in zip(numbers, values) {
      let exponent = scale * number + shift
      // What it promises, and the rounding of the exponent that stands here.
      let limit = (3 + 3 * abs(scale * number) + 2 * abs(shift)) * 0x1p-52
      #expect(ReferenceValues.difference(value, exp(exponent)) < limit, "e^(\(scale) · \(number) + \(shift))")
    }
  }

  @Test("the exponential of many numbers reaches 0 and infinity where the C library does")
  func extremeExponential() {
    var values = [-14.0, -1, 0, 1, 14]
    values.withUnsafeMutableBufferPointer { VectorExponential.apply(to: $0, bound: 14, scale: 1000, shift: 0) }
    #expect(values == [0, 0, 1, .infinity, .infinity])
  }

  @Test("a search finds the smallest number at which a condition holds, to the last bit")
  func search() {
    for target in [Double.leastNormalMagnitude / 8, 0.1, 1, 123_456.789, 1e300] {
      #expect(QuantileSearch.smallest(from: 0, to: .greatestFiniteMagnitude) { $0 >= target } == target)
    }
  }
}
