/// How many aliases (`*name`) a YAML text may hold at most: those in comments, in quotes and in texts over several lines
/// are words like others.
struct AliasCount {
  private(set) var count = 0

  init(of text: String) {
    // A star is where every one of them begins.
    guard text.utf8.contains(UInt8(ascii: "*")) else { return }
    var block: Int?
    var quote: Character?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let indentation = line.prefix { $0 == " " }.count
      if let outer = block {
        if indentation > outer || line.allSatisfy(\.isWhitespace) { continue }
        block = nil
      }
      let rest = scan(line, quote: &quote)
      if quote == nil, Self.opensBlock(rest) { block = indentation }
    }
  }

  /// Counts along a line.
  ///
  /// - Returns: the line without its comment.
  private mutating func scan(_ line: Substring, quote: inout Character?) -> Substring {
    var former: Character = " "
    var isEscaped = false
    for index in line.indices {
      let character = line[index]
      defer { former = character }
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if open == "\"", character == "\\" {
          isEscaped = true
        } else if character == open {
          quote = nil
        }
        continue
      }
      let begins = former.isWhitespace || "[{,:?-\u{FEFF}".contains(former)
      if character == "#", former.isWhitespace { return line[..<index] }
      if begins, character == "\"" || character == "'" { quote = character }
      if begins, character == "*", let next = line[line.index(after: index)...].first,
        next.isASCII && (next.isLetter || next.isNumber) || next == "_" || next == "-"
      {
        count += 1
      }
    }
    return line
  }

  /// Whether what follows, further in, is a text of several lines: the line ends with `|` or `>`.
  private static func opensBlock(_ line: Substring) -> Bool {
    var rest = line[...]
    func drop(_ isDropped: (Character) -> Bool) {
      while let last = rest.last, isDropped(last) { rest.removeLast() }
    }
    drop(\.isWhitespace)
    drop { "0123456789+-".contains($0) }
    guard let sign = rest.popLast(), sign == "|" || sign == ">" else { return false }
    return rest.last.map { $0.isWhitespace || $0 == ":" || $0 == "-" } ?? true
  }
}
