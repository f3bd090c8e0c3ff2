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

  @Test("the exponential of four numbers at once is that of the C library within 1e-15")
  func vectorExponential() {
    let exponents = (0...20_000).map { -720 + Double($0) * 0.0717 }
    var values = exponents
    values.withUnsafeMutableBufferPointer { VectorExponential.apply(to: $0, shift: 0.25) }
    for (exponent, value) in zip(exponents, values) {
      #expect(ReferenceValues.difference(value, exp(exponent + 0.25)) < 1e-15)
    }
    var special: [Double] = [.infinity, -.infinity, 0, .nan]
    special.withUnsafeMutableBufferPointer { VectorExponential.apply(to: $0, shift: 0) }
    #expect(special[0] == .infinity && special[1] == 0 && special[2] == 1 && special[3].isNaN)
  }

  @Test("a search finds the smallest number at which a condition holds, to the last bit")
  func search() {
    for target in [Double.leastNormalMagnitude / 8, 0.1, 1, 123_456.789, 1e300] {
      #expect(QuantileSearch.smallest(from: 0, to: .greatestFiniteMagnitude) { $0 >= target } == target)
    }
  }
}
