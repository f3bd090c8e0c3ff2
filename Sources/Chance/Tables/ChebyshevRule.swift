import Foundation

/// Polynomials of degree 11 on [−1, 1] from their values at twelve points, the ends among them (Chebyshev–Lobatto).
///
/// The interpolant of a function that is analytic in the ellipse with foci ±1 and half-axes adding up to ρ is off by the
/// order of ρ⁻¹² (Trefethen, *Approximation Theory and Approximation Practice*, 2013, theorem 8.2).
final class ChebyshevRule: Sendable {
  static let count = 12
  typealias Values = InlineArray<12, Double>

  static let shared = ChebyshevRule()

  /// −cos(πi/11), ascending.
  let points: Values
  /// Row k: how the coefficient of Tₖ follows from the values.
  private let analysis: InlineArray<12, Values>
  /// Row i: ∫ from point i to 1 of the interpolant, from the values.
  private let toEnd: InlineArray<12, Values>
  /// Row k: the powers' coefficients of Tₖ.
  private let powers: InlineArray<12, Values>

  private init() {
    let last = Self.count - 1
    let zero = InlineArray<12, Values>(repeating: Values(repeating: 0))
    var (points, analysis, toEnd, powers) = (Values(repeating: 0), zero, zero, zero)
    func angle(_ i: Int) -> Double { Double.pi * Double(last - i) / Double(last) }
    for i in 0...last { points[i] = cos(angle(i)) }
    (points[0], points[last]) = (-1, 1)
    powers[0][0] = 1
    powers[1][1] = 1
    for k in 2...last {
      for j in 0...k { powers[k][j] = (j > 0 ? 2 * powers[k - 1][j - 1] : 0) - powers[k - 2][j] }
    }
    for k in 0...last {
      for i in 0...last {
        let share = (k == 0 || k == last ? 0.5 : 1) * (i == 0 || i == last ? 0.5 : 1)
        analysis[k][i] = 2 / Double(last) * share * cos(Double(k) * angle(i))
      }
    }
    // ∫ Tₖ = (Tₖ₊₁/(k + 1) − Tₖ₋₁/(k − 1))/2.
    func integral(_ k: Int, _ angle: Double) -> Double {
      switch k {
      case 0: cos(angle)
      case 1: 0.5 * cos(angle) * cos(angle)
      default:
        0.5
          * (cos(Double(k + 1) * angle) / Double(k + 1) - cos(Double(k - 1) * angle) / Double(k - 1))
      }
    }
    for i in 0..<last {
      for k in 0...last {
        let own = integral(k, 0) - integral(k, angle(i))
        for j in 0...last { toEnd[i][j] += own * analysis[k][j] }
      }
    }
    (self.points, self.analysis, self.toEnd, self.powers) = (points, analysis, toEnd, powers)
  }

  /// The coefficients of T₀ to T₁₁ of the interpolant.
  func coefficients(of values: Values) -> Values {
    var result = Values(repeating: 0)
    for k in 0..<Self.count {
      var sum = 0.0
      for i in 0..<Self.count { sum += analysis[k][i] * values[i] }
      result[k] = sum
    }
    return result
  }

  /// The same polynomial by powers. High coefficients are small where the interpolant is any good, and so is what their
  /// large factors make of rounding.
  func series(of coefficients: Values) -> PowerSeries {
    var result = Values(repeating: 0)
    for k in 0..<Self.count {
      let own = coefficients[k]
      var j = k & 1
      while j <= k {
        result[j] += own * powers[k][j]
        j += 2
      }
    }
    return PowerSeries(result)
  }

  /// The integrals of the interpolant from each point to 1.
  func integralsToEnd(of values: Values) -> Values {
    var result = Values(repeating: 0)
    for i in 0..<Self.count {
      var sum = 0.0
      for j in 0..<Self.count { sum += toEnd[i][j] * values[j] }
      result[i] = sum
    }
    return result
  }
}

/// A polynomial of degree 11, Σ cₖ tᵏ: even and odd powers side by side, so that two sums run at once.
struct PowerSeries: Sendable {
  private var pairs: InlineArray<6, SIMD2<Double>>

  static let zero = PowerSeries(ChebyshevRule.Values(repeating: 0))

  init(_ coefficients: ChebyshevRule.Values) {
    pairs = InlineArray(repeating: .zero)
    for k in 0..<6 { pairs[k] = SIMD2(coefficients[2 * k], coefficients[2 * k + 1]) }
  }

  /// The polynomial through (tᵢ, yᵢ) for distinct tᵢ, by divided differences.
  init(through y: ChebyshevRule.Values, at t: ChebyshevRule.Values) {
    let last = ChebyshevRule.count - 1
    var differences = y
    for order in 1...last {
      var i = last
      while i >= order {
        differences[i] = (differences[i] - differences[i - 1]) / (t[i] - t[i - order])
        i -= 1
      }
    }
    var powers = ChebyshevRule.Values(repeating: 0)
    powers[0] = differences[last]
    var i = last - 1
    while i >= 0 {
      var k = last - i
      while k > 0 {
        powers[k] = powers[k - 1] - t[i] * powers[k]
        k -= 1
      }
      powers[0] = differences[i] - t[i] * powers[0]
      i -= 1
    }
    self.init(powers)
  }

  subscript(k: Int) -> Double { pairs[k / 2][k & 1] }

  @inline(__always)
  func value(at t: Double) -> Double {
    let square = SIMD2(repeating: t * t)
    var sum = pairs[5]
    sum = sum * square + pairs[4]
    sum = sum * square + pairs[3]
    sum = sum * square + pairs[2]
    sum = sum * square + pairs[1]
    sum = sum * square + pairs[0]
    return sum[0] + t * sum[1]
  }

  /// ∫ p and ∫ t p from −1 to t.
  func integrals(to t: Double) -> (plain: Double, timesArgument: Double) {
    var (plain, timesArgument) = (0.0, 0.0)
    // tᵏ − (−1)ᵏ
    var (power, sign) = (t, -1.0)
    for k in 0..<ChebyshevRule.count {
      plain += self[k] * (power - sign) / Double(k + 1)
      power *= t
      sign = -sign
      timesArgument += self[k] * (power - sign) / Double(k + 2)
    }
    return (plain, timesArgument)
  }
}
