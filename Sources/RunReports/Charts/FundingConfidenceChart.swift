import Insurance
import Presentation
import Simulation

/// What funding a head it takes to be enough in how many years.
struct FundingConfidenceChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  private static let points = [
    ("funding.need.p50", 0.5), ("funding.need.p75", 0.75), ("funding.need.p90", 0.9), ("funding.need.p95", 0.95),
    ("funding.need.p99", 0.99),
  ]

  var figure: ChartFigure? {
    guard let needs = facts.distribution?.needs, let low = needs.first?.perHead, let high = needs.last?.perHead,
      high > low, let funding = facts.estimate("funding.perHead")
    else { return nil }
    let text = FigureText(facts: facts, language: language)
    let values = needs.map(\.perHead) + [funding.value]
    let domain = Scale.rounded(values.min() ?? low, values.max() ?? high, count: 5)
    var plot = Plot(
      x: Plot.Axis(
        title: say("share of years in which it is enough", "足够的年份占比"), domain: 0...1,
        names: [0, 0.25, 0.5, 0.75, 1].map { ($0, percent($0)) }),
      y: Plot.Axis(title: say("funding, yuan a head", "筹资，元/人"), domain: domain, count: 5),
      legend: [
        .init(sign: .line, look: "line-1", words: say("funding that it takes", "所需筹资")),
        .init(sign: .line, look: "mark-funding", words: say("funding that there is", "现行筹资")),
      ])
    plot.drawing.line(
      plot.left, plot.y(funding.value), plot.right, plot.y(funding.value), "mark-funding")
    plot.drawing.polyline(needs.map { (plot.x($0.level), plot.y($0.perHead)) }, "line-1")
    var said: [String] = []
    for (metric, level) in Self.points {
      guard let need = text.said(metric) else { continue }
      plot.drawing.circle(x: plot.x(level), y: plot.y(need.value), radius: 4, "dot-1", need.attributes)
      said.append(say("\(need.text) yuan for \(percent(level))", "\(percent(level))需\(need.text)元"))
      // Above 90% the points stand too close for words; they are in the table.
      if level <= 0.9 {
        // Above and to the left of the curve, or below and to the right where the line of the funding would run through.
        let (x, y, line) = (plot.x(level), plot.y(need.value), plot.y(funding.value))
        let isAbove = !(y - 8 - Drawing.textSize...y - 4).contains(line)
        plot.drawing.text(
          need.text, x: isAbove ? x - 6 : x + 6, y: isAbove ? y - 8 : y + 17, isAbove ? .end : .start, "mark")
      }
    }
    return ChartFigure(
      title: say("Funding against confidence", "筹资水平与收支平衡概率"),
      description: say(
        "Line of the funding a head that is enough in a given share of years: \(said.joined(separator: ", ")). The funding is \(NumberText.fixed(funding.value, decimals: 2)) yuan.",
        "在给定年份占比下足够的人均筹资曲线：\(said.joined(separator: "，"))。现行人均筹资\(NumberText.fixed(funding.value, decimals: 2))元。"),
      note: say("Points: 50%, 75%, 90%, 95% and 99% of years.", "圆点为50%、75%、90%、95%与99%的年份。"), drawing: plot.drawing)
  }
}
