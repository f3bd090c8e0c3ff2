import Insurance
import Presentation
import RiskSharing
import Simulation

/// What the rules leave each party with as the loss ratio grows: no chance in it.
struct RiskSharingChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  private struct Point {
    let ratio: Double
    let insurer: Double
    let fund: Double
  }

  var figure: ChartFigure? {
    guard let policy = facts.policy, let income = facts.value("funding.income"),
      let funding = Money(yuan: income), funding > .zero
    else { return nil }
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    let diagram = RiskSharingDiagram(
      of: policy, insured: facts.plan.insured, premium: funding, reserve: facts.plan.openingReserve,
      riskAdjustment: facts.plan.openingRiskAdjustment)
    let premium = diagram.premium
    guard premium > .zero else { return nil }
    func point(_ claims: Money) -> Point {
      let statement = diagram.statement(claims: claims)
      return Point(
        ratio: claims.yuan / premium.yuan, insurer: statement.insurerResult.yuan / premium.yuan,
        fund: statement.fundResult.yuan / premium.yuan)
    }
    let cliffs = diagram.cliffs.filter { (0.6...1.4).contains($0.lossRatio) }
    var claims = (0...160).map { premium.part(0.6 + Double($0) * 0.005) }
    for cliff in cliffs {
      let at = premium.part(cliff.lossRatio)
      claims += [at - Money(fen: 1), at + Money(fen: 1)]
    }
    let points = claims.sorted().map(point)
    let values = points.flatMap { [$0.insurer, $0.fund] }
    let typical = facts.value("claims.total").map { $0 / premium.yuan }
    let marks = [
      typical.map {
        Plot.Mark(value: $0, name: say("mean claims ", "平均赔付 ") + NumberText.percent($0), look: "mark-other")
      }
    ].compactMap(\.self)
    var plot = Plot(
      x: Plot.Axis(
        title: say("claims as a share of the premium", "赔付率（赔付/保费）"), domain: 0.6...1.4,
        names: [0.6, 0.8, 1, 1.2, 1.4].map { ($0, percent($0)) }),
      y: Plot.Axis(
        title: say("result as a share of the premium", "损益占保费比例"),
        domain: Scale.rounded(values.min() ?? 0, values.max() ?? 0, count: 6),
        name: { NumberText.percent($0, decimals: max(0, $1 - 2)) }, count: 6),
      legend: [
        .init(sign: .line, look: "line-1 thick", words: say("insurer", "承办机构")),
        .init(sign: .line, look: "line-4 dashed", words: say("fund", "基金")),
      ], rows: marks.count)
    // Where the two share alike, the dashes leave the other line to be seen.
    plot.drawing.polyline(points.map { (plot.x($0.ratio), plot.y($0.insurer)) }, "line-1 thick")
    plot.drawing.polyline(points.map { (plot.x($0.ratio), plot.y($0.fund)) }, "line-4 dashed")
    plot.mark(marks)
    let (low, high) = (point(premium.part(0.8)), point(premium.part(1.2)))
    func share(_ value: Double) -> String { NumberText.percent(value, decimals: 1) }
    let jumps = cliffs.map { "\(percent($0.lossRatio)) \($0.clause.bracketed(language))" }.joined(
      separator: say(", ", "、"))
    return ChartFigure(
      title: say("Results against the loss ratio", "各方损益与赔付率"),
      description: say(
        "Lines of the results of insurer and fund against claims as a share of the premium. At 80% the insurer has \(share(low.insurer)) of the premium and the fund \(share(low.fund)); at 120% the insurer has \(share(high.insurer)) and the fund \(share(high.fund)).",
        "承办机构与基金当期结余随赔付率变化的折线图。赔付率80%时承办机构为保费的\(share(low.insurer))，基金为\(share(low.fund))；赔付率120%时承办机构为\(share(high.insurer))，基金为\(share(high.fund))。"
      ),
      note: cliffs.isEmpty
        ? say("By the rules alone, no chance in it.", "仅由规则决定，不含随机因素。")
        : say("By the rules alone. Results jump at \(jumps).", "仅由规则决定。临界跳变点位于赔付率\(jumps)。"),
      drawing: plot.drawing)
  }
}
