import Insurance
import Presentation
import Simulation

/// Several scenarios side by side: what funding it takes, and what there is.
package struct ScenariosChart: ReportChart {
  let scenarios: [ReportFacts]
  package let language: Language

  package init(scenarios: [ReportFacts], language: Language) { (self.scenarios, self.language) = (scenarios, language) }

  package var figure: ChartFigure? {
    struct Row {
      let name: String
      let low: Figure
      let middle: Figure
      let high: Figure
      let funding: Figure
    }
    let rows = scenarios.compactMap { facts -> Row? in
      let text = FigureText(facts: facts, language: language)
      guard let low = text.said("funding.need.p50"), let middle = text.said("funding.need.p95"),
        let high = text.said("funding.need.p99"), let funding = text.said("funding.perHead")
      else { return nil }
      return Row(name: facts.run.title(language), low: low, middle: middle, high: high, funding: funding)
    }
    guard rows.count > 1, let most = rows.map({ max($0.high.value, $0.funding.value) }).max(), most > 0 else {
      return nil
    }
    var drawing = Drawing()
    Legend(items: [
      .init(sign: .box, look: "fan-narrow", words: say("enough in 50% to 99% of years", "50%至99%的年份足够")),
      .init(sign: .circle, look: "dot-1", words: say("in 95%", "95%的年份足够")),
      .init(sign: .diamond, look: "dot-2", words: say("funding", "现行筹资")),
    ]).draw(on: &drawing)
    let x = Scale(0...(Scale.rounded(0, most, count: 5).upperBound), start: 8, end: Drawing.width - 16)
    let top = drawing.height
    // Grid lines first, so that everything stands over them; how far down shows when the rows are counted.
    let heights = rows.map { Double(textLines($0.name, width: Drawing.width).count) * 16 + 30 }
    let bottom = top + heights.reduce(0, +) + 4
    let ticks = x.ticks(5)
    for tick in ticks {
      drawing.line(x(tick), top + 4, x(tick), bottom, "grid")
      drawing.text(NumberText.grouped(tick, decimals: Scale.decimals(of: ticks)), x: x(tick), y: bottom + 14, .middle)
    }
    for row in rows {
      for line in textLines(row.name, width: Drawing.width) {
        drawing.height += 16
        drawing.text(line, x: 0, y: drawing.height, .start, "strong mark")
      }
      let middle = drawing.height + 15
      drawing.rectangle(
        x: x(row.low.value), y: middle - 5, width: max(1, x(row.high.value) - x(row.low.value)), height: 10,
        "fan-narrow")
      drawing.circle(x: x(row.middle.value), y: middle, radius: 4.5, "dot-1", row.middle.attributes)
      drawing.diamond(x: x(row.funding.value), y: middle, radius: 6, "dot-2", row.funding.attributes)
      drawing.height += 30
    }
    drawing.height = bottom + 32
    drawing.text(
      say("yuan a head", "元/人"), x: Drawing.width / 2, y: drawing.height, .middle, "axis-title")
    drawing.height += 6
    let said = rows.map {
      say(
        "\($0.name) has \($0.funding.text) yuan, 95% of years take \($0.middle.text)",
        "\($0.name)现行\($0.funding.text)元，95%的年份需\($0.middle.text)元")
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Funding that it takes and that there is", "所需筹资与现行筹资"),
      description: say("Ranges by scenario, yuan a head: \(said).", "各情景人均所需筹资区间：\(said)。"), note: "",
      drawing: drawing)
  }
}
