import Insurance
import Simulation

/// Several scenarios side by side, before each in full.
struct ScenariosPart {
  let scenarios: [ReportFacts]
  let language: Language

  private static let metrics = [
    "insured", "beneficiaries.share", "beneficiaries.meanBenefit", "claims.perInsured", "funding.perHead",
    "funding.need.p50", "funding.need.p95", "funding.adequacy", "insurer.result.mean", "insurer.lossProbability",
    "fund.result.mean", "fund.deficitProbability", "members.reimbursementRate",
  ]

  var blocks: [ReportBlock] {
    let title = language == .chinese ? "情景比较" : "Side by side"
    var table = ReportTable(
      title: title, kind: .figures, columns: [.words("")] + scenarios.map { .number($0.plan.name) }, rows: [])
    var section: Metric.Section?
    for name in Self.metrics {
      guard let metric = Metric.named(name) else { continue }
      if metric.section != section {
        section = metric.section
        table.rows.append(.section(metric.section.words(language) + ResultsPart.unit(of: metric.section, language)))
      }
      table.rows.append(
        .cells(
          [RichText(metric.words(language))]
            + scenarios.map { RichText(FigureText(facts: $0, language: language).cell(name)) }))
    }
    let figures = [ScenariosChart(scenarios: scenarios, language: language).figure].compactMap(\.self)
    return [.chapter(title, place: "compare")] + (figures.isEmpty ? [] : [.charts(figures)]) + [.table(table)]
  }
}
