import Foundation
import Yams

/// Reads YAML into nodes that know their places.
package enum YAMLText {
  /// Files that people write are small; what is larger is something else.
  static let largestFile = 4_000_000
  /// Aliases can make a small file describe a huge tree.
  static let mostNodes = 200_000

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
    let node: Yams.Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw DocumentError(.syntax, [problem(error, file: file)])
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
        for (key, value) in mapping {
          let keyPlace = place(key.mark)
          guard let name = key.scalar?.string else {
            problems.append(Problem("a key must be a word", at: keyPlace))
            continue
          }
          if entries.contains(where: { $0.key == name }) {
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

  private static func problem(_ error: YamlError, file: String) -> Problem {
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      Problem("is not YAML here: \(text)", at: Place(file: file, line: mark.line, column: mark.column))
    case .reader(let text, let offset, _, let yaml):
      Problem("is not text: \(text)", at: place(ofByte: offset ?? 0, in: yaml, file: file))
    case .duplicatedKeysInMapping(let keys, let context):
      Problem(
        "\(keys.map { "'\($0)'" }.sorted().joined(separator: ", ")) stands twice in the table that begins here",
        at: Place(file: file, line: context.mark.line, column: context.mark.column))
    default:
      Problem("is not YAML: \(error)", at: Place(file: file))
    }
  }

  private static func place(ofByte offset: Int, in text: String, file: String) -> Place {
    var (line, column) = (1, 1)
    for byte in text.utf8.prefix(max(0, offset)) {
      if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return Place(file: file, line: line, column: column)
  }
}
