import Insurance
import Simulation

/// The years that a comparison adds its figures up over: the first in which the two differ, and all together where there
/// are several.
struct ComparedSpans: Sendable {
  struct Span: Sendable {
    /// Places in the list of years.
    let years: Range<Int>
    /// Nil for all years together.
    let year: Int?
    /// Where the span's means are in `PartyFigure.means`.
    let place: Int
  }

  let spans: [Span]
  /// The first year in which anything that is paid differs in some replication; the first of all where nothing does.
  let firstYear: Int

  init(_ baseline: ComparedRun, _ alternative: ComparedRun) {
    let count = baseline.outcomes.count
    let first =
      zip(baseline.outcomes, alternative.outcomes).enumerated()
      .first { _, years in zip(years.0, years.1).contains { Self.differ($0, $1) } }?.offset ?? 0
    firstYear = baseline.plan.startYear + first
    let whole = count > 1 ? [Span(years: 0..<count, year: nil, place: count)] : []
    spans = [Span(years: first..<min(first + 1, count), year: firstYear, place: first)] + whole
  }

  private static func differ(_ before: Outcome, _ after: Outcome) -> Bool {
    before.statement != after.statement || before.outOfPocket != after.outOfPocket || before.beside != after.beside
  }
}
