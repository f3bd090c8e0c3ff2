import Insurance
import Presentation
import Simulation

/// Several alternatives in one table, each against the baseline.
struct AlternativesPart {
  let facts: ComparisonFacts
  let language: Language

  private static let metrics = [
    "funding.perHead", "claims.perInsured", "funding.need.p95", "funding.adequacy", "insurer.result.mean",
    "fund.result.mean",
  ]

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A word and a sentence for each.
  var answers: [ReportBlock.Answer] {
    facts.alternatives.map { alternative in
      let answers = ReformAnswers(facts: facts, alternative: alternative, language: language)
      return ReportBlock.Answer(
        question: facts.title(of: alternative, language), answer: answers.inShort, verdict: answers.verdict)
    }
  }

  var table: ReportTable {
    let metrics = Self.metrics.compactMap(Metric.named)
    var table = ReportTable(
      title: facts.plan.policies.count > 1
        ? say("Alternatives against the baseline, \(facts.plan.startYear)", "各方案与基准对照，\(facts.plan.startYear)年")
        : say("Alternatives against the baseline", "各方案与基准对照"), kind: .figures,
      columns: [.words(say("alternative", "方案"))]
        + metrics.map { metric in
          let unit = MetricTitle.unit(of: metric, language: language)
          return .number(metric.nameAlone(language) + (unit.isEmpty ? "" : say(", \(unit)", "，\(unit)")))
        },
      rows: [])
    for (place, alternative) in facts.alternatives.enumerated() {
      let text = DifferenceFigures(facts: facts, alternative: alternative, language: language)
      // The baseline of the first: all meet the same draws, and the same year where all differ from the same year on.
      let rows = metrics.map { alternative.comparison.row($0.name, year: facts.plan.startYear) }
      if place == 0 {
        table.rows.append(
          .total([RichText(say("baseline", "基准"))] + rows.map { $0.map(text.baseline) ?? "–" }))
      }
      table.rows.append(
        .cells([RichText(facts.title(of: alternative, language))] + rows.map { $0.map(text.alternative) ?? "–" }))
      table.rows.append(
        .cells(
          [RichText(say("  difference ± std. error", "  较基准 ± 标准误"))]
            + rows.map { row in
              guard let row else { return "–" }
              let error = text.error(row)
              return error.isEmpty ? text.difference(row) : text.difference(row) + " ± " + error
            }))
    }
    return table
  }

  /// Whether the funding is enough in each of several years; nil where there is one.
  var adequacyByYear: ReportTable? {
    guard facts.plan.policies.count > 1 else { return nil }
    let years = facts.plan.policies.map(\.year)
    var rows: [ReportTable.Row] = []
    for (place, alternative) in facts.alternatives.enumerated() {
      let text = DifferenceFigures(facts: facts, alternative: alternative, language: language)
      let differences = years.map { alternative.comparison.row("funding.adequacy", year: $0) }
      if place == 0 {
        rows.append(.total([RichText(say("baseline", "基准"))] + differences.map { $0.map(text.baseline) ?? "–" }))
      }
      rows.append(
        .cells(
          [RichText(facts.title(of: alternative, language))] + differences.map { $0.map(text.alternative) ?? "–" }))
    }
    return ReportTable(
      title: say("Probability that the funding is enough, year by year", "各年收支平衡概率"), kind: .figures,
      columns: [.words(say("alternative", "方案"))] + years.map { .number(String($0)) }, rows: rows)
  }

  /// How many people of all get more and less under each.
  var people: ReportTable {
    let winners = facts.alternatives.map { WinnersTables($0.comparison, plan: facts.plan, language: language) }
    return ReportTable(
      title: say("People who get more and less", "待遇提高与降低的人数"), kind: .figures,
      columns: [
        .words(say("alternative", "方案")), .number(say("get more", "待遇提高人数")),
        .number(say("by, yuan", "人均提高，元")), .number(say("get less", "待遇降低人数")),
        .number(say("by, yuan", "人均降低，元")),
      ],
      rows: zip(facts.alternatives, winners).map { alternative, winners in
        let all = winners.parts.first
        let isUnknown = alternative.comparison.benefits == nil
        func people(_ number: Double?) -> RichText {
          RichText(isUnknown ? NumberText.unknown : NumberText.grouped(number ?? 0))
        }
        func mean(_ yuan: Double?, of number: Double?) -> RichText {
          RichText((number ?? 0) > 0 ? NumberText.grouped(yuan ?? 0, decimals: 2) : NumberText.unknown)
        }
        return .cells([
          RichText(facts.title(of: alternative, language)), people(all?.winners), mean(all?.meanGain, of: all?.winners),
          people(all?.losers), mean(all?.meanLoss, of: all?.losers),
        ])
      })
  }
}
