import ArgumentParser
import Insurance

/// How results are written, for every command.
package struct OutputOptions: ParsableArguments {
  @Flag(help: "Write JSON for programs instead of tables.")
  package var json = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Language of tables, reports and messages: en or zh; that of the locale where it is left out.", valueName: "en|zh"
    ))
  package var lang: Language = .inForce

  package init() {}

  package func say(_ en: String, _ zh: String) -> String { lang == .chinese ? zh : en }
}

extension Language: ExpressibleByArgument {}
