import Foundation

/// P(a, x) where x < a and Q(a, x) otherwise, for 0 ≤ x < ∞ and any a > 0: as a factor and the logarithm of another, so
/// that a probability of 1e−1000 is known as well as one half.
///
/// Near a large a this is Temme's expansion, whose cost does not depend on a; elsewhere a series or a continued fraction
/// of some √a terms at most.
struct GammaTail {
  private let factor: Double
  private let exponent: Double

  var value: Double { exp(exponent) * factor }
  var logarithm: Double { exponent + log(factor) }

  /// From this a on the expansion's three terms are right to 2e−13.
  private static let leastUniform = 1e5

  init(_ a: Double, _ x: Double) {
    let deviance = SaddlePoint.deviance(a, x)
    if a > Self.leastUniform, x > 0.5 * a, x < 2 * a {
      factor = UniformGammaExpansion.factor(a, x, deviance)
      exponent = -deviance
    } else {
      let sum = x < a ? Self.series(a, x) : a * Self.fraction(a, x)
      factor = sum / (2 * Double.pi * a).squareRoot()
      exponent = -SaddlePoint.stirlingError(a) - deviance
    }
  }

  /// P(a, x) = x^a e^{−x}/Γ(a+1) Σ xⁿ/(a+1)ₙ, for x < a (DLMF 8.7.1): the sum.
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = a + 1
    while term > sum * 1e-17 {
      term *= x / n
      sum += term
      n += 1
    }
    return sum
  }

  /// Q(a, x) = x^a e^{−x}/Γ(a) times this continued fraction, for x ≥ a (DLMF 8.9.2), by the modified method of Lentz.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    var n = 1.0
    while n < 1_000_000 {
      let factor = -n * (n - a)
      b += 2
      d = 1 / (factor * d + b)
      c = b + factor / c
      let step = c * d
      h *= step
      if abs(step - 1) < 1e-16 { break }
      n += 1
    }
    return h
  }
}

/// Temme's expansion of the incomplete gamma functions for a large a, uniform in x (DLMF 8.12):
/// Q(a, x) = ½ erfc(η √(a/2)) + R and P(a, x) = ½ erfc(−η √(a/2)) − R, where R = e^{−aη²/2}/√(2πa) Σ cₖ(η) a⁻ᵏ, μ = x/a − 1
/// and η has the sign of μ and ½ η² = μ − log(1 + μ).
private enum UniformGammaExpansion {
  /// The shorter of P and Q without its factor e^{−aη²/2}, for x between a/2 and 2a.
  ///
  /// - Parameter deviance: ½ a η², as it can be had without cancellation.
  static func factor(_ a: Double, _ x: Double, _ deviance: Double) -> Double {
    let side = x < a ? -1.0 : 1
    let eta = side * (2 * deviance / a).squareRoot()
    let sum = coefficients.reversed().reduce(0) { sum, series in
      sum / a + series.reversed().reduce(0) { $0 * eta + $1 }
    }
    // ½ erfc(y) e^{y²} is Mills' ratio of y √2 over √(2π).
    let normal = StandardNormal.millsRatio((2 * deviance).squareRoot())
    return (normal + side * sum / a.squareRoot()) / (2 * Double.pi).squareRoot()
  }

  /// The power series of c₀, c₁ and c₂ in η, which converge for |η| < 2√π.
  ///
  /// From c₀ = 1/μ − 1/η each follows as cₖ = (1/η) dcₖ₋₁/dη + γₖ/μ, where γₖ are the coefficients of a⁻ᵏ in
  /// √(2π) a^{a−½} e^{−a}/Γ(a) (DLMF 8.12.10 and 8.12.11); μ as a series comes from μ dμ/dη = η (1 + μ).
  private static let coefficients: [[Double]] = {
    let count = 30
    var mu = [0.0, 1.0]
    for n in 2...(count + 1) {
      let known = (2..<n).reduce(0.0) { $0 + mu[n + 1 - $1] * Double($1) * mu[$1] }
      mu.append((mu[n - 1] - known) / Double(n + 1))
    }
    // η/μ.
    var inverse = [1.0]
    for n in 1...count { inverse.append(-(1...n).reduce(0.0) { $0 + mu[$1 + 1] * inverse[n - $1] }) }
    var series = [Array(inverse.dropFirst())]
    for gamma in [-1.0 / 12, 1.0 / 288] {
      let last = series[series.count - 1]
      series.append((0..<(last.count - 2)).map { Double($0 + 2) * last[$0 + 2] + gamma * inverse[$0 + 1] })
    }
    return series
  }()
}
