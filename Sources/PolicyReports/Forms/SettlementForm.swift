import Insurance
import Presentation

extension SettlementReport {
  /// The year's settlement as a form that is signed (结算报告、清算表): who made or lost what, who still pays whom and when, what
  /// it rests on, and room for the seals.
  package func document(_ language: Language) -> ReportDocument {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let tables = SettlementTables(
      statement: statement, policy: policy, language: language, disallowed: disallowed, counties: counties)
    var blocks = warnings.map { ReportBlock.warning($0(language)) }
    blocks.append(.answers(answers(language)))
    blocks += [.section(say("Income and expense", "收支情况"), place: "results"), .table(tables.results)]
    if let counties {
      blocks.append(.section(say("Counties", "分县区清算"), place: "counties"))
      blocks +=
        tables.byCounty.map { .table($0) } + [
          .paragraph(
            RichText(CountyTables(settlement: counties, statement: statement, policy: policy, language: language).note))
        ]
    }
    blocks += [
      .section(say("Who pays whom", "清算：资金往来"), place: "transfers"), .table(tables.transfers.withoutEmptyColumns),
      .table(tables.balances),
    ]
    if !statement.nextYear.isEmpty {
      blocks += [.section(say("The year after", "次年安排"), place: "next"), .list(tables.nextYear)]
    }
    let terms = TermsInUse(policy, withCash: false, taken: taken)
    blocks += terms.blocks(language)
    let remarks = policy.readingRemarks + policy.notModelled
    if !remarks.isEmpty {
      blocks += [
        .section(say("How open points are read", "条款理解与未纳入事项"), place: "readings"),
        .list(remarks.map { RichText("\($0.words(language)) \($0.clause.bracketed(language))") }),
      ]
    }
    blocks += SignaturePart(parties: [
      Words(en: "medical insurance agency", zh: "医疗保障经办机构"), Party.insurer.words, Party.treasury.words,
    ]).blocks(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: settlement of the year", "大病保险年度结算报告"),
      title: policy.title(language) + say(": settlement of \(policy.year)", "：\(policy.year)年度结算"),
      subtitle: (counties == nil
        ? say("Settled from typed totals, to the fen", "按录入的年度总额清算，精确到分")
        : say("Settled over the pool from the counties' audited figures, to the fen", "按各县区审定数额、以统筹区为整体清算，精确到分"))
        + " · dabing \(ProgramVersion.current)", hasChapters: false, blocks: blocks)
  }

  private func answers(_ language: Language) -> [ReportBlock.Answer] {
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: 2) + say(" yuan", "元") }
    /// A result as people say it: a loss has no minus.
    func said(_ money: Money, _ gain: String, _ loss: String) -> String {
      money < .zero ? loss + yuan(.zero - money) : gain + yuan(money)
    }
    let account = statement.account
    let left = account.premium - account.claims - account.costs
    let verdict =
      left == .zero ? say("Balanced", "收支持平") : left > .zero ? say("Surplus", "盈余") : say("Loss", "亏损")
    let ratio =
      account.premium > .zero
      ? say(" (loss ratio ", "（赔付率") + NumberText.percent(account.claims.yuan / account.premium.yuan, decimals: 2)
        + say(")", "）") : ""
    func list(_ transfers: [Transfer]) -> String {
      transfers.map {
        "\($0.from.words(language)) → \($0.to.words(language)) \(yuan($0.amount))"
          + say(" (", "（") + policy.inItsWords($0.reason.words)(language)
          + ($0.due.map { say(", by ", "，") + $0.text(for: policy.year) + say("", "前") } ?? "") + say(")", "）")
      }.joined(separator: say("; ", "；"))
    }
    let (cleared, owed) = (
      list(statement.clearing(under: policy)), list(statement.ledger.transfers.filter { $0.kind == .owed })
    )
    return [
      ReportBlock.Answer(
        question: say("What did the year bring?", "全年盈亏多少？"),
        answer: RichText(
          (say("premium ", "保费").first?.uppercased() ?? "") + say("premium ", "保费").dropFirst() + yuan(account.premium)
            + say(", claims ", "，赔付") + yuan(account.claims) + ratio
            + say(", costs ", "，经办费用") + yuan(account.costs) + say(": ", "：")
            + said(left, say("a surplus of ", "盈余"), say("a loss of ", "亏损")) + say(".", "。")), verdict: verdict),
      ReportBlock.Answer(
        question: say("Who carries it?", "由谁承担？"),
        answer: RichText(
          said(
            statement.insurerResult, say("The insurer keeps ", "承办机构盈利"), say("The insurer bears ", "承办机构承担亏损"))
            + said(
              statement.fundResult, say("; the fund is left with ", "；基金结余"), say("; the fund bears ", "；基金承担"))
            + say(".", "。"))),
      ReportBlock.Answer(
        question: say("What does the settlement pay, and what stays owed?", "清算支付什么，还欠什么？"),
        answer: RichText(
          (cleared.isEmpty ? say("The settlement moves no money", "清算无须收付款项") : cleared)
            + (owed.isEmpty ? say("; nothing stays owed", "；无结转应付款项") : say("; owed on: ", "；结转应付：") + owed)
            + say(".", "。"))),
    ]
  }
}
