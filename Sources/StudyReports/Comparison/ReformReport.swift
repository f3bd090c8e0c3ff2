import Insurance
import Plans
import Presentation
import RunReports
import Statistics

/// A reform as a document that officials decide by: the verdict first, then what changes, the differences with their errors,
/// who gains and who loses, which clause brings how much, the years, cash, and what all of it rests on.
package struct ReformReport: Sendable {
  private let facts: ComparisonFacts
  private let language: Language

  package init(_ facts: ComparisonFacts, language: Language) {
    self.facts = facts
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var plan: SimulationPlan { facts.plan }
  private var hasSeveral: Bool { facts.alternatives.count > 1 }

  package var document: ReportDocument {
    let people = NumberText.grouped(plan.insured)
    let count = NumberText.grouped(plan.replications)
    let baseline = facts.baseline.title(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: a change of rules", "大病保险政策调整测算报告"),
      title: hasSeveral
        ? say(
          "\(facts.alternatives.count) alternatives to: \(baseline)", "\(facts.alternatives.count)个调整方案：\(baseline)")
        : facts.alternatives.first.map { facts.title(of: $0, language) } ?? baseline,
      subtitle: say(
        "Baseline: \(baseline) · \(people) insured · \(count) simulated years, the same illnesses for all",
        "基准：\(baseline) · 参保\(people)人 · 模拟\(count)次，各方案使用相同随机数"), hasChapters: hasSeveral, blocks: blocks)
  }

  private var blocks: [ReportBlock] {
    // Who loses comes before everything else.
    var blocks = facts.alternatives.compactMap { alternative in
      ReformAnswers(facts: facts, alternative: alternative, language: language).losers.map {
        ReportBlock.warning(hasSeveral ? facts.title(of: alternative, language) + say(": ", "：") + $0 : $0)
      }
    }
    blocks += (facts.notes + facts.baseline.warnings).map { ReportBlock.warning($0(language)) }
    if hasSeveral {
      let part = AlternativesPart(facts: facts, language: language)
      blocks.append(.answers(part.answers))
      blocks.append(.chapter(say("All alternatives", "方案对照"), place: "alternatives"))
      blocks +=
        charts([needs]) + [.table(part.table)] + (part.adequacyByYear.map { [.table($0)] } ?? [])
        + [.table(part.people)]
    }
    for (place, alternative) in facts.alternatives.enumerated() {
      let prefix = hasSeveral ? "a\(place + 1)-" : ""
      if hasSeveral { blocks.append(.chapter(facts.title(of: alternative, language), place: "a\(place + 1)")) }
      blocks.append(
        .answers(ReformAnswers(facts: facts, alternative: alternative, language: language).answers))
      blocks += parts(of: alternative, prefix)
    }
    if hasSeveral { blocks.append(.chapter(say("The baseline, and words", "基准与说明"), place: "all")) }
    blocks +=
      precision + SourcesPart(facts: ReportFacts(facts.baseline), language: language, prefix: "baseline-").blocks
    let runs = [facts.baseline] + facts.alternatives.map(\.run)
    return blocks + GlossaryPart(tables: runs.map(\.summary.table), language: language).blocks
      + ProvenancePart(
        scenarios: runs.map { ReportFacts($0) }, names: [say("baseline", "基准")] + facts.alternatives.map(\.name),
        language: language
      ).blocks
  }

  private func charts(_ charts: [any ReportChart]) -> [ReportBlock] {
    let figures = charts.compactMap(\.figure)
    return figures.isEmpty ? [] : [.charts(figures)]
  }

  /// What funding each takes.
  private var needs: ScenariosChart {
    let baseline = facts.baseline.titled(
      Words(en: "baseline: \(facts.baseline.title.en)", zh: "基准：\(facts.baseline.title.zh)"))
    return ScenariosChart(
      scenarios: [ReportFacts(baseline)]
        + facts.alternatives.map {
          ReportFacts(
            $0.run.titled(Words(en: facts.title(of: $0, .english), zh: facts.title(of: $0, .chinese))), name: $0.name)
        },
      language: language)
  }

  private func parts(of alternative: ComparisonFacts.Alternative, _ prefix: String) -> [ReportBlock] {
    let comparison = alternative.comparison
    let tables = ComparisonTables(facts: facts, alternative: alternative, language: language)
    let winners = WinnersTables(comparison, plan: plan, language: language)
    let changes = tables.changes
    var blocks: [ReportBlock] = [.section(changes.title, place: prefix + "changes")]
    blocks.append(
      changes.rows.isEmpty ? .paragraph(RichText(say("No value differs.", "各项参数相同。"))) : .table(changes))
    if let range = AssumptionRangeRows(alternative, plan: plan, language: language) {
      blocks += [
        .section(say("What moves the answer", "影响结论的假设"), place: prefix + "assumption-range"),
        .table(range.reportTable),
      ]
    }
    if !tables.years.isEmpty {
      blocks.append(.section(say("Over the years", "多年运行"), place: prefix + "years"))
      blocks += charts([
        AdequacyYearsChart(comparison: comparison, language: language)
      ])
      blocks += tables.years.map { .table($0) }
    }
    blocks.append(.section(say("Differences and their errors", "差异及误差"), place: prefix + "differences"))
    blocks += charts(hasSeveral ? [cash(alternative)] : [needs, cash(alternative)]) + [.table(tables.metrics)]
    blocks.append(.section(say("Who gains, who loses", "得失"), place: prefix + "winners"))
    blocks += charts([
      WinnersChart(winners: winners, language: language), BandsChart(winners: winners, language: language),
    ])
    if let note = winners.note { blocks.append(.paragraph(RichText(note))) }
    blocks += (winners.tables + [tables.parties]).map { .table($0) }
    let contributions = ContributionsTables(
      contributions: comparison.contributions, names: ValueName(under: facts.plan.policies.first, language),
      language: language
    ).tables
    if !contributions.isEmpty {
      blocks.append(.section(say("Which change brings how much", "各项变动的贡献"), place: prefix + "contributions"))
      blocks += contributions.map { .table($0) }
    }
    let losses = LossTables(losses: comparison.losses, language: language)
    if let note = losses.note {
      blocks.append(.section(say("What a loss comes of", "亏损成因"), place: prefix + "losses"))
      blocks += losses.tables.map { .table($0) } + [.paragraph(RichText(note))]
    }
    return blocks
  }

  private func cash(_ alternative: ComparisonFacts.Alternative) -> CashBalancesChart {
    CashBalancesChart(
      baseline: ReportFacts(facts.baseline), alternative: ReportFacts(alternative.run), language: language)
  }

  private var precision: [ReportBlock] {
    [
      .section(say("Precision of the differences", "差异的精度"), place: "differences-precision"),
      .list([
        RichText(
          say(
            "All alternatives meet the same illnesses, year by year, so that the error of a difference is far below that of two runs apart. Standard errors are those of the differences: of quantiles from \(PairedBootstrap.resamples) resamples of the paired replications, of all else from the pairs themselves.",
            "各方案逐年使用相同的疾病抽样，差异的误差远小于两次独立测算之差。标准误为差异本身的标准误：分位数由成对模拟的\(PairedBootstrap.resamples)次重抽样得出，其余直接由成对模拟得出。")),
        RichText(
          say(
            "Winners and losers are in closed form, for a year at its expected level. None of this covers the assumptions, which are listed below.",
            "得失人数为理论值，按预期水平的年份计算。上述误差均不包含假设本身的不确定性，假设见下文。")),
      ]),
    ]
  }
}
