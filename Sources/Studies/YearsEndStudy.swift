import Results
import RunReports
import Scenarios

/// How a year will end of which the first months are fact: a scenario run by its own method, given what was paid.
package struct YearsEndStudy: Sendable {
  private let scenario: Scenario
  private let paid: PaidToDate
  private let file: RunFacts.File?

  /// - Parameters:
  ///   - paid: in the scenario's first year.
  ///   - file: that says it; nil where it was typed.
  package init(of scenario: Scenario, _ paid: PaidToDate, file: RunFacts.File?) {
    (self.scenario, self.paid, self.file) = (scenario, paid, file)
  }

  /// - Throws: `SimulationError` where the payments say nothing, or lie where the model has too few years; `SampleError`.
  package func answer(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> RunFacts {
    let run = try await RunStudy(of: scenario).answer(threads: threads, progress: progress)
    let end = try YearsEnd(of: scenario.plan, paid, on: run.basis, before: run.facts.summary.table)
    let facts = scenario.facts(of: end.summary, on: run.basis)
    return facts.given(end, from: file, warnings: YearsEndText.warnings(of: end))
  }
}
