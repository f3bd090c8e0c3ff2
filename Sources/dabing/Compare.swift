import ArgumentParser
import Documents
import Foundation
import Insurance
import Reports
import Scenarios
import Simulation
import Studies

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
    name: .customLong("alternative"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Settings over the baseline, with a name if you like: 'rate-65: benefit.rate=0.65, benefit.cap=300000'. Repeatable.",
      valueName: "name: path=value, …"))
  var alternatives: [PlacedArgument] = []

  @Option(
    name: .customLong("reform"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A file that lists what changes of the baseline. Repeatable.", valueName: "file"))
  var reforms: [PlacedArgument] = []

  @OptionGroup var set: SetOptions
  @OptionGroup var draw: DrawOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var folder: FolderOptions
  @Flag(help: "Leave out which change brings how much, which takes two runs a change.")
  var noContributions = false
  @OptionGroup var format: OutputOptions

  func validate() throws {
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
    try await reportingFailures(of: files) {
      let overrides = try set.overrides(and: draw.own)
      try folder.check(["comparison.json", "comparison.csv"])
      let study = try ComparisonStudy(
        baseline: files[0], others: Array(files.dropFirst()), changes: changes, overrides: overrides)
      // The baseline, an alternative, and a step between them.
      work.tellMemory(of: study.plan, runs: noContributions ? 2 : 3, format.lang)
      let progress = work.progress("comparing", "比较中", format.lang)
      let facts = try await study.facts(withContributions: !noContributions, threads: work.threadCount) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      let record = ComparisonRecord(facts)
      try folder.write(["comparison.json": ReportText.json(record) + "\n", "comparison.csv": record.csv])
      try show(
        format.json
          ? ReportText.json(record) : ComparisonReport(facts, language: format.lang, style: .standardOutput()).text)
    }
  }
}
