import ArgumentParser
import CommandOptions
import Scenarios

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of a kind of file, for editors.",
    discussion: """
      With the YAML language server, put this on the first line of a file:

        # yaml-language-server: $schema=scenario.schema.json
      """)

  @Argument(
    help: """
      scenario, policy, reform, case (worked cases), targets (what calibrate meets) or history (what backtest reads).
      """)
  var kind: DocumentKind
  @OptionGroup var language: LanguageOption

  func run() async throws { try await reportingFailures { try show(kind.schema(in: language.lang)) } }
}
