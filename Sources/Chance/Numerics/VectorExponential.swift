internal import CGSL

/// eˣ of many numbers at once, for the lognormal's draws.
///
/// Four numbers share the instructions, which takes less than half the time of four calls of the C library, and the
/// result has the same bits with every C library. Its error is below 1e-15 relative: nothing for a draw, but `exp` is
/// used where a value is computed.
enum VectorExponential {
  /// Replaces every x of `values` by e^{x + shift}.
  static func apply(to values: UnsafeMutableBufferPointer<Double>, shift: Double) {
    var index = 0
    while index + 4 <= values.count {
      let x = SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3]) + shift
      let power = exponential(x)
      values[index] = power[0]
      values[index + 1] = power[1]
      values[index + 2] = power[2]
      values[index + 3] = power[3]
      index += 4
    }
    while index < values.count {
      values[index] = exponential(SIMD4(repeating: values[index] + shift))[0]
      index += 1
    }
  }

  /// eˣ = 2ⁿ eʳ with |r| ≤ log(2)/2 and the Taylor polynomial of degree 13 for eʳ.
  @inline(__always)
  private static func exponential(_ x: SIMD4<Double>) -> SIMD4<Double> {
    // Beyond ±708 the factor 2ⁿ leaves the normal numbers; the C library knows what to do there.
    if any(x .> 708) || any(x .< -708) {
      return SIMD4(exp(x[0]), exp(x[1]), exp(x[2]), exp(x[3]))
    }
    // Adding 1.5 · 2⁵² rounds to a whole number, which then stands in the low bits.
    let rounder = SIMD4<Double>(repeating: 0x1.8p52)
    let scaled: SIMD4<Double> = x * 0x1.71547652b82fep0
    let shifted: SIMD4<Double> = scaled + rounder
    let n: SIMD4<Double> = shifted - rounder
    // log 2 in two pieces, the first short enough that its product with n is exact.
    let leading: SIMD4<Double> = n * 0x1.62e42fee00000p-1
    let trailing: SIMD4<Double> = n * 0x1.a39ef35793c76p-33
    let r: SIMD4<Double> = (x - leading) - trailing
    let r2 = r * r
    let r4 = r2 * r2
    func line(_ constant: Double, _ slope: Double) -> SIMD4<Double> {
      SIMD4<Double>(repeating: constant) + r * slope
    }
    let low: SIMD4<Double> = line(1, 1) + r2 * line(0.5, 1.0 / 6)
    let middle: SIMD4<Double> = line(1.0 / 24, 1.0 / 120) + r2 * line(1.0 / 720, 1.0 / 5040)
    let high: SIMD4<Double> = line(1.0 / 40_320, 1.0 / 362_880) + r2 * line(1.0 / 3_628_800, 1.0 / 39_916_800)
    let top: SIMD4<Double> = line(1.0 / 479_001_600, 1.0 / 6_227_020_800)
    let polynomial: SIMD4<Double> = low + r4 * (middle + r4 * (high + r4 * top))
    let whole = unsafeBitCast(shifted, to: SIMD4<UInt64>.self)
    let exponent: SIMD4<UInt64> = (whole &+ SIMD4(repeating: 1023)) &<< SIMD4(repeating: 52)
    let scale = unsafeBitCast(exponent, to: SIMD4<Double>.self)
    return polynomial * scale
  }
}
