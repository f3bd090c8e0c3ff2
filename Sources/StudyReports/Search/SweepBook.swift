import Insurance
import Presentation
import RunReports
import Search
import Simulation

/// A sweep for a spreadsheet: a row a point, the long table of sweep.csv, what matters most.
package struct SweepBook {
  private let outcome: SweepRun.Outcome
  private let record: SweepRecord
  private let language: Language

  package init(_ outcome: SweepRun.Outcome, _ record: SweepRecord, language: Language) {
    (self.outcome, self.record, self.language) = (outcome, record, language)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var base: ScenarioFamily.Member { outcome.run.base }
  private var names: QueryName { QueryName(under: base.plan, language) }
  private var axes: [SweepAxis] { outcome.run.design.axes }
  private var metrics: [MetricQuery] { outcome.run.metrics }

  package var book: DataBook {
    DataBook(
      title: base.scenario.title(language), language: language,
      sheets: [points, figures, sensitivity, tornado, notes].filter { !$0.rows.isEmpty }
        + [SourceSheet(base, language: language).sheet])
  }

  /// A value that a sweep sets: a number where it is one, which a chart can be drawn over.
  private func cell(_ value: VariedValue?) -> DataSheet.Cell {
    guard let value else { return .words(say("as it is", "现状")) }
    guard let number = value.number else { return .words(value.text) }
    return .looking(number, value.text.hasSuffix("%") ? .share : .plain)
  }

  private var points: DataSheet {
    DataSheet(
      say("Points", "各点"),
      [.init(say("point", "点"), .year), .init(say("design", "设计"), width: 10)]
        + axes.map { .init(names.text($0.path), .plain, width: 26) }
        + metrics.map { .init(unitHeading($0), .init($0.metric.unit), width: 24) },
      rows: zip(outcome.run.design.points, outcome.figures).enumerated().map { place, point in
        [.whole(place + 1), .words(point.0.role.name)] + point.0.values.map(cell)
          + point.1.map { .number($0.estimate?.value) }
      }, frozen: 2)
  }

  /// Numbers of a sheet are in the units of the record: yuan, not millions.
  private func unitHeading(_ query: MetricQuery) -> String {
    let unit = query.metric.unit == .share ? "" : query.metric.unit.words(language)
    return names.words(query) + (unit.isEmpty ? "" : say(", \(unit)", "，\(unit)")) + "\n" + query.text
  }

  private var figures: DataSheet {
    DataSheet(
      say("Figures", "数值明细"),
      [.init(say("point", "点"), .year), .init(say("design", "设计"), width: 10)]
        + axes.map { .init(names.text($0.path), .plain, width: 26) }
        + [
          .init(say("figure", "指标"), width: 40), .init(say("year", "年度"), .year), .init(say("group", "群体")),
          .init(say("value", "数值"), .plain), .init(say("std. error", "标准误"), .plain),
          .init(say("95% interval, from", "95%区间下限"), .plain), .init(say("to", "上限"), .plain),
          .init(say("unit", "单位"), width: 10), .init(say("name in sweep.csv", "sweep.csv中的名称"), width: 34),
        ],
      rows: zip(outcome.run.design.points, outcome.figures).enumerated().flatMap { place, point in
        zip(metrics, point.1).map { query, figure in
          let look = DataSheet.Look(query.metric.unit)
          let estimate = figure.estimate
          return [.whole(place + 1), .words(point.0.role.name)] + point.0.values.map(cell) + [
            .words(names.words(MetricQuery(query.metric))), .whole(figure.year), .words(query.group),
            .looking(estimate?.value, look), .looking(estimate?.standardError, look), .looking(estimate?.lower, look),
            .looking(estimate?.upper, look), .words(query.metric.unit.words(language)), .words(query.metric.name),
          ]
        }
      }, frozen: 2)
  }

  private var sensitivity: DataSheet {
    DataSheet(
      say("Sensitivity", "方差贡献"),
      [
        .init(say("figure", "指标"), width: 40), .init(say("value", "参数"), width: 40),
        .init(say("alone (first order)", "单独（一阶）"), .plain), .init(say("std. error", "标准误"), .plain),
        .init(say("with all interactions (total)", "含交互（总效应）"), .plain), .init(say("std. error", "标准误"), .plain),
      ],
      rows: (record.sensitivity ?? []).map {
        [
          .words(name(ofMetric: $0.metric)), .words(names.text($0.path)), .number($0.firstOrder),
          .number($0.firstOrderStandardError),
          .number($0.total), .number($0.totalStandardError),
        ]
      })
  }

  private func name(ofMetric text: String) -> String {
    metrics.first { $0.text == text }.map { names.text($0) } ?? text
  }

  private var tornado: DataSheet {
    DataSheet(
      say("One value alone", "单独变动"),
      [
        .init(say("figure", "指标"), width: 40), .init(say("value", "参数"), width: 40),
        .init(say("as it is", "现状"), .plain),
        .init(say("low", "低"), .plain), .init(say("result", "结果"), .plain), .init(say("high", "高"), .plain),
        .init(say("result", "结果"), .plain), .init(say("swing", "变幅"), .plain),
      ],
      rows: (record.tornado ?? []).map { bar in
        let look = metrics.first { $0.text == bar.metric }.map { DataSheet.Look($0.metric.unit) } ?? .plain
        let ends = [bar.base, bar.low, bar.high]
        return [
          .words(name(ofMetric: bar.metric)), .words(names.text(bar.path)), .looking(bar.base, look),
          .words(bar.lowSetting), .looking(bar.low, look), .words(bar.highSetting), .looking(bar.high, look),
          .formula(
            "MAX(C{row},E{row},G{row})-MIN(C{row},E{row},G{row})", (ends.max() ?? 0) - (ends.min() ?? 0), look),
        ]
      })
  }

  private var notes: DataSheet { NotesSheet(outcome.warnings, language: language).sheet }
}
