import Foundation

/// The law of the mean of independent draws of a variable that takes finitely many values, as far out as one likes.
///
/// By Chernoff's bound: P(mean ≥ x) ≤ exp(−n (tx − ln E[e^{tX}])) for every t > 0, and likewise below. It holds for any
/// number of draws, where skewness or a lump of probability leads the mean over its standard error astray.
package struct MeanTail: Sendable {
  private let values: [Double]
  private let weights: [Double]
  package let mean: Double
  package let variance: Double

  /// - Parameters:
  ///   - values: finite; at least two different ones.
  ///   - weights: of the values, which need not sum to 1.
  /// - Returns: nil where nothing is random.
  package init?(values: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    guard values.count == weights.count, total > 0, total.isFinite else { return nil }
    self.values = values
    self.weights = weights.map { $0 / total }
    let mean = zip(values, self.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(values, self.weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    guard variance > 0, variance.isFinite else { return nil }
    self.mean = mean
    self.variance = variance
  }

  /// The logarithm of (a bound of) the probability that the mean of `count` draws lies as far on either side.
  package func logProbability(of value: Double, count: Int) -> Double {
    // In units of the standard deviation, so that 1 is a fair first step.
    let scale = variance.squareRoot()
    let aim = (value - mean) / scale
    guard aim != 0 else { return 0 }
    var (low, high) = aim > 0 ? (0.0, 1.0) : (-1.0, 0.0)
    while tilted(high, scale).mean < aim, high < Self.steepest { (low, high) = (high, 2 * high) }
    while tilted(low, scale).mean > aim, low > -Self.steepest { (low, high) = (2 * low, low) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if tilted(middle, scale).mean < aim { low = middle } else { high = middle }
    }
    let slope = (low + high) / 2
    return min(0, log(2) - Double(count) * max(0, slope * aim - tilted(slope, scale).logarithm))
  }

  private static let steepest = 1e6

  /// ln E[e^{θX}], and mean and variance under that weight, X being in standard deviations from the mean.
  private func tilted(_ slope: Double, _ scale: Double) -> (logarithm: Double, mean: Double, variance: Double) {
    let exponents = values.map { slope * ($0 - mean) / scale }
    let largest = exponents.max() ?? 0
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for (index, exponent) in exponents.enumerated() {
      let weight = weights[index] * exp(exponent - largest)
      let x = (values[index] - mean) / scale
      sum += weight
      first += weight * x
      second += weight * x * x
    }
    let centre = first / sum
    return (log(sum) + largest, centre, max(0, second / sum - centre * centre))
  }
}
