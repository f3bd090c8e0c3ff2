import Chance
import Foundation

// Mixtures and spliced laws have a density where all their parts have one; log f is −∞ where a part has none.

extension Mixture: ContinuousLaw {
  /// log Σ wᵢ e^{vᵢ}, without overflow.
  private func logAverage(_ value: (any ContinuousLaw) -> Double) -> Double {
    var largest = -Double.infinity
    var sum = 0.0
    for component in components {
      guard let law = component.law as? any ContinuousLaw else { return -.infinity }
      let term = log(component.weight) + value(law)
      if term == -.infinity { continue }
      if term <= largest {
        sum += exp(term - largest)
      } else {
        sum = sum * exp(largest - term) + 1
        largest = term
      }
    }
    return largest + log(sum)
  }

  package func logDensity(_ x: Double) -> Double { logAverage { $0.logDensity(x) } }

  package func logSurvival(_ x: Double) -> Double { x <= 0 ? 0 : logAverage { $0.logSurvival(x) } }

  package func logCumulative(_ x: Double) -> Double { x <= 0 ? -.infinity : logAverage { $0.logCumulative(x) } }

  /// Two lognormal components: log f is that of the first plus log(1 + eᵗ), with t a square polynomial in log x.
  package func logDensitySum(_ observed: ObservedAmounts) -> Double {
    guard components.count == 2, let first = components[0].law as? Lognormal,
      let second = components[1].law as? Lognormal
    else { return observed.sum { logDensity($0) } }
    func coefficients(_ weight: Double, _ law: Lognormal) -> (Double, Double, Double) {
      let precision = 1 / (law.sdlog * law.sdlog)
      return (
        log(weight) - log(law.sdlog) - 0.5 * law.meanlog * law.meanlog * precision, law.meanlog * precision,
        -0.5 * precision
      )
    }
    let (a, b) = (coefficients(components[0].weight, first), coefficients(components[1].weight, second))
    return observed.total * log(components[0].weight) + first.logDensitySum(observed)
      + observed.sumOfSoftplus(constant: b.0 - a.0, linear: b.1 - a.1, quadratic: b.2 - a.2)
  }
}

extension Spliced: ContinuousLaw {
  package func logDensity(_ x: Double) -> Double {
    guard let body = body as? any ContinuousLaw, let tail = tail as? any ContinuousLaw else { return -.infinity }
    return x <= threshold
      ? log1p(-tailWeight) - body.logCumulative(threshold) + body.logDensity(x)
      : log(tailWeight) - tail.logSurvival(threshold) + tail.logDensity(x)
  }

  package func logSurvival(_ x: Double) -> Double {
    guard x > threshold, let tail = tail as? any ContinuousLaw else { return log(survival(x)) }
    return log(tailWeight) - tail.logSurvival(threshold) + tail.logSurvival(x)
  }

  package func logCumulative(_ x: Double) -> Double {
    guard x <= threshold, let body = body as? any ContinuousLaw else { return log(cumulative(x)) }
    return log1p(-tailWeight) - body.logCumulative(threshold) + body.logCumulative(x)
  }
}
