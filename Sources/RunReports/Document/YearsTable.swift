import Insurance
import Presentation
import Simulation
import Statistics

/// The years of a run side by side.
struct YearsTable {
  let facts: ReportFacts
  let language: Language

  private static let metrics: [Metric.Section: [String]] = [
    .cost: ["claims.total", "claims.perInsured", "claims.p95"],
    .funding: ["funding.perHead", "funding.need.p50", "funding.need.p95", "funding.adequacy"],
    .insurer: ["insurer.result.mean", "insurer.result.p05", "insurer.lossProbability"],
    .cash: ["insurer.cash.largestAdvance.mean", "insurer.cash.largestAdvance.p95"],
    .fund: ["fund.result.mean", "fund.deficitProbability", "payer.pays", "riskAdjustment.drawn"],
    .path: [
      "fund.accumulated.p05", "fund.accumulated.p25", "fund.accumulated.p50", "fund.accumulated.p75",
      "fund.accumulated.p95", "fund.deficitSoFar", "reserve.p05", "reserve.p25", "reserve.p50", "reserve.p75",
      "reserve.p95", "riskAdjustment.mean", "riskAdjustment.p05", "riskAdjustment.p50", "deferred.mean",
      "deferred.probability",
    ],
  ]

  var table: ReportTable {
    let years = facts.years
    let text = FigureText(facts: facts, language: language)
    var table = ReportTable(
      title: language == .chinese ? "逐年数值" : "Year by year", kind: .figures,
      columns: [.words("")] + years.map { .number(String($0)) }, rows: [])
    let layers = facts.policy.map(Metric.layersYearByYear) ?? []
    for section in Metric.Section.allCases {
      let metrics = section == .layers ? layers : (Self.metrics[section] ?? []).compactMap(Metric.named)
      let rows = metrics.compactMap { metric -> ReportTable.Row? in
        let figures = years.map { text.cell(metric.name, year: $0) }
        // What is zero throughout says nothing under these rules.
        guard figures.contains(where: { ($0?.value ?? 0) != 0 }) else { return nil }
        return .cells([RichText(metric.words(language))] + figures.map(RichText.init))
      }
      guard !rows.isEmpty else { continue }
      table.rows.append(.section(section.words(language) + ResultsPart.unit(of: section, language)))
      table.rows += rows
    }
    return table
  }
}
