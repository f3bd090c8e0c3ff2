/// Where a text may go on in the next line: at a space, beside a Chinese character, and after a point or a slash of a
/// name that is too long to stay whole. A line neither begins with a closing mark nor ends with an opening one.
package struct LineBreaks: Sendable {
  /// What stays together.
  private struct Piece {
    var text: String
    var width: Int
    /// Whether a space stands before it where it does not begin a line.
    var isSpaced: Bool
  }

  private let pieces: [Piece]
  /// How many spaces the text begins with.
  private let margin: Int
  /// How far lines after the first move in.
  private let hanging: Int
  /// The width of the text in one line.
  let width: Int
  /// The narrowest column that it can be set in.
  let narrowest: Int

  /// Names up to here stay whole.
  private static let longestName = 24

  /// - Parameter hanging: by how many cells lines after the first move in.
  package init(_ text: String, hanging: Int = 0) {
    let margin = text.prefix { $0 == " " }.count
    var pieces: [Piece] = []
    for word in text.split(separator: " ") {
      for (index, part) in Self.parts(of: word).enumerated() {
        pieces.append(Piece(text: part, width: displayWidth(part), isSpaced: index == 0))
      }
    }
    self.pieces = pieces
    self.margin = margin
    self.hanging = margin + hanging
    width = displayWidth(text)
    narrowest = min(width, (pieces.map(\.width).max() ?? 0) + margin + (pieces.count > 1 ? hanging : 0))
  }

  /// The lines in a column of so many cells; never none.
  package func lines(in cells: Int) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: margin)
    var used = margin
    for (index, piece) in pieces.enumerated() {
      let gap = index > 0 && piece.isSpaced ? 1 : 0
      if index > 0, used + gap + piece.width > cells {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + piece.text
        used = hanging + piece.width
      } else {
        line += (gap > 0 ? " " : "") + piece.text
        used += gap + piece.width
      }
    }
    return lines + [line]
  }

  private static func parts(of word: Substring) -> [String] {
    let isLong = displayWidth(String(word)) > longestName
    var parts: [String] = []
    var last: Character?
    for character in word {
      if let last, mayBreak(between: last, and: character, isLongName: isLong) {
        parts.append(String(character))
      } else {
        parts.append((parts.popLast() ?? "") + String(character))
      }
      last = character
    }
    return parts
  }

  private static func mayBreak(between last: Character, and next: Character, isLongName: Bool) -> Bool {
    if opening.contains(last) || closing.contains(next) { return false }
    if displayWidth(String(last)) == 2 || displayWidth(String(next)) == 2 { return true }
    return isLongName && (last == "." || last == "/")
  }

  private static let opening: Set<Character> = ["（", "〔", "《", "“", "‘", "("]
  private static let closing: Set<Character> = [
    "）", "〕", "》", "”", "’", ")", "，", "。", "；", "：", "、", "％", "%", "？", "！",
  ]
}
