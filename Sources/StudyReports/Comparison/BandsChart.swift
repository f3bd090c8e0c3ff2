import Insurance
import Presentation
import Simulation

/// What the change is to people by the size of their expense.
struct BandsChart: ReportChart {
  let winners: WinnersTables
  let language: Language

  var figure: ChartFigure? {
    let bands = winners.parts.first.map { winners.lines($0.bands) } ?? []
    let changes = bands.map { $0.after - $0.before }
    guard bands.count > 1, let least = changes.min(), let most = changes.max(), max(most, -least) > 0.5 else {
      return nil
    }
    var drawing = Drawing()
    let differences = DifferenceText(language: language)
    func label(_ change: Double) -> String { differences.signed(change, decimals: 0) + say(" yuan", "元") }
    let names = bands.map { band -> String in
      let from = NumberText.grouped(band.from)
      let to = band.to.map { NumberText.grouped($0) }
      return winners.range(band)
        + (to.map { say(" (X \(from) to \($0))", "（X \(from)至\($0)）") } ?? say(" (X above \(from))", "（X \(from)以上）"))
    }
    // Room for the numbers at both ends.
    func room(_ change: Double) -> Double { textWidth(label(change)) + 10 }
    let x = Scale(
      min(0, least)...max(0, most), start: least < 0 ? room(least) : 0,
      end: Drawing.width - (most > 0.5 ? room(most) : 60))
    for (name, change) in zip(names, changes) {
      drawing.height += 17
      drawing.text(name, x: 0, y: drawing.height)
      let (from, to) = (x(0), x(change))
      drawing.rectangle(
        x: min(from, to), y: drawing.height + 4, width: max(1, abs(to - from)), height: 11,
        change < 0 ? "fill-2" : "fill-3")
      drawing.text(
        label(change), x: change < 0 ? to - 5 : max(from, to) + 5, y: drawing.height + 14, change < 0 ? .end : .start)
      drawing.height += 23
    }
    let said = zip(names, changes).map { $0 + say(": ", "：") + label($1) }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Change of the mean benefit, by size of expense", "按费用大小：平均待遇的变化"),
      description: say(
        "Bars by share of the people with expense, the smallest expense first. \(said).",
        "按有费用者的费用由小到大分段的柱形图。\(said)。"),
      note: say(
        "Shares are of all people with expense, by their in-scope self-paid amount X.",
        "百分比为有费用者按合规自付费用X由小到大排列的位置。"), drawing: drawing)
  }
}
