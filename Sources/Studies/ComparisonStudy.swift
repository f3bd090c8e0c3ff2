import Documents
import Insurance
import Plans
import Results
import RunReports
import Scenarios
import Simulation
import StudyReports

/// The scenarios of a comparison, read and checked, and how they are run.
package struct ComparisonStudy {
  /// One alternative, ready to run.
  private struct Entry {
    let name: String
    let title: Words
    let scenario: Scenario
    let steps: [Contributions.Step]
  }

  /// Where a scenario file comes from.
  private enum Origin {
    case path(String)
    case carried(CarriedFile)

    func file() throws(DocumentError) -> ScenarioFile {
      switch self {
      case .path(let path): try ScenarioFile(path: path)
      case .carried(let file): try file.file()
      }
    }
  }

  package let baseline: Scenario
  private let entries: [Entry]
  private let notes: [Words]
  /// The baseline's; the others have as many replications and years.
  package var plan: SimulationPlan { baseline.plan }

  /// - Parameters:
  ///   - path: the baseline's scenario file.
  ///   - others: further scenario files.
  ///   - changes: what else is compared, after the other files.
  ///   - overrides: set over all of them.
  ///   - terms: what the alternatives' terms are to a contract that tells the causes of a loss apart; where it is nil, changes
  ///     are changes, and further files have terms of their own that always held.
  /// - Throws: `DocumentError` with the problems of all files and settings, `StudyError` where two scenarios cannot meet the
  ///   same draws.
  package init(
    baseline path: String, others: [String], changes: [ComparisonSource.Change], overrides: [Override],
    terms: AlternativeTerms? = nil
  ) throws {
    try self.init(ScenarioFile(path: path), others: others.map(Origin.path), changes, overrides, terms)
  }

  /// Where its files are not.
  package init(_ source: ComparisonSource) throws {
    try self.init(
      source.baseline.file(), others: source.others.map(Origin.carried), source.changes, source.overrides(),
      source.terms)
  }

  private init(
    _ file: ScenarioFile, others: [Origin], _ changes: [ComparisonSource.Change], _ overrides: [Override],
    _ terms: AlternativeTerms?
  ) throws {
    let memory = EpisodeMemory()
    baseline = try file.scenario(overrides: overrides, sharing: memory)
    var entries: [Entry] = []
    var notes: [Words] = []
    var problems: [Problem] = []
    for other in others {
      do throws(DocumentError) {
        let (scenario, note) = try Self.aligned(try other.file(), overrides, to: baseline)
        if let note { notes.append(note) }
        entries.append(Self.entry(scenario, from: baseline, terms ?? .standing))
      } catch {
        problems += error.problems
      }
    }
    for change in changes {
      do throws(DocumentError) {
        entries.append(try Self.entry(try change.alternative(), of: file, overrides, memory, terms ?? .changed))
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
          "'\(entry.name)' cannot meet the draws of '\(baseline.name)': \(mismatch)")
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

  /// Another file's scenario, for people of its own.
  private static func entry(_ scenario: Scenario, from baseline: Scenario, _ terms: AlternativeTerms) -> Entry {
    let steps = Contributions.steps(from: baseline.plan, to: scenario.plan)
    guard terms == .changed else {
      return Entry(name: scenario.name, title: scenario.title, scenario: scenario, steps: steps)
    }
    func former(_ plan: SimulationPlan) -> FormerTerms {
      FormerTerms(policies: baseline.plan.policies, cohorts: plan.cohorts)
    }
    return Entry(
      name: scenario.name, title: scenario.title, scenario: scenario.changed(from: former(scenario.plan)),
      steps: steps.map { step in
        Contributions.Step(
          words: step.words, alone: step.alone.map { $0.with(former: former($0)) },
          upTo: step.upTo.with(former: former(step.upTo)))
      })
  }

  /// The baseline's file with an alternative's changes.
  private static func entry(
    _ alternative: Alternative, of file: ScenarioFile, _ overrides: [Override], _ memory: EpisodeMemory,
    _ terms: AlternativeTerms
  ) throws(DocumentError) -> Entry {
    let scenario = try file.scenario(overrides: overrides + alternative.changes.map(\.override), sharing: memory)
    let former =
      terms == .changed ? file.formerTerms(before: alternative.changes, over: overrides, sharing: memory) : nil
    return Entry(
      name: alternative.name, title: alternative.title, scenario: scenario.changed(from: former),
      steps: file.steps(for: alternative, over: overrides, sharing: memory, as: terms))
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

  /// What the assumptions leave open of each alternative's difference in claims; they are read again for it.
  package var ranges: [AssumptionRange?] {
    entries.map { AssumptionRange(ofChangeFrom: baseline, to: $0.scenario) }
  }

  /// The plans that are run, in their order: the baseline's, then of each alternative its own and those of the steps to it.
  package func plans(withContributions: Bool) -> [SimulationPlan] {
    [plan]
      + entries.flatMap { entry in
        [entry.scenario.plan] + (withContributions ? Contributions.plans(of: entry.steps) : [])
      }
  }

  /// Runs everything.
  ///
  /// - Parameter progress: told how many of how many pieces of all runs are done.
  /// - Throws: `SimulationError`, `SampleError` where a run fails.
  package func facts(
    withContributions: Bool, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> ComparisonFacts {
    let runs = plans(withContributions: withContributions).count
    return try await facts(withContributions: withContributions, threads: threads) { run, plan in
      try await SimulationRun(plan).outcomes(threads: threads) { done, of in
        progress(run * of + done, runs * of)
      }
    }
  }

  /// The same with outcomes that come from anywhere.
  ///
  /// - Parameter outcomes: asked for each of ``plans(withContributions:)`` in turn, by its place among them.
  package func facts(
    withContributions: Bool, threads: Int, outcomes: (_ run: Int, SimulationPlan) async throws -> [Outcomes]
  ) async throws -> ComparisonFacts {
    var run = 0
    func next(_ plan: SimulationPlan) async throws -> [Outcomes] {
      defer { run += 1 }
      return try await outcomes(run, plan)
    }
    let first = try await ComparedRun(plan, outcomes: next(plan), threads: threads)
    let facts = baseline.facts(of: first.summary)
    var notes = notes
    var alternatives: [ComparisonFacts.Alternative] = []
    for entry in entries {
      let plan = entry.scenario.plan
      let second = try await ComparedRun(plan, outcomes: next(plan), threads: threads)
      let contributions =
        withContributions
        ? try await Contributions(from: first, to: second, steps: entry.steps, outcomes: next) : nil
      let comparison = try PlanComparison(from: first, to: second, contributions: contributions)
      let own = entry.scenario.facts(of: second.summary).titled(entry.title)
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
