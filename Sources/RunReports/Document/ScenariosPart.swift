import Insurance
import Presentation
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
      title: title, kind: .figures,
      columns: [.words("")] + ReportFacts.shortNames(scenarios, language).map { .number($0) }, rows: [])
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
    let answers = ScenariosAnswers(scenarios: scenarios, language: language).answers
    return (answers.isEmpty ? [] : [.answers(answers)]) + [.chapter(title, place: "compare")]
      + (figures.isEmpty ? [] : [.charts(figures)]) + [.table(table)]
  }
}
