import Insurance
import Presentation
import RunReports
import Search
import Simulation
import Statistics

/// A search for a value as a person reads it: the answer with its noise, the proof, or why there is none.
package struct SolveText {
  private let outcome: SolveOutcome
  private let language: Language
  private let style: Style

  package init(_ outcome: SolveOutcome, language: Language, style: Style) {
    self.outcome = outcome
    self.language = language
    self.style = style
  }

  private var solver: Solver { outcome.solver }
  private var isExact: Bool { solver.base.plan.method == .exact }
  /// Whether the law of X is made of drawn people, which leaves an error to the exact law too.
  private var hasPilot: Bool { solver.base.plan.cohorts.contains { $0.episodes != nil } }
  private var figures: MetricText { MetricText(language: language, isExact: isExact) }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// What there is to print where a value was found.
  package var text: String? {
    guard case .solved(let solution) = outcome.result else { return nil }
    let parts = [heading, warnings, answer(solution), proof(solution), closing]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  package var warnings: String { WarningsText.lines(outcome.warnings, language) }

  /// What goes to standard error where there is none, or where the proof fails.
  package var complaint: String? {
    switch outcome.result {
    case .solved(let solution):
      return solution.isProved
        ? nil
        : say(
          "the conditions do not hold with fresh draws: the answer is not proved; try more --replications",
          "更换随机数后条件不成立，结果未获验证；请增加--replications")
    case .always:
      return say(
        "every value of \(path) from \(range) meets the conditions: the boundary lies outside; widen --between",
        "\(path)在\(range)内的任何取值都满足条件：边界在范围之外，请扩大--between")
    case .never(let index, let value, let estimate):
      let condition = solver.conditions[index]
      return say(
        "no value of \(path) from \(range) meets '\(names.called(condition))': the nearest is \(number(value)), where it is \(figure(estimate, condition))",
        "\(path)在\(range)内没有取值满足“\(names.called(condition))”：最接近的是\(number(value))，此时为\(figure(estimate, condition))"
      )
    case .unmoved(let index, let estimate):
      let condition = solver.conditions[index]
      return say(
        "no value of \(path) from \(range) meets '\(names.called(condition))': it is \(figure(estimate, condition)) at all that were tried: it does not depend on the value, or the boundary lies outside; widen --between",
        "\(path)在\(range)内没有取值满足“\(names.called(condition))”：所试各值下均为\(figure(estimate, condition))，或与其无关，或边界在范围之外，请扩大--between"
      )
    case .apart(let least, let most):
      let (first, second) = (
        names.called(solver.conditions[least.condition]), names.called(solver.conditions[most.condition])
      )
      return say(
        "no value of \(path) meets all conditions: '\(first)' needs at least \(number(least.holds)), '\(second)' at most \(number(most.holds))",
        "没有\(path)的取值同时满足各条件：“\(first)”至少要\(number(least.holds))，“\(second)”至多\(number(most.holds))")
    case .notMonotone(let index, let ranges):
      let condition = names.called(solver.conditions[index])
      let stretches = ranges.map {
        $0.lowerBound == $0.upperBound ? number($0.lowerBound) : "\(number($0.lowerBound))…\(number($0.upperBound))"
      }
      let found = stretches.joined(separator: ", ")
      return say(
        "'\(condition)' does not hold on one side of a single value of \(path): between \(range) it was found to hold at \(found) and to fail around; narrow --between to one change",
        "“\(condition)”并非以\(path)的单一取值为界：在\(range)内，于\(found)成立，其周围不成立；请用--between缩小到只变化一次的范围")
    case .jump(let index, let at, let below, let above):
      let condition = solver.conditions[index]
      return say(
        "no value of \(path) meets '\(names.called(condition))': at \(number(at)) it jumps from \(figure(below, condition)) to \(figure(above, condition))",
        "没有\(path)的取值满足“\(names.called(condition))”：在\(number(at))处由\(figure(below, condition))跳到\(figure(above, condition))"
      )
    }
  }

  private var names: QueryName { QueryName(under: solver.base.plan, language) }
  private var proofText: ProofText { ProofText(names: names, language: language, style: style, isExact: isExact) }
  /// What is sought, with its path behind it.
  private var path: String { names.called(solver.unknown.path) }
  private var range: String {
    say(
      "\(number(solver.unknown.low)) to \(number(solver.unknown.high))",
      "\(number(solver.unknown.low))至\(number(solver.unknown.high))")
  }

  private func number(_ value: Double, noise: Double? = nil) -> String {
    UnknownText(solver.unknown).number(value, noise: noise)
  }

  private func figure(_ estimate: Estimate, _ condition: Condition) -> String {
    let metric = condition.metric.metric
    let unit = MetricTitle.unit(of: metric, language: language)
    var shown = figures.number(estimate.value, metric, estimate)
    // What misses the bound by less than the decimals shown would read as though it met it.
    if condition.slack(estimate.value) != 0, shown == figures.number(condition.bound.value, metric, estimate) {
      shown = NumberText.precise(estimate.value, asPercent: metric.unit == .share)
    }
    return shown + (unit.isEmpty ? "" : " " + unit)
  }

  private var heading: String {
    let plan = solver.base.plan
    let conditions = solver.conditions.map { names.called($0) }.joined(separator: say(" and ", "且"))
    let replications = NumberText.grouped(plan.replications)
    let way =
      isExact
      ? say("each by the exact method, which draws no years", "均用精确法，不模拟年度")
      : say("each on the same \(replications) replications", "各用相同的\(replications)次模拟")
    return style.bold(solver.base.scenario.title(language)) + "\n"
      + say(
        "\(path) until \(conditions) · searched from \(range) · \(outcome.probes) values, \(way)",
        "求\(path)，使\(conditions) · 搜索范围\(range) · 试算\(outcome.probes)个取值，\(way)") + "\n"
  }

  private func answer(_ solution: Solution) -> String {
    let boundary = solution.boundary
    let value = solution.value.number ?? boundary.holds
    var noise: Double?
    if let lower = boundary.lower, let upper = boundary.upper, upper > lower { noise = (upper - lower) / 2 / 1.96 }
    let shown = number(value, noise: noise)
    let side =
      switch boundary.side {
      case .smallest: say("the smallest that meets the conditions", "满足条件的最小值")
      case .largest: say("the largest that meets the conditions", "满足条件的最大值")
      case .root: say("where the equality holds", "等式成立处")
      }
    let needed = isExact ? nil : solution.checks.compactMap(\.replicationsNeeded).max()
    // Of the draws of the search none was an exception: the true value lies on that side of theirs.
    let beyond =
      needed == nil || boundary.side == .root
      ? "" : boundary.side == .smallest ? say(" or more", "或以上") : say(" or less", "或以下")
    var lines = [
      style.bold("\(names.text(solver.unknown.path)) = \(shown)\(beyond)") + say(" · \(side)", " · \(side)")
    ]
    let unit = UnknownText(solver.unknown).unit(language)
    if !unit.isEmpty { lines[0] += say(" (\(unit))", "（\(unit)）") }
    if isExact, !hasPilot {
      lines.append(say("no noise of sampling: this is the law itself", "无抽样误差：直接由分布律求得"))
    } else if boundary.lower != nil || boundary.upper != nil {
      let (lower, upper) = (
        boundary.lower.map { number($0, noise: noise) } ?? NumberText.unknown,
        boundary.upper.map { number($0, noise: noise) } ?? NumberText.unknown
      )
      lines.append(
        say(
          isExact
            ? "95% interval, for the people that the law of X is made of: \(lower) to \(upper)"
            : "95% interval, for the noise of the replications: \(lower) to \(upper)",
          isExact ? "95%区间（构造X分布所用样本的误差）：\(lower)至\(upper)" : "95%区间（模拟误差）：\(lower)至\(upper)"))
    }
    if let needed {
      let replications = NumberText.grouped(Double(solver.base.plan.replications))
      let take =
        needed < 1e9
        ? say(
          "take --method exact, or \(NumberText.grouped(needed.rounded(.up))) --replications",
          "请用--method exact，或将--replications增至\(NumberText.grouped(needed.rounded(.up)))")
        : say("take --method exact", "请用--method exact")
      lines.append(
        say(
          "\(replications) replications do not tell so rare an exception from none: the value is a bound; \(take)",
          "\(replications)次模拟无法区分如此罕见与从不发生：所得仅为界限；\(take)"))
    }
    if let other = solution.other {
      lines.append(
        say(
          "All conditions hold from there up to \(number(other.holds)).", "自该值至\(number(other.holds))，各条件均成立。"))
    }
    lines.append(
      say("To use it: ", "使用：") + "dabing run … --set '\(solver.unknown.path)=\(solution.value.text)'")
    return lines.joined(separator: "\n") + "\n"
  }

  private func proof(_ solution: Solution) -> String {
    proofText.table(solution.checks)
  }

  private var closing: String {
    proofText.closing(solver.base, outcome.proof)
  }
}
