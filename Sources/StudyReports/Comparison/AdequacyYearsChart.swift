import Insurance
import Presentation
import Results

/// The probability that the funding is enough, year by year, before and after.
struct AdequacyYearsChart: ReportChart {
  let comparison: PlanComparison
  let language: Language

  var figure: ChartFigure? {
    let years = comparison.baseline.table.years
    let rows = years.compactMap { comparison.row("funding.adequacy", year: $0) }
    guard years.count > 1, rows.count == years.count, let first = years.first, let last = years.last else { return nil }
    var plot = Plot(
      x: Plot.Axis(
        title: say("year", "年度"), domain: Double(first)...Double(last), names: years.map { (Double($0), String($0)) }),
      y: Plot.Axis(
        title: say("probability that funding is enough", "收支平衡概率"), domain: 0...1,
        names: [0, 0.25, 0.5, 0.75, 1].map { ($0, percent($0)) }),
      legend: [
        .init(sign: .line, look: "line-1 dashed", words: say("baseline", "基准")),
        .init(sign: .line, look: "line-2", words: say("alternative", "方案")),
      ])
    for (values, look) in [(rows.map(\.baseline.value), "line-1 dashed"), (rows.map(\.alternative.value), "line-2")] {
      plot.drawing.polyline(zip(years, values).map { (plot.x(Double($0)), plot.y($1)) }, look)
    }
    let said = zip(years, rows).map { year, row in
      say(
        "\(year): \(percent(row.baseline.value)) before, \(percent(row.alternative.value)) after",
        "\(year)年：由\(percent(row.baseline.value))变为\(percent(row.alternative.value))")
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Is the funding enough, year by year", "逐年收支平衡概率"),
      description: say("Lines by year. \(said).", "逐年折线。\(said)。"), note: "", drawing: plot.drawing)
  }
}
