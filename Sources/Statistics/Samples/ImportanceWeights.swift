import Foundation

/// How much each of some replications counts once something is known that the draws did not know.
///
/// Weights are the likelihood of what is known, made to add up to 1. An estimate is a weighted mean of influences φ, and its
/// variance Σ w²φ² (self-normalised importance sampling: Owen, *Monte Carlo Theory, Methods and Examples*, 2013, §9.2). As many
/// equal replications as `effectiveSize` = 1/Σ w² would say as much (Kong 1992).
package struct ImportanceWeights: Sendable {
  /// By replication; together 1.
  package let shares: [Double]
  package let effectiveSize: Double
  /// Whether they stand for draws: points of a quadrature have no sampling error.
  private let isSampled: Bool

  /// - Parameters:
  ///   - logarithms: of the weights, up to a common constant; minus infinity for none.
  ///   - isSampled: whether the points were drawn.
  /// - Returns: nil where nothing has any weight.
  package init?(logarithms: [Double], isSampled: Bool = true) {
    guard let most = logarithms.max(), most.isFinite else { return nil }
    self.init(logarithms.map { exp($0 - most) }, isSampled: isSampled)
  }

  private init?(_ weights: [Double], isSampled: Bool) {
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else { return nil }
    shares = weights.map { $0 / sum }
    effectiveSize = 1 / shares.reduce(0) { $0 + $1 * $1 }
    self.isSampled = isSampled
  }

  /// Those of the replications in which something holds; nil where it holds in none.
  package func `where`(_ holds: [Bool]) -> ImportanceWeights? {
    ImportanceWeights(zip(shares, holds).map { $1 ? $0 : 0 }, isSampled: isSampled)
  }

  private var count: Int { max(1, Int(effectiveSize)) }

  /// A value with the error that its influences give it.
  private func estimate(_ value: Double, _ influence: (Int) -> Double) -> Estimate {
    guard isSampled else {
      return Estimate(value: value, standardError: 0, lower: value, upper: value, replications: 1)
    }
    guard effectiveSize >= 2 else { return Estimate(value: value, replications: count) }
    return Estimate(
      value: value, standardError: error(influence),
      multiple: StudentT.criticalValue(degreesOfFreedom: max(1, count - 1)), replications: count)
  }

  private func error(_ influence: (Int) -> Double) -> Double {
    shares.indices.reduce(0.0) { sum, place in
      let part = shares[place] * (shares[place] > 0 ? influence(place) : 0)
      return sum + part * part
    }.squareRoot()
  }

  private func sum(_ value: (Int) -> Double) -> Double {
    shares.indices.reduce(0.0) { $0 + (shares[$1] > 0 ? shares[$1] * value($1) : 0) }
  }

  /// - Throws: `SampleError` where a value is not a finite number.
  package func mean(of values: [Double]) throws(SampleError) -> Estimate {
    try check(values)
    let mean = sum { values[$0] }
    return estimate(mean) { values[$0] - mean }
  }

  /// - Returns: nil where the mean of the denominators is 0.
  /// - Throws: `SampleError` where a value is not a finite number.
  package func ratio(of values: [Double], over others: [Double]) throws(SampleError) -> Estimate? {
    try check(values)
    try check(others)
    let below = sum { others[$0] }
    guard below != 0 else { return nil }
    let ratio = sum { values[$0] } / below
    return estimate(ratio) { (values[$0] - ratio * others[$0]) / below }
  }

  /// - Throws: `SampleError` where a value is not a finite number.
  package func standardDeviation(of values: [Double]) throws(SampleError) -> Estimate {
    let mean = try mean(of: values).value
    let deviation = sum { (values[$0] - mean) * (values[$0] - mean) }.squareRoot()
    guard deviation > 0 else { return estimate(0) { _ in 0 } }
    return estimate(deviation) {
      let gap = values[$0] - mean
      return (gap * gap - deviation * deviation) / (2 * deviation)
    }
  }

  /// With the interval of Wilson at the effective size.
  package func share(where holds: [Bool]) -> Estimate {
    let share = min(1, sum { holds[$0] ? 1 : 0 })
    guard isSampled else { return estimate(share) { _ in 0 } }
    let (lower, upper) = Proportion.interval(share: share, trials: effectiveSize)
    return Estimate(
      value: share, standardError: effectiveSize >= 2 ? error { (holds[$0] ? 1 : 0) - share } : nil, lower: lower,
      upper: upper, replications: count)
  }

  /// With the interval of Woodruff (1952): the quantiles at the ends of the interval of the share that lies below.
  ///
  /// - Throws: `SampleError` where a value is not a finite number.
  package func quantile(_ level: Double, of values: [Double]) throws(SampleError) -> Estimate {
    let order = try ascending(values)
    let value = point(level, values, order)
    guard isSampled else { return estimate(value) { _ in 0 } }
    let half = StandardNormal.criticalValue * error { (values[$0] <= value ? 1 : 0) - level }
    let lower = level - half > 0 ? point(level - half, values, order) : nil
    let upper = level + half < 1 ? point(level + half, values, order) : nil
    var spread: Double?
    if let lower, let upper { spread = (upper - lower) / (2 * StandardNormal.criticalValue) }
    return Estimate(value: value, standardError: spread, lower: lower, upper: upper, replications: count)
  }

  /// The mean of the largest share 1 − `level` of values.
  ///
  /// - Throws: `SampleError` where a value is not a finite number.
  package func tail(_ level: Double, of values: [Double]) throws(SampleError) -> Estimate {
    let threshold = point(level, values, try ascending(values))
    func excess(_ place: Int) -> Double { max(0, values[place] - threshold) / (1 - level) }
    let beyond = sum(excess)
    guard !isSampled || effectiveSize * (1 - level) >= Double(TailValueAtRisk.smallestTail) else {
      return Estimate(value: threshold + beyond, replications: count)
    }
    return estimate(threshold + beyond) { excess($0) - beyond }
  }

  private func check(_ values: [Double]) throws(SampleError) {
    guard values.count == shares.count else { throw .unequalLengths(values.count, shares.count) }
    for place in values.indices where shares[place] > 0 { try Sample.check(values[place], at: place) }
  }

  /// The places of the replications that count, from the smallest value.
  private func ascending(_ values: [Double]) throws(SampleError) -> [Int] {
    try check(values)
    return values.indices.filter { shares[$0] > 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
  }

  private func point(_ level: Double, _ values: [Double], _ order: [Int]) -> Double {
    var below = 0.0
    for place in order {
      below += shares[place]
      if below >= level * (1 - 1e-12) { return values[place] }
    }
    return order.last.map { values[$0] } ?? 0
  }
}
