import ArgumentParser
import Documents
import Insurance
import Reports

/// How results are written, for every command.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write JSON for programs instead of tables.")
  var json = false

  @Option(
    help: ArgumentHelp("Language of tables, answers and reports: en or zh. Errors are in English.", valueName: "en|zh"))
  var lang: Language = .english

  func say(_ en: String, _ zh: String) -> String { lang == .chinese ? zh : en }
}

extension Language: ExpressibleByArgument {}

/// Values set over those of the file.
struct SetOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a value over the file's, by its path: benefit.deductible=10000, benefit.bands[1].rate=65%. Repeatable.",
      valueName: "path=value"))
  var values: [String] = []

  /// All of them, or all that is wrong with them.
  func overrides() throws -> [Override] {
    var overrides: [Override] = []
    var problems: [Problem] = []
    for value in values {
      do throws(DocumentError) { overrides.append(try Override(argument: value)) } catch { problems += error.problems }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return overrides
  }
}
