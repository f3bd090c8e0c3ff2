import Insurance
import Presentation
import Simulation

/// What each group gets: claims a head, and the part of its in-scope expense that is paid.
struct GroupChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    let text = FigureText(facts: facts, language: language)
    let groups = facts.plan.cohorts.compactMap { cohort -> (name: String, claims: Figure, paid: Figure?)? in
      guard let claims = text.said("claims.perInsured", group: cohort.group) else { return nil }
      return (
        facts.name(ofGroup: cohort.group, language), claims,
        text.said("members.reimbursementRate", group: cohort.group)
      )
    }
    guard groups.count > 1, let most = groups.map(\.claims.value).max(), most > 0 else { return nil }
    var drawing = Drawing()
    Legend(items: [
      .init(sign: .box, look: "fill-1", words: say("claims, yuan a head", "赔付，元/人")),
      .init(sign: .box, look: "fill-3", words: say("share of in-scope expense that is paid", "合规自付费用的大病支付占合规自付费用比例")),
    ]).draw(on: &drawing)
    let room = Drawing.width - 70
    for group in groups {
      for line in textLines(group.name, width: Drawing.width) {
        drawing.height += 17
        drawing.text(line, x: 0, y: drawing.height, .start, "strong")
      }
      bar(&drawing, group.claims.value / most * room, "fill-1", group.claims)
      if let paid = group.paid { bar(&drawing, min(1, paid.value) * room, "fill-3", paid) }
      drawing.height += 8
    }
    let said = groups.map { group in
      say(
        "\(group.name) \(group.claims.text) yuan a head, \(group.paid?.text ?? "–") paid",
        "\(group.name)人均\(group.claims.text)元、赔付\(group.paid?.text ?? "–")")
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("Who gains, by group", "各群体受益情况"),
      description: say("Bars by group: \(said).", "各群体柱形图：\(said)。"),
      note: say(
        "Groups differ by their rules; their expense differs only where the scenario says so.",
        "各群体因规则而异；费用水平仅在情景另有设定时不同。"), drawing: drawing)
  }

  private func bar(_ drawing: inout Drawing, _ width: Double, _ look: String, _ figure: Figure) {
    drawing.rectangle(x: 0, y: drawing.height + 4, width: max(1, width), height: 11, look)
    drawing.text(figure.text, x: max(1, width) + 6, y: drawing.height + 14, .start, "", figure.attributes)
    drawing.height += 15
  }
}
