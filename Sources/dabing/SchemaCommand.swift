import ArgumentParser
import Regions
import Scenarios
import Verification

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The JSON Schema of scenario, policy, reform or case files, for editors.",
    discussion: """
      With the YAML language server, put this on the first line of a file:

        # yaml-language-server: $schema=scenario.schema.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenario, policy, reform, `case`
  }

  @Argument(help: "scenario, policy, reform or case (files of worked cases).")
  var kind: Kind

  func run() async throws {
    switch kind {
    case .scenario: print(ScenarioFile.jsonSchema())
    case .policy: print(PolicyFile.jsonSchema())
    case .case: print(CaseFile.jsonSchema())
    case .reform: print(ReformFile.jsonSchema())
    }
  }
}
