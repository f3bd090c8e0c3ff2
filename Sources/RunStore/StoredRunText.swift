import Insurance
import Plans
import Presentation
import RunReports
import Scenarios
import Simulation
import Statistics
import StudyReports

/// Stored runs as people read them.
package struct StoredRunText {
  private let language: Language
  private let style: Style

  package init(_ language: Language, style: Style) {
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A line a run, with some of its figures.
  package func list(_ runs: [StoredRun], figures: [(metric: Metric, values: [Int64: StoredResult])]) -> String {
    guard !runs.isEmpty else { return say("no runs\n", "没有记录\n") }
    var table = TextTable(
      [
        .init(say("run", "编号"), .trailing), .init(say("added, UTC", "记录时间（UTC）")), .init(say("scenario", "情景")),
        .init(say("label", "标签")), .init(say("version", "版本")), .init(say("method", "方法")),
        .init(say("replications", "模拟次数"), .trailing),
      ]
        + figures.flatMap { [.init(heading($0.metric), .trailing), .init(say("std. error", "标准误"), .trailing)] })
    for run in runs {
      let provenance = run.provenance
      table.add(
        [
          "\(run.id)", String(run.addedAt.prefix(16)).replacing("T", with: " "), provenance.scenario, run.label ?? "",
          "\(provenance.programVersion)/\(provenance.modelVersion)", MethodName.text(of: provenance.method, language),
          provenance.replications.map { NumberText.grouped($0) } ?? "–",
        ]
          + figures.flatMap { figure in
            let row = figure.values[run.id]
            return [value(row, isExact: provenance.method == "exact"), error(row)]
          })
    }
    return table.rendered(style: style)
  }

  /// One run: where it comes from, what was set, its table.
  package func sheet(_ run: StoredRun, results: [StoredResult], values: [StoredValue]) -> String {
    let provenance = run.provenance
    var text = style.bold(say(run.title, run.titleZh)) + "\n"
    var facts = TextTable([.init(""), .init("")])
    for (name, value) in [
      (say("run", "编号"), "\(run.id)" + (run.label.map { " (\($0))" } ?? "")),
      (say("added", "记录时间"), time(of: run)),
      (say("program", "程序"), "\(provenance.program) \(provenance.programVersion)"),
      (say("model version", "模型版本"), "\(provenance.modelVersion)"),
      (say("scenario", "情景"), "\(provenance.scenario) \(provenance.scenarioHash)"),
      (say("policy", "政策"), "\(provenance.policy) \(provenance.policyHash)"),
      (say("method", "方法"), MethodName.text(of: provenance.method, language)),
      (say("replications", "模拟次数"), provenance.replications.map { NumberText.grouped($0) } ?? "–"),
      (say("seed", "种子"), provenance.seed.map { "\($0)" } ?? "–"),
    ] {
      facts.add([name, value])
    }
    text += facts.rendered(indent: 2, style: style)
    let names = PathTitle(nil, groups: run.groups)
    let years = Set(results.compactMap(\.year))
    var table = TextTable([
      .init(""), .init(say("value", "数值"), .trailing), .init(say("std. error", "标准误"), .trailing), .init(""),
    ])
    var place = ""
    for row in results {
      let here = heading(row.metric, years.count > 1 ? row.year : years.first, row.group, names)
      if here != place {
        place = here
        table.addSection(here)
      }
      guard let metric = Metric.named(row.metric) else {
        table.add([row.metric, "\(row.value)", row.standardError.map { "\($0)" } ?? "", row.unit])
        continue
      }
      table.add([
        metric.words(language), value(row, isExact: provenance.method == "exact"), error(row), unit(metric),
      ])
    }
    text += "\n" + table.rendered(style: style)
    for (isSetting, title) in [(true, say("Set for this run", "本次设定")), (false, say("Assumptions in use", "使用的假设"))] {
      let part = values.filter { $0.isSetting == isSetting }
      if part.isEmpty { continue }
      text +=
        "\n" + style.bold(title) + "\n" + part.map { "  \(name($0.path, names)) = \($0.said(language))\n" }.joined()
    }
    return text
  }

  /// Two runs side by side.
  package func comparison(_ comparison: RunComparison) -> String {
    let (before, after) = (comparison.before, comparison.after)
    var text =
      style.bold(say("run \(before.id) → run \(after.id)", "记录\(before.id) → 记录\(after.id)")) + "\n" + line(before)
      + line(after) + "\n"
    if !comparison.inputs.isEmpty {
      var table = TextTable([
        .init(say("what differs", "不同之处")), .init("\(before.id)", .trailing), .init("\(after.id)", .trailing),
      ])
      let names = PathTitle(nil, groups: before.groups.merging(after.groups) { first, _ in first })
      for input in comparison.inputs {
        table.add([
          name(input.path, names), input.words.before?.said(language) ?? "–", input.words.after?.said(language) ?? "–",
        ])
      }
      text += table.rendered(style: style) + "\n"
    }
    var table = TextTable([
      .init(""), .init("\(before.id)", .trailing), .init("\(after.id)", .trailing),
      .init(say("difference", "差额"), .trailing), .init(say("std. error", "标准误"), .trailing), .init(""),
    ])
    var place: String?
    for figure in comparison.figures where figure.group == nil && figure.difference != 0 {
      guard let metric = Metric.named(figure.metric) else { continue }
      let here = heading(figure.metric, figure.year, nil, PathTitle(nil))
      if here != place { table.addSection(here) }
      place = here
      table.add(
        [metric.words(language)]
          + [figure.before, figure.after].map { number($0, metric, figure.standardError) } + [
            differences.number(figure.difference, metric, standardError: figure.standardError),
            figure.standardError.map { differences.error($0, metric) } ?? "", unit(metric),
          ])
    }
    guard place != nil else { return text + say("No figure differs.\n", "各项结果相同。\n") }
    text += table.rendered(style: style)
    if comparison.sharesDraws {
      text +=
        "\n"
        + say(
          "Both runs have the same draws: the error of a difference is smaller than it says here; dabing compare has it.\n",
          "两次模拟使用相同随机数：差额的实际标准误小于此处所列，见 dabing compare。\n")
    }
    return text
  }

  private func line(_ run: StoredRun) -> String {
    let provenance = run.provenance
    let parts = [
      provenance.scenario, run.label, "\(provenance.program) \(provenance.programVersion)",
      MethodName.text(of: provenance.method, language),
      provenance.replications.map { say("\(NumberText.grouped($0)) replications", "模拟\(NumberText.grouped($0))次") },
      time(of: run),
    ]
    return "  \(run.id): " + parts.compactMap(\.self).joined(separator: " · ") + "\n"
  }

  private func name(_ path: String, _ names: PathTitle) -> String { ValueName(names, language).text(path) }

  /// When a run was put there.
  private func time(of run: StoredRun) -> String {
    say(run.addedAt, "\(run.addedAt.prefix(16).replacing("T", with: " "))（UTC）")
  }

  private var numbers: MetricText { MetricText(language: language, isExact: false) }
  private var differences: DifferenceText { DifferenceText(language: language) }

  /// What a part of a table is of: "2019 · registered poor · People".
  private func heading(_ metric: String, _ year: Int?, _ group: String?, _ names: PathTitle) -> String {
    let parts = [
      year.map { "\($0)" } ?? say("all years", "各年合计"), group.map { names.group($0)(language) },
      Metric.named(metric)?.section.words(language),
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  private func heading(_ metric: Metric) -> String {
    let unit = unit(metric)
    return metric.section.words(language) + say(": ", "：") + metric.words(language)
      + (unit.isEmpty ? "" : say(", ", "，") + unit)
  }

  /// In what a number of the metric is shown; a share shows that itself.
  private func unit(_ metric: Metric) -> String {
    switch metric.unit {
    case .yuan where metric.isTotal: say("million yuan", "万元")
    case .share: ""
    default: metric.unit.words(language)
    }
  }

  private func value(_ row: StoredResult?, isExact: Bool) -> String {
    guard let row else { return "–" }
    guard let metric = Metric.named(row.metric) else { return "\(row.value)" }
    return MetricText(language: language, isExact: isExact).number(row.value, metric, estimate(row))
  }

  private func number(_ value: Double, _ metric: Metric, _ error: Double?) -> String {
    numbers.number(
      value, metric,
      Estimate(value: value, standardError: error, lower: nil, upper: nil, replications: 1))
  }

  private func error(_ row: StoredResult?) -> String {
    guard let row, let error = row.standardError, let metric = Metric.named(row.metric), error > 0 else { return "" }
    return numbers.error(error, metric)
  }

  private func estimate(_ row: StoredResult) -> Estimate {
    Estimate(
      value: row.value, standardError: row.standardError, lower: row.lower, upper: row.upper, replications: 1)
  }
}
