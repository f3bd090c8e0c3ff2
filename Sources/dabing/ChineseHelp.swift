import Foundation
import Presentation
import Wording

/// The help of a command in Chinese: what the parser shows in English, with the words of the catalogue, and lines that
/// break by the cells that they take.
struct ChineseHelp {
  private let command: CommandTree.Command
  private let usage: String
  private let columns: Int

  /// Nil where the text is no help.
  ///
  /// - Parameter english: as the parser has it, whose line of usage is that of the command.
  init?(of english: String, by tree: CommandTree, columns: Int) {
    guard english.hasPrefix("OVERVIEW: "), let start = english.firstRange(of: "\nUSAGE: ")?.upperBound else {
      return nil
    }
    let usage = english[start...].prefix { $0 != "\n" }
    self.usage = Self.usage(usage)
    command = tree.command(ofUsage: usage).command
    self.columns = columns
  }

  private static let labelColumn = 26

  var text: String {
    let isRoot = command.commandName == "dabing"
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    var titles: [String] = []
    for title in arguments.compactMap(\.sectionTitle) where !titles.contains(title) { titles.append(title) }
    let own = arguments.filter { $0.sectionTitle == nil }
    var sections: [(title: String, entries: [Entry])] = []
    sections.append(("参数", own.filter { $0.kind == "positional" }.map(entry)))
    for title in titles {
      sections.append((Self.said(title), arguments.filter { $0.sectionTitle == title }.map(entry)))
    }
    sections.append(("选项", own.filter { $0.kind != "positional" }.map(entry)))
    sections.append(("子命令", command.listed.map { Entry(label: $0.commandName, words: Self.said($0.abstract ?? "")) }))
    var text = wrapped("概述：" + Self.said(command.abstract ?? "")) + "\n"
    for paragraph in Self.paragraphs(of: command.discussion ?? "") {
      text += "\n" + paragraph.map(wrapped).joined(separator: "\n") + "\n"
    }
    text += "\n用法：\(usage)\n"
    for (title, entries) in sections where !entries.isEmpty {
      text += "\n\(title)：\n" + entries.map(row).joined()
    }
    if !command.listed.isEmpty {
      text += "\n  查看子命令的说明：dabing help\(isRoot ? "" : " " + command.commandName) <子命令>\n"
    }
    return text.trimmingCharacters(in: .newlines)
  }

  /// What the catalogue says; the English where it says nothing.
  static func said(_ english: String) -> String { Catalogue.help[english] ?? english }

  /// The paragraphs of a discussion, each line by line; lines of commands stand as they are.
  static func paragraphs(of discussion: String) -> [[String]] {
    discussion.isEmpty
      ? [] : discussion.components(separatedBy: "\n\n").map { said($0).components(separatedBy: "\n") }
  }

  /// Names of values in angle brackets: `<scenario>` is `<情景>`.
  static func usage(_ text: some StringProtocol) -> String {
    String(text).replacing(/<[^<>]+>/) { said(String($0.output)) }
  }

  private struct Entry {
    let label: String
    let words: String
  }

  private func entry(_ argument: CommandTree.Argument) -> Entry {
    let value = argument.valueName.map { Self.usage("<\($0)>") } ?? ""
    let names = (argument.names ?? []).sorted { $0.kind == "short" && $1.kind != "short" }.map(\.dashed)
    var label = names.joined(separator: ", ")
    switch argument.kind {
    case "positional": label = value
    case "option": label += " " + value
    default: break
    }
    var remarks: [String] = []
    if let values = argument.allValues, !values.isEmpty { remarks.append("可选：" + values.joined(separator: "、")) }
    if let usual = argument.defaultValue { remarks.append("默认：" + usual) }
    var words = Self.said(argument.abstract ?? "")
    if !remarks.isEmpty { words += "（\(remarks.joined(separator: "；"))）" }
    return Entry(label: label, words: words)
  }

  private func row(_ entry: Entry) -> String {
    let label = "  " + entry.label
    let gap = String(repeating: " ", count: Self.labelColumn)
    let lines = LineBreaks(entry.words).lines(in: max(20, columns - Self.labelColumn)).map { gap + $0 }
    let width = displayWidth(label)
    guard !entry.words.isEmpty, let first = lines.first else { return label + "\n" }
    let isBeside = width < Self.labelColumn
    let head = isBeside ? label + first.dropFirst(width) : label
    return ([head] + (isBeside ? Array(lines.dropFirst()) : lines)).joined(separator: "\n") + "\n"
  }

  /// Lines that move in are tables and commands.
  private func wrapped(_ line: String) -> String {
    line.hasPrefix(" ") ? line : LineBreaks(line).lines(in: columns).joined(separator: "\n")
  }
}
