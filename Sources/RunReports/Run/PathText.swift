import Insurance
import Plans
import Presentation
import Simulation
import Statistics

/// A run over several years as a person reads it: the years side by side, then the horizon as a whole.
struct PathText {
  private let run: RunFacts
  private let figures: MetricText
  private let language: Language
  private let style: Style

  init(_ run: RunFacts, figures: MetricText, language: Language, style: Style) {
    self.run = run
    self.figures = figures
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var plan: SimulationPlan { run.summary.plan }

  /// What is shown of every year, under the headings of the report.
  private static let yearly: [(Metric.Section, [String])] = [
    (.cost, ["claims.total", "claims.perInsured", "claims.p95"]),
    (.funding, ["funding.perHead", "funding.need.p50", "funding.need.p95", "funding.adequacy"]),
    (
      .insurer,
      [
        "insurer.result.mean", "insurer.result.p05", "insurer.lossProbability", "loss.ordinary", "loss.policy",
        "loss.management",
      ]
    ),
    (.cash, ["insurer.cash.largestAdvance.mean", "insurer.cash.largestAdvance.p95"]),
    (.fund, ["fund.result.mean", "fund.deficitProbability", "payer.pays", "riskAdjustment.drawn"]),
    (
      .path,
      [
        "fund.accumulated.p05", "fund.accumulated.p25", "fund.accumulated.p50", "fund.accumulated.p75",
        "fund.accumulated.p95", "fund.deficitSoFar", "reserve.p05", "reserve.p25", "reserve.p50", "reserve.p75",
        "reserve.p95", "riskAdjustment.mean", "riskAdjustment.p05", "riskAdjustment.p50", "deferred.mean",
        "deferred.probability",
      ]
    ),
  ]

  var text: String {
    let years = run.summary.table.years
    var table = TextTable([.init("")] + years.map { .init(String($0), .trailing) })
    let layers = plan.policies.first.map(Metric.layersYearByYear) ?? []
    let insurers = run.summary.table.metrics.filter { $0.insurer != nil }
    for (section, metrics) in Self.yearly.map({ ($0, $1.compactMap(Metric.named)) }) + [
      (.layers, layers), (.insurers, insurers),
    ] {
      let rows = metrics.compactMap { metric -> (Metric, [Estimate?])? in
        let estimates = years.map { run.summary.table.row(metric.name, year: $0)?.estimate }
        // What is zero throughout says nothing under these rules: a reserve that no clause builds, debts that none leaves.
        guard estimates.contains(where: { ($0?.value ?? 0) != 0 }) else { return nil }
        return (metric, estimates)
      }
      if rows.isEmpty { continue }
      table.addSection(section.words(language) + unit(section))
      for (metric, estimates) in rows {
        table.add([metric.words(language)] + estimates.map { $0.map { figures.number($0.value, metric, $0) } ?? "–" })
      }
    }
    return style.bold(title(years)) + "\n" + basis + "\n" + table.rendered(style: style) + "\n" + horizon
  }

  private func title(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last else { return "" }
    return say("\(first) to \(last)", "\(first)—\(last)年")
  }

  /// How the years hang together.
  private var basis: String {
    var lines: [String] = []
    if let policy = plan.policies.first {
      lines.append(say("  funding: ", "  筹资：") + policy.nextFunding.summary(language))
      if run.summary.table.rows.contains(where: { $0.metric.name == "deferred.mean" && $0.estimate.value > 0 }) {
        lines.append(
          say(
            "  what a year leaves owed is raised beside later years' premium and counts in the funding a head",
            "  当年形成的待收回金额在以后年度保费之外另行筹集，计入人均筹资"))
      }
      if let years = policy.contractYears {
        lines.append(
          say(
            "  contract: \(years) years, from year \(plan.contractYear) of it",
            "  合同期：\(years)年，首年为第\(plan.contractYear)年"))
      }
    }
    let trend = plan.trend
    if trend != .none {
      func rate(_ growth: Double, _ error: Double) -> String {
        NumberText.percent(growth, decimals: 1) + (error > 0 ? " ± " + NumberText.percent(error, decimals: 1) : "")
      }
      lines.append(
        say(
          "  trend a year: people with expense \(rate(trend.frequency, trend.frequencyError)), amounts \(rate(trend.severity, trend.severityError))",
          "  年趋势：有费用人数\(rate(trend.frequency, trend.frequencyError))，人均费用\(rate(trend.severity, trend.severityError))"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func unit(_ section: Metric.Section) -> String {
    switch section {
    case .people, .care, .members: ""
    case .funding: say(" (yuan a head)", "（元/人）")
    case .cost, .insurer, .cash, .fund, .layers, .insurers, .path: say(" (million yuan unless a head)", "（万元；人均为元）")
    }
  }

  private var horizon: String {
    var table = TextTable([
      .init(say("the years together, million yuan", "各年合计（万元）")), .init(say("value", "数值"), .trailing),
      .init(say("std. error", "标准误"), .trailing), .init(say("95% interval", "95%区间"), .trailing),
    ])
    for row in run.summary.table.rows where row.year == nil {
      let estimate = row.estimate
      let isExact = estimate.lower == estimate.value && estimate.upper == estimate.value
      // As above: a debt that no clause leaves is no figure.
      if isExact, estimate.value == 0, row.metric.name == "horizon.deferred.mean" { continue }
      table.add([
        row.metric.words(language), figures.number(estimate.value, row.metric, estimate),
        isExact ? "" : figures.error(of: estimate, row.metric) ?? "–",
        isExact ? "" : figures.interval(estimate, row.metric),
      ])
    }
    return table.rendered(style: style)
  }
}
