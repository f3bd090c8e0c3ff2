import Insurance
import Presentation
import Simulation
import Statistics

/// What each change alone does to a figure: bars from the scenario's own value, the longest on top.
struct TornadoChart: ReportChart {
  let diagram: TornadoDiagram
  let language: Language

  /// More bars than these would be too short to see; the table has them.
  private static let mostBars = 12

  var figure: ChartFigure? {
    let bars = diagram.bars.prefix(Self.mostBars).filter { $0.swing(from: diagram.base) > 0 }
    let values = bars.flatMap { $0.ends.map { shown($0.value) } } + [shown(diagram.base)]
    guard let least = values.min(), let most = values.max(), most > least else { return nil }
    var drawing = Drawing()
    if bars.contains(where: { $0.ends.count > 1 }) {
      Legend(items: [
        .init(sign: .box, look: "fill-1", words: say("at the first value", "取第一个值")),
        .init(sign: .box, look: "fill-4", words: say("at the second", "取第二个值")),
        .init(sign: .line, look: "mark-funding", words: say("as it is", "现状")),
      ]).draw(on: &drawing)
    }
    // Room for numbers on both sides.
    let room = (values.map { textWidth(text($0, isShown: true)) }.max() ?? 40) + 8
    let x = Scale(least...most, start: room, end: Drawing.width - room)
    let top = drawing.height
    var rows: [(Double, TornadoDiagram.Bar)] = []
    for bar in bars {
      for line in textLines(label(bar), width: Drawing.width) {
        drawing.height += 16
        drawing.text(line, x: 0, y: drawing.height, .start, "strong")
      }
      rows.append((drawing.height + 5, bar))
      drawing.height += 22
    }
    for (y, bar) in rows {
      // Where both lie on one side, the longer would hide the shorter.
      let ends = bar.ends.enumerated().sorted {
        abs($0.element.value - diagram.base) > abs($1.element.value - diagram.base)
      }
      for (place, end) in ends {
        let (from, to) = (x(shown(diagram.base)), x(shown(end.value)))
        drawing.rectangle(
          x: min(from, to), y: y, width: max(1, abs(to - from)), height: 12, place == 0 ? "fill-1" : "fill-4")
      }
      let values = bar.ends.map { shown($0.value) } + [shown(diagram.base)]
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      if low < shown(diagram.base) { drawing.text(text(low, isShown: true), x: x(low) - 5, y: y + 10, .end) }
      if high > shown(diagram.base) { drawing.text(text(high, isShown: true), x: x(high) + 5, y: y + 10) }
    }
    // Between the words, not through them.
    for (y, _) in rows { drawing.line(x(shown(diagram.base)), y - 2, x(shown(diagram.base)), y + 14, "mark-funding") }
    drawing.height = max(drawing.height, top) + 18
    drawing.text(
      say("as it is: \(text(diagram.base)) \(unit)", "现状：\(text(diagram.base))\(unit)"), x: Drawing.width / 2,
      y: drawing.height, .middle, "axis-title")
    drawing.height += 6
    let said = bars.map { bar in
      label(bar) + say(": ", "：") + bar.ends.map { text($0.value) }.joined(separator: say(" to ", "至"))
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: title,
      description: say(
        "Bars of what each change alone makes of \(text(diagram.base)) \(unit): \(said).",
        "各项单独变动对\(text(diagram.base))\(unit)的影响：\(said)。"),
      note: say(
        "One value moves at a time, the others stay as the scenario has them.", "每次只变动一项，其余保持情景设定。"),
      drawing: drawing)
  }

  var title: String {
    let name = diagram.metric.section.words(language) + say(": ", "：") + diagram.metric.words(language)
    return say("What moves it: ", "敏感性：") + name + (diagram.place.isEmpty ? "" : " \(diagram.place)")
      + (diagram.year.map { say(", \($0)", "，\($0)年") } ?? "")
  }

  func label(_ bar: TornadoDiagram.Bar) -> String {
    bar.ends.count == 1
      ? bar.name : (bar.title ?? bar.name) + say(": ", "：") + bar.ends.map(\.setting).joined(separator: " – ")
  }

  var unit: String {
    switch diagram.metric.unit {
    case .yuan where diagram.metric.isTotal: say("million yuan", "万元")
    case .share: ""
    default: diagram.metric.unit.words(language)
    }
  }

  private var numbers: MetricText { MetricText(language: language, isExact: false) }

  /// In the unit that is shown.
  private func shown(_ value: Double) -> Double { numbers.scaled(value, diagram.metric) }

  /// - Parameter isShown: whether the value is in the unit that is shown already.
  func text(_ value: Double, isShown: Bool = false) -> String {
    if diagram.metric.unit == .share { return NumberText.percent(value, decimals: 1) }
    let shown = isShown ? value : shown(value)
    return NumberText.grouped(shown, decimals: abs(shown) < 1000 ? 2 : 0)
  }
}
