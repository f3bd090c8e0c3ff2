import Insurance

/// Shapes and words on a sheet of a fixed width, written as SVG, or as a metafile for Word. Colours and fonts are the page's.
///
/// The width is such that words are still read where a telephone shows the drawing at four fifths of it.
package struct Drawing: Sendable {
  package static let width = 440.0
  /// The height of all words.
  package static let textSize = 12.0

  package enum Anchor: String { case start, middle, end }

  /// Grows with what is drawn.
  package var height = 0.0
  /// How many words must name places on an axis, for who counts them; nil where some may be left out.
  package var names: Int?
  private(set) var marks: [Mark] = []

  /// What is drawn, before it has a form.
  enum Shape: Sendable {
    case line(from: (Double, Double), to: (Double, Double))
    case rectangle(x: Double, y: Double, width: Double, height: Double)
    case circle(x: Double, y: Double, radius: Double)
    case path([(Double, Double)], isClosed: Bool)
    /// Words whose base line is at `y`.
    case text(String, x: Double, y: Double, Anchor)
  }

  /// A shape with its look, by the names of the page's style sheet, and what ties it to the result.
  struct Mark: Sendable {
    let shape: Shape
    let look: String
    let attributes: [(String, String)]
  }

  package init() {}

  private mutating func add(_ shape: Shape, _ look: String, _ attributes: [(String, String)] = []) {
    marks.append(Mark(shape: shape, look: look, attributes: attributes))
  }

  package mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: String) {
    add(.line(from: (x1, y1), to: (x2, y2)), look)
  }

  package mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ look: String, _ attributes: [(String, String)] = []
  ) {
    add(
      .rectangle(
        x: width < 0 ? x + width : x, y: height < 0 ? y + height : y, width: abs(width), height: abs(height)), look,
      attributes)
  }

  package mutating func circle(
    x: Double, y: Double, radius: Double, _ look: String, _ attributes: [(String, String)] = []
  ) {
    add(.circle(x: x, y: y, radius: radius), look, attributes)
  }

  /// A diamond, told from a circle without its colour.
  package mutating func diamond(
    x: Double, y: Double, radius: Double, _ look: String, _ attributes: [(String, String)] = []
  ) {
    add(
      .path([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], isClosed: true), look, attributes)
  }

  package mutating func polyline(_ points: [(Double, Double)], _ look: String) {
    add(.path(points, isClosed: false), look)
  }

  /// The area between two lines that run from left to right.
  package mutating func band(_ upper: [(Double, Double)], _ lower: [(Double, Double)], _ look: String) {
    add(.path(upper + lower.reversed(), isClosed: true), look)
  }

  /// Words whose base line is at `y`.
  package mutating func text(
    _ words: String, x: Double, y: Double, _ anchor: Anchor = .start, _ look: String = "",
    _ attributes: [(String, String)] = []
  ) {
    add(.text(words, x: x, y: y, anchor), look, attributes)
  }

  /// - Parameter name: of the drawing, once in a page.
  func markup(name: String, title: String, description: String) -> Markup {
    .tag(
      "svg",
      [
        ("viewBox", "0 0 \(place(Self.width)) \(place(height.rounded(.up)))"), ("role", "img"),
        ("aria-labelledby", "\(name)-title \(name)-desc"), ("xmlns", "http://www.w3.org/2000/svg"),
      ] + (names.map { [("data-names", "\($0)")] } ?? []),
      [.tag("title", [("id", "\(name)-title")], title), .tag("desc", [("id", "\(name)-desc")], description)]
        + marks.map(\.markup))
  }

}

extension Drawing.Mark {
  /// As SVG.
  fileprivate var markup: Markup {
    switch shape {
    case .line(let from, let to):
      .empty(
        "line",
        [("class", look), ("x1", place(from.0)), ("y1", place(from.1)), ("x2", place(to.0)), ("y2", place(to.1))])
    case .rectangle(let x, let y, let width, let height):
      .empty(
        "rect",
        [("class", look), ("x", place(x)), ("y", place(y)), ("width", place(width)), ("height", place(height))]
          + attributes)
    case .circle(let x, let y, let radius):
      .empty("circle", [("class", look), ("cx", place(x)), ("cy", place(y)), ("r", place(radius))] + attributes)
    case .path(let points, let isClosed):
      .empty(
        "path",
        [
          ("class", look),
          ("d", "M" + points.map { "\(place($0.0)) \(place($0.1))" }.joined(separator: "L") + (isClosed ? "Z" : "")),
        ] + attributes)
    case .text(let words, let x, let y, let anchor):
      .tag(
        "text",
        (look.isEmpty ? [] : [("class", look)]) + [("x", place(x)), ("y", place(y))]
          + (anchor == .start ? [] : [("text-anchor", anchor.rawValue)]) + attributes, words)
    }
  }
}

/// A coordinate with one decimal, which is finer than a screen.
private func place(_ value: Double) -> String {
  let text = NumberText.fixed(value, decimals: 1)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// How wide words are about to be, as the widest of the usual fonts writes them: no font is known here.
package func textWidth(_ words: String, size: Double = Drawing.textSize) -> Double {
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
package func textLines(_ words: String, width: Double, size: Double = Drawing.textSize) -> [String] {
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
