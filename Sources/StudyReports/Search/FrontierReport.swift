import Insurance
import Presentation
import Results
import Search
import Simulation

/// Benefit designs by cost and protection, as a person reads them and as programs do.
package struct FrontierReport {
  let frontier: Frontier
  let language: Language
  private let style: Style

  /// More rows than this are left to the files.
  private static let mostRows = 60

  package init(_ frontier: Frontier, language: Language, style: Style) {
    self.frontier = frontier
    self.language = language
    self.style = style
  }

  package struct Record: Encodable {
    let provenance: SearchProvenance
    let incomePerHead: Double
    let gini: Double
    let householdSize: Double
    let subsistencePerHead: Double
    let incomeShares: [String: Double]
    let frontierBy: String
    let designs: [Design]
    let warnings: [String]

    struct Design: Encodable {
      /// Absent paths have the scenario's own value.
      let values: [String: String]
      let costPerHead: Double
      /// The share of insured people whose out-of-pocket spending is beyond each threshold.
      let shares: [String: Double]
      let unbeaten: Bool
    }
  }

  package var record: Record {
    let household = frontier.household
    return Record(
      provenance: SearchProvenance(frontier.base), incomePerHead: household.meanPerHead, gini: household.gini,
      householdSize: household.size, subsistencePerHead: household.subsistence, incomeShares: household.shares,
      frontierBy: frontier.threshold.rawValue,
      designs: frontier.designs.map { design in
        var values: [String: String] = [:]
        for (axis, value) in zip(frontier.axes, design.values) { values[axis.path] = value?.text }
        var shares: [String: Double] = [:]
        for threshold in SpendingThreshold.allCases { shares[threshold.rawValue] = design.shares[threshold] }
        return Record.Design(
          values: values, costPerHead: design.costPerHead, shares: shares, unbeaten: design.isUnbeaten)
      }, warnings: frontier.warnings.map(\.en))
  }

  /// A row a design, a column a path, for spreadsheets; UTF-8 with a byte-order mark.
  package var csv: String {
    let heads = frontier.axes.map(\.path) + ["costPerHead"] + SpendingThreshold.allCases.map(\.rawValue) + ["unbeaten"]
    var lines = [heads.map(ReportText.csv).joined(separator: ",")]
    for design in frontier.designs {
      var fields = design.values.map { $0?.text ?? "" } + ["\(design.costPerHead)"]
      fields += SpendingThreshold.allCases.map { threshold in design.shares[threshold].map { "\($0)" } ?? "" }
      fields.append(design.isUnbeaten ? "true" : "false")
      lines.append(fields.map(ReportText.csv).joined(separator: ","))
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }

  func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  func title(_ threshold: SpendingThreshold) -> String {
    switch threshold {
    case .capacity: say("above 40% of capacity to pay", "超过支付能力40%")
    case .quarter: say("above 25% of income", "超过收入25%")
    case .tenth: say("above 10% of income", "超过收入10%")
    }
  }

  package var text: String {
    let designs = frontier.designs
    let unbeaten = designs.filter(\.isUnbeaten).count
    var text = style.bold(frontier.base.scenario.title(language)) + "\n"
    text +=
      say(
        "\(NumberText.grouped(designs.count)) designs; * marks the \(unbeaten) that no other beats in cost and in the share of insured people whose spending is \(title(frontier.threshold))",
        "共\(NumberText.grouped(designs.count))个方案；*为成本与“自付\(title(frontier.threshold))”人数占比均不被其他方案超越的\(unbeaten)个")
      + "\n"
    let warnings = WarningsText.lines(frontier.warnings, language)
    text += "\n" + (warnings.isEmpty ? "" : warnings + "\n")
    let names = QueryName(under: frontier.base.plan, language)
    text += names.legend(frontier.axes.map(\.path), style: style)
    var columns = frontier.axes.map { TextTable.Column(names.title($0.path), .trailing) }
    columns.append(.init(say("cost a head, yuan", "人均成本，元"), .trailing))
    columns += SpendingThreshold.allCases.map { .init(title($0), .trailing) }
    columns.append(.init(""))
    var table = TextTable(columns)
    // The cheapest first; the scenario as it is stands out.
    let order = designs.indices.sorted { (designs[$0].costPerHead, $0) < (designs[$1].costPerHead, $1) }
    let shown = order.count <= Self.mostRows ? order : order.filter { designs[$0].isUnbeaten || $0 == 0 }
    for index in shown.prefix(Self.mostRows) {
      let design = designs[index]
      var row = design.values.map { $0?.text ?? say("as it is", "现行") }
      row.append(NumberText.grouped(design.costPerHead, decimals: 2))
      row += SpendingThreshold.allCases.map { NumberText.percent(design.shares[$0] ?? 0, decimals: 3) }
      row.append(design.isUnbeaten ? "*" : "")
      table.add(row, emphasised: index == 0)
    }
    text += table.rendered(style: style)
    if shown.count < order.count || shown.count > Self.mostRows {
      text += say(
        "Only designs that no other beats are shown; --output and --json have them all.\n",
        "仅列出未被超越的方案；全部结果见--output或--json。\n")
    }
    return text + "\n" + assumptions
  }

  private var assumptions: String {
    let household = frontier.household
    let (income, subsistence) = (
      NumberText.grouped(household.meanPerHead), NumberText.grouped(household.subsistence)
    )
    let gini = NumberText.fixed(household.gini, decimals: 3)
    let size = NumberText.fixed(household.size, decimals: 2)
    let shares = household.shares.sorted { $0.key < $1.key }.map { "\($0.key) \(NumberText.percent($0.value))" }
    let groups = shares.isEmpty ? say("all groups alike", "各群体相同") : shares.joined(separator: say(", ", "、"))
    return style.dim(
      say(
        "Assumptions: disposable income of \(income) yuan a head, lognormal with a Gini coefficient of \(gini), independent of health (\(groups)); households of \(size) with one patient a year; subsistence of \(subsistence) yuan a head, capacity to pay is the rest. Spending is what members pay of in-scope expense; cost is mean claims with the insurer's costs. In closed form: no sampling error.",
        "假设：人均可支配收入\(income)元，服从对数正态分布，基尼系数\(gini)，与健康状况独立（\(groups)）；每户\(size)人，每年一名患者；人均基本生活支出\(subsistence)元，其余为支付能力。自付为合规费用中个人负担部分；成本为平均赔付加经办费用。闭式计算，无抽样误差。"
      )) + "\n"
  }
}
