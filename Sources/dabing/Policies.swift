import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import PolicyReports
import Presentation
import Regions
import Studies

struct Policies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is built in; one policy in full; what differs between two.",
    subcommands: [List.self, Show.self, Diff.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The built-in policies.")
    @OptionGroup var format: OutputOptions

    func run() async throws {
      try await reportingFailures {
        let library = PolicyLibrary()
        let list = PolicyList(try library.names.map { try library.policy($0) })
        try show(format.json ? ReportText.json(list.record) : list.text(format.lang, style: .standardOutput()))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One policy: every value with its clause, the cliffs of its risk sharing, its assumptions.")
    @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
    var policy: String
    @Option(
      parsing: .unconditional, help: "The policy year; the first of the policy's dates where it is left out.",
      transform: wholeNumber)
    var year: Int?
    @Flag(help: "Print the file itself, to start one's own from.")
    var yaml = false
    @Flag(help: "Leave out what the policy's scenario answers under each reading of a clause, which takes seconds.")
    var noAnswers = false
    @OptionGroup var set: SetOptions
    @OptionGroup var format: OutputOptions

    func validate() throws {
      if yaml, year != nil || !set.values.isEmpty || format.json || noAnswers {
        throw wrongUsage("--yaml prints the file as it is: leave --year, --set, --json and --no-answers out.")
      }
    }

    func run() async throws {
      try await reportingFailures {
        if yaml { return try show(try PolicyLibrary().text(of: policy), terminator: "") }
        let overrides = try set.overrides()
        let shown = try PolicyLibrary().policy(policy, year: checked(year), overrides: overrides)
        let answers =
          noAnswers
          ? nil
          : try await ShippedReadings.of(
            policy: policy, year: try checked(year), under: overrides,
            threads: ProcessInfo.processInfo.activeProcessorCount)
        let sheet = PolicySheet(
          shown,
          answers: answers.map {
            PolicySheet.Answers(scenario: $0.scenario, table: $0.table, replications: $0.replications)
          })
        try show(format.json ? ReportText.json(sheet.record) : sheet.text(format.lang, style: .standardOutput()))
      }
    }
  }

  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What differs between two policies, value by value, and in what a person gets.")
    @Argument(help: ArgumentHelp("The first policy.", valueName: "policy"))
    var first: String
    @Argument(help: ArgumentHelp("The second policy.", valueName: "policy"))
    var second: String
    @Option(
      parsing: .unconditional,
      help:
        "The policy year of both; where it is left out the first of each one's dates, and every later year in which a value of either changes.",
      transform: wholeNumber)
    var year: Int?
    @OptionGroup var format: OutputOptions

    func run() async throws {
      try await reportingFailures {
        let library = PolicyLibrary()
        let year = try checked(year)
        var pairs = [(try library.policy(first, year: year), try library.policy(second, year: year))]
        if year == nil {
          let start = max(pairs[0].0.year, pairs[0].1.year)
          let years = Set(try library.yearsOfChange(first) + (try library.yearsOfChange(second)))
          for year in years.sorted() where year > start {
            pairs.append(
              (
                try library.policies(first, from: year, years: 1)[0],
                try library.policies(second, from: year, years: 1)[0]
              ))
          }
        }
        let comparison = PolicyComparison(pairs)
        try show(
          format.json
            ? ReportText.json(comparison.record) : comparison.text(format.lang, style: .standardOutput()))
      }
    }
  }
}
