import Foundation
import Simulation
import Statistics

/// Whether two results of one model on different random streams differ by no more than their noise: one test of all
/// metrics together.
///
/// Each metric gives t = |difference| / √(SE₁² + SE₂²) and the two-sided probability of a t as large, from Student's
/// law with as many degrees of freedom as replications inform the metric (a 99% quantile of 10,000 has 100). The test
/// rejects where the smallest probability, times the number of metrics that are random, is below `falseAlarm`
/// (Bonferroni: the bound holds however the metrics depend on each other, and they depend strongly). A figure without
/// any noise must be the same but for rounding.
///
/// The width of the 95% interval stands in for a standard error below it: a loss seen in none of 1,000 years has a
/// standard error of 0 and is not certain for that.
package struct NoiseTest: Sendable {
  /// The probability that streams of the same model fail the test, at most.
  package static let falseAlarm = 1e-3

  package struct Score: Sendable {
    let key: Baseline.Row.Key
    /// The difference in standard errors of itself; nil where nothing is known about the noise of a figure that moved.
    package let standardErrors: Double?
    /// Of a difference as large by chance, for this metric alone.
    package let probability: Double
  }

  /// Of the metrics that are random, and of those that are not and differ.
  package let scores: [Score]
  /// The probability of the most unusual metric, times their number; at most 1.
  package let jointProbability: Double

  package var passes: Bool { jointProbability >= Self.falseAlarm }

  /// The most unusual first.
  package var worst: Score? { scores.min { $0.probability < $1.probability } }

  init(_ changes: [RowChange], replications: (Int, Int)) {
    var scores: [Score] = []
    for change in changes {
      guard let before = change.before, let after = change.after else { continue }
      let difference = abs(after.value - before.value)
      let isRounding = difference <= RowChange.rounding * max(abs(before.value), abs(after.value))
      guard let first = Self.noise(of: before), let second = Self.noise(of: after) else {
        if !isRounding { scores.append(Score(key: change.key, standardErrors: nil, probability: 0)) }
        continue
      }
      let error = (first * first + second * second).squareRoot()
      guard error > 0 else {
        if !isRounding { scores.append(Score(key: change.key, standardErrors: nil, probability: 0)) }
        continue
      }
      let degrees = Self.degreesOfFreedom(change.metric, min(replications.0, replications.1))
      let t = difference / error
      scores.append(
        Score(
          key: change.key, standardErrors: t,
          probability: StudentT.twoSidedProbability(t, degreesOfFreedom: degrees)))
    }
    self.scores = scores
    jointProbability = min(1, (scores.map(\.probability).min() ?? 1) * Double(max(1, scores.count)))
  }

  /// The larger of the standard error and what the 95% interval says of it; nil where neither is known.
  private static func noise(of row: Baseline.Row) -> Double? {
    var noise = row.standardError
    if let lower = row.lower, let upper = row.upper { noise = max(noise ?? 0, (upper - lower) / (2 * 1.96)) }
    return noise
  }

  /// One less than the replications that inform a metric: those beyond a quantile, and all for a mean.
  static func degreesOfFreedom(_ metric: String, _ replications: Int) -> Int {
    max(1, Int(Double(replications) * (Metric.named(metric)?.informingShare ?? 1)) - 1)
  }
}
