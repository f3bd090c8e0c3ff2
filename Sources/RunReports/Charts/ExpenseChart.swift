import Insurance
import Presentation
import Results

/// Who gains by the size of the bill: people, their in-scope expense and the benefits, by bands of it.
struct ExpenseChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    guard let bands = ExpenseBands(of: facts.plan)?.bands else { return nil }
    let people = bands.reduce(0) { $0 + $1.people }
    let expense = bands.reduce(0) { $0 + $1.expense }
    let benefits = bands.reduce(0) { $0 + $1.benefits }
    guard people > 0, expense > 0, benefits > 0 else { return nil }
    let unit = language == .chinese ? 1e4 : 1e3
    func edge(_ yuan: Double) -> String {
      NumberText.grouped(yuan / unit, decimals: yuan / unit == (yuan / unit).rounded() ? 0 : 1)
    }
    let names = bands.map { band in
      band.upper.map { "\(edge(band.lower))–\(edge($0))" } ?? "≥\(edge(band.lower))"
    }
    let shares = bands.map { ($0.people / people, $0.expense / expense, $0.benefits / benefits) }
    let most = shares.map { max($0.0, $0.1, $0.2) }.max() ?? 1
    var plot = Plot(
      x: Plot.Axis(
        title: say("in-scope expense X of the year, thousand yuan", "年内合规自付费用X，万元"), domain: 0...Double(bands.count),
        names: names.enumerated().map { (Double($0.offset) + 0.5, $0.element) }, isComplete: true),
      y: Plot.Axis(
        title: say("share of all", "占比"), domain: Scale.rounded(0, most, count: 5),
        name: { NumberText.percent($0, decimals: max(0, $1 - 2)) }),
      legend: [
        .init(sign: .box, look: "fill-5", words: say("people with expense", "有费用人数")),
        .init(sign: .box, look: "fill-4", words: say("their expense", "合规自付费用")),
        .init(sign: .box, look: "fill-1", words: say("benefits", "赔付")),
      ])
    let step = (plot.right - plot.left) / Double(bands.count)
    for (place, share) in shares.enumerated() {
      for (column, part) in [(share.0, "fill-5"), (share.1, "fill-4"), (share.2, "fill-1")].enumerated()
      where part.0 > 0 {
        plot.drawing.rectangle(
          x: plot.x(Double(place)) + step * (0.08 + 0.28 * Double(column)), y: plot.y(part.0), width: step * 0.26,
          height: plot.bottom - plot.y(part.0), part.1)
      }
    }
    let said = zip(names, zip(bands, shares)).map { name, band in
      let paid = band.0.expense > 0 ? band.0.benefits / band.0.expense : 0
      return say(
        "\(name): \(percent1(band.1.0)) of the people, \(percent1(band.1.2)) of the benefits, \(percent1(paid)) paid",
        "\(name)：人数\(percent1(band.1.0))、赔付\(percent1(band.1.2))、赔付比例\(percent1(paid))")
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Who gains, by the size of the bill", "不同费用水平的受益情况"),
      description: say(
        "Bars by expense in thousand yuan. \(said).", "按费用（万元）分段的柱形图。\(said)。"),
      note: say("In closed form, in a year without shocks.", "由解析式得出，不含系统性波动。"), drawing: plot.drawing)
  }

  private func percent1(_ share: Double) -> String { NumberText.percent(share, decimals: 1) }
}
