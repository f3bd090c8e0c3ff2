import Chance
import Insurance
import Simulation
import Statistics

/// A report that officials read: the answers first, then charts, tables, every assumption and clause, and where the
/// numbers come from. The same pieces become HTML and Markdown.
package struct RunReport: Sendable {
  let scenarios: [ReportFacts]
  package let language: Language

  /// - Precondition: there is at least one scenario.
  package init(_ scenarios: [ReportFacts], language: Language) {
    precondition(!scenarios.isEmpty, "A report is of at least one scenario.")
    let titles = scenarios.map { $0.run.title(language) }
    self.scenarios = scenarios.enumerated().map { index, facts in
      titles.count { $0 == facts.run.title(language) } > 1 ? facts.titled(number: index + 1) : facts
    }
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var title: String {
    guard scenarios.count > 1 else { return scenarios.first?.run.title(language) ?? "" }
    return say("\(scenarios.count) scenarios side by side", "\(scenarios.count)个情景并列比较")
  }

  var subtitle: String {
    guard scenarios.count == 1, let facts = scenarios.first else {
      return scenarios.map { $0.run.title(language) }.joined(separator: " · ")
    }
    return facts.subtitle(language)
  }

  /// Whether each scenario is a chapter of its own.
  var hasChapters: Bool { scenarios.count > 1 }

  var blocks: [ReportBlock] {
    var blocks: [ReportBlock] = []
    if hasChapters { blocks += ScenariosPart(scenarios: scenarios, language: language).blocks }
    for (index, facts) in scenarios.enumerated() {
      let prefix = hasChapters ? "s\(index + 1)-" : ""
      if hasChapters {
        blocks.append(.chapter(facts.run.title(language), place: "s\(index + 1)"))
      }
      blocks += facts.run.warnings.map { .warning($0(language)) }
      blocks.append(.answers(AnswersPart(facts: facts, language: language).answers))
      blocks += ResultsPart(facts: facts, language: language, prefix: prefix).blocks
      for file in facts.sensitivities {
        blocks +=
          SensitivityPart(
            file: file, firstYear: facts.years.count > 1 ? facts.firstYear : nil, language: language, prefix: prefix
          ).blocks
      }
      blocks += SourcesPart(facts: facts, language: language, prefix: prefix).blocks
    }
    if hasChapters { blocks.append(.chapter(say("On all scenarios", "通用说明"), place: "all")) }
    return blocks + glossary + provenance
  }

  /// What the metrics of the tables mean; only those that the report has.
  private var glossary: [ReportBlock] {
    var shown = Set<String>()
    for facts in scenarios { shown.formUnion(facts.table.rows.map(\.metric.name)) }
    let metrics = scenarios.flatMap(\.table.metrics).filter { shown.remove($0.name) != nil }
    var blocks: [ReportBlock] = [
      .section(say("Glossary", "术语"), place: "glossary"),
      .paragraph(
        RichText(
          say(
            "The name in grey is that of results.json and results.csv.",
            "灰色名称为 results.json 与 results.csv 中的指标名。"))),
      .paragraph(RichText(Verdict.scale(language))),
    ]
    for section in Metric.Section.allCases {
      let part = metrics.filter { $0.section == section }
      guard !part.isEmpty else { continue }
      blocks.append(.subsection(section.words(language)))
      blocks.append(
        .terms(
          part.map { (RichText("\($0.words(language)) ") + .code($0.name), RichText($0.meaning(language))) }))
    }
    return blocks
  }

  private var provenance: [ReportBlock] {
    var table = ReportTable(
      title: say("What each run can be repeated from", "复现所需信息"), kind: .words,
      columns: [.words("")] + scenarios.map { .words($0.plan.name) }, rows: [])
    func add(_ name: String, _ value: (ReportFacts) -> String) {
      table.rows.append(.cells([RichText(name)] + scenarios.map { .code(value($0)) }))
    }
    add(say("program", "程序")) { _ in "dabing \(ProgramVersion.current)" }
    add(say("model version", "模型版本")) { _ in "\(ModelVersion.current)" }
    add(say("method", "方法")) { $0.plan.method.rawValue }
    // The exact method has no replications, and a seed only for the people that a law of X is made of.
    add(say("replications", "模拟次数")) { $0.isExact ? "–" : NumberText.grouped($0.plan.replications) }
    add(say("seed", "种子")) { $0.plan.drawsBySeed ? "\($0.plan.seed)" : "–" }
    add(say("policy", "政策")) { $0.policy?.id ?? "" }
    add(say("hash of the scenario", "情景哈希")) { $0.run.scenarioHash }
    add(say("hash of the policy", "政策哈希")) { $0.run.policyHash }
    return [
      .section(say("Provenance", "数据来源与复现"), place: "provenance"),
      .paragraph(
        RichText(
          say(
            "The same program, scenario, policy, method, replications and seed give the same numbers to the last digit, on any number of threads.",
            "同一程序、情景、政策、方法、模拟次数与种子，在任意线程数下得到完全相同的数字。"))),
      .table(table),
    ]
  }
}
