import Insurance
import Presentation
import Simulation

/// How many of each group's people with expense get more, and how many less.
struct WinnersChart: ReportChart {
  let winners: WinnersTables
  let language: Language

  var figure: ChartFigure? {
    let parts = winners.parts.filter { $0.people > 0 && $0.winners + $0.losers > 0 }
    let most = parts.flatMap { [$0.winners / $0.people, $0.losers / $0.people] }.max() ?? 0
    guard most > 0 else { return nil }
    var drawing = Drawing()
    Legend(items: [
      .init(sign: .box, look: "fill-3", words: say("get more", "待遇提高")),
      .init(sign: .box, look: "fill-2", words: say("get less", "待遇降低")),
    ]).draw(on: &drawing)
    let differences = DifferenceText(language: language)
    let room = Drawing.width - 170
    for part in parts {
      drawing.height += 17
      drawing.text(winners.name(part), x: 0, y: drawing.height, .start, "strong")
      for (number, change, look) in [
        (part.winners, part.meanGain, "fill-3"), (part.losers, -part.meanLoss, "fill-2"),
      ] where number > 0 {
        let share = number / part.people
        let width = max(1, share / most * room)
        drawing.rectangle(x: 0, y: drawing.height + 4, width: width, height: 11, look)
        let mean = differences.signed(change, decimals: 0)
        drawing.text(
          percent(share) + say(", \(mean) yuan each", "，人均\(mean)元"), x: width + 6, y: drawing.height + 14)
        drawing.height += 15
      }
      drawing.height += 8
    }
    let said = parts.map { part in
      say(
        "\(winners.name(part)): \(percent(part.winners / part.people)) get more, \(percent(part.losers / part.people)) less",
        "\(winners.name(part))：\(percent(part.winners / part.people))提高，\(percent(part.losers / part.people))降低")
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Of those with expense, who gets more and who less", "有费用者中待遇提高与降低的比例"),
      description: say("Bars by group. \(said).", "按群体的柱形图。\(said)。"),
      note: say("In closed form, for a year at its expected level.", "理论值，按预期水平的年份计算。"), drawing: drawing)
  }
}
