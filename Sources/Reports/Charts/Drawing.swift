import Insurance

/// Shapes and words on a sheet of a fixed width, written as SVG. Colours and fonts are the page's.
///
/// The width is such that words are still read where a telephone shows the drawing at four fifths of it.
struct Drawing: Sendable {
  static let width = 440.0
  /// The height of all words.
  static let textSize = 12.0

  enum Anchor: String { case start, middle, end }

  /// Grows with what is drawn.
  var height = 0.0
  /// How many words must name places on an axis, for who counts them; nil where some may be left out.
  var names: Int?
  private var shapes: [Markup] = []

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: String) {
    shapes.append(
      .empty(
        "line", [("class", look), ("x1", place(x1)), ("y1", place(y1)), ("x2", place(x2)), ("y2", place(y2))]))
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ look: String, _ attributes: [(String, String)] = []
  ) {
    shapes.append(
      .empty(
        "rect",
        [
          ("class", look), ("x", place(width < 0 ? x + width : x)), ("y", place(height < 0 ? y + height : y)),
          ("width", place(abs(width))), ("height", place(abs(height))),
        ] + attributes))
  }

  mutating func circle(x: Double, y: Double, radius: Double, _ look: String, _ attributes: [(String, String)] = []) {
    shapes.append(
      .empty("circle", [("class", look), ("cx", place(x)), ("cy", place(y)), ("r", place(radius))] + attributes))
  }

  /// A diamond, told from a circle without its colour.
  mutating func diamond(x: Double, y: Double, radius: Double, _ look: String, _ attributes: [(String, String)] = []) {
    let points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    shapes.append(
      .empty("path", [("class", look), ("d", Self.path(points) + "Z")] + attributes))
  }

  mutating func polyline(_ points: [(Double, Double)], _ look: String) {
    shapes.append(.empty("path", [("class", look), ("d", Self.path(points))]))
  }

  /// The area between two lines that run from left to right.
  mutating func band(_ upper: [(Double, Double)], _ lower: [(Double, Double)], _ look: String) {
    shapes.append(.empty("path", [("class", look), ("d", Self.path(upper + lower.reversed()) + "Z")]))
  }

  /// Words whose base line is at `y`.
  mutating func text(
    _ words: String, x: Double, y: Double, _ anchor: Anchor = .start, _ look: String = "",
    _ attributes: [(String, String)] = []
  ) {
    shapes.append(
      .tag(
        "text",
        (look.isEmpty ? [] : [("class", look)]) + [("x", place(x)), ("y", place(y))]
          + (anchor == .start ? [] : [("text-anchor", anchor.rawValue)]) + attributes, words))
  }

  /// - Parameter name: of the drawing, once in a page.
  func markup(name: String, title: String, description: String) -> Markup {
    .tag(
      "svg",
      [
        ("viewBox", "0 0 \(place(Self.width)) \(place(height.rounded(.up)))"), ("role", "img"),
        ("aria-labelledby", "\(name)-title \(name)-desc"), ("xmlns", "http://www.w3.org/2000/svg"),
      ] + (names.map { [("data-names", "\($0)")] } ?? []),
      [.tag("title", [("id", "\(name)-title")], title), .tag("desc", [("id", "\(name)-desc")], description)] + shapes)
  }

  private static func path(_ points: [(Double, Double)]) -> String {
    "M" + points.map { "\(place($0.0)) \(place($0.1))" }.joined(separator: "L")
  }
}

/// A coordinate with one decimal, which is finer than a screen.
private func place(_ value: Double) -> String {
  let text = NumberText.fixed(value, decimals: 1)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// How wide words are about to be, as the widest of the usual fonts writes them: no font is known here.
func textWidth(_ words: String, size: Double = Drawing.textSize) -> Double {
  size
    * words.reduce(0) { width, character in
      if displayWidth(String(character)) == 2 { return width + 1 }
      switch character {
      case " ", ".", ",", ":", ";", "'", "|", "i", "l", "j", "I", "(", ")", "·": return width + 0.34
      case "f", "r", "t", "-": return width + 0.42
      case "m", "w", "M", "W", "%", "–", "—", "@": return width + 0.95
      case "A"..."Z": return width + 0.72
      default: return width + 0.64
      }
    }
}

/// Words in lines no wider than `width`, broken as a table on a terminal breaks them.
func textLines(_ words: String, width: Double, size: Double = Drawing.textSize) -> [String] {
  guard textWidth(words, size: size) > width else { return [words] }
  var lines: [String] = []
  var line = ""
  // Chinese breaks anywhere, other words at spaces.
  var pieces: [String] = []
  for character in words {
    if displayWidth(String(character)) == 2 || character == " " || pieces.isEmpty || pieces.last?.last == " " {
      pieces.append(String(character))
    } else if let last = pieces.last, displayWidth(String(last.last ?? " ")) == 2, !"，。；：、）」".contains(character) {
      pieces.append(String(character))
    } else {
      pieces[pieces.count - 1].append(character)
    }
  }
  for piece in pieces {
    let closes = piece.count == 1 && "，。；：、）」".contains(piece)
    if !line.isEmpty, !closes, textWidth(line + piece, size: size) > width {
      lines.append(line.trimmingSpaces)
      line = ""
    }
    line += piece
  }
  if !line.trimmingSpaces.isEmpty { lines.append(line.trimmingSpaces) }
  return lines
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
