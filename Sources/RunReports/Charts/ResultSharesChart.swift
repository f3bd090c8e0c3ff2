import Insurance
import Presentation
import Simulation

/// Who carries the result, from the cheapest years to the dearest.
struct ResultSharesChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    guard let slices = facts.distribution?.slices, let first = slices.first, let last = slices.last else { return nil }
    let amounts = slices.flatMap { [$0.insurerResult, $0.fundResult] }
    // Gains are stacked upwards, losses downwards.
    let up = slices.map { max(0, $0.insurerResult) + max(0, $0.fundResult) }.max() ?? 0
    let down = slices.map { min(0, $0.insurerResult) + min(0, $0.fundResult) }.min() ?? 0
    guard amounts.contains(where: { $0 != 0 }) else { return nil }
    let money = MoneyAxis([up, down], language)
    var plot = Plot(
      x: Plot.Axis(
        title: say("years from the lowest claims to the highest", "各年份，按赔付由低到高"), domain: 0...1,
        names: [0, 0.25, 0.5, 0.75, 1].map { ($0, percent($0)) }),
      y: Plot.Axis(
        title: say("mean result, ", "平均损益，") + money.title,
        domain: Scale.rounded(money.scaled(down), money.scaled(up), count: 6), count: 6),
      legend: [
        .init(sign: .box, look: "fill-1", words: say("insurer", "承办机构")),
        .init(sign: .box, look: "fill-4", words: say("fund", "基金")),
      ])
    let zero = plot.y(0)
    for slice in slices {
      let (x, width) = (plot.x(slice.from) + 1, plot.x(slice.to) - plot.x(slice.from) - 2)
      var (above, below) = (0.0, 0.0)
      for (amount, look) in [(slice.insurerResult, "fill-1"), (slice.fundResult, "fill-4")] {
        let value = money.scaled(amount)
        let start = value > 0 ? above : below
        if value != 0 {
          plot.drawing.rectangle(
            x: x, y: plot.y(start + value), width: width, height: plot.y(start) - plot.y(start + value), look)
        }
        if value > 0 { above += value } else { below += value }
      }
    }
    plot.drawing.line(plot.left, zero, plot.right, zero, "zero")
    func yuan(_ value: Double) -> String { NumberText.yuan(value, in: language) }
    return ChartFigure(
      title: say("Who carries the result", "盈亏由谁承担"),
      description: say(
        "Stacked bars of the mean results of insurer and fund, each bar 5% of years in order of their claims. In the cheapest 5% the insurer has \(yuan(first.insurerResult)) and the fund \(yuan(first.fundResult)); in the dearest 5% the insurer has \(yuan(last.insurerResult)) and the fund \(yuan(last.fundResult)).",
        "承办机构与基金平均损益的堆叠柱形图，按赔付由低到高每5%的年份一柱。赔付最低的5%年份：承办机构\(yuan(first.insurerResult))，基金\(yuan(first.fundResult))；赔付最高的5%年份：承办机构\(yuan(last.insurerResult))，基金\(yuan(last.fundResult))。"
      ),
      note: say("Each bar is 5% of the simulated years; above 0 is a gain.", "每柱为5%的模拟年份；0以上为盈余。"),
      drawing: plot.drawing)
  }
}
