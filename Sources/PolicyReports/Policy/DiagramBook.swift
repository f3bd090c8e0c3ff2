import Insurance
import Presentation

/// Who carries what as claims grow, for a spreadsheet: the points of the diagram as shares of the premium, and the bends and cliffs.
package struct DiagramBook {
  private let report: RiskSharingReport
  private let language: Language

  package init(_ report: RiskSharingReport, language: Language) { (self.report, self.language) = (report, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    let notes = report.lines.flatMap(\.warnings) + report.lines.flatMap(\.taken) + report.idle
    return DataBook(
      title: report.lines.map { $0.diagram.policy.title(language) }.joined(separator: say(" and ", "与")),
      language: language,
      sheets: [points, turns, NotesSheet(notes, language: language).sheet].filter { !$0.rows.isEmpty })
  }

  private var points: DataSheet {
    DataSheet(
      say("Diagram", "风险分担图"),
      [
        .init(say("policy", "政策"), width: 26), .init(say("loss ratio", "赔付率"), .share),
        .init(say("insurer's result", "承办机构损益"), .share), .init(say("fund's result", "大病保险基金损益"), .share),
        .init(say("payer pays", "出资方支付"), .share), .init(say("owed to the insurer", "应补承办机构"), .share),
        .init(say("insurer, a yuan more", "每多赔一元：承办机构"), .plain),
        .init(say("fund, a yuan more", "每多赔一元：基金"), .plain),
      ],
      rows: report.record.points.map { own in
        [.words(own.policy)]
          + [
            own.lossRatio, own.insurer, own.fund, own.payerPays, own.owedToInsurer, own.insurerPerYuan, own.fundPerYuan,
          ].map { .number($0) }
      }, frozen: 2)
  }

  private var turns: DataSheet {
    DataSheet(
      say("Bends and cliffs", "转折与跳变"),
      [
        .init(say("policy", "政策"), width: 26), .init(say("loss ratio", "赔付率"), .share),
        .init(say("kind", "类型"), width: 10), .init(say("insurer before", "承办机构：前"), .share),
        .init(say("after", "后"), .share), .init(say("fund before", "基金：前"), .share), .init(say("after", "后"), .share),
        .init(say("payer before", "出资方：前"), .share), .init(say("after", "后"), .share),
        .init(say("clause", "条款"), width: 24),
      ],
      rows: report.record.policies.flatMap { policy in
        policy.turns.map { own in
          [
            .words(policy.policy), .number(own.lossRatio),
            .words(own.cliff ? say("cliff", "临界跳变点") : say("bend", "转折点")),
          ]
            + [
              own.insurerBefore, own.insurerAfter, own.fundBefore, own.fundAfter, own.payerBefore, own.payerAfter,
            ].map { .number($0) } + [.words(own.clause)]
        }
      }, frozen: 2)
  }
}
