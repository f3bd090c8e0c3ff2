import ArgumentParser
import Foundation
import Scenarios

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented template of a scenario or policy file, valid as it stands.")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenario, policy
  }

  @Argument(help: "scenario or policy.")
  var kind: Kind
  @Argument(help: ArgumentHelp("The file to write; it must not exist yet.", valueName: "file"))
  var file: String

  func run() async throws {
    try await reportingFailures {
      guard !FileManager.default.fileExists(atPath: file) else {
        throw BadData("\(file) exists already: it is left as it is")
      }
      let text = kind == .scenario ? Template.scenario : Template.policy
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
      } catch {
        throw BadData("\(file) cannot be written: \(error.localizedDescription)")
      }
      complain("wrote \(file); next: dabing validate \(file)")
    }
  }
}
