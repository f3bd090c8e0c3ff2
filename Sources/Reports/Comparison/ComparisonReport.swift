import Insurance
import Simulation
import Statistics

/// A comparison as a person reads it: for each alternative what it changes, what that brings, who gains and who loses.
package struct ComparisonReport {
  private let facts: ComparisonFacts
  private let language: Language
  private let style: Style

  package init(_ facts: ComparisonFacts, language: Language, style: Style) {
    self.facts = facts
    self.language = language
    self.style = style
  }

  private var figures: MetricText { MetricText(language: language, isExact: false) }
  private var differences: DifferenceText { DifferenceText(language: language) }
  private var plan: SimulationPlan { facts.baseline.summary.plan }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var blocks = [heading]
    for alternative in facts.alternatives {
      let comparison = alternative.comparison
      blocks += [
        title(alternative), answer(comparison), changes(alternative), metrics(comparison), parties(comparison),
        BenefitChangeText(comparison, plan: plan, language: language, style: style).text,
        ContributionsText(comparison.contributions, language: language, style: style).text, years(comparison),
      ]
    }
    blocks += [sources, footer]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let people = NumberText.grouped(plan.insured)
    let replications = NumberText.grouped(plan.replications)
    let notes = WarningsText.lines(facts.notes + facts.baseline.warnings, language)
    return style.bold(say("baseline: ", "基准：") + facts.baseline.title(language)) + "\n"
      + say(
        "\(plan.policies.first?.id ?? "") · \(people) insured · \(replications) replications, the same draws for all",
        "\(plan.policies.first?.id ?? "") · 参保\(people)人 · 模拟\(replications)次，各方案使用相同随机数") + "\n" + notes
  }

  private func title(_ alternative: ComparisonFacts.Alternative) -> String {
    let title = alternative.run.title(language)
    let name = title == alternative.name ? title : "\(alternative.name): \(title)"
    return style.bold(say("alternative: ", "方案：") + name) + "\n"
  }

  /// The change that everybody asks about, in two sentences; a third for all years, where there are several.
  private func answer(_ comparison: PlanComparison) -> String {
    let year = comparison.firstYear
    guard let claims = comparison.row("claims.perInsured", year: year),
      let adequacy = comparison.row("funding.adequacy", year: year),
      let insurer = comparison.row("insurer.result.mean", year: year),
      let fund = comparison.row("fund.result.mean", year: year)
    else { return "" }
    let perHead = differences.number(
      claims.difference.value, claims.metric, standardError: claims.difference.standardError)
    let error = claims.difference.standardError.map { differences.error($0, claims.metric) } ?? "–"
    let share =
      claims.baseline.value > 0
      ? " (" + differences.signed(100 * claims.difference.value / claims.baseline.value, decimals: 2) + "%)" : ""
    func money(_ row: MetricDifference) -> String {
      (row.difference.value > 0 ? "+" : "") + NumberText.yuan(row.difference.value, in: language)
    }
    let from = figures.percent(adequacy.baseline)
    let to = figures.percent(adequacy.alternative)
    return say(
      """
      \(yearNote(comparison))Claims a head change by \(perHead) yuan\(share), standard error \(error); the funding is enough in \(to) of years, \(from) before.
      The insurer's mean result changes by \(money(insurer)), the fund's by \(money(fund)).

      """,
      """
      \(yearNote(comparison))参保人均支付额变化\(perHead)元\(share)，标准误\(error)；筹资足够的年份由\(from)变为\(to)。
      承办机构平均损益变化\(money(insurer))，基金变化\(money(fund))。

      """) + horizonAnswer(comparison, money)
  }

  /// Which of several years the first sentences are about: the first one that differs.
  private func yearNote(_ comparison: PlanComparison) -> String {
    guard plan.policies.count > 1 else { return "" }
    let year = comparison.firstYear
    return year == plan.startYear
      ? say("In \(year): ", "\(year)年：")
      : say("Until \(year - 1) nothing differs. In \(year): ", "\(year - 1)年及以前无差异。\(year)年：")
  }

  private func horizonAnswer(_ comparison: PlanComparison, _ money: (MetricDifference) -> String) -> String {
    guard let insurer = comparison.row("horizon.insurer.result.mean", year: nil),
      let fund = comparison.row("horizon.fund.result.mean", year: nil)
    else { return "" }
    return say(
      "In \(span) together the insurer's mean result changes by \(money(insurer)), the fund's by \(money(fund)).\n",
      "\(span)年合计：承办机构平均损益变化\(money(insurer))，基金变化\(money(fund))。\n")
  }

  /// More than so many changed values are another policy rather than a reform.
  private static let mostChanges = 30

  /// The years that are compared.
  private var span: String {
    let last = plan.startYear + max(1, plan.policies.count) - 1
    return last > plan.startYear ? "\(plan.startYear)–\(last)" : String(plan.startYear)
  }

  private func changes(_ alternative: ComparisonFacts.Alternative) -> String {
    let changes = alternative.changes
    guard !changes.isEmpty else {
      return say("No value differs in \(span).\n", "\(span)年各项参数相同。\n")
    }
    guard changes.count <= Self.mostChanges else {
      return say(
        "\(changes.count) values differ; --json lists them, 'dabing policies diff' those of the policies.\n",
        "\(changes.count)项参数不同；--json列出全部，“dabing policies diff”列出政策参数。\n")
    }
    var table = TextTable([
      .init(say("what changes", "变动参数")), .init(say("baseline", "基准"), .trailing),
      .init(say("alternative", "方案"), .trailing), .init(say("clause or source", "条款或来源")), .init(say("note", "说明")),
    ])
    let names = ValueName(under: plan.policies.first, language)
    for change in changes {
      table.add([
        names.text(change.path)
          + (change.year.map { say(" (from \($0))", "（\($0)年起）") } ?? ""), change.before?(language) ?? "–",
        change.after?(language) ?? "–",
        change.source?(language) ?? change.clause ?? "", change.note?(language) ?? "",
      ])
    }
    return table.rendered(style: style)
  }

  private func metrics(_ comparison: PlanComparison) -> String {
    var table = TextTable([
      .init(String(comparison.firstYear)), .init(say("baseline", "基准"), .trailing),
      .init(say("alternative", "方案"), .trailing), .init(say("difference", "差异"), .trailing),
      .init(say("its std. error", "差异标准误"), .trailing), .init(say("its 95% interval", "差异95%区间"), .trailing),
    ])
    var section: Metric.Section?
    for row in comparison.metrics
    where row.year == comparison.firstYear && row.group == nil && row.metric.section != .path {
      if row.metric.section != section {
        section = row.metric.section
        table.addSection(row.metric.section.words(language) + unitNote(row.metric.section))
      }
      table.add(cells(row))
    }
    return table.rendered(style: style)
  }

  private func cells(_ row: MetricDifference) -> [String] {
    let difference = row.difference
    let isExact = row.precision == .exact || difference.isExact
    return [
      row.metric.words(language), figures.number(row.baseline.value, row.metric, row.baseline),
      figures.number(row.alternative.value, row.metric, row.alternative),
      differences.number(difference.value, row.metric, standardError: difference.standardError),
      isExact ? "" : difference.standardError.map { differences.error($0, row.metric) } ?? "–",
      isExact ? "" : differences.interval(difference, row.metric),
    ]
  }

  private func unitNote(_ section: Metric.Section) -> String {
    switch section {
    case .people, .care: ""
    case .cost, .insurer, .cash, .fund, .members, .layers, .path: say(" (million yuan unless a head)", "（万元；人均为元）")
    case .funding: say(" (yuan a head; total in million yuan)", "（元/人；总额为万元）")
    }
  }

  /// Who is better off, and how often.
  private func parties(_ comparison: PlanComparison) -> String {
    var table = TextTable([
      .init((plan.policies.count > 1 ? "\(comparison.firstYear) · " : "") + say("who is better off", "谁受益")),
      .init(say("better in", "更好的年份"), .trailing),
      .init(say("worse in", "更差的年份"), .trailing), .init(say("mean gain", "平均得益"), .trailing),
      .init(say("std. error", "标准误"), .trailing),
    ])
    var isOfHorizon = false
    for effect in comparison.parties {
      if effect.year == nil, !isOfHorizon {
        isOfHorizon = true
        table.addSection(say("all years together", "各年合计"))
      }
      let gain = effect.gain
      table.add([
        effect.party.words(language), NumberText.percent(effect.better.value), NumberText.percent(effect.worse.value),
        (gain.value > 0 ? "+" : "") + NumberText.yuan(gain.value, in: language),
        gain.standardError.map { NumberText.yuan($0, in: language) } ?? "–",
      ])
    }
    return table.rendered(style: style)
  }

  /// What is shown of every year where there are several.
  private static let yearly = [
    "claims.total", "funding.perHead", "funding.need.p95", "funding.adequacy", "insurer.result.mean",
    "fund.result.mean", "fund.accumulated.p50", "deferred.mean",
  ]

  private func years(_ comparison: PlanComparison) -> String {
    let years = comparison.baseline.table.years
    guard years.count > 1 else { return "" }
    var table = TextTable([.init(say("differences by year", "各年差异"))] + years.map { .init(String($0), .trailing) })
    for name in Self.yearly {
      let rows = years.map { comparison.row(name, year: $0) }
      guard let metric = Metric.named(name), rows.contains(where: { $0?.difference.value ?? 0 != 0 }) else { continue }
      func texts(_ value: (MetricDifference) -> String?) -> [String] { rows.map { $0.flatMap(value) ?? "–" } }
      // 'mean' alone says nothing outside its section.
      let isOfParty = metric.section == .insurer || metric.section == .fund
      let label = (isOfParty ? metric.section.words(language) + say(", ", "，") : "") + metric.words(language)
      table.add(
        [label]
          + texts { differences.number($0.difference.value, metric, standardError: $0.difference.standardError) })
      table.add(
        [say("  its std. error", "  差异标准误")]
          + texts { row in row.difference.standardError.map { differences.error($0, metric) } })
    }
    var horizon = TextTable([
      .init(say("the years together", "各年合计")), .init(say("baseline", "基准"), .trailing),
      .init(say("alternative", "方案"), .trailing), .init(say("difference", "差异"), .trailing),
      .init(say("its std. error", "差异标准误"), .trailing), .init(say("its 95% interval", "差异95%区间"), .trailing),
    ])
    for row in comparison.metrics where row.year == nil { horizon.add(cells(row)) }
    return table.rendered(style: style) + "\n" + horizon.rendered(style: style)
  }

  /// Where X comes from the people of a pilot.
  private var pilot: String {
    let plans = [plan] + facts.alternatives.map(\.comparison.alternative.plan)
    guard plans.contains(where: { $0.cohorts.contains { $0.episodes != nil } }) else { return "" }
    return say(
      "The law of X is made of a pilot of people, the same on both sides: what their number leaves uncertain of a difference is in its standard error, but not in the winners and losers.\n",
      "X的分布由人群样本生成，各方案样本相同：样本量给差异带来的误差已计入其标准误，得失人数则未计入。\n")
  }

  /// What the scenarios rest on, of an alternative what the baseline does not.
  private var sources: String {
    let text = InputsText(policy: plan.policies.first, language: language, style: style)
    let inputs =
      text.list(facts.baseline.inputs, Words(en: "Inputs with a source", zh: "有来源的输入"))
      + facts.alternatives.map {
        text.list(
          facts.inputs(of: $0), Words(en: "Inputs with a source, \($0.name)", zh: "有来源的输入：\($0.name)"))
      }.joined()
    var files = facts.baseline.files
    for file in facts.alternatives.flatMap(facts.files(of:)) where !files.contains(file) { files.append(file) }
    return inputs + text.files(files)
  }

  private var footer: String {
    let text = say(
      "Standard errors are those of the differences: of quantiles from \(PairedBootstrap.resamples) resamples of the paired replications, of all else from the pairs themselves.",
      "标准误为差异本身的标准误：分位数由成对模拟的\(PairedBootstrap.resamples)次重抽样得出，其余直接由成对模拟得出。")
    return style.dim(
      text + "\n" + pilot + "dabing \(ProgramVersion.current), \(plan.method.rawValue), "
        + say("seed \(plan.seed)", "种子\(plan.seed)") + ", "
        + say("scenario \(facts.baseline.scenarioHash)", "情景\(facts.baseline.scenarioHash)")) + "\n"
  }
}
