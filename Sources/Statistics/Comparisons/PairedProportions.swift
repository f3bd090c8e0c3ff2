/// The difference of two probabilities that are counted on the same replications: alternative less baseline.
///
/// Only the replications in which the two disagree say anything. With b of n in which only the alternative holds and c
/// in which only the baseline does, the difference is (b−c)/n and its standard error √(b + c − (b−c)²/n)/n. The interval
/// is Wald's after half a replication has been added to each of the four counts (Agresti & Min, *Statistics in Medicine*
/// 24, 2005, 729–740), so that no disagreement at all is not taken for certainty.
public enum PairedProportions {
  /// - Throws: ``SampleError/empty`` without replications, ``SampleError/unequalLengths(_:_:)``.
  public static func difference(baseline: [Bool], alternative: [Bool]) throws(SampleError) -> Estimate {
    guard baseline.count == alternative.count else { throw .unequalLengths(baseline.count, alternative.count) }
    guard !baseline.isEmpty else { throw .empty }
    var (only, lost) = (0, 0)
    for (before, after) in zip(baseline, alternative) where before != after {
      if after { only += 1 } else { lost += 1 }
    }
    let (b, c, n) = (Double(only), Double(lost), Double(baseline.count))
    let value = (b - c) / n
    let error = max(0, b + c - (b - c) * (b - c) / n).squareRoot() / n
    // Half a replication in each cell: n + 2 in all, b and c half more each.
    let centre = (b - c) / (n + 2)
    let halfWidth =
      StandardNormal.criticalValue * max(0, b + c + 1 - (b - c) * (b - c) / (n + 2)).squareRoot() / (n + 2)
    return Estimate(
      value: value, standardError: baseline.count >= 2 ? error : nil, lower: max(-1, min(value, centre - halfWidth)),
      upper: min(1, max(value, centre + halfWidth)), replications: baseline.count)
  }
}
