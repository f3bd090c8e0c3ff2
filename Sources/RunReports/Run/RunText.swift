import Foundation
import Insurance
import Plans
import Presentation
import Simulation
import Statistics

/// A run as a person reads it: the answer first, then the table, the groups and the assumptions.
package struct RunText {
  private let run: RunFacts
  private let language: Language
  private let style: Style

  package init(_ run: RunFacts, language: Language, style: Style) {
    self.run = run
    self.language = language
    self.style = style
  }

  private var figures: MetricText { MetricText(language: language, isExact: isExact) }
  private var plan: SimulationPlan { run.summary.plan }
  /// Without sampling error; where the law of X is made of a pilot's people, every method has the pilot's.
  private var isExact: Bool { plan.method == .exact && !hasPilot }
  private var hasPilot: Bool { plan.hasPilot }
  private var inputs: InputsText { InputsText(policy: plan.policies.first, language: language, style: style) }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var blocks = [heading, WarningsText.lines(run.warnings, language)]
    if let end = run.yearsEnd {
      blocks.append(YearsEndText(end, language: language).sentences.map { $0 + "\n" }.joined())
    }
    let years = run.summary.table.years
    if let first = years.first {
      if years.count > 1 {
        // The question is of all years: their answer and their table come before the details of the first.
        let path = PathAnswer(run.summary, figures: figures, language: language)
        let verdict = Verdict(of: run.summary.table).map { [$0.explained(language, style: style)] } ?? []
        blocks.append((verdict + path.sentences).map { $0 + "\n" }.joined())
        blocks.append(movers)
        blocks.append(PathText(run, figures: figures, language: language, style: style).text)
        blocks.append(style.bold(say("\(first) in detail", "\(first)年明细")) + "\n")
      }
      blocks += [answer(first), years.count > 1 ? "" : movers, picture(first), table(first), groups(first)]
    }
    blocks.append(inputs.list(run.settings, Words(en: "Set for this run", zh: "本次设定")))
    blocks.append(inputs.list(run.inputs, Words(en: "Inputs with a source", zh: "有来源的输入")))
    blocks.append(inputs.list(run.assumptions, Words(en: "Assumptions in use", zh: "使用的假设")))
    if let policy = plan.policies.first { blocks.append(RemarksText(policy).text(language, style: style)) }
    blocks.append(provenance)
    return blocks.filter { !$0.isEmpty }.map { $0.hasPrefix("\n") ? String($0.dropFirst()) : $0 }.joined(
      separator: "\n")
  }

  private var heading: String {
    let policy = plan.policies.first
    let people = NumberText.grouped(plan.insured)
    let replications = NumberText.grouped(plan.replications)
    let how =
      isExact
      ? say("exact law, no sampling error", "精确分布，无抽样误差")
      : plan.method == .exact
        ? say(
          "exact law, errors are those of the pilot of people and of the inversion", "精确分布，误差来自人群样本与数值反演")
        : say("\(replications) replications", "模拟\(replications)次")
    return style.bold(run.title(language)) + "\n"
      + say(
        "\(policy?.id ?? ""): \(policy?.title.en ?? "")\(policy?.evidenceNote.en ?? "") · \(people) insured · \(how)",
        "\(policy?.id ?? "")：\(policy?.title.zh ?? "")\(policy?.evidenceNote.zh ?? "") · 参保\(people)人 · \(how)") + "\n"
  }

  /// The question that everybody has, in two sentences.
  private func answer(_ year: Int) -> String {
    let table = run.summary.table
    guard let perHead = table.row("funding.perHead", year: year)?.estimate,
      let enoughRow = table.row("funding.adequacy", year: year),
      let need = table.row("funding.need.p95", year: year)?.estimate,
      let loss = table.row("insurer.lossProbability", year: year)?.estimate
    else { return "" }
    let insurer = table.row("insurer.result.mean", year: year)?.estimate.value
    let fund = table.row("fund.result.mean", year: year)?.estimate.value
    let head = NumberText.fixed(perHead.value, decimals: 2)
    let adequacy = enoughRow.estimate
    // A bound says what its interval would.
    let bound = figures.bound(ofShare: adequacy)
    let enough = isExact || bound != nil ? "" : figures.interval(adequacy, enoughRow.metric)
    let share = bound ?? figures.percent(adequacy)
    let needed = NumberText.matched(need.value, standardError: figures.spread(need))
    let isKnown = need.lower != nil && need.upper != nil
    let results = carriers(insurer: insurer, fund: fund, loss: figures.said(loss))
    let verdict = Verdict(adequacy).explained(language, style: style)
    return say(
      """
      \(verdict)
      \(head) yuan a head covers claims and costs in \(share) of years\(enough.isEmpty ? "" : " (\(enough))"); \(isKnown ? "to do so in 95% of years takes \(needed) yuan" : "there are too few replications to say what 95% of years take").
      \(results)

      """,
      """
      \(verdict)
      人均筹资\(head)元，收支平衡概率\(share)\(enough.isEmpty ? "" : "（95%区间\(enough)）")；\(isKnown ? "要以95%的概率收支平衡，需人均\(needed)元" : "模拟次数过少，无法给出95%概率所需")。
      \(results)

      """)
  }

  /// - Parameters:
  ///   - insurer: its mean result, yuan; nil where it has none.
  ///   - fund: the fund's.
  ///   - loss: in which share of years the insurer has a loss.
  private func carriers(insurer: Double?, fund: Double?, loss: String) -> String {
    // Both in one unit, so that they can be held against each other.
    let money = { (value: Double) in
      NumberText.yuan(value, in: language, beside: [insurer, fund].compactMap(\.self))
    }
    guard let insurer, let fund else {
      return ResultsWithoutMean(
        insurer: insurer.map { RichText(money($0)) }, fund: fund.map { RichText(money($0)) }, loss: RichText(loss),
        language: language
      ).sentence.plain
    }
    return say(
      "The insurer's result is \(money(insurer)) a year on average, a loss in \(loss) of years; the fund's is \(money(fund)).",
      "承办机构年均\(insurer < 0 ? "亏损" : "盈余")\(money(abs(insurer)))，亏损概率\(loss)；基金年均\(fund < 0 ? "当期收不抵支" : "当期结余")\(money(abs(fund)))。"
    )
  }

  /// What moves the answer more than the number of replications does.
  private var movers: String {
    AssumptionRangeRows(run, language: language).map { $0.sentence + "\n\n" + $0.table(style: style) } ?? ""
  }

  /// The distribution of the year's claims in one line.
  private func picture(_ year: Int) -> String {
    let histogram = run.summary.claimsHistogram
    guard year == plan.startYear, histogram.counts.count > 1, let most = histogram.counts.max(), most > 0 else {
      return ""
    }
    let levels = Array("▁▂▃▄▅▆▇█")
    let bars = histogram.counts.map { count in
      count == 0 ? " " : String(levels[min(7, count * 8 / (most + 1))])
    }.joined()
    let low = NumberText.yuan(histogram.lower, in: language)
    let high = NumberText.yuan(histogram.lower + histogram.step * Double(histogram.counts.count), in: language)
    return say("claims of the year  \(low) │\(bars)│ \(high)\n", "当年赔付总额  \(low) │\(bars)│ \(high)\n")
  }

  private func table(_ year: Int) -> String {
    var columns: [TextTable.Column] = [.init(""), .init(say("value", "数值"), .trailing)]
    columns +=
      isExact
      ? [.init(say("numerical error", "数值误差"), .trailing)]
      : [.init(say("std. error", "标准误"), .trailing), .init(say("95% interval", "95%区间"), .trailing)]
    var table = TextTable(columns)
    var section: Metric.Section?
    for row in run.summary.table.rows
    where row.year == year && row.group == nil && row.metric.section != .path {
      if row.metric.section != section {
        section = row.metric.section
        table.addSection(row.metric.section.words(language) + unitNote(row.metric.section))
      }
      let estimate = row.estimate
      let isSure = estimate.lower == estimate.value && estimate.upper == estimate.value
      let value = figures.number(estimate.value, row.metric, estimate)
      let words = row.metric.words(of: plan, year: year)(language)
      if isExact {
        table.add([words, value, isSure ? "" : figures.bound(estimate, row.metric)])
        continue
      }
      table.add([
        words, value,
        isSure ? "" : figures.error(of: estimate, row.metric) ?? "–",
        isSure ? "" : figures.interval(estimate, row.metric),
      ])
    }
    return table.rendered(style: style)
  }

  private func unitNote(_ section: Metric.Section) -> String {
    switch section {
    case .people, .care: ""
    case .cost, .insurer, .cash, .fund, .members, .layers, .insurers, .path:
      say(" (million yuan unless a head)", "（万元；人均为元）")
    case .funding: say(" (yuan a head; total in million yuan)", "（元/人；总额为万元）")
    }
  }

  private func groups(_ year: Int) -> String {
    let rows = run.summary.table.rows.filter { $0.year == year && $0.group != nil }
    guard !rows.isEmpty else { return "" }
    var columns: [TextTable.Column] = [
      .init(say("group", "群体")), .init(say("insured", "参保人数"), .trailing),
      .init(say("beneficiaries", "受益人数"), .trailing), .init(say("share", "受益率"), .trailing),
      .init(say("mean benefit, yuan", "受益人员人均支付额，元"), .trailing),
      .init(say("claims a head, yuan", "参保人均支付额，元"), .trailing),
    ]
    if !isExact {
      columns += [.init(say("std. error", "标准误"), .trailing), .init(say("closed form", "理论值"), .trailing)]
    }
    columns.append(.init(say("share paid", "大病支付占合规自付费用比例"), .trailing))
    var table = TextTable(columns)
    for cohort in plan.cohorts {
      func estimate(_ metric: String) -> Estimate? {
        rows.first { $0.group == cohort.group && $0.metric.name == metric }?.estimate
      }
      func matched(_ metric: String) -> String {
        estimate(metric).map { NumberText.matched($0.value, standardError: figures.spread($0)) } ?? "–"
      }
      func share(_ metric: String) -> String {
        estimate(metric).map { figures.percent($0, most: MetricText.decimalsOfGroupShares) } ?? "–"
      }
      let names = plan.policies.first?.groups ?? []
      let name = cohort.group.split(separator: "+").map { id in
        names.first { $0.id == id }?.words(language) ?? String(id)
      }.joined(separator: " + ")
      var cells = [
        name, NumberText.grouped(cohort.insured),
        estimate("beneficiaries.count").map { NumberText.grouped($0.value) } ?? "–",
        share("beneficiaries.share"),
        matched("beneficiaries.meanBenefit"), matched("claims.perInsured"),
      ]
      if !isExact {
        cells += [
          estimate("claims.perInsured")?.standardError.map {
            NumberText.matched($0, standardError: $0)
          } ?? "–",
          estimate("claims.perInsured.expected").map { NumberText.fixed($0.value, decimals: 2) } ?? "–",
        ]
      }
      cells.append(share("members.reimbursementRate"))
      table.add(cells)
    }
    return table.rendered(style: style)
  }

  private var provenance: String {
    inputs.files(run.files)
      + style.dim(
        "dabing \(ProgramVersion.current)" + say(", \(plan.method.rawValue), ", "，\(plan.method.text(.chinese))，")
          + (isExact ? "" : say("seed \(plan.seed), ", "种子\(plan.seed)，"))
          + say("scenario \(run.scenarioHash), policy \(run.policyHash)", "情景\(run.scenarioHash)，政策\(run.policyHash)"))
      + "\n"
  }
}
