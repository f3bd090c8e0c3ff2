import Insurance
import Plans
import Presentation
import RunReports
import Search

/// A value that was sought, or several together, for a spreadsheet: the answer with its interval, and the proof.
package struct SolveBook {
  private let base: ScenarioFamily.Member
  private let rows: [[DataSheet.Cell]]
  private let checks: [Solution.Check]
  private let proof: SimulationPlan
  private let warnings: [Words]
  private let status: String
  private let language: Language

  package init(_ outcome: SolveOutcome, _ record: SolveRecord, language: Language) {
    base = outcome.solver.base
    proof = outcome.proof
    warnings = outcome.warnings
    status = record.status
    self.language = language
    let unknown = outcome.solver.unknown
    var checks: [Solution.Check] = []
    if case .solved(let solution) = outcome.result { checks = solution.checks }
    self.checks = checks
    rows = [
      Self.row(
        unknown, QueryName(under: base.plan, language), value: record.answer?.value, lower: record.answer?.lower,
        upper: record.answer?.upper, setting: record.answer?.setting)
    ]
  }

  package init(_ outcome: JointOutcome, _ record: JointRecord, language: Language) {
    base = outcome.solver.base
    proof = outcome.proof
    warnings = outcome.warnings
    status = record.status
    self.language = language
    let names = QueryName(under: base.plan, language)
    var checks: [Solution.Check] = []
    if case .solved(let answer) = outcome.result { checks = answer.checks }
    self.checks = checks
    rows = zip(outcome.solver.unknowns, record.unknowns).map { unknown, own in
      Self.row(unknown, names, value: own.value, lower: own.lower, upper: own.upper, setting: own.setting)
    }
  }

  private static func row(
    _ unknown: Unknown, _ names: QueryName, value: Double?, lower: Double?, upper: Double?, setting: String?
  ) -> [DataSheet.Cell] {
    var look = DataSheet.Look.plain
    if case .share = unknown.quantity.unit { look = .share }
    return [
      .words(names.text(unknown.path)), .looking(value, look), .looking(lower, look), .looking(upper, look),
      .looking(unknown.low, look), .looking(unknown.high, look), .words(setting.map { "--set \(unknown.path)=\($0)" }),
    ]
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    DataBook(
      title: base.scenario.title(language), language: language,
      sheets: [answer, conditions, NotesSheet(warnings, language: language).sheet].filter { !$0.rows.isEmpty }
        + [SourceSheet(base, language: language).sheet])
  }

  private var answer: DataSheet {
    DataSheet(
      say("Answer", "求解结果"),
      [
        .init(say("value sought", "所求参数"), width: 44), .init(say("value", "取值"), .plain),
        .init(say("95% interval, from", "95%区间下限"), .plain), .init(say("to", "上限"), .plain),
        .init(say("searched from", "搜索范围自"), .plain), .init(say("to", "至"), .plain),
        .init(say("to use it", "使用方法"), width: 44),
      ], rows: rows + [[.words(say("status", "求解状态")), .words(status)]])
  }

  private var conditions: DataSheet {
    let names = QueryName(under: base.plan, language)
    return DataSheet(
      say("Conditions", "条件与验证"),
      [
        .init(say("condition", "条件"), width: 44), .init(say("unit", "单位"), width: 10),
        .init(say("in the search", "求解时数值"), .plain), .init(say("std. error", "标准误"), .plain),
        .init(say("fresh draws", "新随机数"), .plain), .init(say("std. error", "标准误"), .plain),
        .init(say("95% interval, from", "95%区间下限"), .plain), .init(say("to", "上限"), .plain),
        .init(say("holds", "是否成立"), width: 12), .init(say("seed of the fresh draws", "新随机数种子"), .year, width: 18),
        .init(say("name", "名称"), width: 40),
      ],
      rows: checks.map { check in
        let metric = check.condition.metric.metric
        let look = DataSheet.Look(metric.unit)
        return [
          .words(names.words(check.condition)), .words(metric.unit.words(language)),
          .looking(check.estimate.value, look), .looking(check.estimate.standardError, look),
          .looking(check.fresh.value, look), .looking(check.fresh.standardError, look),
          .looking(check.fresh.lower, look), .looking(check.fresh.upper, look),
          .words(check.holds ? say("holds", "成立") : say("does not hold", "不成立")), .words("\(proof.seed)"),
          .words(check.condition.text),
        ]
      })
  }
}
