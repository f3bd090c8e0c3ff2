import Insurance
import Presentation
import RunReports
import Search
import Simulation
import Statistics

/// A search for several values as a person reads it.
package struct JointText {
  private let outcome: JointOutcome
  private let language: Language
  private let style: Style

  package init(_ outcome: JointOutcome, language: Language, style: Style) {
    self.outcome = outcome
    self.language = language
    self.style = style
  }

  private var solver: JointSolver { outcome.solver }
  private var isExact: Bool { solver.base.plan.method == .exact }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var names: QueryName { QueryName(under: solver.base.plan, language) }
  private var conditions: String { solver.conditions.map { names.called($0) }.joined(separator: say(" and ", "且")) }

  /// What there is to print where values were found.
  package var text: String? {
    guard case .solved(let answer) = outcome.result else { return nil }
    let proof = ProofText(names: names, language: language, style: style, isExact: isExact)
    let parts = [
      heading, warnings, values(answer), solver.conditions.isEmpty ? "" : proof.table(answer.checks),
      proof.closing(solver.base, outcome.proof, hasConditions: !solver.conditions.isEmpty),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  package var warnings: String { WarningsText.lines(outcome.warnings, language) }

  /// What goes to standard error where there is none, or where the proof fails.
  package var complaint: String? {
    switch outcome.result {
    case .solved(let answer):
      return answer.isProved
        ? nil
        : say(
          "the conditions do not hold with fresh draws: the answer is not proved; try more --replications",
          "更换随机数后条件不成立，结果未获验证；请增加--replications")
    case .never(let nearest, let estimates):
      let place = zip(solver.unknowns, nearest).map { "\(names.called($0.path)) = \(number($1, $0))" }.joined(
        separator: say(", ", "、"))
      let found = zip(solver.conditions, estimates).map { "\(names.words($0.metric)) \(figure($1, $0.metric))" }.joined(
        separator: say(", ", "、"))
      return say(
        "no values were found at which \(conditions): the nearest of \(NumberText.grouped(outcome.probes)) tried is \(place), with \(found)",
        "未找到满足\(conditions)的取值：试算\(NumberText.grouped(outcome.probes))处，最接近的是\(place)，此时\(found)")
    }
  }

  private func interval(_ value: VariedValue, _ half: Double, _ unknown: Unknown) -> String {
    guard let number = value.number else { return "" }
    let text = UnknownText(unknown)
    let (low, high) = (text.number(number - half, noise: half / 1.96), text.number(number + half, noise: half / 1.96))
    return say(" · 95% interval \(low) to \(high)", " · 95%区间\(low)至\(high)")
  }

  private func number(_ value: VariedValue, _ unknown: Unknown) -> String {
    value.number.map { UnknownText(unknown).number($0) } ?? value.text
  }

  private func figure(_ estimate: Estimate, _ query: MetricQuery) -> String {
    let unit = MetricTitle.unit(of: query.metric, language: language)
    let text = MetricText(language: language, isExact: isExact).number(estimate.value, query.metric, estimate)
    return text + (unit.isEmpty ? "" : " " + unit)
  }

  private var heading: String {
    let ranges = solver.unknowns.map {
      "\(names.called($0.path)) \(UnknownText($0).number($0.low))…\(UnknownText($0).number($0.high))"
    }.joined(separator: say(", ", "、"))
    let aim = solver.objective.map {
      $0.isLeast
        ? say("least \(names.called($0.metric))", "\(names.called($0.metric))最小")
        : say("greatest \(names.called($0.metric))", "\(names.called($0.metric))最大")
    }
    let question = [aim, conditions.isEmpty ? nil : conditions].compactMap(\.self).joined(
      separator: say(" with ", "，且"))
    let replications = NumberText.grouped(solver.base.plan.replications)
    let way =
      isExact
      ? say("each by the exact method, which draws no years", "均用精确法，不模拟年度")
      : say("each on the same \(replications) replications", "各用相同的\(replications)次模拟")
    let count = NumberText.grouped(outcome.probes)
    return style.bold(solver.base.scenario.title(language)) + "\n"
      + say(
        "\(question) · searched in \(ranges) · \(count) places, \(way)",
        "\(question) · 搜索范围\(ranges) · 试算\(count)处，\(way)")
      + "\n"
  }

  private func values(_ answer: JointOutcome.Answer) -> String {
    var lines = zip(solver.unknowns, answer.values).enumerated().map { index, pair in
      let (unknown, value) = pair
      let unit = UnknownText(unknown).unit(language)
      let half = answer.halfWidths?[index]
      let shown = value.number.map { UnknownText(unknown).number($0, noise: half.map { $0 / 1.96 }) } ?? value.text
      return style.bold("\(names.text(unknown.path)) = \(shown)") + (unit.isEmpty ? "" : say(" (\(unit))", "（\(unit)）"))
        + (half.map { interval(value, $0, unknown) } ?? "")
    }
    if answer.halfWidths != nil {
      lines.append(
        say(
          "95% intervals are for the noise of the replications, from runs with other seeds.",
          "95%区间反映模拟误差，由更换种子的多次模拟求得。"))
    }
    if let objective = solver.objective, let estimate = answer.objective {
      let fresh = answer.freshObjective.map {
        say("; with fresh draws ", "；新随机数下") + figure($0, objective.metric)
          + ($0.lower == nil
            ? ""
            : say(", 95% interval ", "，95%区间")
              + MetricText(language: language, isExact: false).interval(
                $0, objective.metric.metric))
      }
      lines.append("\(names.text(objective.metric)) = \(figure(estimate, objective.metric))" + (fresh ?? ""))
    }
    if !answer.atEnds.isEmpty {
      let paths = answer.atEnds.map { names.called($0) }.joined(separator: say(", ", "、"))
      lines.append(
        say(
          "\(paths) lies at the end of the range searched: beyond it there may be better; widen --between",
          "\(paths)位于搜索范围的端点，范围之外可能更优，请扩大--between"))
    }
    lines.append(
      say(
        "the best found: \(answer.agreeing) of \(answer.walks) walks from different places came to it, which does not prove that there is no better",
        "为搜索所得最优：从不同起点出发的\(answer.walks)条路径中有\(answer.agreeing)条到达此处，但不能证明不存在更优取值"))
    let settings = zip(solver.unknowns, answer.values).map { "--set '\($0.path)=\($1.text)'" }.joined(separator: " ")
    lines.append(say("To use it: ", "使用：") + "dabing run … " + settings)
    return lines.joined(separator: "\n") + "\n"
  }
}
