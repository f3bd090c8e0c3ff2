import Insurance
import Presentation
import Simulation
import Statistics

/// What a tender of the scheme rests on (承办招标测算报告): the premium a head at every confidence with its loadings, the price of the
/// service, the capital that the risk takes, the assumptions and the clauses; several offers side by side.
package struct TenderForm {
  private let facts: ReportFacts
  private let offers: [ReportFacts]
  private let language: Language

  /// - Parameters:
  ///   - facts: the scheme as it is put out to tender.
  ///   - offers: what bidders offer, each as a change of it, titled by its name.
  package init(_ facts: ReportFacts, offers: [ReportFacts], language: Language) {
    self.facts = facts
    self.offers = offers
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func say(_ en: RichText, _ zh: RichText) -> RichText { language == .chinese ? zh : en }
  private var text: FigureText { FigureText(facts: facts, language: language) }
  private var insured: Double { Double(facts.plan.insured) }

  package var document: ReportDocument {
    var blocks = facts.run.warnings.map { ReportBlock.warning($0(language)) }
    blocks.append(.answers(answers))
    blocks += [.section(say("Premium a head by confidence", "各置信水平的人均保费"), place: "premium")]
    let charts = [
      FundingConfidenceChart(facts: facts, language: language).figure,
      CostDistributionChart(facts: facts, language: language).figure,
    ].compactMap(\.self)
    if !charts.isEmpty { blocks.append(.charts(charts)) }
    blocks += [.table(premiums), .paragraph(RichText(loadingNote))]
    blocks += [
      .section(say("Price of the service, and capital", "服务价格与资本占用"), place: "service"), .table(service),
    ]
    if !offers.isEmpty {
      blocks += [.section(say("Offers side by side", "投标方案比较"), place: "offers"), .table(comparison)]
    }
    blocks += SourcesPart(facts: facts, language: language, prefix: "").blocks
    blocks += GlossaryPart(tables: [facts.table], language: language).blocks
    blocks +=
      ProvenancePart(
        scenarios: [facts] + offers, names: [facts.name] + offers.map(\.name), language: language
      ).blocks
    blocks += SignaturePart(parties: [
      Words(en: "actuary", zh: "精算责任人"), Words(en: "medical insurance agency", zh: "医疗保障经办机构"),
    ]).blocks(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: figures for a tender", "大病保险承办招标测算报告"),
      title: facts.run.title(language), subtitle: facts.subtitle(language), hasChapters: false, blocks: blocks)
  }

  private var answers: [ReportBlock.Answer] {
    let verdict = Verdict(of: facts.table)?.words(language)
    return [
      ReportBlock.Answer(
        question: say("What premium does it take?", "保费应为多少？"),
        answer: say(
          "\(text.said("funding.need.p95")) yuan a head cover claims and costs in 95% of years, \(text.said("funding.need.p99")) in 99%; \(text.said("funding.perHead")) are planned, enough in \(text.said("funding.adequacy")).",
          "人均\(text.said("funding.need.p95"))元可按95%的概率收支平衡，\(text.said("funding.need.p99"))元可按99%；现拟人均\(text.said("funding.perHead"))元，收支平衡概率\(text.said("funding.adequacy"))。"
        ),
        verdict: verdict.map { say("As planned: ", "现拟筹资：") + $0 }),
      ReportBlock.Answer(
        question: say("What does the insurer earn or lose?", "承办机构盈亏如何？"),
        answer: facts.estimate("insurer.result.mean") == nil
          ? say(
            "No mean under this law; a loss in \(text.said("insurer.lossProbability")) of years.",
            "该分布下盈亏均值无穷大；亏损概率\(text.said("insurer.lossProbability"))。")
          : say(
            "On average \(text.insurerResult), a loss in \(text.said("insurer.lossProbability")) of years, \(text.said("insurer.tvar99")) in the worst 1%.",
            "年均\(text.insurerResult)，亏损概率\(text.said("insurer.lossProbability"))，最差1%年份平均亏损\(text.said("insurer.tvar99"))。"
          )),
      ReportBlock.Answer(
        question: say("What does running it cost?", "经办费用多少？"),
        answer: RichText(costSentence)),
    ] + offerAnswer
  }

  /// Who bids what, and what comes of it, before the details.
  private var offerAnswer: [ReportBlock.Answer] {
    guard !offers.isEmpty else { return [] }
    let names = ValueName(under: facts.policy, language)
    let list = offers.map { offer -> RichText in
      let figures = FigureText(facts: offer, language: language)
      let bid = bidPaths.compactMap { path in
        Self.value(of: path, in: offer).map { (names.title(path) ?? path) + " " + $0(language) }
      }.joined(separator: say(", ", "，"))
      return RichText(offer.run.title(language) + say(" (", "（") + bid + say("): ", "）："))
        + (offer.estimate("insurer.result.mean") == nil
          ? say(
            "a loss in \(figures.said("insurer.lossProbability"))", "亏损概率\(figures.said("insurer.lossProbability"))")
          : say(
            "costs \(figures.said("costs.total")), for the insurer \(figures.insurerResult) on average",
            "经办费用\(figures.said("costs.total"))，承办机构年均\(figures.insurerResult)"))
    }
    return [
      ReportBlock.Answer(
        question: say("What is bid?", "各家如何投标？"),
        answer: list.dropFirst().reduce(list[0]) { $0 + RichText(say("; ", "；")) + $1 } + RichText(say(".", "。")))
    ]
  }

  /// The values that any of the offers sets otherwise than the scheme as it is put out.
  private var bidPaths: [String] {
    var paths: [String] = []
    for setting in offers.flatMap(\.run.settings)
    where !paths.contains(setting.path) && !facts.run.settings.contains(setting) { paths.append(setting.path) }
    return paths
  }

  private static func value(of path: String, in facts: ReportFacts) -> Words? {
    facts.run.settings.first { $0.path == path }?.value ?? facts.policy?.values.first { $0.path == path }?.words
  }

  /// The insurer's costs of the year, yuan.
  /// Nil where they follow claims that have no mean.
  private var costs: Double? { facts.value("costs.total") }

  private var costSentence: String {
    guard let costs else {
      return say("They follow claims, which have no mean under this law.", "随赔付变动，而该分布下赔付均值无穷大。")
    }
    let perHead = NumberText.fixed(costs / max(1, insured), decimals: 2)
    let income = facts.value("funding.income") ?? 0
    let share = income > 0 ? NumberText.percent(costs / income, decimals: 2) : NumberText.unknown
    return say(
      "\(NumberText.yuan(costs, in: language)) a year, \(perHead) yuan a head, \(share) of the premium.",
      "每年\(NumberText.yuan(costs, in: language))，人均\(perHead)元，占保费\(share)。")
  }

  /// The premium at every confidence, taken apart: what claims cost in a mean year, what running costs, and what safety adds.
  private var premiums: ReportTable {
    let levels = ["mean", "p50", "p75", "p90", "p95", "p99", "p995"].map { "funding.need.\($0)" }
    let claims = facts.value("claims.perInsured")
    func yuan(_ value: Double?) -> RichText {
      RichText(value.map { NumberText.grouped($0, decimals: 2) } ?? NumberText.unknown)
    }
    return ReportTable(
      title: say("Premium a head, yuan", "人均保费，元"), kind: .figures,
      columns: [
        .words(say("confidence", "置信水平")), .number(say("premium a head", "人均保费")),
        .number(say("std. error", "标准误")), .number(say("claims", "风险保费")), .number(say("costs", "费用附加")),
        .number(say("safety", "安全附加")), .number(say("all, million yuan", "保费总额，万元")),
      ],
      rows: levels.compactMap { name in
        guard let row = facts.table.row(name, year: facts.firstYear) else { return nil }
        let need = row.estimate.value
        let costs = costsPerHead(ofPremium: need)
        return .cells([
          RichText(row.metric.words(language)), RichText(text.cell(row)), RichText(text.cell(row, .standardError)),
          yuan(claims), yuan(costs), yuan(claims.flatMap { claims in costs.map { need - claims - $0 } }),
          RichText(NumberText.grouped(need * insured / (language == .chinese ? 1e4 : 1e6), decimals: 2)),
        ])
      })
  }

  /// The costs of a premium that just pays for claims and them: those that come with it, and with the claims that it covers.
  private func costsPerHead(ofPremium premium: Double) -> Double? {
    guard let rule = facts.policy?.costs, insured > 0 else { return nil }
    let all = premium * insured
    return (all - rule.claimsCovered(by: all, insured: facts.plan.insured)) / insured
  }

  private var loadingNote: String {
    say(
      "Premium = claims of a mean year + the costs that come with this premium and the claims it covers + what safety adds to reach the confidence; the parts add up before they are rounded.",
      "人均保费 = 平均年份的风险保费 + 与该保费及所覆盖赔付相应的费用附加 + 达到相应置信水平的安全附加；各项在取整前相加。")
  }

  private var service: ReportTable {
    let need = facts.value("funding.need.p995") ?? 0
    let income = facts.value("funding.income") ?? 0
    let before = max(0, need * insured - income)
    func money(_ value: Double) -> RichText { RichText(NumberText.yuan(value, in: language)) }
    var rows: [ReportTable.Row] = [
      .cells([
        RichText(say("costs of running it, a year", "经办费用，每年")), costs.map(money) ?? RichText(NumberText.unknown),
      ]),
      .cells([
        RichText(say("costs a head, yuan", "人均经办费用，元")),
        RichText(costs.map { NumberText.fixed($0 / max(1, insured), decimals: 2) } ?? NumberText.unknown),
      ]),
      .cells([
        RichText(say("capital so that 99.5% of years are covered, before risk is shared", "覆盖99.5%年份所需资本（风险分担前）")),
        money(before),
      ]),
      .cells([
        RichText(say("capital so that 99.5% of years are covered, after risk is shared", "覆盖99.5%年份所需资本（风险分担后）")),
        facts.value("insurer.result.p005").map { money(max(0, -$0)) } ?? RichText(NumberText.unknown),
      ]),
      .cells([
        RichText(say("mean loss in the worst 1% of years, after risk is shared", "最差1%年份的平均亏损（风险分担后）")),
        RichText(text.said("insurer.tvar99")),
      ]),
      .cells([
        RichText(say("largest advance within the year, 95%", "年内最大垫付，95%分位")),
        RichText(text.said("insurer.cash.largestAdvance.p95")),
      ]),
    ]
    for value in facts.policy?.values ?? [] where value.path.hasPrefix("riskSharing.servicePrice") {
      rows.insert(
        .cells([RichText(say("price of the service", "服务价格")), RichText(value.words(language))]), at: 0)
    }
    return ReportTable(
      title: say("Service and capital", "服务与资本"), kind: .figures, columns: [.words(""), .number(say("value", "数值"))],
      rows: rows)
  }

  private static let compared = [
    "funding.perHead", "funding.need.p95", "funding.adequacy", "costs.total", "insurer.result.mean",
    "insurer.lossProbability", "insurer.tvar99", "fund.result.mean",
  ]

  private var comparison: ReportTable {
    let all = [facts] + offers
    return ReportTable(
      title: say("Offers side by side, totals in million yuan", "投标方案比较，总额为万元"), kind: .figures,
      columns: [.words(""), .number(say("as put out", "招标口径"))] + offers.map { .number($0.run.title(language)) },
      rows: bidPaths.map { path in
        .cells(
          [ValueName(under: facts.policy, language).rich(path)]
            + all.map { RichText(Self.value(of: path, in: $0)?(language) ?? NumberText.unknown) })
      }
        + Self.compared.compactMap { name in
          guard let metric = Metric.named(name) else { return nil }
          return .cells(
            [RichText(metric.nameAlone(language))]
              + all.map { RichText(FigureText(facts: $0, language: language).cell(name)) })
        })
  }
}
