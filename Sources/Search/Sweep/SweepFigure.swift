import Statistics

/// A metric at a point of a sweep: where it was found in the table of results, and what it came to there.
package struct SweepFigure: Sendable, Hashable {
  /// Nil for the whole horizon, or where there is no figure.
  package let year: Int?
  /// Nil where the point has no such figure, as the time to recover of a fund that is never short.
  package let estimate: Estimate?

  init(year: Int?, estimate: Estimate?) {
    self.year = year
    self.estimate = estimate
  }

  /// A line of text that gives the same figure back, to the last bit.
  var text: String {
    func written(_ value: Double?) -> String { value.map { "\($0)" } ?? "-" }
    let year = year.map(String.init) ?? "-"
    guard let estimate else { return year }
    return [
      year, "\(estimate.replications)", "\(estimate.value)", written(estimate.standardError), written(estimate.lower),
      written(estimate.upper),
    ].joined(separator: ";")
  }

  /// - Returns: nil where the text is none of `text`.
  init?(text: Substring) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false)
    guard let first = fields.first, first == "-" || Int(first) != nil else { return nil }
    let year = Int(first)
    if fields.count == 1 {
      self.init(year: year, estimate: nil)
      return
    }
    let numbers = fields.dropFirst(2).map { $0 == "-" ? nil : Double($0) }
    guard fields.count == 6, let replications = Int(fields[1]), replications > 0, let value = numbers[0],
      zip(fields.dropFirst(2), numbers).allSatisfy({ $0 == "-" || $1?.isFinite == true }), (numbers[1] ?? 0) >= 0
    else { return nil }
    self.init(
      year: year,
      estimate: Estimate(
        value: value, standardError: numbers[1], lower: numbers[2], upper: numbers[3], replications: replications))
  }
}
