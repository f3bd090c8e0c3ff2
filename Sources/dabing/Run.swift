import ArgumentParser
import Documents
import Foundation
import Insurance
import Reports
import Scenarios
import Simulation

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate a scenario: cost, funding need, and every party's result.",
    discussion: """
      Prints the distribution of the year's claims, the funding that covers them, and who carries the gain or loss, with
      standard errors; then the assumptions in use. The same seed gives the same bits for any number of threads.
      """)

  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String

  @OptionGroup var set: SetOptions
  @Option(help: "How many simulated years; over the scenario's own.")
  var replications: Int?
  @Option(help: "The seed; over the scenario's own.")
  var seed: Int?
  @Option(
    help: ArgumentHelp(
      "How a year's claims are computed: \(MethodName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "method"))
  var method: String?
  @Option(help: "How many threads to use; all cores where it is left out. Results do not depend on it.")
  var threads: Int?
  @Option(
    help: ArgumentHelp("Also write results.json, results.csv and provenance.json into a folder.", valueName: "folder"))
  var output: String?
  @Flag(help: "Show no progress.")
  var noProgress = false
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads): it must lie between 1 and 1024.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      var overrides = try set.overrides()
      for (path, value) in [
        ("replications", replications.map(String.init)), ("seed", seed.map(String.init)), ("method", method),
      ] {
        guard let value else { continue }
        overrides.append(try Override(argument: "\(path)=\(value)"))
      }
      let scenario = try ScenarioFile(path: file).scenario(overrides: overrides)
      let run = try SimulationRun(scenario.plan)
      let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let progress = noProgress ? nil : ProgressLine(format.say("simulating", "模拟中"), language: format.lang)
      let outcomes = try await run.outcomes(threads: threads) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      let facts = scenario.facts(of: try Summary(of: scenario.plan, outcomes: outcomes))
      let record = RunRecord(facts)
      if let output {
        let folder = try OutputFolder(output)
        try folder.write(ReportText.json(record) + "\n", to: "results.json")
        try folder.write(record.csv, to: "results.csv")
        try folder.write(ReportText.json(record.provenance) + "\n", to: "provenance.json")
      }
      print(
        format.json
          ? ReportText.json(record) : RunText(facts, language: format.lang, style: .standardOutput()).text)
    }
  }
}

extension Scenario {
  /// The run's facts for reports: assumptions of the scenario and of the policy together.
  func facts(of summary: Summary) -> RunFacts {
    let own = assumptions.map {
      RunFacts.Assumption(path: $0.path, value: $0.text, clause: nil, note: $0.note)
    }
    let policys = (plan.policies.first?.assumptions ?? []).map {
      RunFacts.Assumption(path: $0.path, value: $0.text, clause: $0.clause.text, note: $0.note)
    }
    return RunFacts(
      title: title, summary: summary, assumptions: own + policys, warnings: warnings, scenarioHash: contentHash,
      policyHash: policyHash)
  }
}
