import Insurance
import Presentation
import Simulation

/// A report that officials read: the answers first, then charts, tables, every assumption and clause, and where the
/// numbers come from. The same pieces become HTML, Markdown and Word.
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

  package var document: ReportDocument {
    ReportDocument(
      language: language, kicker: say("Critical-illness insurance", "大病保险测算报告"), title: title, subtitle: subtitle,
      hasChapters: hasChapters, blocks: blocks)
  }

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
            file: file, firstYear: facts.years.count > 1 ? facts.firstYear : nil,
            names: ValueName(under: facts.policy, language), language: language, prefix: prefix
          ).blocks
      }
      blocks += SourcesPart(facts: facts, language: language, prefix: prefix).blocks
    }
    if hasChapters { blocks.append(.chapter(say("On all scenarios", "通用说明"), place: "all")) }
    return blocks + GlossaryPart(tables: scenarios.map(\.table), language: language).blocks
      + ProvenancePart(scenarios: scenarios, names: scenarios.map(\.plan.name), language: language).blocks
  }
}
