import Insurance
import Presentation
import RunReports
import Search
import Simulation
import Statistics

/// A sweep as a person reads it: what varies, the points, and which value matters most.
package struct SweepText {
  private let outcome: SweepRun.Outcome
  private let language: Language
  private let style: Style

  /// More rows than this are left to the files.
  private static let mostRows = 60

  package init(_ outcome: SweepRun.Outcome, language: Language, style: Style) {
    self.outcome = outcome
    self.language = language
    self.style = style
  }

  private var design: SweepDesign { outcome.run.design }
  private var metrics: [MetricQuery] { outcome.run.metrics }
  private var isExact: Bool { outcome.run.base.plan.method == .exact }
  private var figures: MetricText { MetricText(language: language, isExact: isExact) }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    [heading, WarningsText.lines(outcome.warnings, language), legend, points, sensitivity, tornado, closing]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let plan = outcome.run.base.plan
    let alone = design.points.count { $0.role.isAlone }
    let count = NumberText.grouped(design.points.count - alone)
    let replications = NumberText.grouped(plan.replications)
    let kind =
      design.sobolPoints == nil
      ? say("a grid of \(count) points", "网格\(count)个点")
      : say("a Sobol design of \(count) points", "Sobol设计\(count)个点")
    let way =
      isExact
      ? say("the exact method, which draws no years", "精确法（不模拟年度）")
      : say(
        "\(replications) replications each, all on the same draws (seed \(plan.seed), \(plan.method.rawValue))",
        "每点模拟\(replications)次，各点使用相同的随机数（种子\(plan.seed)，\(plan.method.text(.chinese))）")
    return style.bold(outcome.run.base.scenario.title(language)) + "\n\(kind) · \(way)\n"
  }

  private var names: QueryName { QueryName(under: outcome.run.base.plan, language) }

  /// What the columns stand for; the rows of the other tables have their paths behind them.
  private var legend: String {
    design.sobolPoints == nil ? names.legend(design.axes.map(\.path), metrics, style: style) : ""
  }

  private func words(_ query: MetricQuery) -> String { names.heading(query) + " " + query.text }

  private func number(_ estimate: Estimate?, _ query: MetricQuery) -> String {
    estimate.map { figures.number($0.value, query.metric, $0) } ?? NumberText.unknown
  }

  /// The grid; points that only fill ranges say nothing one by one.
  private var points: String {
    guard design.sobolPoints == nil else { return "" }
    var table = TextTable(
      design.axes.map { TextTable.Column(names.title($0.path), .trailing) }
        + metrics.map { .init(names.heading($0), .trailing) })
    let rows = zip(design.points, outcome.figures).filter { $0.0.role == .grid }
    for (point, row) in rows.prefix(Self.mostRows) {
      table.add(point.values.map { $0?.text ?? "" } + zip(metrics, row).map { number($1.estimate, $0) })
    }
    let left = rows.count - Self.mostRows
    let more =
      left > 0
      ? say(
        "… and \(NumberText.grouped(left)) points more: --output and --json have them all.",
        "…另有\(NumberText.grouped(left))个点，见--output或--json的完整结果。") + "\n" : ""
    return table.rendered(style: style) + more
  }

  private var sensitivity: String {
    guard design.sobolPoints != nil else { return "" }
    var table = TextTable([
      .init(say("Share of the variance", "方差贡献")), .init(say("alone (first order)", "单独（一阶）"), .trailing),
      .init(say("std. error", "标准误"), .trailing), .init(say("with all interactions (total)", "含交互（总效应）"), .trailing),
      .init(say("std. error", "标准误"), .trailing),
    ])
    for (i, query) in metrics.enumerated() {
      table.addSection(words(query))
      guard let indices = Sensitivity.indices(of: i, in: outcome) else {
        table.add([say("does not vary", "不随所列参数变化")])
        continue
      }
      for index in indices.sorted(by: { $0.total > $1.total }) {
        table.add([
          names.text(index.path), NumberText.fixed(index.firstOrder, decimals: 3),
          NumberText.fixed(index.firstOrderError, decimals: 3),
          NumberText.fixed(index.total, decimals: 3), NumberText.fixed(index.totalError, decimals: 3),
        ])
      }
    }
    return table.rendered(style: style)
  }

  private var tornado: String {
    guard design.axes.count > 1 else { return "" }
    var table = TextTable([
      .init(say("One value alone, the others as they are", "单独变动一个参数，其余不变")), .init(say("low", "低"), .trailing),
      .init("", .trailing), .init(say("high", "高"), .trailing), .init("", .trailing),
      .init(say("swing", "变幅"), .trailing),
    ])
    for (i, query) in metrics.enumerated() {
      guard let tornado = Tornado(of: i, in: outcome) else { continue }
      table.addSection(
        words(query) + say("; as it is ", "；现值") + number(tornado.base, query))
      for bar in tornado.bars {
        let isShare = query.metric.unit == .share
        let swing =
          isShare
          ? NumberText.fixed(100 * bar.swing, decimals: 2) + say(" pp", " 个百分点")
          : NumberText.grouped(figures.scaled(bar.swing, query.metric), decimals: 2)
        table.add([
          names.text(bar.path), bar.low.value.text, number(bar.low.estimate, query), bar.high.value.text,
          number(bar.high.estimate, query), swing,
        ])
      }
    }
    return table.rendered(style: style)
  }

  private var closing: String {
    let base = outcome.run.base
    return style.dim(
      "dabing \(ProgramVersion.current) · \(base.scenario.contentHash) · \(base.scenario.policyHash)") + "\n"
  }
}

/// The unit of a metric's column.
enum MetricTitle {
  static func unit(of metric: Metric, language: Language) -> String {
    switch metric.unit {
    case .share, .people: ""
    case .yuan where metric.isTotal: language == .chinese ? "万元" : "million yuan"
    case .yuan, .yuanPerHead: Metric.Unit.yuan.words(language)
    default: metric.unit.words(language)
    }
  }
}
