import Insurance
import Plans
import Simulation
import Statistics

/// Which change brings how much of the difference between two plans.
///
/// Each change is switched on alone, and all in order, each on top of those before it. The differences in order add up
/// to the whole; those alone need not, since changes act on each other (a higher rate costs more where the deductible is
/// lower too), and in another order the steps would share the whole otherwise.
package struct Contributions: Sendable {
  /// One change, with the plans that switch it on.
  package struct Step: Sendable {
    package let words: Words
    /// The baseline with this change alone; nil where it cannot be made without the others.
    package let alone: SimulationPlan?
    /// The baseline with this change and all before it.
    package let upTo: SimulationPlan

    package init(words: Words, alone: SimulationPlan?, upTo: SimulationPlan) {
      self.words = words
      self.alone = alone
      self.upTo = upTo
    }
  }

  /// Mean changes by figure, yuan.
  package typealias Changes = [PartyFigure: Estimate]

  package struct Row: Sendable {
    package let words: Words
    /// Nil where the change cannot be made on its own.
    package let alone: Changes?
    package let inOrder: Changes
  }

  /// The span of years that the figures are added up over: the first that differs, or all.
  package struct Table: Sendable {
    /// Nil for all years together.
    package let year: Int?
    package let rows: [Row]
    package let whole: Changes
  }

  /// Of the first year that differs and, where there are several, of all together.
  package let tables: [Table]

  /// Runs what the steps ask for.
  ///
  /// - Parameter steps: in order; the last one's plan is the alternative's.
  /// - Returns: nil where there are fewer than two changes, of which the whole is the only contribution.
  /// - Throws: `SimulationError` or `SampleError` where a step cannot be run.
  package init?(
    from baseline: ComparedRun, to alternative: ComparedRun, steps: [Step], threads: Int,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws {
    try await self.init(from: baseline, to: alternative, steps: steps) { plan in
      try await SimulationRun(plan).outcomes(threads: threads, progress: progress)
    }
  }

  /// The plans that have to be run, in the order in which they are asked for.
  package static func plans(of steps: [Step]) -> [SimulationPlan] {
    guard steps.count > 1 else { return [] }
    return steps.enumerated().flatMap { i, step in
      (i + 1 < steps.count ? [step.upTo] : []) + (i > 0 ? [step.alone].compactMap(\.self) : [])
    }
  }

  /// The same with outcomes that come from anywhere.
  ///
  /// - Parameter outcomes: asked for each of ``plans(of:)`` in turn.
  package init?(
    from baseline: ComparedRun, to alternative: ComparedRun, steps: [Step],
    outcomes: (SimulationPlan) async throws -> [Outcomes]
  ) async throws {
    guard steps.count > 1, baseline.claimsHaveMean, alternative.claimsHaveMean else { return nil }
    let spans = ComparedSpans(baseline, alternative).spans
    func run(_ plan: SimulationPlan) async throws -> Columns {
      let outcomes = try await outcomes(plan)
      return Columns(outcomes, over: spans, try PilotInfluence(of: plan, outcomes))
    }
    let first = Columns(baseline.outcomes, over: spans, baseline.pilot)
    var before = first
    var parts: [(words: Words, alone: Columns?, from: Columns, to: Columns)] = []
    for (i, step) in steps.enumerated() {
      let after =
        i + 1 < steps.count ? try await run(step.upTo) : Columns(alternative.outcomes, over: spans, alternative.pilot)
      var alone: Columns? = i == 0 ? after : nil
      if i > 0, let plan = step.alone { alone = try await run(plan) }
      parts.append((step.words, alone, before, after))
      before = after
    }
    let last = before
    let hasNoErrors = baseline.hasNoErrors || alternative.hasNoErrors
    func changes(_ from: Columns, _ to: Columns, _ span: Int) throws(SampleError) -> Changes {
      let changes = try from.changes(to: to, span)
      return hasNoErrors ? changes.mapValues(\.withoutError) : changes
    }
    tables = try spans.indices.map { span in
      Table(
        year: spans[span].year,
        rows: try parts.map { part in
          Row(
            words: part.words, alone: try part.alone.map { try changes(first, $0, span) },
            inOrder: try changes(part.from, part.to, span))
        },
        whole: try changes(first, last, span))
    }
  }
}

/// The figures of a run by replication, which is all that is kept of a step.
private struct Columns: Sendable {
  private let spans: [ComparedSpans.Span]
  /// By span, figure and replication.
  private let values: [[PartyFigure: [Double]]]
  private let means: [[PartyFigure: Double]]
  private let pilot: PilotInfluence?

  init(_ outcomes: [Outcomes], over spans: [ComparedSpans.Span], _ pilot: PilotInfluence?) {
    self.pilot = pilot
    self.spans = spans
    means = PartyFigure.means(of: outcomes)
    values = spans.map { span in
      let years = outcomes[span.years]
      return Dictionary(
        uniqueKeysWithValues: PartyFigure.allCases.map { figure in
          (
            figure,
            (years.first ?? []).indices.map { k in years.reduce(0) { $0 + figure.value($1[k]) } }
          )
        })
    }
  }

  func changes(to other: Columns, _ span: Int) throws(SampleError) -> Contributions.Changes {
    var changes: Contributions.Changes = [:]
    let pilots = PilotDifference(from: pilot, to: other.pilot)
    let place = spans[span].place
    for (figure, values) in values[span] {
      let paired = try PairedDifference(baseline: values, alternative: other.values[span][figure] ?? [])
      let error = pilots?.error(
        figure, place, before: means[place][figure] ?? 0, after: other.means[place][figure] ?? 0)
      changes[figure] = paired.mean.widened(by: error ?? 0)
    }
    return changes
  }
}
