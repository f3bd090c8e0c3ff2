import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import Presentation
import Scenarios
import Wording

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Check scenarios, policies, reforms, cases, targets and histories: all problems at once, each with its place.")

  @Argument(help: ArgumentHelp("The files; what kind a file is its keys say.", valueName: "file"))
  var files: [String]
  @OptionGroup var format: OutputOptions

  /// What programs read: the files without problems, and every problem with its place.
  private struct Record: Encodable {
    let valid: [Fine]
    let problems: [Fault]

    struct Fine: Encodable {
      let file: String
      let text: String
    }

    struct Fault: Encodable {
      let file: String
      /// From 1; absent where the file as a whole is meant.
      let line: Int?
      let column: Int?
      let message: String

      init(_ problem: Problem) {
        let place = problem.place
        (file, line, column) = (place.file, place.line > 0 ? place.line : nil, place.line > 0 ? place.column : nil)
        message = "\(problem.said)\(Message.didYouMean(problem.nearest))" as String
      }
    }
  }

  func run() async throws {
    try await reportingFailures {
      var problems: [Problem] = []
      var fine: [Record.Fine] = []
      var said: Set<Problem> = []
      var unusable: [String] = []
      for path in files {
        do throws(DocumentError) {
          fine.append(Record.Fine(file: path, text: try DocumentKind.check(path)(format.lang)))
        } catch {
          // A policy that is given itself and is named by a scenario too has its faults once.
          problems += error.problems.filter { said.insert(Self.withoutSpelling($0)).inserted }
          // Of several files the reader must see which one is bad, also where the fault shows in the policy it names.
          if !error.problems.contains(where: { $0.place.file == path }) { unusable.append(path) }
        }
      }
      if format.json {
        try show(ReportText.json(Record(valid: fine, problems: problems.map(Record.Fault.init))))
      } else {
        for line in fine { try show(line.text) }
      }
      guard !problems.isEmpty else { return }
      for problem in problems { complain(of: problem) }
      for path in unusable { complain("error: \(path): cannot be used, for what is said above") }
      if problems.count > 1 { complain("\(problems.count) problems") }
      throw ExitCode(65)
    }
  }

  /// The same of a file by its one name: `./city.yaml` is `city.yaml`.
  private static func withoutSpelling(_ problem: Problem) -> Problem {
    let place = problem.place
    let file = URL(fileURLWithPath: place.file).standardizedFileURL.path
    return Problem(
      problem.said, at: Place(file: file, line: place.line, column: place.column), nearest: problem.nearest)
  }
}
