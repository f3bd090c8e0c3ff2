import Insurance
import Plans
import Presentation
import Results
import Simulation
import Statistics

/// What an alternative changes and what that brings, as tables: the same on the terminal and in documents.
struct ComparisonTables {
  let facts: ComparisonFacts
  let alternative: ComparisonFacts.Alternative
  let language: Language

  private var comparison: PlanComparison { alternative.comparison }
  private var plan: SimulationPlan { facts.plan }
  private var text: DifferenceFigures { DifferenceFigures(facts: facts, alternative: alternative, language: language) }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// Every value that differs; without rows where none does.
  var changes: ReportTable {
    let names = ValueName(under: plan.policies.first, language)
    return ReportTable(
      title: say("What changes", "变动内容"), kind: .words,
      columns: [
        .words(say("what changes", "变动参数")), .words(say("baseline", "基准")), .words(say("alternative", "方案")),
        .words(say("clause or source", "条款或来源")), .sentences(say("note", "说明")),
      ],
      rows: alternative.changes.map { change in
        .cells([
          names.rich(change.path) + RichText(change.year.map { say(" (from \($0))", "（\($0)年起）") } ?? ""),
          RichText(change.before?(language) ?? "–"), RichText(change.after?(language) ?? "–"),
          RichText(change.source?(language) ?? change.clause.map { Clause($0).cited(language) } ?? ""),
          RichText(change.note?(language) ?? ""),
        ])
      }
    ).withoutEmptyColumns
  }

  private var differenceColumns: [ReportTable.Column] {
    [
      .number(say("baseline", "基准")), .number(say("alternative", "方案")), .number(say("difference", "差异")),
      .number(say("its std. error", "差异标准误")), .number(say("its 95% interval", "差异95%区间")),
    ]
  }

  /// The metrics of the first year that differs, section by section.
  var metrics: ReportTable {
    let year = comparison.firstYear
    var table = ReportTable(
      title: say("Differences in \(year)", "\(year)年差异"), kind: .figures,
      columns: [.words(String(year))] + differenceColumns, rows: [])
    var section: Metric.Section?
    for row in comparison.metrics where row.year == year && row.group == nil && row.metric.section != .path {
      if row.metric.section != section {
        section = row.metric.section
        table.rows.append(.section(row.metric.section.words(language) + unitNote(row.metric.section)))
      }
      table.rows.append(cells(row))
    }
    return table
  }

  private func cells(_ row: MetricDifference) -> ReportTable.Row {
    .cells([
      RichText(row.metric.words(language)), text.baseline(row), text.alternative(row), text.difference(row),
      text.error(row), text.interval(row),
    ])
  }

  private func unitNote(_ section: Metric.Section) -> String {
    switch section {
    case .people, .care: ""
    case .cost, .insurer, .cash, .fund, .members, .layers, .insurers, .path:
      say(" (million yuan unless a head)", "（万元；人均为元）")
    case .funding: say(" (yuan a head; total in million yuan)", "（元/人；总额为万元）")
    }
  }

  /// Who is better off, and how often.
  var parties: ReportTable {
    let title = say("who is better off", "谁受益")
    var table = ReportTable(
      title: plan.policies.count > 1 ? "\(comparison.firstYear) · \(title)" : title, kind: .figures,
      columns: [
        .words(""), .number(say("better in", "更好的年份")), .number(say("worse in", "更差的年份")),
        .number(say("mean gain", "平均得益")), .number(say("std. error", "标准误")),
      ], rows: [])
    var isOfHorizon = false
    for effect in comparison.parties {
      if effect.year == nil, !isOfHorizon {
        isOfHorizon = true
        table.rows.append(.section(say("all years together", "各年合计")))
      }
      table.rows.append(
        .cells(
          [
            effect.party.words(language), NumberText.percent(effect.better.value),
            NumberText.percent(effect.worse.value),
            effect.gain.map { ($0.value > 0 ? "+" : "") + NumberText.yuan($0.value, in: language) }
              ?? NumberText.unknown,
            effect.gain?.standardError.map { NumberText.yuan($0, in: language) } ?? NumberText.unknown,
          ].map { RichText($0) }))
    }
    return table
  }

  /// What is shown of every year where there are several.
  private static let yearly = [
    "claims.total", "funding.perHead", "funding.need.p95", "funding.adequacy", "insurer.result.mean",
    "fund.result.mean", "fund.accumulated.p50", "deferred.mean",
  ]

  /// The differences of every year, and of all together; none where there is one year.
  var years: [ReportTable] {
    let years = comparison.baseline.table.years
    guard years.count > 1 else { return [] }
    var table = ReportTable(
      title: say("differences by year", "各年差异"), kind: .figures,
      columns: [.words("")] + years.map { .number(String($0)) }, rows: [])
    for name in Self.yearly {
      let rows = years.map { comparison.row(name, year: $0) }
      guard let metric = Metric.named(name), rows.contains(where: { $0?.difference.value ?? 0 != 0 }) else { continue }
      table.rows.append(.cells([RichText(metric.nameAlone(language))] + rows.map { $0.map(text.difference) ?? "–" }))
      table.rows.append(.cells([RichText(say("  its std. error", "  差异标准误"))] + rows.map { $0.map(text.error) ?? "–" }))
    }
    let horizon = ReportTable(
      title: say("the years together", "各年合计"), kind: .figures, columns: [.words("")] + differenceColumns,
      rows: comparison.metrics.filter { $0.year == nil }.map(cells))
    return [table, horizon]
  }
}
