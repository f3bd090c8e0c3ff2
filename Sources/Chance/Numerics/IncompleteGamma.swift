internal import CGSL

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0.
package enum IncompleteGamma {
  /// Beyond this a GSL's functions lose digits and then fail.
  private static let largestShapeOfGSL = 1e4

  static func lower(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 1 }
    if x.isNaN { return x }
    if a > largestShapeOfGSL { return x < a ? GammaTail(a, x).value : 1 - GammaTail(a, x).value }
    return ScientificLibrary.value { gsl_sf_gamma_inc_P_e(a, x, $0) }
  }

  static func upper(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 0 }
    if x.isNaN { return x }
    if a > largestShapeOfGSL { return x < a ? 1 - GammaTail(a, x).value : GammaTail(a, x).value }
    return ScientificLibrary.value { gsl_sf_gamma_inc_Q_e(a, x, $0) }
  }

  /// Γ(a) P(a, x) for a large a too, where Γ(a) alone would overflow.
  static func lowerUnregularized(_ a: Double, _ x: Double) -> Double {
    let p = lower(a, x)
    return a < 170 ? tgamma(a) * p : exp(lgamma(a) + log(p))
  }

  /// log P(a, x), also where P underflows.
  package static func logLower(_ a: Double, _ x: Double) -> Double {
    let p = lower(a, x)
    if p > 0.5 { return log1p(-upper(a, x)) }
    return p < 1e-280 ? GammaTail(a, x).logarithm : log(p)
  }

  /// log Q(a, x), also where Q underflows.
  package static func logUpper(_ a: Double, _ x: Double) -> Double {
    let q = upper(a, x)
    if q > 0.5 { return log1p(-lower(a, x)) }
    return q < 1e-280 ? GammaTail(a, x).logarithm : log(q)
  }
}
