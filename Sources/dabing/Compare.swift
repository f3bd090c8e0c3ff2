import ArgumentParser
import Documents
import Foundation
import Insurance
import Reports
import Scenarios
import Simulation

struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What changes if: alternatives against a baseline, on the same draws.",
    discussion: """
      The first scenario is the baseline. Alternatives are further scenario files, settings over the baseline, or reform
      files that list what changes:

        dabing compare scenarios/jiangxi-2025.yaml --alternative 'rate-65: benefit.rate=65%, benefit.cap=300000'
        dabing compare scenarios/jiangxi-2025.yaml --reform reforms/jiangxi-65.yaml

      All meet the same illnesses, so that the standard error of a difference is far below that of two runs apart. Shows
      every metric with its difference, who is better off and how often, winners and losers by group and by the size of
      expense, and which change brings how much.
      """)

  @Argument(help: ArgumentHelp("The baseline's scenario file, then others.", valueName: "scenario"))
  var files: [String]

  @Option(
    name: .customLong("alternative"),
    help: ArgumentHelp(
      "Settings over the baseline, with a name if you like: 'rate-65: benefit.rate=0.65, benefit.cap=300000'. Repeatable.",
      valueName: "name: path=value, …"))
  var alternatives: [PlacedArgument] = []

  @Option(
    name: .customLong("reform"),
    help: ArgumentHelp("A file that lists what changes of the baseline. Repeatable.", valueName: "file"))
  var reforms: [PlacedArgument] = []

  @OptionGroup var set: SetOptions
  @Option(parsing: .unconditional, help: "How many simulated years of each; over the baseline's own.")
  var replications: Int?
  @Option(parsing: .unconditional, help: "The seed of all; over the baseline's own.")
  var seed: Int?
  @Option(help: ArgumentHelp("How a year's claims are computed; over the baseline's own.", valueName: "method"))
  var method: String?
  @Option(help: "How many threads to use; all cores where it is left out. Results do not depend on it.")
  var threads: Int?
  @Option(
    help: ArgumentHelp("Also write comparison.json and comparison.csv into a folder.", valueName: "folder"))
  var output: String?
  @Flag(help: "Leave out which change brings how much, which takes two runs a change.")
  var noContributions = false
  @Flag(help: "Show no progress.")
  var noProgress = false
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads): it must lie between 1 and 1024.")
    }
    guard files.count > 1 || !alternatives.isEmpty || !reforms.isEmpty else {
      throw ValidationError("Nothing to compare with: give a second scenario, --alternative or --reform.")
    }
  }

  /// In the order in which they were typed.
  private var changes: [ComparisonStudy.Change] {
    let all: [(Int, ComparisonStudy.Change)] =
      alternatives.map { ($0.place, .alternative($0.text)) } + reforms.map { ($0.place, .reform($0.text)) }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }

  func run() async throws {
    try await reportingFailures {
      var overrides = try set.overrides()
      for (path, value) in [
        ("replications", replications.map(String.init)), ("seed", seed.map(String.init)), ("method", method),
      ] {
        guard let value else { continue }
        overrides.append(try Override(argument: "\(path)=\(value)", typedAs: "--\(path) \(value)"))
      }
      let study = try ComparisonStudy(
        baseline: files[0], others: Array(files.dropFirst()), changes: changes, overrides: overrides)
      let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let progress = noProgress ? nil : ProgressLine(format.say("comparing", "比较中"), language: format.lang)
      let facts = try await study.facts(withContributions: !noContributions, threads: threads) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      let record = ComparisonRecord(facts)
      if let output {
        let folder = try OutputFolder(output)
        try OutputDraft.write([
          OutputFile(folder.path(of: "comparison.json"), text: ReportText.json(record) + "\n"),
          OutputFile(folder.path(of: "comparison.csv"), text: record.csv),
        ])
      }
      print(
        format.json
          ? ReportText.json(record) : ComparisonReport(facts, language: format.lang, style: .standardOutput()).text)
    }
  }
}
