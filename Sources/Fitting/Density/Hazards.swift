import Chance
import Foundation

// The laws whose cumulative hazard H(x) = −log S(x) is elementary: log S is −H, log F is log(1 − e^{−H}).

extension Exponential: ContinuousLaw {
  package func logDensity(_ x: Double) -> Double { -log(mean) - x / mean }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : -x / mean }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : logOneMinusExponential(x / mean) }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    -observed.total * (log(mean) + observed.mean / mean)
  }
}

extension Weibull: ContinuousLaw {
  private func hazard(_ x: Double) -> Double { exp(shape * (log(x) - log(scale))) }

  package func logDensity(_ x: Double) -> Double {
    let power = shape * (log(x) - log(scale))
    return log(shape) - log(x) + power - exp(power)
  }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : -hazard(x) }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : logOneMinusExponential(hazard(x)) }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    let linear = log(shape) + (shape - 1) * observed.logMean - shape * log(scale)
    return observed.total * linear - observed.sumOfPowers(exponent: shape, scale: scale)
  }
}

extension Pareto: ContinuousLaw {
  private func logRatio(_ x: Double) -> Double {
    x < 2 * minimum ? log1p((x - minimum) / minimum) : log(x / minimum)
  }

  package func logDensity(_ x: Double) -> Double {
    x < minimum ? -.infinity : log(shape) - log(x) - shape * logRatio(x)
  }

  package func logSurvival(_ x: Double) -> Double { x <= minimum ? 0 : -shape * logRatio(x) }

  package func logCumulative(_ x: Double) -> Double {
    x <= minimum ? -.infinity : logOneMinusExponential(shape * logRatio(x))
  }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    guard let least = observed.values.first else { return 0 }
    if least < minimum { return -.infinity }
    return observed.total * (log(shape) + shape * log(minimum) - (shape + 1) * observed.logMean)
  }
}

extension Lomax: ContinuousLaw {
  private func hazard(_ x: Double) -> Double { shape * log1p(x / scale) }

  package func logDensity(_ x: Double) -> Double { log(shape) - log(scale) - (shape + 1) * log1p(x / scale) }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : -hazard(x) }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : logOneMinusExponential(hazard(x)) }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    guard let sum = observed.sumOfLogFactors(slope: 1 / scale, from: 0) else { return -.infinity }
    return observed.total * (log(shape) - log(scale)) - (shape + 1) * sum
  }
}

extension GeneralizedPareto: ContinuousLaw {
  private func hazard(_ x: Double) -> Double { ParetoExcess(shape: shape, scale: scale).hazard(x - threshold) }

  package func logDensity(_ x: Double) -> Double {
    guard x >= threshold else { return -.infinity }
    let hazard = hazard(x)
    return hazard == .infinity ? -.infinity : -log(scale) - (1 + shape) * hazard
  }

  package func logSurvival(_ x: Double) -> Double { x <= threshold ? 0 : -hazard(x) }

  package func logCumulative(_ x: Double) -> Double {
    x <= threshold ? -.infinity : logOneMinusExponential(hazard(x))
  }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    guard let least = observed.values.first else { return 0 }
    if least < threshold { return -.infinity }
    // For ξ near 0 the sum of logarithms, divided by ξ, loses too many digits.
    if abs(shape) < 1e-4 { return observed.sum { logDensity($0) } }
    guard let sum = observed.sumOfLogFactors(slope: shape / scale, from: threshold) else { return -.infinity }
    return -observed.total * log(scale) - (1 + 1 / shape) * sum
  }
}

extension BurrXII: ContinuousLaw {
  private func logPower(_ x: Double) -> Double { shape2 * (log(x) - log(scale)) }

  package func logDensity(_ x: Double) -> Double {
    let power = logPower(x)
    return log(shape1) + log(shape2) - log(x) + power - (shape1 + 1) * softplus(power)
  }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : -shape1 * softplus(logPower(x)) }

  package func logCumulative(_ x: Double) -> Double {
    x <= 0 ? -.infinity : logOneMinusExponential(shape1 * softplus(logPower(x)))
  }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    let linear = log(shape1) + log(shape2) + (shape2 - 1) * observed.logMean - shape2 * log(scale)
    return observed.total * linear - (shape1 + 1) * observed.sumOfSoftplus(exponent: shape2, scale: scale)
  }
}

extension LogLogistic: ContinuousLaw {
  private func logPower(_ x: Double) -> Double { shape * (log(x) - log(scale)) }

  package func logDensity(_ x: Double) -> Double {
    let power = logPower(x)
    return log(shape) - log(x) + power - 2 * softplus(power)
  }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : -softplus(logPower(x)) }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : -softplus(-logPower(x)) }

  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    let linear = log(shape) + (shape - 1) * observed.logMean - shape * log(scale)
    return observed.total * linear - 2 * observed.sumOfSoftplus(exponent: shape, scale: scale)
  }
}
