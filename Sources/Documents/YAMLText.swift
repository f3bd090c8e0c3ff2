import Files
import Foundation
import Wording
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

  /// Reads a file, once: it may be a pipe. '-' is standard input.
  ///
  /// - Returns: what it says, and its text as it stands there.
  /// - Throws: `DocumentError` where it cannot be opened, is no UTF-8 text, no YAML or no table of keys.
  package static func read(file path: String) throws(DocumentError) -> (node: Node, text: String) {
    let whole = Place(file: path)
    if let character = ControlCharacters.first(in: path) {
      throw DocumentError(
        .unreadable, [Problem("its name holds the character \(ControlCharacters.name(character))", at: whole)])
    }
    let isStandardInput = path == "-"
    var isDirectory = ObjCBool(false)
    guard isStandardInput || FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw DocumentError(.unreadable, [Problem("there is no such file", at: whole)])
    }
    if isDirectory.boolValue { throw DocumentError(.unreadable, [Problem("is a folder, not a file", at: whole)]) }
    let data: Data
    do {
      let handle =
        isStandardInput ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { if !isStandardInput { try? handle.close() } }
      data = try readAll(handle)
    } catch {
      let reason = OutputError.Said(error)
      throw DocumentError(.unreadable, [Problem("cannot be read: \((reason.en, reason.zh))", at: whole)])
    }
    if !isStandardInput { ReadFiles.note(path) }
    guard data.count <= largestFile else {
      throw DocumentError(.unreadable, [Problem("is larger than \(largestFile / 1_000_000) MB", at: whole)])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DocumentError(.unreadable, [Problem("is not UTF-8 text", at: whole)])
    }
    return (try table(text, file: path), text)
  }

  /// Reads the text of a file, which is a table of keys.
  ///
  /// - Parameter path: its name in messages.
  package static func table(_ text: String, file path: String) throws(DocumentError) -> Node {
    let node = try read(text, file: path)
    // What else it is nobody repeats: it may be any file of this machine.
    guard node.entries != nil else {
      throw DocumentError(
        .invalid, [Problem("is no table of keys, such as 'name: my-city'", at: Place(file: path))])
    }
    return node
  }

  /// A pipe gives its text in pieces.
  private static func readAll(_ handle: FileHandle) throws -> Data {
    var data = Data()
    while data.count <= largestFile, let piece = try handle.read(upToCount: largestFile + 1 - data.count),
      !piece.isEmpty
    {
      data += piece
    }
    return data
  }

  /// Reads a text; `file` is its name in messages.
  package static func read(_ text: String, file: String, isSet: Bool = false) throws(DocumentError) -> Node {
    // Editors of some systems begin a file with a byte-order mark.
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    guard AliasCount(of: text).count <= mostAliases else {
      throw DocumentError(.syntax, [Problem("has more than \(mostAliases) aliases", at: Place(file: file))])
    }
    guard let node = try composed(text, file: file) else {
      throw DocumentError(.syntax, [Problem("is empty", at: Place(file: file))])
    }
    var converter = Converter(file: file, isSet: isSet)
    let converted = converter.convert(node, depth: 0)
    guard converter.problems.isEmpty else { throw DocumentError(.syntax, converter.problems) }
    return converted
  }

  /// The parser stops at the first key that stands twice: to find all of them, each is given another name in its turn.
  private static func composed(_ text: String, file: String) throws(DocumentError) -> Yams.Node? {
    var text = text
    var problems: [Problem] = []
    while true {
      do {
        // Without its rules for what a scalar means: here that is the schema's to say, and a key is its text.
        let node = try Yams.compose(yaml: text, .basic)
        guard problems.isEmpty else { throw DocumentError(.syntax, problems.sorted(by: isBefore)) }
        return node
      } catch let error as DocumentError {
        throw error
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let keys, let context) = error else {
          throw DocumentError(.syntax, problems + [problem(error, in: text, file: file)])
        }
        // The parser's place is that of the first key of its list; the others come in their turn.
        guard let key = keys.first else { throw DocumentError(.syntax, problems) }
        let place = secondPlace(of: key, in: text, from: context.mark, file: file)
        let problem = Problem("'\(key)' stands here twice", at: place)
        guard !problems.contains(problem), problems.count < mostProblems else {
          throw DocumentError(.syntax, problems)
        }
        problems.append(problem)
        guard let renamed = renamed(at: place, problems.count, in: text) else {
          throw DocumentError(.syntax, problems)
        }
        text = renamed
      } catch {
        throw DocumentError(.syntax, problems + [Problem("is not YAML: \(error)", at: Place(file: file))])
      }
    }
  }

  private static func isBefore(_ a: Problem, _ b: Problem) -> Bool {
    (a.place.line, a.place.column) < (b.place.line, b.place.column)
  }

  private static let mostProblems = 100

  /// The text with a letter before the key at a place.
  private static func renamed(at place: Place, _ round: Int, in text: String) -> String? {
    guard place.line > 0, place.column > 0 else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(place.line - 1) else { return nil }
    var scalars = Array(lines[place.line - 1].unicodeScalars)
    guard place.column <= scalars.count, Character(scalars[place.column - 1]).isLetter else { return nil }
    scalars.insert(contentsOf: "z\(round)z".unicodeScalars, at: place.column - 1)
    lines[place.line - 1] = String(String.UnicodeScalarView(scalars))
    return lines.joined(separator: "\n")
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

    /// The text of a scalar as one line; what would steer a terminal or a program that reads along is a problem.
    private mutating func line(of scalar: Yams.Node.Scalar, at place: Place) -> String {
      var text = scalar.string
      // A text over several lines is written with '|' or '>'; its lines are one sentence after another.
      if scalar.style == .literal || scalar.style == .folded {
        text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      }
      if let control = ControlCharacters.first(in: text) {
        problems.append(Problem("holds the control character \(ControlCharacters.name(control))", at: place))
        return ""
      }
      // What begins so in a line of output is a command to the systems that run checks.
      if text.hasPrefix("::") || text.utf8.contains(UInt8(ascii: "#")) && text.contains("##[") {
        problems.append(Problem("begins with '::' or holds '##[', which check runners take for a command", at: place))
        return ""
      }
      return text
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
        return Node(.scalar(line(of: scalar, at: here), isQuoted: isQuoted), at: here, isSet: isSet)
      case .sequence(let sequence):
        return Node(.list(sequence.map { convert($0, depth: depth + 1) }), at: here, isSet: isSet)
      case .mapping(let mapping):
        var entries: [Node.Entry] = []
        var names: Set<String> = []
        for (key, value) in mapping {
          let keyPlace = place(key.mark)
          guard let scalar = key.scalar else {
            problems.append(Problem("a key must be a word", at: keyPlace))
            continue
          }
          let name = line(of: scalar, at: keyPlace)
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
      Problem("is not YAML here: \(said(text))", at: Place(file: file, line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, _):
      Problem("is not text: \(said(problem))", at: place(ofScalar: offset ?? 0, in: text, file: file))
    default:
      Problem("is not YAML: \(error)", at: Place(file: file))
    }
  }

  /// What the library says, in both languages.
  private static func said(_ text: String) -> Words { Words(en: text, zh: Catalogue.yaml[text] ?? text) }

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
      guard [key, "'\(key)'", "\"\(key)\""].contains(where: { rest.hasPrefix($0 + ":") }) else { continue }
      found += 1
      if found == 2 { return Place(file: file, line: i + 1, column: mark.column) }
    }
    return Place(file: file, line: mark.line, column: mark.column)
  }
}
