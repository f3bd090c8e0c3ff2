import Foundation

/// The law of the mean of independent draws of a variable that takes finitely many values, as far out as one likes.
///
/// By its saddle point: r* = r + ln(u/r)/r is a normal deviate to a relative error of order 1/n also in the tails, where
/// skewness leads the mean over its standard error astray (Barndorff-Nielsen, *Biometrika* 73, 1986).
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

  /// The normal deviate that is passed as rarely as this mean of `count` draws is.
  package func deviate(of value: Double, count: Int) -> Double {
    let n = Double(count)
    let scale = variance.squareRoot()
    let simple = (value - mean) / scale * n.squareRoot()
    // Close to the mean the two agree, and the finer one is 0/0.
    guard abs(simple) > 0.2 else { return simple }
    var (low, high) = simple > 0 ? (0.0, 1.0) : (-1.0, 0.0)
    // In units of the standard deviation, so that 1 is a fair first step.
    let aim = (value - mean) / scale
    while tilted(high, scale).mean < aim, high < Self.steepest { (low, high) = (high, 2 * high) }
    while tilted(low, scale).mean > aim, low > -Self.steepest { (low, high) = (2 * low, low) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if tilted(middle, scale).mean < aim { low = middle } else { high = middle }
    }
    let slope = (low + high) / 2
    let (logarithm, _, variance) = tilted(slope, scale)
    let r = (2 * n * max(0, slope * aim - logarithm)).squareRoot() * (slope < 0 ? -1 : 1)
    let u = slope * (n * variance).squareRoot()
    // At the end of the values' range nothing is left to vary.
    return r != 0 && u / r > 1e-6 ? r + log(u / r) / r : r
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
