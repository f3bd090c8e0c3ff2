import Insurance
import Presentation
import Simulation

/// The insurer's cash of a year of mean claims, month by month.
struct CashChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    guard let path = facts.meanCash else { return nil }
    let months = path.months
    let flows = months.flatMap { [$0.flow.inflow.yuan, -$0.flow.outflow.yuan, $0.balance.yuan, $0.lowestBalance.yuan] }
    let money = MoneyAxis(flows, language)
    let count = Double(months.count)
    var plot = Plot(
      x: Plot.Axis(
        title: say("month", "月份"), domain: 0...count,
        names: months.indices.filter { $0 % 3 == 0 }.map { (Double($0) + 0.5, months[$0].name) }),
      y: Plot.Axis(
        title: money.title,
        domain: Scale.rounded(
          money.scaled(flows.min() ?? 0), money.scaled(flows.max() ?? 0), count: 6), count: 6),
      legend: [
        .init(sign: .box, look: "fill-3", words: say("comes in", "流入")),
        .init(sign: .box, look: "fill-4", words: say("goes out", "流出")),
        .init(sign: .line, look: "line-1", words: say("balance at month's end", "月末余额")),
      ]
        + (path.monthOfLargestAdvance == nil
          ? [] : [.init(sign: .diamond, look: "dot-2", words: say("largest advance, within the month", "月内最大垫付"))]))
    let zero = plot.y(0)
    let width = (plot.right - plot.left) / count
    for (place, month) in months.enumerated() {
      let x = plot.x(Double(place)) + width * 0.15
      for (amount, look) in [(month.flow.inflow.yuan, "fill-3"), (-month.flow.outflow.yuan, "fill-4")] where amount != 0
      {
        let end = plot.y(money.scaled(amount))
        plot.drawing.rectangle(x: x, y: min(end, zero), width: width * 0.7, height: abs(end - zero), look)
      }
    }
    plot.drawing.line(plot.left, zero, plot.right, zero, "zero")
    plot.drawing.polyline(
      months.enumerated().map { (plot.x(Double($0.offset) + 0.5), plot.y(money.scaled($0.element.balance.yuan))) },
      "line-1")
    // What stands at the month's ends does not show it: the money that comes in has come by then.
    if let place = path.monthOfLargestAdvance {
      plot.drawing.diamond(
        x: plot.x(Double(place) + 0.5), y: plot.y(money.scaled(months[place].lowestBalance.yuan)), radius: 6, "dot-2")
    }
    let advance = NumberText.yuan(path.largestAdvance.yuan, in: language)
    let most = path.monthOfLargestAdvance.map { months[$0].name }
    return ChartFigure(
      title: say("The insurer's cash by month", "承办机构逐月现金流"),
      description: most.map {
        say(
          "Bars of what comes in and goes out each month of a year of mean claims, with the balance as a line. The insurer advances at most \(advance), in \($0); \(path.monthsOutOfPocket) of \(months.count) months end out of pocket.",
          "按平均赔付的年份逐月流入流出柱形图与余额折线。最大垫付额\(advance)，出现于\($0)；\(months.count)个月中有\(path.monthsOutOfPocket)个月末处于垫付状态。")
      }
        ?? say(
          "Bars of what comes in and goes out each month of a year of mean claims, with the balance as a line. The insurer advances nothing.",
          "按平均赔付的年份逐月流入流出柱形图与余额折线。承办机构无垫付。"),
      note: most.map {
        say(
          "Largest advance \(advance), in \($0), before the month's income is there: within a month all goes out before anything comes in.",
          "最大垫付额\(advance)，出现于\($0)当月收入到账之前：月内先支出、后收入。")
      }
        ?? say("The insurer advances nothing.", "承办机构无垫付。"), drawing: plot.drawing)
  }
}
