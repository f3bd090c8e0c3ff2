internal import CGSL

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0.
enum IncompleteGamma {
  /// Beyond this a GSL's functions lose digits and then fail.
  private static let largestShapeOfGSL = 1e4

  static func lower(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 1 }
    if x.isNaN { return x }
    if a > largestShapeOfGSL { return x < a ? series(a, x) : 1 - fraction(a, x) }
    return ScientificLibrary.value { gsl_sf_gamma_inc_P_e(a, x, $0) }
  }

  static func upper(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 0 }
    if x.isNaN { return x }
    if a > largestShapeOfGSL { return x < a ? 1 - series(a, x) : fraction(a, x) }
    return ScientificLibrary.value { gsl_sf_gamma_inc_Q_e(a, x, $0) }
  }

  /// Γ(a) P(a, x) for a large a too, where Γ(a) alone would overflow.
  static func lowerUnregularized(_ a: Double, _ x: Double) -> Double {
    let p = lower(a, x)
    return a < 170 ? tgamma(a) * p : exp(lgamma(a) + log(p))
  }

  /// P(a, x) = x^a e^{−x}/Γ(a+1) Σ xⁿ/(a+1)ₙ, for x < a (DLMF 8.7.1). Cost: some √a terms.
  private static func series(_ a: Double, _ x: Double) -> Double {
    if x == 0 { return 0 }
    var term = 1.0
    var sum = 1.0
    var n = a + 1
    while term > sum * 1e-17 {
      term *= x / n
      sum += term
      n += 1
    }
    return SaddlePoint.poisson(a, mean: x) * sum
  }

  /// Q(a, x) by its continued fraction, for x ≥ a (DLMF 8.9.2), by the modified method of Lentz. Cost: some √a steps.
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
    return SaddlePoint.poisson(a, mean: x) * a * h
  }
}
