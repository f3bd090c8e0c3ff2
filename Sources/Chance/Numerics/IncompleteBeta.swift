internal import CGSL

/// The incomplete beta function B(z; a, b) = ∫₀ᶻ t^{a−1} (1−t)^{b−1} dt, for a > 0 and any real b with a + b > 0.
///
/// Limited moments of heavy-tailed laws ask for b ≤ 0 as soon as the full moment is infinite, which GSL's incomplete
/// beta function refuses.
enum IncompleteBeta {
  /// B(z; a, b), from log z and log(1 − z), both of which the caller knows without cancellation.
  static func lower(logZ: Double, logComplement: Double, a: Double, b: Double) -> Double {
    if logZ == -.infinity { return 0 }
    if logComplement == -.infinity { return b > 0 ? complete(a, b) : .infinity }
    let z = exp(logZ)
    if b >= 1 {
      // The continued fraction converges fast on this side of the mean.
      let power = exp(a * logZ + b * logComplement)
      if z <= (a + 1) / (a + b + 2) { return power / a * fraction(z, a, b) }
      return complete(a, b) - power / b * fraction(exp(logComplement), b, a)
    }
    let half = -M_LN2
    if logZ <= half { return series(logZ: logZ, logComplement: logComplement, a: a, b: b) }
    // Beyond the half, in s = log(1 − t), the integrand e^{bs} (1 − eˢ)^{a−1} is smooth.
    let width = 1 / max(1, abs(b) / 4)
    // Far out its second factor is 1 to all digits, and the first has a closed form: a steep law begins thousands of units away.
    let start = logComplement < Self.steepFrom ? Self.closedBelow : logComplement
    let far = start > logComplement ? powers(b, from: logComplement, to: start) : 0
    return series(logZ: half, logComplement: half, a: a, b: b) + far
      + GaussLegendre.integral(from: start, to: half, width: width) { s in
        exp(b * s + (a - 1) * log1p(-exp(s)))
      }
  }

  private static let steepFrom = -80.0
  private static let closedBelow = -45.0

  /// ∫ e^{bs} ds.
  private static func powers(_ b: Double, from lower: Double, to upper: Double) -> Double {
    let width = upper - lower
    // e^{b·upper}·(1 − e^{−b·width})/b, whose second factor tends to the width as b vanishes.
    return exp(b * upper) * (abs(b * width) < 1e-300 ? width : -expm1(-b * width) / b)
  }

  /// B(z; a, b)/B(a, b), for a, b > 0, from z and 1 − z.
  static func regularized(_ z: Double, complement: Double, a: Double, b: Double) -> Double {
    if z <= (a + 1) / (a + b + 2) { return fraction(z, a, b) * peak(z, complement, a, b) / a }
    return 1 - fraction(complement, b, a) * peak(z, complement, a, b) / b
  }

  /// z^a (1−z)^b/B(a, b), by the saddle point, since the three powers may all be out of range.
  private static func peak(_ z: Double, _ complement: Double, _ a: Double, _ b: Double) -> Double {
    a * b / (a + b) * SaddlePoint.binomial(a, of: a + b, z, complement)
  }

  /// B(a, b) for a, b > 0.
  static func complete(_ a: Double, _ b: Double) -> Double {
    ScientificLibrary.value { gsl_sf_beta_e(a, b, $0) }
  }

  /// z^a (1−z)^b / a · Σ (a+b)ₙ/(a+1)ₙ zⁿ: every term is positive (DLMF 8.17.8).
  private static func series(logZ: Double, logComplement: Double, a: Double, b: Double) -> Double {
    let z = exp(logZ)
    var term = 1.0
    var sum = 1.0
    var n = 0.0
    while term > sum * 1e-17, n < 10_000 {
      term *= (a + b + n) / (a + 1 + n) * z
      sum += term
      n += 1
    }
    return exp(a * logZ + b * logComplement) / a * sum
  }

  /// The continued fraction DLMF 8.17.22 by the modified method of Lentz (Press et al., *Numerical Recipes*, 6.4).
  private static func fraction(_ z: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ x: Double) -> Double { abs(x) < tiny ? tiny : x }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * z / (a + 1))
    var h = d
    var m = 1.0
    while m < 1_000_000 {
      let even = m * (b - m) * z / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * z / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let step = d * c
      h *= step
      if abs(step - 1) < 1e-16 { break }
      m += 1
    }
    return h
  }
}
