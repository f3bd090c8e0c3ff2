import ArgumentParser
import Documents
import Insurance
import Regions
import Reports

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
        print(format.json ? ReportText.json(list.record) : list.text(format.lang, style: .standardOutput()))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One policy: every value with its clause, the cliffs of its risk sharing, its assumptions.")
    @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
    var policy: String
    @Option(help: "The policy year; the first of the policy's dates where it is left out.")
    var year: Int?
    @OptionGroup var set: SetOptions
    @OptionGroup var format: OutputOptions

    func run() async throws {
      try await reportingFailures {
        let policy = try PolicyLibrary().policy(policy, year: checked(year), overrides: try set.overrides())
        let sheet = PolicySheet(policy)
        print(format.json ? ReportText.json(sheet.record) : sheet.text(format.lang, style: .standardOutput()))
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
    @OptionGroup var format: OutputOptions

    func run() async throws {
      try await reportingFailures {
        let library = PolicyLibrary()
        let comparison = PolicyComparison(try library.policy(first), try library.policy(second))
        print(
          format.json
            ? ReportText.json(comparison.record) : comparison.text(format.lang, style: .standardOutput()))
      }
    }
  }
}
