import Foundation
import Wording

/// Whether an inversion can be believed: what every distribution function is, what the two inversions must agree on, and
/// what the moments, which come from no inversion, allow.
///
/// Beyond its reach (claims without a cap under a tail of infinite variance, years whose shocks move everything) an
/// inversion gives numbers like any others. They are refused by what is wrong with them.
struct InversionReach {
  let fine: AggregateInversion
  let coarse: AggregateInversion
  let moments: AggregateMoments

  private static let points = 64
  /// Of a law with jumps a series swings by this much about them; what is beyond its reach swings by all there is.
  private static let swing = 0.05
  private static let tolerance = 2e-3

  /// What is wrong, as the end of a sentence; nil where nothing is.
  var fault: Message? {
    if let fault = shape(fine) ?? shape(coarse) { return fault }
    let quantiles = [0.05, 0.5, 0.95].map(fine.quantile)
    let spread = quantiles[2] - quantiles[0]
    guard spread >= 0 else { return "its quantiles do not ascend" }
    // A law of few amounts has jumps, which smoothing spreads out; beside what lies between the quantiles it is nothing.
    let blur = 5 * (fine.smoothing + coarse.smoothing)
    if spread > 0, fine.smoothing > 0.02 * spread { return "claims vary too little beside the largest that may come" }
    return apart(by: blur + 1e-9 * quantiles[2]) ?? Self.impossible(quantiles, moments)
  }

  private func shape(_ series: AggregateInversion) -> Message? {
    var last = 0.0
    for k in 0...Self.points {
      let value = series.raw(at: Double(k) / Double(Self.points))
      guard value.isFinite else { return "it gave no numbers" }
      // At its very beginning a law that starts with a jump is smoothed out.
      guard k == 0 || value > last - Self.swing && value < 1 + Self.swing else {
        return "what it gave is no distribution function"
      }
      if k > 0 { last = max(last, value) }
    }
    return nil
  }

  /// The two distribution functions, each allowed to be shifted by what smoothing and rounding may have done.
  private func apart(by shift: Double) -> Message? {
    let upper = min(fine.upper, coarse.upper)
    for k in 1..<Self.points {
      let amount = fine.quantile(Double(k) / Double(Self.points))
      guard amount + shift < upper else { continue }
      let value = fine.cumulative(amount)
      if value > coarse.cumulative(amount + shift) + Self.tolerance
        || value < coarse.cumulative(amount - shift) - Self.tolerance
      {
        return "two inversions with other frequencies differ"
      }
    }
    return nil
  }

  /// Cantelli's inequality: P(C ≥ μ + kσ) ≤ 1/(1 + k²), and likewise below; Markov's where there is no variance.
  private static func impossible(_ quantiles: [Double], _ moments: AggregateMoments) -> Message? {
    let (mean, deviation) = (moments.mean, moments.standardDeviation)
    let room = 1e-3 * mean
    for (level, quantile) in zip([0.05, 0.5, 0.95], quantiles) {
      let (above, below) = (level / (1 - level), (1 - level) / level)
      let isPossible =
        deviation.isFinite
        ? quantile <= mean + above.squareRoot() * deviation + room
          && quantile >= mean - below.squareRoot() * deviation - room
        : quantile <= mean / (1 - level) + room
      if !isPossible { return "its quantiles are impossible beside the mean" }
    }
    return nil
  }

  /// The same of ladders, which smooth nothing.
  static func fault(_ fine: WindowLadder, _ coarse: WindowLadder, _ moments: AggregateMoments) -> Message? {
    var last = 0.0
    for k in 1..<points {
      let level = Double(k) / Double(points)
      let amount = fine.quantile(level)
      guard amount.isFinite, amount >= last else { return "its quantiles do not ascend" }
      last = amount
      if abs(fine.cumulative(amount) - coarse.cumulative(amount)) > tolerance {
        return "two inversions with other frequencies differ"
      }
    }
    return impossible([0.05, 0.5, 0.95].map(fine.quantile), moments)
  }
}
