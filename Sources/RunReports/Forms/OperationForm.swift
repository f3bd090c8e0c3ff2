import Insurance
import Presentation
import Results
import Simulation

/// How the scheme runs within a year (运行分析报告, by quarter or for the year): what has been paid against what was planned, how
/// the year will end, whether its money lasts, and the warning that follows.
package struct OperationForm {
  private let facts: ReportFacts
  private let end: YearsEnd
  private let language: Language

  /// - Parameter facts: of a run of which the first months are fact; nil where none are.
  package init?(_ facts: ReportFacts, language: Language) {
    guard let end = facts.run.yearsEnd else { return nil }
    (self.facts, self.end, self.language) = (facts, end, language)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var text: YearsEndText { YearsEndText(end, language: language) }

  package var document: ReportDocument {
    var blocks = facts.run.warnings.map { ReportBlock.warning($0(language)) }
    blocks.append(.answers(answers))
    blocks += [.section(say("Paid by month", "各月支付进度"), place: "months"), .table(months)]
    blocks += [.section(say("How the year will end", "全年预测"), place: "forecast"), .table(forecast)]
    if !end.paidOut.isEmpty { blocks.append(.table(lasting)) }
    blocks.append(.paragraph(RichText(text.basis)))
    blocks += ResultsPart(facts: facts, language: language, prefix: "").blocks
    blocks += SourcesPart(facts: facts, language: language, prefix: "").blocks
    blocks += ProvenancePart(scenarios: [facts], names: [facts.name], language: language).blocks
    blocks += SignaturePart(parties: [Party.insurer.words, Words(en: "medical insurance agency", zh: "医疗保障经办机构")])
      .blocks(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: how the year runs", "大病保险运行分析报告"),
      title: title, subtitle: facts.run.title(language) + " · " + facts.subtitle(language), hasChapters: false,
      blocks: blocks)
  }

  /// Whose year it is, and which part of it.
  private var title: String {
    guard let region = facts.policy?.region else { return facts.run.title(language) + " · " + period }
    return say("\(region.en): how critical-illness insurance runs, \(period)", "\(region.zh)大病保险运行分析（\(period)）")
  }

  /// Which months the report is of.
  private var period: String {
    let paid = end.paid
    guard paid.months < 12 else {
      return say("the year \(paid.year), paid up to \(paid.until)", "\(paid.year)年度（支付截至\(paid.until)）")
    }
    return say("\(paid.year)-01 to \(paid.until)", "\(paid.year)年1—\(paid.months)月")
  }

  private var answers: [ReportBlock.Answer] {
    var answers = [
      ReportBlock.Answer(
        question: say("Is the year's money enough?", "全年资金够不够？"), answer: RichText(text.warning),
        verdict: Verdict(adequacy: 1 - end.deficit.probability.value).words(language)),
      ReportBlock.Answer(question: say("What has been paid?", "已支付多少？"), answer: RichText(text.soFar)),
      ReportBlock.Answer(question: say("What is to come?", "还须支付多少？"), answer: RichText(text.toCome)),
    ]
    if let lasting = text.lasting {
      answers.append(
        ReportBlock.Answer(question: say("How long does the money last?", "资金可支付到何时？"), answer: RichText(lasting)))
    }
    return answers
  }

  private func money(_ yuan: Double) -> String {
    NumberText.grouped(yuan / (language == .chinese ? 1e4 : 1e6), decimals: language == .chinese ? 2 : 4)
  }

  /// What was paid in each month and up to it, beside the calendar's share of what the model expected. Where only the sum is
  /// known, that one line.
  private var months: ReportTable {
    let paid = end.paid
    let shares = facts.policy.map { facts.plan.cash.calendar(under: $0).paidShares } ?? []
    func share(_ month: Int) -> Double { shares.isEmpty ? 0 : shares[min(month, shares.count) - 1] }
    let year = end.likelihood.share > 0 ? end.expectedByThen.mean / end.likelihood.share : 0
    var rows: [ReportTable.Row] = []
    var sum = 0.0
    for month in paid.byMonth.indices where month < paid.months - 1 {
      sum += paid.byMonth[month]
      rows.append(line(month + 1, paid.byMonth[month], sum, expected: year * share(month + 1)))
    }
    rows.append(line(paid.months, paid.byMonth.last, paid.total, expected: end.expectedByThen.mean))
    return ReportTable(
      title: say("Paid for the year, million yuan", "当年赔付支付情况，万元"), kind: .figures,
      columns: [
        .words(say("month", "月份")), .number(say("paid", "当月支付")), .number(say("paid up to then", "累计支付")),
        .number(say("planned up to then", "累计计划")), .number(say("of the plan", "为计划的")),
      ], rows: rows
    ).withoutEmptyColumns
  }

  private func line(_ month: Int, _ paid: Double?, _ sum: Double, expected: Double) -> ReportTable.Row {
    .cells([
      RichText(PaidToDate.name(year: end.paid.year, month: month)), RichText(paid.map(money) ?? ""),
      RichText(money(sum)), RichText(money(expected)),
      RichText(expected > 0 ? NumberText.percent(sum / expected, decimals: 1) : ""),
    ])
  }

  private static let forecast = [
    "funding.income", "claims.total", "costs.total", "funding.need.mean", "funding.need.p95", "funding.perHead",
    "funding.adequacy", "insurer.result.mean", "insurer.lossProbability", "fund.result.mean",
  ]

  private var forecast: ReportTable {
    let figures = FigureText(facts: facts, language: language)
    var rows: [ReportTable.Row] = Self.forecast.compactMap { name in
      guard let metric = Metric.named(name), facts.value(name) != nil else { return nil }
      return .cells([RichText(metric.nameAlone(language)), RichText(figures.cell(name))])
    }
    let deficit = end.deficit
    func share(_ value: Double) -> RichText { RichText(NumberText.percent(value, decimals: 2)) }
    rows += [
      .cells([RichText(say("probability of a deficit", "收不抵支的概率")), share(deficit.probability.value)]),
      .cells([RichText(say("  before payments were known", "  未计入实际支付前")), share(deficit.before)]),
    ]
    if let mean = deficit.mean, deficit.probability.value > 0 {
      rows.append(
        .cells([RichText(say("  mean deficit where there is one", "  发生时的平均缺口")), RichText(money(mean.value))]))
    }
    return ReportTable(
      title: say("The year given what is paid; totals in million yuan", "结合实际支付的全年预测，总额为万元"), kind: .figures,
      columns: [.words(""), .number(say("value", "数值"))], rows: rows)
  }

  private var lasting: ReportTable {
    ReportTable(
      title: say("When the year's premium after costs is paid out", "保费扣除经办费用后支付完毕的概率"), kind: .figures,
      columns: [.words(say("by the end of", "截至")), .number(say("probability", "概率"))],
      rows: end.paidOut.map {
        .cells([RichText($0.month), RichText(NumberText.percent($0.probability.value, decimals: 1))])
      })
  }
}
