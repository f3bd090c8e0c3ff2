import ArgumentParser
import Insurance
import Reports

/// How results are written, for every command.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write JSON for programs instead of tables.")
  var json = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Language of tables, answers and reports: en or zh. Errors are in English.", valueName: "en|zh"))
  var lang: Language = .english

  func say(_ en: String, _ zh: String) -> String { lang == .chinese ? zh : en }
}

extension Language: ExpressibleByArgument {}
