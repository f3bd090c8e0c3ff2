import ArgumentParser
import Insurance

/// The language of a command that writes no results.
package struct LanguageOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Language of texts and messages: en or zh; that of the locale where it is left out.", valueName: "en|zh"))
  package var lang: Language = .inForce

  package init() {}
}
