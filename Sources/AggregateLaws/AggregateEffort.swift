import Foundation

/// What an inversion costs, known before it is begun.
///
/// Along the saddle (`FrequencyMixture`) a frequency takes some sixty evaluations; where pF may reach 1 the frequency
/// factor is integrated on the real line, whose panels are as narrow as the exponent turns fast.
struct AggregateEffort {
  /// About how long one thread takes.
  let seconds: Double
  var isBearable: Bool { seconds.isFinite && seconds <= Self.most }

  private static let most = 6.0
  /// Nanoseconds of an evaluation along the saddle, where all lines are one series, and of one on the real line.
  private static let (ofSeries, ofLine) = (12.0, 60.0)

  init(_ lines: [ClaimLine], _ factors: CommonFactors, _ range: AggregateRange) {
    let nodes = FactorNodes(factors, step: range.nodeStep).nodes
    let people = lines.reduce(0) { $0 + $1.expectedCount }
    let probability = lines.map(\.probability).max() ?? 0
    var total = 0.0
    for node in nodes where node.weight > 1e-18 {
      guard node.sdlog > 0 else {
        total += Double(range.count) * Double(lines.count) * Self.ofLine
        continue
      }
      if probability * exp(node.meanlog + 6 * node.sdlog) <= 1 {
        total += 60 * Double(range.count) * Self.ofSeries
      } else {
        // The linear part of the exponent is at most 2 for each of those who are expected to have an amount.
        let speed = 2 * people * node.sdlog * exp(node.meanlog + 4 * node.sdlog)
        let width = min(1, max(8 / speed, 0.01))
        let points = 16 * (2 * FactorNodes.reach / width).rounded(.up)
        total += Double(range.count) * points * Double(lines.count) * Self.ofLine
      }
    }
    // There are two inversions.
    seconds = 2e-9 * total
  }
}
