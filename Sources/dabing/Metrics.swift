import ArgumentParser
import CommandOptions
import Insurance
import Presentation
import Simulation

struct Metrics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every metric of a result: its name, its unit, and what exactly it is.")

  @OptionGroup var format: OutputOptions

  /// A metric as programs read it, in both languages.
  private struct Record: Encodable {
    struct Text: Encodable {
      let en: String
      let zh: String
      init(_ words: Words) { (en, zh) = (words.en, words.zh) }
    }

    let metric: String
    let section: String
    let unit: String
    let label: Text
    let meaning: Text

    init(_ metric: Metric) {
      self.metric = metric.name
      section = metric.section.rawValue
      unit = metric.unit.rawValue
      label = Text(metric.words)
      meaning = Text(metric.meaning)
    }
  }

  private static let all = Metric.glossary + [Metric.sourcePattern] + Metric.layerPatterns + Metric.insurerPatterns

  func run() async throws { try await reportingFailures(list) }

  private func list() throws {
    if format.json { return try show(ReportText.json(Self.all.map(Record.init))) }
    var table = TextTable([
      .init(format.say("name", "名称")), .init(format.say("unit", "单位")), .init(format.say("label", "指标")),
      .init(format.say("what it is", "含义")),
    ])
    for section in Metric.Section.allCases {
      table.addSection(section.words(format.lang))
      for metric in Self.all where metric.section == section {
        table.add([
          metric.name, metric.unit.words(format.lang), metric.words(format.lang), metric.meaning(format.lang),
        ])
      }
    }
    try show(table.rendered(style: .standardOutput()), terminator: "")
  }
}
