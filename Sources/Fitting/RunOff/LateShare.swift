/// What share of a year's claims is paid after a day on which the year is closed: what a settlement calls late claims.
///
/// Of the stays of the m-th month 1 − 1/F is late, F being the factor from the age that the month has on that day. Months count by
/// what their stays come to. The error is that of the factors.
package struct LateShare: Sendable {
  /// Months after the end of the year.
  package let cutOff: Int
  package let share: Double
  package let standardError: Double

  /// The ends of the triangular law about the share that has its standard error: ±√6 of them, between 0 and 1. Nil where
  /// there is no error to speak of.
  package var range: ClosedRange<Double>? {
    let half = 6.0.squareRoot() * standardError
    guard half > 2e-5, share > 0 else { return nil }
    return max(0, share - half)...min(1, share + half)
  }

  /// - Parameter cutOff: 3 for 31 March.
  /// - Returns: nil where the triangle is not by month, or lacks a month of the year.
  package init?(of ladder: ChainLadder, cutOff: Int) {
    var weights = Array(repeating: (sum: 0.0, count: 0.0), count: 12)
    for (origin, own) in zip(ladder.triangle.origins, ladder.ultimates) {
      guard let month = origin.period?.monthOfYear else { return nil }
      weights[month].sum += own.ultimate
      weights[month].count += 1
    }
    guard cutOff >= 0, weights.allSatisfy({ $0.count > 0 }) else { return nil }
    let means = weights.map { $0.sum / $0.count }
    let total = means.reduce(0, +)
    var share = 0.0
    // By factor, what the share moves with its logarithm.
    var slopes = Array(repeating: 0.0, count: ladder.developments.count)
    for (month, mean) in means.enumerated() {
      let age = 11 - month + cutOff
      guard age < ladder.developments.count else { continue }
      let paid = mean / total / ladder.developments[age].toUltimate
      share += mean / total - paid
      for later in age..<slopes.count { slopes[later] += paid }
    }
    self.cutOff = cutOff
    self.share = max(0, share)
    standardError = zip(slopes, ladder.developments).reduce(0) { $0 + $1.0 * $1.0 * $1.1.relativeVariance }.squareRoot()
  }
}
