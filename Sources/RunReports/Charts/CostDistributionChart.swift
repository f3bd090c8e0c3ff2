import Insurance
import Presentation
import Simulation

/// How the cost of the year is distributed, a head, with the funding that there is and that it takes.
struct CostDistributionChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    guard let bins = facts.distribution?.bins, let first = bins.first, let last = bins.last, bins.count > 1,
      let most = bins.map(\.share).max(), let funding = facts.estimate("funding.perHead"),
      let adequacy = facts.estimate("funding.adequacy")
    else { return nil }
    let text = FigureText(facts: facts, language: language)
    // The funding is on the picture wherever it lies.
    let span = last.upper - first.lower
    let low = min(first.lower, max(0, funding.value - span / 20))
    let high = max(last.upper, funding.value + span / 20)
    let marks = [
      ("funding.perHead", say("funding", "筹资"), "mark-funding"),
      ("funding.need.mean", say("mean need", "平均所需"), "mark-other"),
      ("funding.need.p95", say("enough in 95% of years", "95%的年份足够"), "mark-need"),
    ].compactMap { metric, name, look in
      text.said(metric).map {
        Plot.Mark(value: $0.value, name: "\(name) \($0.text)", look: look, attributes: $0.attributes)
      }
    }
    var plot = Plot(
      x: Plot.Axis(title: say("claims and costs, yuan a head", "赔付与经办费用，元/人"), domain: low...high, count: 6),
      y: Plot.Axis(
        title: say("share of years", "年份占比"), domain: Scale.rounded(0, most, count: 4),
        name: { NumberText.percent($0, decimals: max(0, $1 - 2)) }, count: 4),
      legend: [
        .init(sign: .box, look: "fill-1", words: say("funding is enough", "筹资足够")),
        .init(sign: .box, look: "fill-2", words: say("funding is not enough", "筹资不足")),
      ], rows: marks.count)
    for bin in bins where bin.share > 0 {
      let isEnough = (bin.lower + bin.upper) / 2 < funding.value
      plot.drawing.rectangle(
        x: plot.x(bin.lower) + 0.5, y: plot.y(bin.share), width: max(0.5, plot.x(bin.upper) - plot.x(bin.lower) - 1),
        height: plot.bottom - plot.y(bin.share), isEnough ? "fill-1" : "fill-2")
    }
    plot.mark(marks)
    let range = facts.distribution.map { ($0.needs.first?.perHead ?? 0, $0.needs.last?.perHead ?? 0) } ?? (0, 0)
    let (from, to) = (NumberText.fixed(range.0, decimals: 2), NumberText.fixed(range.1, decimals: 2))
    let share = MetricText(language: language, isExact: facts.plan.method == .exact).percent(adequacy)
    return ChartFigure(
      title: say("What the year costs, and the funding", "当年成本分布与筹资水平"),
      description: say(
        "Histogram of claims and costs a head over the simulated years: 99% of them lie between \(from) and \(to) yuan. The funding of \(NumberText.fixed(funding.value, decimals: 2)) yuan covers \(share) of years.",
        "各模拟年份参保人均支付额与经办费用的直方图：99%的年份在\(from)元至\(to)元之间。人均筹资\(NumberText.fixed(funding.value, decimals: 2))元在\(share)的年份足够。"
      ),
      note: "", drawing: plot.drawing)
  }
}
