import Insurance
import Presentation
import Simulation
import Statistics

/// The charts and tables of one run.
package struct ResultsPart {
  let facts: ReportFacts
  let language: Language
  /// Of the places of its sections, so that several runs fit on a page.
  let prefix: String

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var text: FigureText { FigureText(facts: facts, language: language) }

  var blocks: [ReportBlock] {
    years
      + part(
        say("Cost and funding", "成本与筹资"), "cost",
        [
          CostDistributionChart(facts: facts, language: language),
          FundingConfidenceChart(facts: facts, language: language),
        ], [yearTable([.people, .care, .cost, .funding])])
      + part(
        say("Who carries the result", "盈亏承担"), "result",
        [
          ResultSharesChart(facts: facts, language: language), RiskSharingChart(facts: facts, language: language),
          CashChart(facts: facts, language: language),
        ], [yearTable([.insurer, .cash, .fund])])
      + part(
        say("Who gains", "谁受益"), "members",
        [
          GroupChart(facts: facts, language: language), BenefitChart(facts: facts, language: language),
          LayersChart(facts: facts, language: language), ExpenseChart(facts: facts, language: language),
        ], [yearTable([.members, .layers, .insurers]), groupTable])
  }

  /// Of several years the path comes before the details of the first.
  private var years: [ReportBlock] {
    guard facts.years.count > 1 else { return [] }
    return part(
      say("Over the years", "多年运行"), "years",
      FanChart.Quantity.allCases.map { FanChart(quantity: $0, facts: facts, language: language) },
      [YearsTable(facts: facts, language: language).table, horizonTable])
  }

  private func part(
    _ title: String, _ place: String, _ charts: [any ReportChart], _ tables: [ReportTable?]
  ) -> [ReportBlock] {
    let figures = charts.compactMap(\.figure)
    let tables = tables.compactMap(\.self).filter { !$0.rows.isEmpty }
    guard !figures.isEmpty || !tables.isEmpty else { return [] }
    return [.section(title, place: prefix + place)] + (figures.isEmpty ? [] : [.charts(figures)])
      + tables.map { .table($0) }
  }

  private var numberColumns: [ReportTable.Column] {
    facts.isWithoutSampling
      ? [.number(say("value", "数值")), .number(say("numerical error", "数值误差"))]
      : [.number(say("value", "数值")), .number(say("std. error", "标准误")), .number(say("95% interval", "95%区间"))]
  }

  private func yearTable(_ sections: Set<Metric.Section>) -> ReportTable {
    let year = facts.firstYear
    var table = ReportTable(
      title: say("In figures, \(year)", "\(year)年数值"), kind: .figures, columns: [.words("")] + numberColumns, rows: [])
    var section: Metric.Section?
    for row in facts.table.rows where row.year == year && row.group == nil && sections.contains(row.metric.section) {
      if row.metric.section != section {
        section = row.metric.section
        table.rows.append(.section(row.metric.section.words(language) + Self.unit(of: row.metric.section, language)))
      }
      table.rows.append(cells(row))
    }
    return table
  }

  private func cells(_ row: ResultTable.Row) -> ReportTable.Row {
    let estimate = row.estimate
    let words = RichText(row.metric.words(of: facts.plan, year: facts.firstYear)(language))
    if facts.isWithoutSampling {
      let numbers = MetricText(language: language, isExact: true)
      return .cells([words, RichText(text.cell(row)), RichText(numbers.bound(estimate, row.metric))])
    }
    let isExact = estimate.lower == estimate.value && estimate.upper == estimate.value
    return .cells([
      words, RichText(text.cell(row)),
      isExact ? RichText("") : RichText(text.cell(row, .standardError)), isExact ? RichText("") : text.interval(row),
    ])
  }

  private var horizonTable: ReportTable {
    ReportTable(
      title: say("The years together, million yuan unless a head or a share", "各年合计，万元；人均为元"), kind: .figures,
      columns: [.words("")] + numberColumns,
      rows: facts.table.rows.filter { $0.year == nil && $0.group == nil }.map(cells))
  }

  private var groupTable: ReportTable? {
    guard facts.plan.cohorts.count > 1 else { return nil }
    let columns: [(String, String)] = [
      ("insured", say("insured", "参保人数")), ("beneficiaries.count", say("beneficiaries", "受益人数")),
      ("beneficiaries.share", say("share", "受益率")),
      ("beneficiaries.meanBenefit", say("mean benefit, yuan", "受益人员人均支付额，元")),
      ("claims.perInsured", say("claims a head, yuan", "参保人均支付额，元")),
      ("claims.perInsured.expected", say("closed form", "理论值")),
      ("members.reimbursementRate", say("share paid", "大病支付占合规自付费用比例")),
    ]
    let year = facts.firstYear
    return ReportTable(
      title: say("By group, \(year)", "分群体，\(year)年"), kind: .figures,
      columns: [.words(say("group", "群体"))] + columns.map { .number($0.1) },
      rows: facts.plan.cohorts.map { cohort in
        .cells(
          [RichText(facts.name(ofGroup: cohort.group, language))]
            + columns.map { RichText(text.cell($0.0, group: cohort.group)) })
      })
  }

  /// In what the numbers of a section are given.
  package static func unit(of section: Metric.Section, _ language: Language) -> String {
    switch (section, language) {
    case (.people, _), (.care, _): ""
    case (.funding, .english): ", yuan a head; total in million yuan"
    case (.funding, .chinese): "，元/人；总额为万元"
    case (_, .english): ", million yuan unless a head"
    case (_, .chinese): "，万元；人均为元"
    }
  }
}
