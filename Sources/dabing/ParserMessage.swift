import Documents
import Insurance
import Wording

/// What the parser says of a line that it cannot read, in the language in force, with the name that was probably meant.
struct ParserMessage {
  private let message: String
  private let help: String?
  private let usage: String?
  private let tree: CommandTree

  /// - Parameter text: as the parser has it: `Error: …`, then for an option its help, then the usage.
  init(_ text: String, by tree: CommandTree) {
    var rest = Substring(text)
    func cut(_ mark: String) -> String? {
      guard let place = rest.ranges(of: mark).last else { return nil }
      defer { rest = rest[..<place.lowerBound] }
      return String(rest[place.upperBound...])
    }
    usage = cut("\nUsage: ")
    help = cut("\nHelp:  ")
    message = String(rest.trimmingPrefix("Error: "))
    self.tree = tree
  }

  func text(in language: Language) -> String { language == .chinese ? chinese : english }

  private var english: String {
    var text = "Error: \(message)"
    if let suggestion { text += (message.hasSuffix(".") ? "" : ".") + " Did you mean '\(suggestion)'?" }
    if let help { text += "\nHelp:  \(help)" }
    if let usage { text += "\nUsage: \(usage)" }
    return text
  }

  private var chinese: String {
    var text = "错误：" + Self.chinese(message)
    if let suggestion {
      if text.hasSuffix("。") { text.removeLast() }
      text += "；是否应为“\(suggestion)”？"
    }
    if let help { text += "\n说明：" + Self.chinese(help: help) }
    if let usage { text += "\n" + Self.chinese(usage: usage) }
    return text
  }

  /// The nearest subcommand, or the nearest of the values that an option takes.
  private var suggestion: String? {
    if let unexpected = message.wholeMatch(of: /(?:Unexpected argument|[0-9]+ unexpected arguments:) '([^']*)'.*/) {
      let command = tree.command(ofUsage: (usage ?? "")[...]).command
      return nearestName(to: String(unexpected.1), in: command.listed.map(\.commandName))
    }
    guard
      let invalid = message.wholeMatch(of: /(?s)The value '(.*)' is invalid for '[^']*'\. Please provide one of (.*)/)
    else {
      return nil
    }
    let values = invalid.2.matches(of: /'([^']*)'|  - (.*)/).compactMap { ($0.1 ?? $0.2).map(String.init) }
    return nearestName(to: String(invalid.1), in: values)
  }

  /// The sentence by the catalogue's form that fits it; as it is where none does: the program's own are said already.
  static func chinese(_ message: String) -> String {
    for (english, chinese) in forms {
      guard let parts = Template.parts(of: message, by: english) else { continue }
      return Template.filled(chinese) { number in
        let part = parts[number] ?? ""
        // A value stands as it was typed; names and lists are the program's.
        return number == 1 && english.hasPrefix("The value") ? part : names(in: part)
      }
    }
    return message
  }

  private static func names(in part: String) -> String {
    ChineseHelp.usage(part).replacing(/', '|' and '|' or '/, with: "”、“")
  }

  /// The forms with most text first: others would take it for what is put in.
  private static let forms = Catalogue.parser.sorted {
    (Template.bare($0.key).count, $0.key) > (Template.bare($1.key).count, $1.key)
  }

  /// `--seed <seed>  The seed.`
  private static func chinese(help: String) -> String {
    guard let gap = help.firstRange(of: "  ") else { return help }
    return ChineseHelp.usage(help[..<gap.lowerBound]) + "  " + ChineseHelp.said(String(help[gap.upperBound...]))
  }

  private static func chinese(usage: String) -> String {
    let lines = usage.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.enumerated().map { place, line in
      if place == 0 { return "用法：" + ChineseHelp.usage(line) }
      guard let more = line.wholeMatch(of: #/  See '(.*)' for more information\./#) else {
        return ChineseHelp.usage(line)
      }
      return "  详见“\(more.1)”。"
    }.joined(separator: "\n")
  }
}
