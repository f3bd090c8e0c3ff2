internal import CGSL

/// log x of many numbers at once, for draws by inversion, right to 2 units in the last place.
///
/// x = 2ᵏ z with z between 0.6875 and 1.375, and log x = k log 2 + log c + log(1 + (z − c)/c) for the middle c of one of 128
/// intervals of z; around 1 it is c = 1, so that small logarithms keep their digits (Tang, “Table-driven implementation of
/// the logarithm function in IEEE floating-point arithmetic”, ACM Trans. Math. Softw. 16, 1990).
enum VectorLogarithm {
  struct Entry {
    let middle: Double
    let inverse: Double
    let logarithm: Double
  }

  /// The bits of 0.6875, from which the intervals are counted: 1/256 wide below 1, 1/128 above.
  private static let lowest: UInt64 = 0x3FE6_0000_0000_0000

  private static let entries: [Entry] = (0..<128).map { index in
    let start = Double(bitPattern: lowest + UInt64(index) << 45)
    let end = Double(bitPattern: lowest + UInt64(index + 1) << 45)
    let middle = start <= 1 && end >= 1 ? 1 : 0.5 * (start + end)
    return Entry(middle: middle, inverse: 1 / middle, logarithm: log(middle))
  }

  /// Replaces every x of `values` by log x.
  ///
  /// - Parameter values: above 0, none below the normal numbers.
  static func apply(to values: UnsafeMutableBufferPointer<Double>) {
    map(values) { $0 }
  }

  /// Replaces every x of `values` by −log x.
  static func applyNegated(to values: UnsafeMutableBufferPointer<Double>) {
    map(values) { -$0 }
  }

  @inline(__always)
  private static func map(
    _ values: UnsafeMutableBufferPointer<Double>, _ finish: (SIMD2<Double>) -> SIMD2<Double>
  ) {
    entries.withUnsafeBufferPointer { entries in
      var index = 0
      while index &+ 2 <= values.count {
        let result = finish(logarithm(SIMD2(values[index], values[index &+ 1]), entries))
        values[index] = result[0]
        values[index &+ 1] = result[1]
        index &+= 2
      }
      if index < values.count {
        values[index] = finish(logarithm(SIMD2(repeating: values[index]), entries))[0]
      }
    }
  }

  @inline(__always)
  private static func logarithm(_ x: SIMD2<Double>, _ entries: UnsafeBufferPointer<Entry>) -> SIMD2<Double> {
    let bits = unsafeBitCast(x, to: SIMD2<UInt64>.self)
    let offset = bits &- SIMD2(repeating: lowest)
    let octaves = unsafeBitCast(offset, to: SIMD2<Int64>.self) &>> SIMD2(repeating: 52)
    let places = (offset &>> SIMD2(repeating: 45)) & SIMD2(repeating: 0x7F)
    let z = unsafeBitCast(
      bits &- (unsafeBitCast(octaves, to: SIMD2<UInt64>.self) &<< SIMD2(repeating: 52)), to: SIMD2<Double>.self)
    let (first, second) = (entries[Int(places[0])], entries[Int(places[1])])
    let k = SIMD2<Double>(Double(octaves[0]), Double(octaves[1]))
    let whole: SIMD2<Double> =
      k * SIMD2(repeating: 0x1.62e42fefa39efp-1) + SIMD2(first.logarithm, second.logarithm)
    let r: SIMD2<Double> = (z - SIMD2(first.middle, second.middle)) * SIMD2(first.inverse, second.inverse)
    let square: SIMD2<Double> = r * r
    let low: SIMD2<Double> = SIMD2(repeating: -1.0 / 2) + r * (1.0 / 3)
    let middle: SIMD2<Double> = SIMD2(repeating: -1.0 / 4) + r * (1.0 / 5)
    let high: SIMD2<Double> = SIMD2(repeating: -1.0 / 6) + r * (1.0 / 7)
    let series: SIMD2<Double> = low + square * (middle + square * high)
    return whole + (r + square * series)
  }
}
