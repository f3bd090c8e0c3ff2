import Files
import Insurance
import Plans
import Simulation

/// What every replication came to, a row a replication and year, for analyses of one's own; UTF-8 with a byte-order
/// mark. It is written row by row.
package struct ReplicationsFile: Sendable {
  private let plan: SimulationPlan
  private let outcomes: [Outcomes]

  /// - Parameter outcomes: of the plan, by year and replication.
  package init(_ plan: SimulationPlan, outcomes: [Outcomes]) {
    self.plan = plan
    self.outcomes = outcomes
  }

  /// A column: its name, its unit, what it is, and its value. The table is the one place where they are said.
  package struct Column: Sendable {
    package let name: String
    package let unit: Metric.Unit?
    package let words: Words
    let value: @Sendable (Outcome) -> Double
  }

  package static let columns: [Column] = [
    Column(
      name: "frequencyFactor", unit: nil,
      words: Words(en: "what moves everybody's frequency in the year", zh: "当年发生率系数"),
      value: { $0.claims.factors.frequency }),
    Column(
      name: "severityFactor", unit: nil, words: Words(en: "what moves everybody's expense in the year", zh: "当年费用系数"),
      value: { $0.claims.factors.severity }),
    Column(
      name: "claimants", unit: .people, words: Words(en: "people with in-scope expense", zh: "有合规自付费用的人数"),
      value: { Double($0.claims.parts.reduce(0) { $0 + $1.claimants }) }),
    Column(
      name: "beneficiaries", unit: .people, words: Words(en: "people who get a benefit", zh: "受益人数"),
      value: { Double($0.claims.parts.reduce(0) { $0 + $1.beneficiaries }) }),
    Column(
      name: "expense", unit: .yuan, words: Words(en: "in-scope self-paid expense", zh: "政策范围内自付费用"),
      value: { $0.claims.parts.reduce(0) { $0 + $1.expense } }),
    Column(
      name: "benefits", unit: .yuan, words: Words(en: "benefits for illness of the year", zh: "当年发生的赔付"),
      value: \.statement.benefits),
    Column(
      name: "claims", unit: .yuan, words: Words(en: "claims that count for the year", zh: "计入当年清算的赔付"),
      value: \.statement.claims),
    Column(
      name: "costs", unit: .yuan, words: Words(en: "insurer's operating costs", zh: "经办费用"), value: \.statement.costs),
    Column(
      name: "premium", unit: .yuan, words: Words(en: "funding of the year", zh: "当年筹资"), value: \.statement.premium),
    Column(
      name: "premiumNeeded", unit: .yuan, words: Words(en: "funding that would have been enough", zh: "恰好足够的筹资"),
      value: \.statement.premiumNeeded),
    Column(
      name: "insurerResult", unit: .yuan, words: Words(en: "insurer's result", zh: "承办机构损益"),
      value: \.statement.insurerResult),
    Column(
      name: "fundResult", unit: .yuan, words: Words(en: "fund's result", zh: "基金当期结余"), value: \.statement.fundResult),
    Column(
      name: "payerPays", unit: .yuan, words: Words(en: "paid by the payer, net", zh: "医保基金净支出"),
      value: \.statement.payerPays),
    Column(
      name: "insurerReceivable", unit: .yuan, words: Words(en: "owed to the insurer for the year", zh: "当年应收未收"),
      value: \.statement.insurerReceivable),
    Column(
      name: "reserve", unit: .yuan, words: Words(en: "reserve at the end of the year", zh: "年末基金结余"),
      value: \.statement.reserve),
    Column(
      name: "deferred", unit: .yuan, words: Words(en: "owed to the insurer at the end of the year", zh: "年末待付承办机构"),
      value: \.statement.deferred),
    Column(
      name: "largestAdvance", unit: .yuan, words: Words(en: "insurer's largest advance", zh: "承办机构最大垫付"),
      value: \.statement.cash.largest),
    Column(
      name: "monthsOutOfPocket", unit: .months, words: Words(en: "months out of pocket", zh: "垫付月数"),
      value: { Double($0.statement.cash.months) }),
  ]

  /// What the risk adjustment fund holds, where there is one.
  private static let riskAdjustment = Column(
    name: "riskAdjustment", unit: .yuan, words: Words(en: "risk adjustment fund at the end of the year", zh: "年末风险调剂金"),
    value: \.statement.riskAdjustment)

  /// Those of every run, then what each layer of benefit beside the contract pays.
  private var columns: [Column] {
    var seen: Set<String> = []
    let layers = plan.policies.flatMap(\.countedLayers).filter { seen.insert($0.id).inserted }
    let riskAdjustment = plan.policies.contains { $0.riskAdjustment != nil } ? [Self.riskAdjustment] : []
    return Self.columns + riskAdjustment
      + layers.map { layer in
        Column(
          name: "layers.\(layer.id).claims", unit: .yuan, words: layer.words, value: { $0.payments(ofLayer: layer) })
      }
  }

  package func write(to file: TextFile) throws(OutputError) {
    let columns = columns
    try file.add("\u{FEFF}replication,year," + columns.map(\.name).joined(separator: ",") + "\n")
    for replication in 0..<(outcomes.first?.count ?? 0) {
      for (index, year) in outcomes.enumerated() {
        let outcome = year[replication]
        let values = columns.map { Self.plain($0.value(outcome)) }
        try file.add("\(replication),\(plan.startYear + index)," + values.joined(separator: ",") + "\n")
      }
    }
  }

  /// The shortest text that reads back to the same number; whole numbers without a point.
  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map { abs($0) < 1 << 53 ? "\($0)" : "\(value)" } ?? "\(value)"
  }
}
