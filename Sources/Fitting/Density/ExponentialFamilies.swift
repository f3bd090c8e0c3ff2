import Chance
import Foundation

// The laws whose likelihood depends on two sums of the sample, whatever its size.

extension Lognormal: ContinuousLaw {
  private func score(_ x: Double) -> Double { (log(x) - meanlog) / sdlog }

  package func logDensity(_ x: Double) -> Double {
    let z = score(x)
    return -log(x) - log(sdlog) - 0.5 * log(2 * Double.pi) - 0.5 * z * z
  }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : StandardNormal.logSurvival(score(x)) }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : StandardNormal.logSurvival(-score(x)) }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    let shift = observed.logMean - meanlog
    let square = (observed.logVariance + shift * shift) / (sdlog * sdlog)
    return -observed.total * (observed.logMean + log(sdlog) + 0.5 * log(2 * Double.pi) + 0.5 * square)
  }
}

extension Gamma: ContinuousLaw {
  package func logDensity(_ x: Double) -> Double {
    (shape - 1) * log(x) - x / scale - shape * log(scale) - lgamma(shape)
  }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : IncompleteGamma.logUpper(shape, x / scale) }

  package func logCumulative(_ x: Double) -> Double {
    x <= 0 ? -.infinity : IncompleteGamma.logLower(shape, x / scale)
  }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    observed.total
      * ((shape - 1) * observed.logMean - observed.mean / scale - shape * log(scale) - lgamma(shape))
  }
}

extension InverseGaussian: ContinuousLaw {
  private func arguments(_ x: Double) -> (a: Double, b: Double) {
    let root = (shape / x).squareRoot()
    return (root * ((x - mean) / mean), root * ((x + mean) / mean))
  }

  package func logDensity(_ x: Double) -> Double {
    let a = arguments(x).a
    return 0.5 * (log(shape) - log(2 * Double.pi) - 3 * log(x)) - 0.5 * a * a
  }

  package func logSurvival(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return -.infinity }
    let (a, b) = arguments(x)
    if a <= 0 { return log1p(-cumulative(x)) }
    return -0.5 * a * a - 0.5 * log(2 * Double.pi) + log(MillsDifference.value(a, b))
  }

  package func logCumulative(_ x: Double) -> Double {
    if x <= 0 { return -.infinity }
    if x == .infinity { return 0 }
    let (a, b) = arguments(x)
    if a > 0 { return log1p(-survival(x)) }
    let ratios = StandardNormal.millsRatio(-a) + StandardNormal.millsRatio(b)
    return -0.5 * a * a - 0.5 * log(2 * Double.pi) + log(ratios)
  }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    // Σ (x − μ)²/(μ² x) = Σ x/μ² − 2/μ + Σ 1/x.
    let square = observed.mean / (mean * mean) - 2 / mean + observed.inverseMean
    return 0.5 * observed.total
      * (log(shape) - log(2 * Double.pi) - 3 * observed.logMean - shape * square)
  }
}

extension StandardNormal {
  /// log(1 − Φ(z)), for any z.
  static func logSurvival(_ z: Double) -> Double {
    if z < 0 { return log1p(-cumulative(z)) }
    return z < 30 ? log(survival(z)) : log(millsRatio(z)) - 0.5 * z * z - 0.5 * log(2 * Double.pi)
  }
}
