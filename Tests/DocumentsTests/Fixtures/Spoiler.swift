import Foundation
import TestSupport

/// Spoils a file at random, by bytes, by lines and by values, the same way for the same seed.
struct Spoiler {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// What people and machines write where something else is wanted.
  private static let tokens = [
    "", "~", "null", "none", "true", "yes", "0", "-1", "1e300", "-1e300", "1e999", ".inf", "-.inf", ".nan", "0x10",
    "50%",
    "1_0", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e-320", "[]", "{}", "[[]]", "{a: }",
    "'5'", "\"5\"", "''", "|", ">-", "*a", "&a 1", "!!int x", "2024-02-30", "+1 13-01", "+9223372036854775807 01-01",
    "起付线",
    "{ value: 1 }", "{ value: 1e300, clause: x }", "[{ from: 2000-01-01, value: 1, clause: x }]", "x: y: z", "---",
    "? a",
    "- 1", "# c", "\u{0}", "\u{FEFF}", "\t", "%", "@", "`", "disposableIncome", String(repeating: "[", count: 2_000),
  ]

  mutating func chance(_ probability: Double) -> Bool { generator.uniform() < probability }

  mutating func token() -> String { Self.tokens.randomElement(using: &generator) ?? "" }

  /// The text with one to three things done to it.
  mutating func spoil(_ text: String) -> String {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      text =
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<3: spoilBytes(text)
        case 3..<6: spoilLines(text)
        default: spoilValue(text)
        }
    }
    return text
  }

  private mutating func spoilBytes(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let i = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.remove(at: i)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: i)
      case 2: bytes[i] = UInt8.random(in: 32...126, using: &generator)
      default: bytes.swapAt(i, Int.random(in: 0..<bytes.count, using: &generator))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func spoilLines(_ text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    let (i, j) = (
      Int.random(in: 0..<lines.count, using: &generator), Int.random(in: 0..<lines.count, using: &generator)
    )
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: lines.remove(at: i)
    case 1: lines.insert(lines[j], at: i)
    case 2: lines.swapAt(i, j)
    case 3: lines[i] = "  " + lines[i]
    case 4: lines[i] = String(lines[i].drop { $0 == " " })
    default: lines.removeSubrange(min(i, j)..<max(i, j))
    }
    return lines.joined(separator: "\n")
  }

  /// Puts something else where a value stands: behind a colon, up to the next comma, brace or line end.
  private mutating func spoilValue(_ text: String) -> String {
    let starts = text.indices.filter { text[$0] == ":" }
    guard let colon = starts.randomElement(using: &generator) else { return text + token() }
    let start = text.index(after: colon)
    let end = text[start...].firstIndex { ",}\n".contains($0) } ?? text.endIndex
    return text[..<start] + " " + token() + text[end...]
  }
}
