import Insurance
import Plans
import Presentation
import RunReports
import Search

/// The conditions at an answer, on the draws of the search and on fresh ones.
struct ProofText {
  let names: QueryName
  let language: Language
  let style: Style
  /// Whether the search went by the exact method.
  let isExact: Bool

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  func table(_ checks: [Solution.Check]) -> String {
    let figures = MetricText(language: language, isExact: isExact)
    // The proof is always drawn.
    let drawn = MetricText(language: language, isExact: false)
    var table = TextTable([
      .init(say("At this value", "在该取值")),
      .init(isExact ? say("exact", "精确值") : say("same draws", "同一随机数"), .trailing),
      .init(say("fresh draws", "新随机数"), .trailing), .init(say("std. error", "标准误"), .trailing),
      .init(say("95% interval", "95%区间"), .trailing), .init(""),
    ])
    for check in checks {
      let metric = check.condition.metric.metric
      let verdict =
        !check.holds
        ? say("does NOT hold", "不成立")
        : check.replicationsNeeded != nil
          ? say("not told by so few", "模拟次数不足以判断")
          : check.holdsToTheLetter ? say("holds", "成立") : say("holds within the noise", "在误差范围内成立")
      let unit = MetricTitle.unit(of: metric, language: language)
      let after = unit.isEmpty ? "" : " " + unit
      table.add([
        names.words(check.condition), figures.number(check.estimate.value, metric, check.estimate) + after,
        drawn.number(check.fresh.value, metric, check.fresh) + after,
        drawn.error(of: check.fresh, metric) ?? NumberText.unknown,
        drawn.interval(check.fresh, metric), verdict,
      ])
    }
    guard checks.contains(where: { $0.holds && !$0.holdsToTheLetter }) else { return table.rendered(style: style) }
    let tolerance = NumberText.fixed(Solution.Check.tolerance, decimals: 2)
    return table.rendered(style: style)
      + say(
        "Within the noise: the fresh run misses the bound by no more than \(tolerance) standard errors of both runs together.\n",
        "“在误差范围内”：新模拟偏离界限不超过两次模拟合成标准误的\(tolerance)倍。\n")
  }

  /// How it was searched and proved.
  func closing(_ base: ScenarioFamily.Member, _ proof: SimulationPlan, hasConditions: Bool = true) -> String {
    let replications = NumberText.grouped(proof.replications)
    let searched =
      isExact
      ? say("searched by the exact method", "以精确法求解")
      : say("searched with seed \(base.plan.seed)", "求解用种子\(base.plan.seed)")
    let proved =
      hasConditions
      ? say(
        "proved by \(replications) replications with seed \(proof.seed) (\(proof.method.rawValue))",
        "以种子\(proof.seed)的\(replications)次模拟验证（\(proof.method.text(.chinese))）")
      : say(
        "fresh draws: \(replications) replications with seed \(proof.seed) (\(proof.method.rawValue))",
        "新随机数：种子\(proof.seed)的\(replications)次模拟（\(proof.method.text(.chinese))）")
    return style.dim(
      "\(searched) · \(proved) · dabing \(ProgramVersion.current) · \(base.scenario.contentHash) · \(base.scenario.policyHash)"
    ) + "\n"
  }
}
