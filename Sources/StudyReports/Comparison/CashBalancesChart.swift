import Insurance
import Presentation
import RunReports
import Simulation

/// The insurer's balance of cash by month, before and after.
struct CashBalancesChart: ReportChart {
  let baseline: ReportFacts
  let alternative: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    guard let before = baseline.meanCash, let after = alternative.meanCash else { return nil }
    let balances = (before.months + after.months).map(\.balance.yuan)
    guard let least = balances.min(), let most = balances.max() else { return nil }
    let longer = before.months.count >= after.months.count ? before.months : after.months
    let money = MoneyAxis(balances, language)
    var plot = Plot(
      x: Plot.Axis(
        title: say("month", "月份"), domain: 0...Double(max(1, longer.count - 1)),
        names: longer.indices.filter { $0 % 3 == 0 }.map { (Double($0), longer[$0].name) }),
      y: Plot.Axis(
        title: money.title, domain: Scale.rounded(min(0, money.scaled(least)), max(0, money.scaled(most)), count: 6),
        count: 6),
      legend: [
        .init(sign: .line, look: "line-1 dashed", words: say("baseline", "基准")),
        .init(sign: .line, look: "line-2", words: say("alternative", "方案")),
      ])
    for (path, look) in [(before, "line-1 dashed"), (after, "line-2")] {
      plot.drawing.polyline(
        path.months.enumerated().map { (plot.x(Double($0.offset)), plot.y(money.scaled($0.element.balance.yuan))) },
        look)
    }
    let (old, new) = (
      NumberText.yuan(before.largestAdvance.yuan, in: language),
      NumberText.yuan(after.largestAdvance.yuan, in: language)
    )
    let largest = say(
      "Largest advance within a month: \(old) before, \(new) after.", "月内最大垫付额：由\(old)变为\(new)。")
    return ChartFigure(
      title: say("The insurer's balance at month's end", "承办机构逐月现金余额"),
      description: say(
        "Lines of the balance by month in the first year, of mean claims. \(largest)", "首年按平均赔付的逐月余额折线。\(largest)"),
      note: largest, drawing: plot.drawing)
  }
}
