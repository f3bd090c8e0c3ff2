/// A text as it stands in a source file, with `{1}`, `{2}` in the place of what is interpolated.
struct Literal {
  private(set) var template = ""
  /// What is interpolated, as code.
  private(set) var inserted: [String] = []
  /// The place behind it.
  private(set) var end: Int

  init(_ bytes: [UInt8], at start: Int) {
    var at = start
    while bytes[at] == UInt8(ascii: "#") { at += 1 }
    let hashes = at - start
    let isLong = bytes[at...].starts(with: "\"\"\"".utf8)
    let close =
      Array(String(repeating: "\"", count: isLong ? 3 : 1).utf8) + Array(repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + Array(repeating: UInt8(ascii: "#"), count: hashes)
    at += isLong ? 3 : 1
    var text: [UInt8] = []
    while at < bytes.count, !bytes[at...].starts(with: close) {
      guard bytes[at] == UInt8(ascii: "\\"), bytes[at...].starts(with: escape) else {
        text.append(bytes[at])
        at += 1
        continue
      }
      at += escape.count
      switch bytes[at] {
      case UInt8(ascii: "("):
        let stop = Self.end(of: bytes, from: at + 1)
        inserted.append(String(decoding: bytes[(at + 1)..<stop], as: UTF8.self))
        text += Array("{\(inserted.count)}".utf8)
        at = stop + 1
      case UInt8(ascii: "n"):
        text.append(10)
        at += 1
      case UInt8(ascii: "\n"):
        at += 1
        while bytes[at] == 32 { at += 1 }
      default:
        text.append(bytes[at])
        at += 1
      }
    }
    end = min(at + close.count, bytes.count)
    template = String(decoding: text, as: UTF8.self)
    if isLong { template = Self.unindented(template) }
  }

  /// Where the parenthesis closes that opened before a place.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var (at, depth) = (start, 1)
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return at }
      case UInt8(ascii: "\""):
        at = Literal(bytes, at: at).end
        continue
      default: break
      }
      at += 1
    }
    return at
  }

  private static func unindented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = lines.last?.count ?? 0
    return lines.dropFirst().dropLast().map { $0.dropFirst(indent) }.joined(separator: "\n")
  }
}
