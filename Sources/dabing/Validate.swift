import ArgumentParser
import Documents
import Insurance
import Scenarios

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Check scenarios, policies, reforms, cases, targets and histories: all problems at once, each with its place.")

  @Argument(help: ArgumentHelp("The files; what kind a file is its keys say.", valueName: "file"))
  var files: [String]
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Language of what is said of good files: en or zh.", valueName: "en|zh")
  )
  var lang: Language = .english

  func run() async throws {
    try await reportingFailures {
      var problems: [Problem] = []
      var fine: [String] = []
      for path in files {
        do throws(DocumentError) {
          fine.append(try DocumentKind.check(path)(lang))
        } catch {
          problems += error.problems
        }
      }
      for line in fine { try show(line) }
      guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    }
  }
}
