import Documents
import Insurance
import Reports
import Scenarios
import Simulation

/// The scenarios of a comparison, read and checked, and how they are run.
package struct ComparisonStudy {
  /// What makes an alternative of the baseline: settings, or the path of a file that lists them.
  package enum Change {
    case alternative(String)
    case reform(String)
  }

  /// One alternative, ready to run.
  private struct Entry {
    let name: String
    let title: Words
    let scenario: Scenario
    let steps: [Contributions.Step]
  }

  private let baseline: Scenario
  private let entries: [Entry]
  private let notes: [Words]
  /// The baseline's; the others have as many replications and years.
  package var plan: SimulationPlan { baseline.plan }

  /// - Parameters:
  ///   - path: the baseline's scenario file.
  ///   - others: further scenario files.
  ///   - changes: what else is compared, after the other files.
  ///   - overrides: set over all of them.
  /// - Throws: `DocumentError` with the problems of all files and settings, `StudyError` where two scenarios cannot meet the
  ///   same draws.
  package init(
    baseline path: String, others: [String], changes: [Change], overrides: [Override]
  ) throws {
    let file = try ScenarioFile(path: path)
    let memory = EpisodeMemory()
    baseline = try file.scenario(overrides: overrides, sharing: memory)
    var entries: [Entry] = []
    var notes: [Words] = []
    var problems: [Problem] = []
    for other in others {
      do throws(DocumentError) {
        let file = try ScenarioFile(path: other)
        let (scenario, note) = try Self.aligned(file, overrides, to: baseline)
        if let note { notes.append(note) }
        entries.append(
          Entry(
            name: scenario.name, title: scenario.title, scenario: scenario,
            steps: Contributions.steps(from: baseline.plan, to: scenario.plan)))
      } catch {
        problems += error.problems
      }
    }
    for change in changes {
      do throws(DocumentError) {
        let alternative =
          switch change {
          case .alternative(let argument): try Alternative(argument: argument)
          case .reform(let path): try ReformFile(path: path).alternative()
          }
        entries.append(try Self.entry(alternative, of: file, overrides, memory))
      } catch {
        problems += error.problems
      }
    }
    for (i, entry) in entries.enumerated() where entries[..<i].contains(where: { $0.name == entry.name }) {
      problems.append(Problem("two alternatives have this name", at: Place(file: "'\(entry.name)'")))
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    self.entries = entries
    self.notes = notes
    try checkDraws()
  }

  /// - Parameters:
  ///   - baseline: what the other is measured by.
  ///   - scenario: the one alternative.
  ///   - name: by which the alternative is called.
  /// - Throws: `StudyError` where the two cannot meet the same draws.
  package init(from baseline: Scenario, to scenario: Scenario, named name: String, _ title: Words) throws(StudyError) {
    self.baseline = baseline
    entries = [
      Entry(
        name: name, title: title, scenario: scenario,
        steps: Contributions.steps(from: baseline.plan, to: scenario.plan))
    ]
    notes = []
    try checkDraws()
  }

  private func checkDraws() throws(StudyError) {
    for scenario in [baseline] + entries.map(\.scenario) where scenario.plan.method == .exact {
      throw StudyError(
        "'\(scenario.name)' runs on the exact method, which draws nothing to be paired: use --method grouped")
    }
    for entry in entries {
      if let mismatch = ComparedRun.mismatch(baseline.plan, entry.scenario.plan) {
        throw StudyError(
          "'\(entry.name)' cannot meet the draws of '\(baseline.name)': \(mismatch.en)")
      }
    }
  }

  /// What a reader must know of an alternative alone.
  ///
  /// - Parameter known: of the baseline.
  private static func notes(on entry: Entry, _ run: RunFacts, _ comparison: PlanComparison, known: [Words]) -> [Words] {
    let own = run.warnings.filter { !known.contains($0) }
    // What has no effect by what the scenario is has been said with its reason.
    let isUnmoved = entry.scenario.idleSettings().isEmpty && comparison.metrics.allSatisfy { $0.difference.value == 0 }
    let unmoved = Words(en: "every figure is that of the baseline", zh: "各项指标均与基准相同")
    return (own + (isUnmoved ? [unmoved] : [])).map {
      Words(en: "\(entry.name): \($0.en)", zh: "\(entry.name)：\($0.zh)")
    }
  }

  /// The baseline's file with an alternative's changes.
  private static func entry(
    _ alternative: Alternative, of file: ScenarioFile, _ overrides: [Override], _ memory: EpisodeMemory
  ) throws(DocumentError) -> Entry {
    Entry(
      name: alternative.name, title: alternative.title,
      scenario: try file.scenario(overrides: overrides + alternative.changes.map(\.override), sharing: memory),
      steps: file.steps(for: alternative, over: overrides, sharing: memory))
  }

  /// Another file's scenario with the baseline's draws, and what that changes of its own.
  private static func aligned(
    _ file: ScenarioFile, _ overrides: [Override], to baseline: Scenario
  ) throws(DocumentError) -> (Scenario, Words?) {
    let own = try file.scenario(overrides: overrides)
    let plan = baseline.plan
    var changed: [String] = []
    if own.plan.seed != plan.seed { changed.append("seed \(own.plan.seed)") }
    if own.plan.replications != plan.replications { changed.append("replications \(own.plan.replications)") }
    if own.plan.method != plan.method { changed.append("method \(own.plan.method.rawValue)") }
    guard !changed.isEmpty else { return (own, nil) }
    var aligned = overrides
    for setting in ["seed=\(plan.seed)", "replications=\(plan.replications)", "method=\(plan.method.rawValue)"] {
      aligned.append(try Override(argument: setting))
    }
    let list = changed.joined(separator: ", ")
    return (
      try file.scenario(overrides: aligned),
      Words(
        en: "\(own.name) runs on the draws of the baseline: its own \(list) is not used",
        zh: "\(own.name)使用基准的随机数，未采用其自身的\(list)")
    )
  }

  /// Runs everything.
  ///
  /// - Parameter progress: told how many of how many replications of all runs are done.
  /// - Throws: `SimulationError`, `SampleError` where a run fails.
  package func facts(
    withContributions: Bool, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> ComparisonFacts {
    let replications = baseline.plan.replications
    let runs = entries.reduce(1) { runs, entry in
      runs + 1 + (withContributions ? max(0, 2 * entry.steps.count - 2) : 0)
    }
    var finished = 0
    let first = try await ComparedRun(baseline.plan, threads: threads) { done, _ in progress(done, runs * replications)
    }
    finished += 1
    let facts = baseline.facts(of: first.summary)
    var notes = notes
    var alternatives: [ComparisonFacts.Alternative] = []
    for entry in entries {
      let start = finished
      let run = try await ComparedRun(entry.scenario.plan, threads: threads) { done, _ in
        progress(start * replications + done, runs * replications)
      }
      finished += 1
      var contributions: Contributions?
      if withContributions {
        contributions = try await Contributions(from: first, to: run, steps: entry.steps, threads: threads)
        finished += max(0, 2 * entry.steps.count - 2)
        progress(finished * replications, runs * replications)
      }
      let comparison = try PlanComparison(from: first, to: run, contributions: contributions)
      let own = entry.scenario.facts(of: run.summary).titled(entry.title)
      notes += Self.notes(on: entry, own, comparison, known: facts.warnings)
      alternatives.append(
        ComparisonFacts.Alternative(
          name: entry.name, run: own,
          changes: ChangedValue.all(from: baseline, to: entry.scenario).map {
            ComparisonFacts.Change(
              path: $0.path, year: $0.year, before: $0.before, after: $0.after, clause: $0.clause, source: $0.source,
              note: $0.note)
          },
          comparison: comparison))
    }
    return ComparisonFacts(baseline: facts, alternatives: alternatives, notes: notes)
  }
}
