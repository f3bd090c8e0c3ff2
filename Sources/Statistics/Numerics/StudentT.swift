import Foundation

/// Student's t law, as far as 95% intervals and tests need it.
package enum StudentT {
  /// t with P(−t ≤ T ≤ t) = 0.95 for `degreesOfFreedom` ≥ 1, to 1e-11 relative.
  ///
  /// Up to 200 degrees by bisection in θ = arctan(t/√ν) of the finite sums of Abramowitz & Stegun 26.7.3–4, beyond by
  /// the expansion in 1/ν of 26.7.5.
  package static func criticalValue(degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "Student's t law has at least one degree of freedom.")
    guard degreesOfFreedom <= 200 else { return expansion(Double(degreesOfFreedom)) }
    var low = 0.0
    var high = Double.pi / 2
    while true {
      let middle = (low + high) / 2
      guard low < middle && middle < high else { break }
      if centralProbability(middle, degreesOfFreedom) < 0.95 { low = middle } else { high = middle }
    }
    return Double(degreesOfFreedom).squareRoot() * tan(low)
  }

  /// P(|T| > t) for t ≥ 0, as above up to 200 degrees of freedom and by the normal law beyond; at least 1e-15, the rounding
  /// of the sum.
  package static func twoSidedProbability(_ t: Double, degreesOfFreedom: Int) -> Double {
    guard t > 0 else { return 1 }
    guard degreesOfFreedom <= 200 else { return erfc(t / 2.0.squareRoot()) }
    return max(1 - centralProbability(atan(t / Double(degreesOfFreedom).squareRoot()), degreesOfFreedom), 1e-15)
  }

  /// P(|T| ≤ √ν·tan θ).
  private static func centralProbability(_ angle: Double, _ degreesOfFreedom: Int) -> Double {
    let square = cos(angle) * cos(angle)
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    var term = isOdd ? cos(angle) : 1
    var sum = degreesOfFreedom == 1 ? 0 : term
    // The next factor is 2/3, 4/5, … for odd ν and 1/2, 3/4, … for even ν.
    for numerator in stride(from: isOdd ? 2 : 1, to: degreesOfFreedom - 2, by: 2) {
      term *= square * Double(numerator) / Double(numerator + 1)
      sum += term
    }
    return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
  }

  private static func expansion(_ degreesOfFreedom: Double) -> Double {
    let z = StandardNormal.criticalValue
    let z2 = z * z
    let first = z * (z2 + 1) / 4
    let second = z * ((5 * z2 + 16) * z2 + 3) / 96
    let third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
    let fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160
    let inverse = 1 / degreesOfFreedom
    return z + (((fourth * inverse + third) * inverse + second) * inverse + first) * inverse
  }
}
