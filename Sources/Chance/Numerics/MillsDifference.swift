internal import CGSL

/// R(a) − R(b) for 0 ≤ a ≤ b, with Mills' ratio R(t) = (1 − Φ(t))/φ(t).
package enum MillsDifference {
  /// - Parameter apart: b − a, where that is known better than from the two.
  package static func value(_ a: Double, _ b: Double, apart: Double? = nil) -> Double {
    if b - a > 0.5 * b { return StandardNormal.millsRatio(a) - StandardNormal.millsRatio(b) }
    // R(t) is the Laplace transform of e^{−s²/2}, so the difference is the integral of a positive smooth function.
    let scale = 1 / (1 + a)
    let end = min(40 * scale, 9)
    let apart = apart ?? b - a
    return GaussLegendre.integral(from: 0, to: end, width: end / 6) { s in
      -exp(-a * s - 0.5 * s * s) * expm1(-apart * s)
    }
  }
}
