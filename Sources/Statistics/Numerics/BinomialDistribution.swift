import Foundation

/// The binomial law of the number of successes in `trials` trials.
struct BinomialDistribution {
  let trials: Int

  /// Strictly between 0 and 1.
  let probability: Double

  /// P(B = k) for 0 ≤ k ≤ `trials`, by the saddle-point form of Loader (2000), *Fast and Accurate Computation of
  /// Binomial Probabilities*: no digits are lost to large factorials, relative error about 1e-13 near the mean even
  /// for 10⁶ trials.
  func probability(of successes: Int) -> Double {
    let n = Double(trials)
    let k = Double(successes)
    if successes == 0 { return exp(n * log1p(-probability)) }
    if successes == trials { return exp(n * log(probability)) }
    let exponent =
      stirlingError(trials) - stirlingError(successes) - stirlingError(trials - successes)
      - deviance(k, from: n * probability) - deviance(n - k, from: n * (1 - probability))
    return (n / (2 * Double.pi * k * (n - k))).squareRoot() * exp(exponent)
  }

  /// x·ln(x/m) + m − x for x > 0, m > 0.
  private func deviance(_ x: Double, from mean: Double) -> Double {
    // Far from the mean nothing cancels, and this form survives a mean so small that the other overflows.
    if x > 2 * mean { return x * log(x / mean) + mean - x }
    let relative = (x - mean) / mean
    return mean * ((1 + relative) * log1p(relative) - relative)
  }

  /// ln n! less Stirling's ½ln(2πn) + n·ln n − n, for n ≥ 1.
  private func stirlingError(_ count: Int) -> Double {
    guard count >= 16 else { return BinomialDistribution.smallStirlingErrors[count] }
    let inverse = 1 / Double(count)
    let square = inverse * inverse
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
  }

  /// Index 0 is never read.
  private static let smallStirlingErrors: [Double] = (0..<16).map { count in
    guard count > 0 else { return 0 }
    let n = Double(count)
    let factorial = (1...count).reduce(1.0) { $0 * Double($1) }
    return log(factorial) - (0.5 * log(2 * Double.pi * n) + n * log(n) - n)
  }
}
