import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import Scenarios
import Shards
import Simulation
import Studies
import StudyReports

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

  @OptionGroup var change: ChangeOptions
  @OptionGroup var set: SetOptions
  @OptionGroup var draw: DrawOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: TableOutputOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compute the i-th of n parts of the replications alone, and write it into --output FOLDER for dabing merge.",
      valueName: "i/n"))
  var shard: ShardNumber?
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard files.count > 1 || change.areGiven else {
      throw wrongUsage("Nothing to compare with: give a second scenario, --alternative or --reform.")
    }
    try checkShardCombination()
  }

  func run() async throws {
    try await reportingFailures(of: files) {
      let overrides = try set.overrides(and: draw.own)
      if let shard { return try await compute(shard) }
      let output = ComparisonOutput(files: outputs.places, format: format)
      try output.check()
      let study = try ComparisonStudy(
        baseline: files[0], others: Array(files.dropFirst()), changes: change.all, overrides: overrides,
        terms: change.terms)
      try output.deliver(try await study.facts(by: work, change, format.lang))
    }
  }
}

extension ComparisonStudy {
  /// Runs everything, with its progress told.
  func facts(by work: WorkOptions, _ change: ChangeOptions, _ language: Language) async throws -> ComparisonFacts {
    // The baseline, an alternative, and a step between them.
    work.tellMemory(of: plan, runs: change.noContributions ? 2 : 3, language)
    let progress = work.progress("comparing", "比较中", language)
    let facts = try await facts(withContributions: !change.noContributions, threads: work.threadCount) { done, total in
      progress?.update(done: done, total: total)
    }
    progress?.finish()
    return facts
  }
}
