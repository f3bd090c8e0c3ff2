import Foundation
import Insurance

extension Language {
  /// What messages are in, and tables where nothing else is asked for: what `--lang` says, before anything else of the
  /// command line is read, so that what is wrong with the rest is said in it too; else the language of the locale.
  package static let inForce = Language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// - Parameter arguments: of which the last `--lang` counts, as the parser has it; none after `--`.
  package init(arguments: [String], environment: [String: String]) {
    let options = arguments.prefix { $0 != "--" }
    let given = options.indices.reversed().lazy.compactMap { place -> Language? in
      if options[place].hasPrefix("--lang=") { return Language(rawValue: String(options[place].dropFirst(7))) }
      guard options[place] == "--lang", place + 1 < options.endIndex else { return nil }
      return Language(rawValue: options[place + 1])
    }
    self = given.first ?? Language(environment: environment)
  }
}
