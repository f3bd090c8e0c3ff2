import ArgumentParser
import Files
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
  @Argument(help: ArgumentHelp("The file to write; '-' is standard output.", valueName: "file"))
  var file: String
  @OptionGroup var force: ForceOption

  func run() async throws {
    try await reportingFailures {
      let text = kind == .scenario ? Template.scenario : Template.policy
      if file == "-" { return try show(text, terminator: "") }
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw BadData("\(file): there is no folder '\(folder)'")
      }
      try OutputDraft.write([OutputFile(file, text: text)], mayReplace: force.isForced)
      complain("wrote \(file); next: dabing validate \(file)")
    }
  }
}
