import Foundation
import Statistics
import TestSupport

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

/// Whether `actual` is `expected` but for a relative error of `relative`.
func isClose(_ actual: Double?, _ expected: Double, relative: Double) -> Bool {
  guard let actual else { return false }
  return (actual - expected).magnitude <= relative * expected.magnitude
}
