import Insurance
import Plans
import Presentation
import Scenarios
import Statistics

/// What the assumptions leave open beside what the simulation does: the interval of a run is not the range of what may come.
package struct AssumptionRangeRows {
  private let range: AssumptionRange
  private let simulated: Estimate?
  private let names: ValueName
  private let language: Language
  /// Of several years the first, of which the figures are.
  private let year: String
  /// Whether it is of a change: the difference that it makes to claims.
  private let isOfChange: Bool
  private var answer: Answer?

  /// - Returns: nil where nothing is known of it.
  package init?(_ run: RunFacts, language: Language) {
    guard let range = run.assumptionRange else { return nil }
    let plan = run.summary.plan
    func estimate(_ metric: String) -> Estimate? { run.summary.table.row(metric, year: plan.startYear)?.estimate }
    self.init(range, simulated: estimate("claims.perInsured"), plan, isOfChange: false, language)
    guard let need = estimate("funding.need.p95"), need.lower != nil, need.upper != nil,
      let funding = estimate("funding.perHead"), let costs = plan.policies.first?.costs, plan.insured > 0
    else { return }
    answer = Answer(need: need.value, funding: funding.value, costs: costs, insured: plan.insured)
  }

  /// What the year needs to be enough with 95%, yuan a head, and what it has.
  private struct Answer {
    let need: Double
    let funding: Double
    let costs: OperatingCosts
    let insured: Int

    /// The same where claims are so many times as high: shocks and chance take them up in proportion, which is nearly so where
    /// whole years vary more than the people in them.
    func need(whereClaimsAre times: Double) -> Double {
      let claims = costs.claimsCovered(by: need * Double(insured), insured: insured) * times
      return costs.premiumNeeded(claims: claims, insured: insured) / Double(insured)
    }
  }

  /// - Parameters:
  ///   - range: of claims a head, or of what a change does to them.
  ///   - simulated: the same as the simulation has it.
  ///   - plan: of the run, or of a comparison's baseline.
  package init(
    _ range: AssumptionRange, simulated: Estimate?, _ plan: SimulationPlan, isOfChange: Bool, _ language: Language
  ) {
    (self.range, self.simulated, self.isOfChange, self.language) = (range, simulated, isOfChange, language)
    let isOfSeveral = plan.policies.count > 1
    year = !isOfSeveral ? "" : language == .chinese ? "\(plan.startYear)年" : " in \(plan.startYear)"
    names = ValueName(under: plan.policies.first, language)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func yuan(_ claims: Double) -> String { NumberText.fixed(claims, decimals: 2) }

  /// The assumption that moves claims most, beside the simulation's interval, and the next two.
  package var sentence: String {
    guard let widest = range.bars.first else { return "" }
    let ends = say(
      "\(widest.low.value.en) to \(widest.high.value.en)", "\(widest.low.value.zh)至\(widest.high.value.zh)")
    let part = widest.isStated ? "" : say(" (±10%)", "（±10%）")
    let own = simulated.flatMap { estimate -> String? in
      guard let lower = estimate.lower, let upper = estimate.upper, upper > lower else { return nil }
      return say(
        "The simulation alone leaves \(figure)\(year) between \(yuan(lower)) and \(yuan(upper)) yuan a head; ",
        "仅就模拟误差，\(year)\(figure)在\(yuan(lower))至\(yuan(upper))元之间；")
    }
    return (own ?? "")
      + say(
        "\(own == nil ? "With" : "with") another '\(name(widest))', \(ends)\(part), \(isOfChange ? "it is" : "they are") \(span(widest)) yuan.",
        "若“\(name(widest))”为\(ends)\(part)，则\(own == nil ? figure : "")为\(span(widest))元。")
      + needed(widest) + next
  }

  /// What the widest range does to the answer itself.
  private func needed(_ bar: AssumptionRange.Bar) -> String {
    guard let answer, range.claims > 0 else { return "" }
    let ends = [bar.low.claims, bar.high.claims].sorted().map { answer.need(whereClaimsAre: $0 / range.claims) }
    let given = yuan(answer.funding)
    let isDecided = answer.funding < ends[0] || answer.funding >= ends[1]
    return say(
      " To be enough in 95% of years then takes about \(yuan(ends[0])) to \(yuan(ends[1])) yuan, where \(given) are there\(isDecided ? "" : ": whether the funding is enough hangs on it").",
      "相应地，以95%的概率收支平衡约需人均\(yuan(ends[0]))至\(yuan(ends[1]))元，现为\(given)元\(isDecided ? "" : "，够与不够取决于该假设")。")
  }

  private var figure: String {
    isOfChange ? say("the change of claims", "参保人均支付额的变化") : say("claims", "参保人均支付额")
  }

  private var next: String {
    let bars = range.bars.dropFirst().prefix(2).filter { $0.swing >= 0.01 }
    guard !bars.isEmpty else { return "" }
    let list = bars.map { say("'\(name($0))' (\(span($0)))", "“\(name($0))”（\(span($0))元）") }
    return say(" Next come \(list.joined(separator: " and ")).", "其次为\(list.joined(separator: "、"))。")
  }

  private func name(_ bar: AssumptionRange.Bar) -> String { names.title(bar.path) ?? bar.path }

  /// From the lowest claims to the highest.
  private func span(_ bar: AssumptionRange.Bar) -> String {
    let ends = [bar.low.claims, bar.high.claims].sorted().map(yuan)
    return ends.joined(separator: say(" to ", "至"))
  }

  package struct Row: Sendable {
    package let path: String
    package let title: String
    package let low: End
    package let high: End
  }

  package struct End: Sendable {
    package let value: String
    /// Claims a head, yuan.
    package let claims: String
  }

  /// The widest ones.
  package var rows: [Row] {
    range.bars.map { bar in
      Row(
        path: bar.path, title: name(bar) + (bar.isStated ? "" : say(", ±10%", "，±10%")),
        low: End(value: bar.low.value(language), claims: yuan(bar.low.claims)),
        high: End(value: bar.high.value(language), claims: yuan(bar.high.claims)))
    }
  }

  /// The same as a table of a document.
  package var reportTable: ReportTable {
    let claims = isOfChange ? say("change, yuan", "变化，元") : say("claims, yuan", "支付额，元")
    return ReportTable(
      title: say("What moves \(figure) a head most\(year)", "对\(year)\(figure)影响最大的假设"), kind: .figures,
      columns: [
        .words(say("assumption", "假设")), .number(say("low", "低值")), .number(claims), .number(say("high", "高值")),
        .number(claims),
      ],
      rows: rows.map { row in
        .cells([
          RichText(row.title), RichText(row.low.value), RichText(row.low.claims), RichText(row.high.value),
          RichText(row.high.claims),
        ])
      })
  }

  /// The same as a table of the screen.
  package func table(style: Style) -> String {
    var table = TextTable([
      .init(say("what moves claims a head most\(year), yuan", "对\(year)参保人均支付额影响最大的假设")),
      .init(say("low", "低值"), .trailing), .init(say("claims", "支付额，元"), .trailing),
      .init(say("high", "高值"), .trailing), .init(say("claims", "支付额，元"), .trailing),
    ])
    for row in rows { table.add([row.title, row.low.value, row.low.claims, row.high.value, row.high.claims]) }
    return table.rendered(style: style)
  }
}
