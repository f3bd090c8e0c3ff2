import Plans
import Results
import RunReports
import Scenarios
import Simulation
import Statistics

/// What will it cost, is the funding enough, who carries the result: a scenario run by its own method.
package struct RunStudy: Sendable {
  private let scenario: Scenario

  package init(of scenario: Scenario) { self.scenario = scenario }

  package struct Answer: Sendable {
    package let facts: RunFacts
    package let basis: RunBasis
  }

  /// - Parameters:
  ///   - threads: how many to use at most, at least 1.
  ///   - progress: told how many of how many replications, or parts of the exact law, are done, from any thread.
  /// - Throws: `SimulationError`, `SampleError`; where the task is cancelled the run is given up.
  package func answer(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Answer {
    if scenario.plan.method == .exact {
      return try answer(by: try ExactMethod(of: scenario.plan, threads: threads, progress: progress))
    }
    let outcomes = try await SimulationRun(scenario.plan).outcomes(threads: threads, progress: progress)
    let summary = try await Summary(of: scenario.plan, outcomes: outcomes, threads: threads)
    return Answer(facts: scenario.facts(of: summary), basis: .outcomes(outcomes))
  }

  /// The same where the law of claims is known.
  ///
  /// - Parameter law: of the scenario's plan.
  package func answer(by law: ExactMethod) throws(SimulationError) -> Answer {
    Answer(facts: scenario.facts(of: try Summary(law)), basis: .law(law))
  }

  /// The same where the claims of its replications are drawn already.
  ///
  /// - Parameters:
  ///   - claims: of the scenario's plan, or of one that differs only in what claims do not depend on.
  ///   - threads: how many to use at most, at least 1.
  package func answer(settling claims: DrawnClaims, threads: Int) async throws -> Answer {
    let outcomes = try await SimulationRun(scenario.plan).outcomes(settling: claims, threads: threads)
    return Answer(
      facts: scenario.facts(of: try Summary(of: scenario.plan, outcomes: outcomes, settling: claims)),
      basis: .outcomes(outcomes))
  }
}
