internal import CGSL

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), for a > 0 and x ≥ 0.
enum IncompleteGamma {
  static func lower(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 1 }
    return ScientificLibrary.value { gsl_sf_gamma_inc_P_e(a, x, $0) }
  }

  static func upper(_ a: Double, _ x: Double) -> Double {
    if x.isInfinite { return 0 }
    return ScientificLibrary.value { gsl_sf_gamma_inc_Q_e(a, x, $0) }
  }

  /// Γ(a) P(a, x) for a large a too, where Γ(a) alone would overflow.
  static func lowerUnregularized(_ a: Double, _ x: Double) -> Double {
    let p = lower(a, x)
    return a < 170 ? tgamma(a) * p : exp(lgamma(a) + log(p))
  }
}
