import Foundation
import Yams

/// Reads YAML into nodes that know their places.
package enum YAMLText {
  /// Files that people write are small; what is larger is something else.
  static let largestFile = 4_000_000
  /// Aliases can make a small file describe a huge tree.
  static let mostNodes = 200_000
  /// A few aliases that build on each other describe a tree of any size, and composing one that is a key visits all of
  /// it; files that people write need hardly any.
  static let mostAliases = 20

  /// Reads a file.
  ///
  /// - Throws: `DocumentError` where it cannot be opened, is no UTF-8 text or no YAML.
  package static func read(file path: String) throws(DocumentError) -> Node {
    let whole = Place(file: path)
    var isDirectory = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw DocumentError(.unreadable, [Problem("there is no such file", at: whole)])
    }
    if isDirectory.boolValue { throw DocumentError(.unreadable, [Problem("is a folder, not a file", at: whole)]) }
    let handle: FileHandle
    let data: Data
    do {
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      throw DocumentError(.unreadable, [Problem("cannot be read: \(error.localizedDescription)", at: whole)])
    }
    guard data.count <= largestFile else {
      throw DocumentError(.unreadable, [Problem("is larger than \(largestFile / 1_000_000) MB", at: whole)])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DocumentError(.unreadable, [Problem("is not UTF-8 text", at: whole)])
    }
    return try read(text, file: path)
  }

  /// Reads a text; `file` is its name in messages.
  package static func read(_ text: String, file: String, isSet: Bool = false) throws(DocumentError) -> Node {
    // Editors of some systems begin a file with a byte-order mark.
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    guard text.matches(of: /(?:^|[\s\[{,:?\-\u{FEFF}])\*[0-9A-Za-z_\-]/).count <= mostAliases else {
      throw DocumentError(.syntax, [Problem("has more than \(mostAliases) aliases", at: Place(file: file))])
    }
    let node: Yams.Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw DocumentError(.syntax, [problem(error, in: text, file: file)])
    } catch {
      throw DocumentError(.syntax, [Problem("is not YAML: \(error)", at: Place(file: file))])
    }
    guard let node else { throw DocumentError(.syntax, [Problem("is empty", at: Place(file: file))]) }
    var converter = Converter(file: file, isSet: isSet)
    let converted = converter.convert(node, depth: 0)
    guard converter.problems.isEmpty else { throw DocumentError(.syntax, converter.problems) }
    return converted
  }

  private struct Converter {
    let file: String
    let isSet: Bool
    var problems: [Problem] = []
    var count = 0

    init(file: String, isSet: Bool) {
      self.file = file
      self.isSet = isSet
    }

    /// An argument of the command line has no lines.
    private func place(_ mark: Mark?) -> Place {
      isSet ? Place(file: file) : Place(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
    }

    mutating func convert(_ node: Yams.Node, depth: Int) -> Node {
      let here = place(node.mark)
      count += 1
      guard count <= mostNodes, depth <= 64 else {
        if problems.isEmpty { problems.append(Problem("is nested too deeply or repeats too much", at: here)) }
        return Node(.scalar("", isQuoted: false), at: here)
      }
      switch node {
      case .scalar(let scalar):
        let isQuoted = scalar.style != .plain && scalar.style != .any
        return Node(.scalar(scalar.string, isQuoted: isQuoted), at: here, isSet: isSet)
      case .sequence(let sequence):
        return Node(.list(sequence.map { convert($0, depth: depth + 1) }), at: here, isSet: isSet)
      case .mapping(let mapping):
        var entries: [Node.Entry] = []
        var names: Set<String> = []
        for (key, value) in mapping {
          let keyPlace = place(key.mark)
          guard let name = key.scalar?.string else {
            problems.append(Problem("a key must be a word", at: keyPlace))
            continue
          }
          if !names.insert(name).inserted {
            problems.append(Problem("'\(name)' stands here twice", at: keyPlace))
            continue
          }
          entries.append(Node.Entry(key: name, keyPlace: keyPlace, value: convert(value, depth: depth + 1)))
        }
        return Node(.mapping(entries), at: here, isSet: isSet)
      case .alias:
        problems.append(Problem("an alias that points at nothing", at: here))
        return Node(.scalar("", isQuoted: false), at: here)
      }
    }
  }

  private static func problem(_ error: YamlError, in text: String, file: String) -> Problem {
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      Problem("is not YAML here: \(text)", at: Place(file: file, line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, _):
      Problem("is not text: \(problem)", at: place(ofScalar: offset ?? 0, in: text, file: file))
    case .duplicatedKeysInMapping(let keys, let context):
      Problem(
        "\(keys.map { "'\($0)'" }.sorted().joined(separator: ", ")) stands here twice",
        at: secondPlace(of: keys.sorted().first ?? "", in: text, from: context.mark, file: file))
    default:
      Problem("is not YAML: \(error)", at: Place(file: file))
    }
  }

  private static func place(ofScalar offset: Int, in text: String, file: String) -> Place {
    var (line, column) = (1, 1)
    for scalar in text.unicodeScalars.prefix(max(0, offset)) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return Place(file: file, line: line, column: column)
  }

  /// Where a key that Yams found twice stands the second time; where the table is written in one line, its beginning.
  private static func secondPlace(of key: String, in text: String, from mark: Mark, file: String) -> Place {
    var found = 0
    for (i, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    where i + 1 >= mark.line {
      // Its first line may begin with the dash of a list.
      guard i + 1 == mark.line || line.prefix(max(0, mark.column - 1)).allSatisfy({ $0 == " " }) else { continue }
      let rest = line.dropFirst(max(0, mark.column - 1))
      guard rest.hasPrefix(key), rest.dropFirst(key.count).hasPrefix(":") else { continue }
      found += 1
      if found == 2 { return Place(file: file, line: i + 1, column: mark.column) }
    }
    return Place(file: file, line: mark.line, column: mark.column)
  }
}
