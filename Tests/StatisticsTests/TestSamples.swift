import Foundation
import Statistics

/// The samples that Reference/make-reference.py knows too, and random ones for the coverage tests.
enum TestSamples {
  /// ((7919 i) mod 1009)² / 64 for i = 1…n: a long right tail, every value exact.
  static func skewed(_ count: Int) -> [Double] {
    (1...count).map { index in
      let root = (7919 * index) % 1009
      return Double(root * root) / 64
    }
  }

  /// 10⁹ + ((389 i) mod 101) / 2¹⁶ for i = 1…n: a spread of 10⁻³ on 10⁹, every value exact.
  static func nearBillion(_ count: Int) -> [Double] {
    (1...count).map { 1e9 + Double((389 * $0) % 101) / 65_536 }
  }

  /// `count` draws of the exponential law of mean 1, already in order (Rényi 1953): the gaps between neighbours are
  /// independent, the one below the k-th largest having mean 1/k. Sorted input makes thousands of samples quick.
  static func sortedExponential(_ count: Int, using generator: inout SplitMix64) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    var value = 0.0
    var remaining = count
    while remaining > 0 {
      value += generator.exponential() / Double(remaining)
      values.append(value)
      remaining -= 1
    }
    return values
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
struct SplitMix64 {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Uniform on (0, 1), neither end included.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  mutating func exponential() -> Double { -log(uniform()) }

  /// Box & Muller (1958).
  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform()) }
}

/// Whether `actual` is `expected` but for a relative error of `relative`.
func isClose(_ actual: Double?, _ expected: Double, relative: Double) -> Bool {
  guard let actual else { return false }
  return (actual - expected).magnitude <= relative * expected.magnitude
}
