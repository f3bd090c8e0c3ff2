import Documents
import Insurance
import Plans
import PolicyReports
import Results
import RunReports
import Scenarios
import Simulation
import Synchronization

/// One scenario of which values are tried. What a change leaves alone is kept between the questions: the parsed files,
/// people whose care is drawn, the law of claims, or those that are drawn, where only money moves otherwise, and answers.
package final class WhatIf: Sendable {
  package let id: String
  package let file: ScenarioFile
  /// The scenario as its files have it.
  package let base: Scenario
  private let care = EpisodeMemory()
  private let laws = Mutex(LeastRecent<[String], ExactMethod>(most: 4))
  private let draws = Mutex(LeastRecent<[String], DrawnClaims>(most: 4))
  /// Those of so few replications are kept.
  private static let mostKept = 1_000
  private let answers = Mutex(LeastRecent<[String], Answer>(most: 64))
  /// For which settings the exact method does not apply, and why.
  private let refusals = Mutex(LeastRecent<[String], SimulationError>(most: 64))

  /// What a scenario comes to under some settings.
  package struct Answer: Sendable {
    package let scenario: Scenario
    package let facts: RunFacts
    /// The first year as charts show it.
    package let distribution: YearDistribution?

    package var isExact: Bool { scenario.plan.method == .exact }

    package var report: ReportFacts { ReportFacts(facts, distribution: distribution) }
  }

  /// - Throws: `DocumentError` with all problems of the file.
  package init(_ file: ScenarioFile, id: String) throws(DocumentError) {
    self.id = id
    self.file = file
    base = try file.scenario(overrides: [], sharing: care)
  }

  /// How the years are computed is asked for beside the settings.
  private static let asked = ["method", "replications", "seed"]

  /// The scenario under some settings.
  ///
  /// - Parameter more: what is set besides, such as `method=exact`.
  /// - Throws: `DocumentError` with all that is wrong with the settings.
  package func scenario(under settings: Settings, and more: [String] = []) throws(DocumentError) -> Scenario {
    let overrides = try settings.overrides()
    let strays = overrides.filter { Self.asked.contains($0.path) }.map {
      Problem("'\($0.path)' is no value of the scenario here: it is asked for by itself", at: $0.node.place)
    }
    let files = overrides.filter { $0.node.mayNameFile }.map {
      Problem("'\($0.path)' names a file: whoever asks here has none of this machine", at: $0.node.place)
    }
    guard strays.isEmpty, files.isEmpty else { throw DocumentError(.invalid, strays + files) }
    var all = overrides
    for text in more { all.append(try Override(argument: text)) }
    return try file.scenario(overrides: all, sharing: care)
  }

  /// The answer without sampling error.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Throws: `DocumentError`; `SimulationError` where the exact method does not apply, as to several years.
  package func exact(under settings: Settings, threads: Int = 1) throws -> Answer {
    let key = settings.all.map(\.text)
    if let known = answers.withLock({ $0.value(of: key) }) { return known }
    if let refusal = refusals.withLock({ $0.value(of: key) }) { throw refusal }
    let scenario = try scenario(under: settings, and: ["method=exact"])
    do throws(SimulationError) {
      let run = try RunStudy(of: scenario).answer(by: try law(of: scenario, under: settings, threads: threads))
      return keep(run, of: scenario, for: key)
    } catch {
      refusals.withLock { $0.put(error, for: key) }
      throw error
    }
  }

  private func keep(_ run: RunStudy.Answer, of scenario: Scenario, for key: [String]) -> Answer {
    let answer = Answer(scenario: scenario, facts: run.facts, distribution: run.basis.distribution(of: scenario.plan))
    answers.withLock { $0.put(answer, for: key) }
    return answer
  }

  /// What claims depend on, of some settings.
  private func claimsKey(_ settings: [String]) -> [String] {
    settings.filter { DrawnClaims.depend(onPath: String($0.prefix { $0 != "=" })) }
  }

  /// The law of claims: one that is known already where the settings differ only in what claims do not depend on.
  private func law(of scenario: Scenario, under settings: Settings, threads: Int) throws(SimulationError) -> ExactMethod
  {
    let key = claimsKey(settings.all.map(\.text))
    if let known = laws.withLock({ $0.value(of: key) }) { return try ExactMethod(known, settling: scenario.plan) }
    let law = try ExactMethod(of: scenario.plan, threads: threads)
    laws.withLock { laws in
      // The one of the scenario as it stands is asked for again and again, and stays.
      _ = laws.value(of: [])
      laws.put(law, for: key)
    }
    return law
  }

  /// The answer of simulated years, by the scenario's own method or, where that draws none, by cells.
  ///
  /// - Parameters:
  ///   - replications: how many; the scenario's own where it is nil.
  ///   - threads: how many to use at most, at least 1.
  ///   - progress: told how many of how many replications are done, from any thread.
  /// - Throws: `DocumentError`, `SimulationError`, `SampleError`; where the task is cancelled the run is given up.
  package func simulated(
    under settings: Settings, replications: Int? = nil, threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Answer {
    let more = simulating(replications)
    let key = ["simulated"] + more + settings.all.map(\.text)
    if let known = answers.withLock({ $0.value(of: key) }) { return known }
    let scenario = try scenario(under: settings, and: more)
    guard scenario.plan.replications <= Self.mostKept else {
      let run = try await RunStudy(of: scenario).answer(threads: threads, progress: progress)
      return keep(run, of: scenario, for: key)
    }
    let claims: DrawnClaims
    if let known = draws.withLock({ $0.value(of: claimsKey(key)) }) {
      claims = known
    } else {
      claims = try await SimulationRun(scenario.plan).claims(threads: threads, progress: progress)
      draws.withLock { draws in
        _ = draws.value(of: ["simulated"] + more)
        draws.put(claims, for: claimsKey(key))
      }
    }
    return keep(
      try await RunStudy(of: scenario).answer(settling: claims, threads: threads), of: scenario, for: key)
  }

  /// What changes from one state to another, by draws that both meet.
  ///
  /// - Parameter replications: how many; the scenario's own where it is nil.
  /// - Throws: `DocumentError`, `StudyError`.
  package func comparison(from: Settings, to: Settings, replications: Int? = nil) throws -> ComparisonStudy {
    let more = simulating(replications)
    return try ComparisonStudy(
      from: try scenario(under: from, and: more), to: try scenario(under: to, and: more), named: "what-if",
      Words(en: "what is tried", zh: "试算方案"))
  }

  /// What is asked for beside the settings where years are simulated.
  private func simulating(_ replications: Int?) -> [String] {
    (replications.map { ["replications=\($0)"] } ?? []) + (base.plan.method == .exact ? ["method=grouped"] : [])
  }

  /// One person's benefit under some settings.
  ///
  /// - Throws: `DocumentError`, `StudyError`.
  package func explanation(
    under settings: Settings, group: String, amount: Double
  ) throws -> Explanation {
    guard let policy = try scenario(under: settings).plan.policies.first else {
      throw StudyError("the scenario has no policy year")
    }
    return try ExplainStudy(of: policy).explanation(group: group, amount: amount)
  }

  /// A scenario file of its own that comes to the same numbers.
  ///
  /// - Throws: `DocumentError` where a setting cannot stand in a file of scenarios.
  package func text(under settings: Settings) throws(DocumentError) -> String {
    _ = try scenario(under: settings)
    return try file.text(
      with: try settings.overrides(), suffix: "-what-if", note: (en: "set in the workbench", zh: "试算设定"))
  }

  /// The command that answers the same.
  ///
  /// - Parameter options: beside the settings, such as `--method exact`.
  package func command(under settings: Settings, _ options: [String] = []) -> String {
    (["dabing run", Self.quoted(file.path)] + settings.all.map { "--set " + Self.quoted($0.text) } + options)
      .joined(separator: " ")
  }

  /// A word of a command line as a shell reads it.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte < 128 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
        || "-_./=%:,+".utf8.contains(byte)
    }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
