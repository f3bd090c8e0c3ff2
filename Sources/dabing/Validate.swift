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
  @OptionGroup var language: LanguageOption

  func run() async throws {
    try await reportingFailures {
      var problems: [Problem] = []
      var fine: [String] = []
      for path in files {
        do throws(DocumentError) {
          fine.append(try DocumentKind.check(path)(language.lang))
        } catch {
          problems += error.problems
          // Of several files the reader must see which one is bad, also where the fault shows in the policy it names.
          if !error.problems.contains(where: { $0.place.file == path }) {
            problems.append(Problem("cannot be used, for what is said above", at: Place(file: path)))
          }
        }
      }
      for line in fine { try show(line) }
      guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    }
  }
}
