import Foundation
import Insurance
import Plans
import Presentation
import Results
import Simulation
import Statistics

/// What a run over several years says first: whether the funding is enough year by year, what it would take, deficits and how
/// many of them are made up, and what the insurer and the reserve come to.
struct PathAnswer {
  private let table: ResultTable
  private let plan: SimulationPlan
  private let figures: MetricText
  private let language: Language

  init(_ summary: Summary, figures: MetricText, language: Language) {
    table = summary.table
    plan = summary.plan
    self.figures = figures
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var years: [Int] { table.years }
  private var span: String { "\(years.first ?? 0)—\(years.last ?? 0)" }

  var sentences: [String] { [adequacy, need, deficits, reserve, insurer, leverage].compactMap(\.self) }

  private func estimates(_ name: String) -> [Estimate] { years.compactMap { table.row(name, year: $0)?.estimate } }
  private func horizon(_ name: String) -> Estimate? {
    table.rows.first { $0.metric.name == name && $0.year == nil }?.estimate
  }

  /// `87.9% of paths in 2025, 94.7% in 2026`.
  ///
  /// - Parameter unit: of the first value, in English.
  private func yearly(_ values: [String], _ unit: String) -> String {
    zip(years, values).enumerated().map { place, pair in
      say("\(pair.1)\(place == 0 ? " \(unit)" : "") in \(pair.0)", "\(pair.0)年\(pair.1)")
    }.joined(separator: say(", ", "，"))
  }

  var adequacy: String? {
    let shares = estimates("funding.adequacy")
    guard shares.count == years.count else { return nil }
    let list = yearly(shares.map(figures.said), "of paths")
    return say(
      "The funding covers claims and costs in \(list).",
      "收支平衡概率\(list)。")
  }

  var need: String? {
    let (needs, heads) = (estimates("funding.need.p95"), estimates("funding.perHead"))
    guard needs.count == years.count, heads.count == years.count else { return nil }
    // Fewer replications than a quantile needs leave it without bounds.
    guard needs.allSatisfy({ $0.lower != nil && $0.upper != nil }) else {
      return say("There are too few replications to say what 95% of years take.", "模拟次数过少，无法给出95%年份所需。")
    }
    let given = yearly(heads.map { NumberText.fixed($0.value, decimals: 2) }, "yuan a head")
    let needed = yearly(needs.map { NumberText.matched($0.value, standardError: figures.spread($0)) }, "yuan")
    return say(
      "The funding is \(given); to be enough in 95% of paths it takes \(needed).",
      "人均筹资（元）：\(given)；要以95%的概率足够，需\(needed)。")
  }

  /// Years to recover are told of those alone that recover, so never without the others.
  var deficits: String? {
    guard let deficit = horizon("horizon.deficitProbability") else { return nil }
    guard deficit.value > 0 else {
      return say("The fund has no deficit in any path, \(span).", "\(span)年各路径基金均无当期收不抵支。")
    }
    let share = figures.said(deficit)
    guard let lost = horizon("horizon.notRecovered") else {
      return say(
        "The fund has a deficit in at least one of the years in \(share) of paths.", "至少一年基金当期收不抵支的概率为\(share)。")
    }
    let recovery = horizon("horizon.yearsToRecover").map { years in
      let text = NumberText.matched(years.value, standardError: years.standardError, otherwise: 1)
      return say("; the others are, after \(text) years on average", "，其余平均\(text)年弥补")
    }
    return say(
      "The fund has a deficit in at least one of the years in \(share) of paths; \(figures.said(lost)) of these are not made up by the end of \(years.last ?? 0)\(recovery ?? "").",
      "至少一年基金当期收不抵支的概率为\(share)；其中\(figures.said(lost))至\(years.last ?? 0)年末仍未弥补\(recovery ?? "")。")
  }

  var reserve: String? {
    guard let last = years.last, let middle = table.row("reserve.p50", year: last)?.estimate,
      let low = table.row("reserve.p05", year: last)?.estimate,
      let high = table.row("reserve.p95", year: last)?.estimate,
      high.value != 0
    else { return nil }
    let money = { (value: Double) in
      NumberText.yuan(value, in: language, beside: [low.value, high.value])
    }
    return say(
      "The fund's reserve at the end of \(last) is \(money(middle.value)) in the middle path, \(money(low.value)) to \(money(high.value)) in nine of ten.",
      "\(last)年末大病保险基金结余中位数\(money(middle.value))，九成路径在\(money(low.value))至\(money(high.value))之间。")
  }

  var insurer: String? {
    guard let mean = horizon("horizon.insurer.result.mean"), let loss = horizon("horizon.insurer.lossProbability")
    else {
      return nil
    }
    let money = NumberText.yuan(abs(mean.value), in: language)
    return say(
      "The insurer \(mean.value < 0 ? "loses" : "gains") \(money) over the years on average; it has a loss over all of them in \(figures.said(loss)) of paths.",
      "承办机构全期平均\(mean.value < 0 ? "亏损" : "盈余")\(money)，全期亏损概率\(figures.said(loss))。")
  }

  /// Claims above a deductible that stays grow faster than expense, and slower where it grows more.
  var leverage: String? {
    let claims = estimates("claims.perInsured")
    guard years.count > 1, claims.count == years.count, let first = claims.first?.value, let last = claims.last?.value,
      first > 0, last > 0
    else { return nil }
    let steps = Double(years.count - 1)
    let growth = pow(last / first, 1 / steps) - 1
    let expense = (1 + plan.trend.frequency) * (1 + plan.trend.severity) - 1
    guard abs(growth - expense) >= 0.01 else { return nil }
    let deductibles = [plan.policies.first, plan.policies.last].map {
      (try? $0?.benefit(for: Group.generalID))??.deductible ?? 0
    }
    func moves(_ rate: Double, _ en: String, _ zh: String) -> String {
      let size = NumberText.percent(abs(rate), decimals: 1)
      return say("\(en) \(rate < 0 ? "falls" : "grows") by \(size) a year", "\(zh)年\(rate < 0 ? "降" : "增")\(size)")
    }
    let both =
      moves(expense, "expense a head", "人均费用") + say(", what is claimed a head ", "，")
      + moves(growth, "", "参保人均支付额").trimmingPrefix(" ")
    let ends = deductibles.map { NumberText.grouped($0) }
    let moved = ends[0] == ends[1] ? ends[0] : ends[0] + say(" to ", "元至") + ends[1]
    if growth > expense {
      return say(
        "\(both.prefix(1).uppercased() + both.dropFirst()): what lies above a deductible of \(moved) yuan grows faster than what is spent.",
        "\(both)：起付线（\(moved)元）以上部分的增长快于费用增长（杠杆效应）。")
    }
    guard deductibles[1] > deductibles[0] else { return nil }
    return say(
      "\(both.prefix(1).uppercased() + both.dropFirst()): the deductible grows too, \(moved) yuan.",
      "\(both)：起付线由\(ends[0])元提高到\(ends[1])元。")
  }
}
