import Insurance
import Presentation
import Simulation

/// What moves the figures of a run, one value at a time: diagrams and the table that they are drawn of.
struct SensitivityPart {
  let file: TornadoFile
  /// Nil for a run of a single year.
  var firstYear: Int?
  /// Of the values that were changed; their paths alone where nobody knows.
  var names: ValueName?
  let language: Language
  let prefix: String

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var blocks: [ReportBlock] {
    let charts = file.diagrams.map { diagram in
      TornadoChart(
        diagram: diagram.naming(year: firstYear).naming { names?.title($0) }, language: language)
    }
    var blocks: [ReportBlock] = [.section(say("What moves the result", "敏感性"), place: prefix + "sensitivity")]
    if let replications = file.replications {
      let count = NumberText.grouped(replications)
      blocks.append(
        .paragraph(
          RichText(
            say(
              "From runs of \(count) replications each, on the same draws.", "各项均以相同随机数模拟\(count)次。"))))
    }
    let figures = charts.compactMap(\.figure)
    for name in unmoved {
      blocks.append(.warning(say("\(name) changes none of these figures", "\(name)不影响所列指标")))
    }
    if !figures.isEmpty { blocks.append(.charts(figures)) }
    for chart in charts { blocks.append(.table(table(chart))) }
    return blocks
  }

  /// The changes that move no figure of the file.
  private var unmoved: [String] {
    var all: [String] = []
    for bar in file.diagrams.flatMap(\.bars) where !all.contains(bar.name) { all.append(bar.name) }
    return all.filter { name in
      file.diagrams.allSatisfy { diagram in
        diagram.bars.allSatisfy { $0.name != name || $0.swing(from: diagram.base) == 0 }
      }
    }
  }

  private func table(_ chart: TornadoChart) -> ReportTable {
    let diagram = chart.diagram
    let unit = chart.unit.isEmpty ? "" : say(", ", "，") + chart.unit
    return ReportTable(
      title: chart.title + unit, kind: .figures,
      columns: [.words(say("change", "变动项"))]
        + (diagram.hasRanges
          ? [
            .number(say("first value", "第一个值")), .number(say("result", "结果")), .number(say("second value", "第二个值")),
            .number(say("result", "结果")),
          ] : [.number(say("result", "结果"))]),
      rows: [
        .cells(
          [RichText(say("as it is", "现状"))]
            + (diagram.hasRanges
              ? [RichText(""), RichText(chart.text(diagram.base)), RichText(""), RichText("")]
              : [RichText(chart.text(diagram.base))]))
      ]
        + diagram.bars.map { bar in
          guard diagram.hasRanges else {
            return .cells([RichText(bar.name)] + bar.ends.map { RichText(chart.text($0.value)) })
          }
          let cells = bar.ends.flatMap { [RichText($0.setting), RichText(chart.text($0.value))] }
          return .cells(
            [names?.rich(bar.name) ?? .code(bar.name)] + cells
              + Array(repeating: RichText(""), count: max(0, 4 - cells.count)))
        })
  }
}
