import Foundation

/// The messages of a source file, found as xgettext finds them: by the calls that take one, and where a type is declared
/// to be `Message`.
struct MessageScanner {
  struct Found: Hashable {
    let template: String
    let place: String
    /// The places that only English needs.
    let english: Set<Int>
    /// Whether an English phrase stands within what is put in, where the catalogue cannot reach it.
    let hidesWords: Bool
  }

  /// Which argument of a call is a message: by its place, or by its label.
  private static let calls: [String: Set<String>] = [
    "Problem": ["0"], "report": ["0"], "BadData": ["0"], "StudyError": ["0"], "wrongUsage": ["0"], "complain": ["0"],
    "nowhere": ["0"], "fault": ["0"], "problem": ["0"], "Format": ["0"], "Message": ["0"], "SimulationError": ["1"],
    "APIProblem": ["1"], "wrong": ["1"], "RuleError": ["2"], "LawError": ["message"], "AggregateError": ["description"],
    "RunStoreError": ["reason"], "Item": ["message"], "init": ["message"], "Schema": ["title"], "check": ["what"],
    "refuse": ["of"], "beyondLedger": ["0"],
  ]

  private struct Frame {
    let bracket: UInt8
    /// What is called; empty where nothing is.
    let name: String
    var argument = 0
    var label = ""
    /// Whether its literals are messages: the body of what is declared to be one.
    let isOfMessage: Bool
  }

  private let bytes: [UInt8]
  private let file: String
  private var frames: [Frame] = []
  /// The code so far, without comments, and `""` for each literal.
  private var code: [UInt8] = []
  /// How deep an expression stands that is declared to be a message.
  private var expression: Int?
  private var found: [Found] = []

  static func messages(of text: String, file: String) -> [Found] {
    var scanner = MessageScanner(bytes: Array(text.utf8), file: file)
    scanner.scan()
    return scanner.found
  }

  private init(bytes: [UInt8], file: String) { (self.bytes, self.file) = (bytes, file) }

  private mutating func scan() {
    var at = 0
    var line = 1
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Self.slash, at + 1 < bytes.count, bytes[at + 1] == Self.slash {
        while at < bytes.count, bytes[at] != Self.newline { at += 1 }
        continue
      }
      if byte == Self.quote || byte == Self.hash && at + 1 < bytes.count && bytes[at + 1] == Self.quote {
        let literal = Literal(bytes, at: at)
        if isMessage() { note(literal, line) }
        line += bytes[at..<literal.end].count { $0 == Self.newline }
        code += [Self.quote, Self.quote]
        at = literal.end
        continue
      }
      if byte == Self.newline {
        line += 1
        if expression == frames.count, endsExpression(after: at) { expression = nil }
      }
      take(byte)
      at += 1
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      let name = byte == UInt8(ascii: "(") ? Self.lastWord(of: code[...]) : ""
      let isDeclared = byte == UInt8(ascii: "{") && Self.endsInMessage(code)
      let isWithin = frames.last?.isOfMessage ?? false
      let isBlock = byte == UInt8(ascii: "{") || name.isEmpty
      frames.append(
        Frame(bracket: byte, name: name, isOfMessage: isDeclared || (isWithin || expression != nil) && isBlock))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      _ = frames.popLast()
      if let depth = expression, frames.count < depth { expression = nil }
    case UInt8(ascii: ","):
      if !frames.isEmpty {
        frames[frames.count - 1].argument += 1
        frames[frames.count - 1].label = ""
      }
    case UInt8(ascii: ":"):
      if let last = frames.last, last.bracket == UInt8(ascii: "("), last.label.isEmpty {
        let word = Self.lastWord(of: code[...])
        let before = code.dropLast(word.utf8.count).last { $0 != 32 && $0 != Self.newline }
        // No branch of a choice.
        if before == UInt8(ascii: "(") || before == UInt8(ascii: ",") { frames[frames.count - 1].label = word }
      }
    case UInt8(ascii: "="):
      if Self.endsInMessage(code) { expression = frames.count }
    default: break
    }
    code.append(byte)
  }

  /// Whether the literal that follows is one.
  private func isMessage() -> Bool {
    let before = code.reversed().prefix { $0 == 32 || $0 == Self.newline }.count
    let tail = code.dropLast(before).suffix(10)
    if [" ==", " !=", "case", "separator:", "named:"].contains(where: {
      tail.suffix($0.utf8.count).elementsEqual($0.utf8)
    }) {
      return false
    }
    let call = frames.last { $0.bracket != UInt8(ascii: "(") || !$0.name.isEmpty }
    if let call, call.bracket == UInt8(ascii: "("), let places = Self.calls[call.name] {
      return places.contains(call.label.isEmpty ? String(call.argument) : call.label)
    }
    if let depth = expression, frames.dropFirst(depth).allSatisfy({ $0.name.isEmpty }) { return true }
    return call?.isOfMessage ?? false
  }

  /// An expression goes on where the next line begins with an operator or another branch.
  private func endsExpression(after at: Int) -> Bool {
    let last = code.last { $0 != 32 }
    if last == UInt8(ascii: "=") { return false }
    let next = bytes[(at + 1)...].drop { $0 == 32 || $0 == Self.newline }
    return !["?", ":", "+", ".", "else"].contains { next.starts(with: $0.utf8) }
  }

  private mutating func note(_ literal: Literal, _ line: Int) {
    let bare = Self.withoutPlaces(literal.template)
    guard bare.contains(where: { $0.isASCII && ($0.isLetter || ":;,'?".contains($0)) }),
      !bare.unicodeScalars.contains(where: Self.isChinese)
    else {
      return
    }
    let english = literal.inserted.indices.filter { literal.inserted[$0].hasPrefix("english:") }
    let hides = literal.inserted.contains { part in
      !part.hasPrefix("english:") && part.contains(/"[^"]*[a-z]{2} [^"]*"/)
    }
    found.append(
      Found(
        template: literal.template, place: "\(file):\(line)", english: Set(english.map { $0 + 1 }), hidesWords: hides))
  }

  static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) && scalar != "万" && scalar != "元"
  }

  static func withoutPlaces(_ template: String) -> String { template.replacing(/\{[0-9]+\}/, with: "") }

  private static func endsInMessage(_ code: [UInt8]) -> Bool {
    let end = String(decoding: code.suffix(60), as: UTF8.self)
    return end.hasSuffix("Message ") || end.hasSuffix("Message? ")
      ? end.contains(/(?:->|:) Message\?? $/) : false
  }

  private static func lastWord(of code: ArraySlice<UInt8>) -> String {
    let word = code.reversed().prefix { byte in
      (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
    }
    return String(decoding: word.reversed(), as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")
  private static let slash = UInt8(ascii: "/")
  private static let newline = UInt8(ascii: "\n")
}
