import Chance

/// Records as the law of X: made once for all cohorts that have them.
package struct RecordsLaw: Sendable {
  /// The share of people who spend anything.
  package let probability: Double
  package let severity: Empirical
  /// Nil where the records are taken as all there is to know.
  package let uncertainty: SampleUncertainty?

  /// - Parameters:
  ///   - place: in the scenario's file, by which the stream is addressed; nil where the records are known.
  /// - Throws: `LawError` where the amounts make no law.
  package init(of records: Records, drawnAt place: String?) throws(LawError) {
    let spending = records.spending.people
    let all = spending + records.without.people
    probability = all > 0 ? spending / all : 0
    severity =
      records.amounts.isEmpty
      ? try Empirical(values: [0]) : try Empirical(values: records.amounts, weights: records.counts.map(\.people))
    uncertainty = if let place { SampleUncertainty(of: records, severity, place: place) } else { nil }
  }
}
