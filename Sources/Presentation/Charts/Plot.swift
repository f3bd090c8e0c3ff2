/// The axes of a chart, drawn, and the place that they leave.
package struct Plot {
  /// How an axis names its values.
  package struct Axis {
    let title: String
    let domain: ClosedRange<Double>
    let isLogarithmic: Bool
    /// Values with their names; round values where it is nil.
    let names: [(value: Double, name: String)]?
    /// The name of a round value, among all that are named.
    let name: (_ value: Double, _ decimals: Int) -> String
    let count: Int
    /// Whether every name must be there, as those of bars are: in two rows where one is too narrow.
    let isComplete: Bool

    package init(
      title: String, domain: ClosedRange<Double>, isLogarithmic: Bool = false,
      names: [(value: Double, name: String)]? = nil,
      name: @escaping (_ value: Double, _ decimals: Int) -> String = { NumberText.grouped($0, decimals: $1) },
      count: Int = 5, isComplete: Bool = false
    ) {
      (self.title, self.domain, self.isLogarithmic) = (title, domain, isLogarithmic)
      (self.names, self.name, self.count, self.isComplete) = (names, name, count, isComplete)
    }
  }

  package var drawing = Drawing()
  package let x: Scale
  package let y: Scale
  /// Where the rows for words above the place begin; each takes `rowHeight`.
  package let firstRow: Double

  package static let rowHeight = 15.0

  package var left: Double { x.start }
  package var right: Double { x.end }
  package var top: Double { y.end }
  package var bottom: Double { y.start }

  /// - Parameter rows: how many rows of words stand between the heading of the y axis and the place.
  package init(x horizontal: Axis, y vertical: Axis, legend: [Legend.Item] = [], rows: Int = 0, height: Double = 190) {
    Legend(items: legend).draw(on: &drawing)
    drawing.height += 13
    drawing.text(vertical.title, x: 0, y: drawing.height, .start, "axis-title")
    drawing.height += 8
    firstRow = drawing.height + 4
    let top = drawing.height + Double(rows) * Self.rowHeight + 6
    y = Scale(vertical.domain, start: top + height, end: top, isLogarithmic: vertical.isLogarithmic)

    let values = y.ticks(vertical.count)
    let names = vertical.names ?? values.map { ($0, vertical.name($0, Scale.decimals(of: values))) }
    let left = (names.map { textWidth($0.1) }.max() ?? 0) + 7
    x = Scale(horizontal.domain, start: left, end: Drawing.width - 10, isLogarithmic: horizontal.isLogarithmic)
    for (value, name) in names {
      drawing.line(left, y(value), Drawing.width - 10, y(value), value == 0 ? "zero" : "grid")
      drawing.text(name, x: left - 6, y: y(value) + 4, .end)
    }
    drawHorizontal(horizontal)
  }

  private mutating func drawHorizontal(_ axis: Axis) {
    let values = x.ticks(axis.count)
    let names = axis.names ?? values.map { ($0, axis.name($0, Scale.decimals(of: values))) }
    // At the edges a name moves inwards.
    let places = names.map { value, name in
      let half = textWidth(name) / 2
      return (middle: min(max(x(value), half + 2), Drawing.width - half - 2), half: half)
    }
    let meets = zip(places, places.dropFirst()).contains { $1.middle - $1.half < $0.middle + $0.half + 5 }
    let rows = axis.isComplete && meets ? 2 : 1
    let base = y.start + 16
    var taken = Array(repeating: -Double.infinity, count: rows)
    for (index, (value, name)) in names.enumerated() {
      let (place, row) = (places[index], index % rows)
      // Where it would meet the one before, it is left out.
      guard axis.isComplete || place.middle - place.half >= taken[row] + 5 else { continue }
      drawing.line(x(value), y.start, x(value), y.start + 4, "tick")
      drawing.text(
        name, x: place.middle, y: base + Double(row) * Self.rowHeight, .middle, axis.isComplete ? "name" : "")
      taken[row] = place.middle + place.half
    }
    if axis.isComplete { drawing.names = names.count }
    drawing.line(x.start, y.start, x.end, y.start, "tick")
    drawing.height = base + Double(rows - 1) * Self.rowHeight + 18
    drawing.text(axis.title, x: (x.start + x.end) / 2, y: drawing.height, .middle, "axis-title")
    drawing.height += 6
  }

  /// A value on the x axis that has a name.
  package struct Mark {
    let value: Double
    let name: String
    let look: String
    let attributes: [(String, String)]

    package init(value: Double, name: String, look: String, attributes: [(String, String)] = []) {
      (self.value, self.name, self.look, self.attributes) = (value, name, look, attributes)
    }
  }

  /// Lines down the place at values, each with its name in a row of its own above; the names stand over the lines.
  package mutating func mark(_ marks: [Mark]) {
    let shown = marks.filter { $0.value >= x.from && $0.value <= x.to }.sorted { $0.value < $1.value }
    let places = MarkPlaces(
      shown.map { MarkPlaces.Name(at: x($0.value), width: textWidth($0.name) + 5) }, width: Drawing.width)
    func baseline(_ row: Int) -> Double { firstRow + Double(row) * Self.rowHeight + 10 }
    for (mark, place) in zip(shown, places.places) {
      drawing.line(x(mark.value), baseline(place.row) - 10, x(mark.value), y.start, mark.look)
    }
    for (mark, place) in zip(shown, places.places) {
      drawing.text(
        mark.name, x: x(mark.value) + (place.isRight ? 5 : -5), y: baseline(place.row), place.isRight ? .start : .end,
        "mark", mark.attributes)
    }
  }
}
