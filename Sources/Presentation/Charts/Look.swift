/// How a shape of a drawing looks on paper, by the name that the page's style sheet has for it: the colours of its light form.
struct Look: Hashable {
  enum Dashes { case none, dashes, dots, dashesAndDots }

  /// Red, green and blue, as in 0xRRGGBB; nil where there is no line.
  var stroke: Int?
  var width = 1.0
  var dashes = Dashes.none
  /// Nil where nothing is filled.
  var fill: Int?
  /// Of words.
  var ink = 0x1b2733
  var isBold = false

  private static let colours = [0x0072b2, 0xd55e00, 0x009e73, 0xe69f00, 0x7cc4ee, 0xb8578c]

  /// - Parameter name: class names of the style sheet, one or more.
  init(_ name: String) {
    for part in name.split(separator: " ") {
      let number = part.last.flatMap(\.wholeNumberValue).flatMap {
        Self.colours.indices.contains($0 - 1) ? $0 - 1 : nil
      }
      switch part {
      case "grid": stroke = 0xe9edf1
      case "tick": stroke = 0x4d5b69
      case "zero": (stroke, width) = (0x4d5b69, 1.2)
      case "mark-funding": (stroke, width) = (0x1b2733, 1.8)
      case "mark-need": (stroke, width, dashes) = (Self.colours[1], 1.8, .dashes)
      case "mark-other": (stroke, width, dashes) = (0x4d5b69, 1.4, .dots)
      case "fan-wide": fill = 0xcfe3f1
      case "fan-narrow": fill = 0x8fc0de
      case "thick": width = 3.6
      case "dashed": dashes = .dashes
      case "dotted": dashes = .dots
      case "long": dashes = .dashesAndDots
      case "axis-title": ink = 0x4d5b69
      case "strong": isBold = true
      case _ where part.hasPrefix("line-"): if let number { (stroke, width) = (Self.colours[number], 2.2) }
      case _ where part.hasPrefix("fill-"): if let number { fill = Self.colours[number] }
      case _ where part.hasPrefix("dot-"):
        if let number { (fill, stroke, width) = (Self.colours[number], 0xffffff, 1.5) }
      default: break
      }
    }
  }
}
