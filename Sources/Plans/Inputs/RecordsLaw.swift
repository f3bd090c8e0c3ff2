import Chance

/// Records as the law of X: made once for all cohorts that have them.
package struct RecordsLaw: Sendable {
  /// The share of people who spend anything.
  package let probability: Double
  package let severity: Empirical
  /// Where some have an overflow that is paid beside X: both.
  let level: CareLevel?
  /// Nil where the records are taken as all there is to know.
  package let uncertainty: SampleUncertainty?

  /// - Parameters:
  ///   - rate: at which an overflow is paid.
  ///   - place: in the scenario's file, by which the stream is addressed; nil where the records are known.
  /// - Throws: `LawError` where the amounts make no law.
  package init(of records: Records, overflowRate rate: Double = 0, drawnAt place: String?) throws(LawError) {
    let spending = records.spending.people
    let all = spending + records.without.people
    probability = all > 0 ? spending / all : 0
    let others =
      records.amounts.isEmpty
      ? try Empirical(values: [0]) : try Empirical(values: records.amounts, weights: records.counts.map(\.people))
    if records.pairs.isEmpty {
      (severity, level) = (others, nil)
    } else {
      severity = try Empirical(
        values: records.amounts + records.pairs.map(\.amount),
        weights: (records.counts + records.pairs.map(\.count)).map(\.people))
      let pairs = records.pairs.map { ($0.amount, $0.overflow, $0.count.people / spending) }
      level = CareLevel(law: severity, overflow: OverflowPairs(pairs, rate: rate, others: others))
    }
    uncertainty =
      if let place { SampleUncertainty(of: records, others, overflowRate: rate, place: place) } else { nil }
  }
}
