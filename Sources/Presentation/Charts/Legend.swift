/// What the looks of a chart stand for, in rows above it.
package struct Legend: Sendable {
  package struct Item: Sendable {
    package enum Sign: Sendable { case box, line, circle, diamond }

    let sign: Sign
    let look: String
    let words: String

    package init(sign: Sign, look: String, words: String) {
      (self.sign, self.look, self.words) = (sign, look, words)
    }
  }

  let items: [Item]

  package init(items: [Item]) { self.items = items }

  private static let rowHeight = 18.0

  /// Draws the rows at the top of what is free, and takes their height.
  package func draw(on drawing: inout Drawing) {
    guard !items.isEmpty else { return }
    var (x, y) = (0.0, drawing.height + 12)
    for item in items {
      let width = 24 + textWidth(item.words)
      if x > 0, x + width > Drawing.width { (x, y) = (0, y + Self.rowHeight) }
      switch item.sign {
      case .box: drawing.rectangle(x: x, y: y - 9, width: 12, height: 10, item.look)
      case .line: drawing.line(x, y - 4, x + 15, y - 4, item.look)
      case .circle: drawing.circle(x: x + 6, y: y - 4, radius: 4.5, item.look)
      case .diamond: drawing.diamond(x: x + 6, y: y - 4, radius: 5.5, item.look)
      }
      drawing.text(item.words, x: x + 19, y: y)
      x += width + 12
    }
    drawing.height = y + 8
  }
}
