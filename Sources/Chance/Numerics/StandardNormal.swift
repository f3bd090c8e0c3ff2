internal import CGSL

/// The standard normal law.
package enum StandardNormal {
  /// Φ(z) = P(Z ≤ z), precise in the lower tail down to 1e-308.
  package static func cumulative(_ z: Double) -> Double {
    0.5 * erfc(-z * 0.5.squareRoot())
  }

  /// 1 − Φ(z), precise in the upper tail.
  package static func survival(_ z: Double) -> Double {
    0.5 * erfc(z * 0.5.squareRoot())
  }

  /// φ(z), the density.
  package static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  /// The z with Φ(z) = p, for p in [0, 1]; NaN outside. Wichura (1988), algorithm AS 241, as GSL has it.
  package static func quantile(_ p: Double) -> Double {
    p >= 0 && p <= 1 ? gsl_cdf_ugaussian_Pinv(p) : .nan
  }

  /// The z with 1 − Φ(z) = q, precise for q → 0.
  package static func quantile(survival q: Double) -> Double {
    q >= 0 && q <= 1 ? gsl_cdf_ugaussian_Qinv(q) : .nan
  }

  /// Mills' ratio (1 − Φ(z)) / φ(z), for z ≥ 0.
  package static func millsRatio(_ z: Double) -> Double {
    1 / ScientificLibrary.value { gsl_sf_hazard_e(z, $0) }
  }
}
