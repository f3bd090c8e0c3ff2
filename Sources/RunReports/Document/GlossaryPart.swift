import Insurance
import Presentation
import Simulation

/// What the metrics of the tables mean; only those that the report has.
package struct GlossaryPart {
  let tables: [ResultTable]
  let language: Language

  package init(tables: [ResultTable], language: Language) { (self.tables, self.language) = (tables, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var blocks: [ReportBlock] {
    var shown = Set<String>()
    for table in tables { shown.formUnion(table.rows.map(\.metric.name)) }
    let metrics = tables.flatMap(\.metrics).filter { shown.remove($0.name) != nil }
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
}
