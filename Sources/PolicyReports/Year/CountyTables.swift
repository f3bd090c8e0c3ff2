import Insurance
import Presentation

/// A pool's settlement by county: what each has, and what falls to it. Columns add up to the pool's figures to the fen.
struct CountyTables {
  let settlement: CountySettlement
  let statement: YearStatement
  let policy: Policy
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
  private func yuan(_ money: Money) -> RichText { RichText(NumberText.grouped(money.yuan, decimals: 2)) }

  /// How the parts are found, for whoever signs.
  var note: String {
    say(
      "The contract is settled over the pool. The insurer's result falls to counties by their premiums, what the assessment withholds of the service deposit to those that lost the score; the fund's result is what a county's premium leaves after its claims, costs and the insurer's result. The last fen go by the largest remainders, so that every column adds up to the pool's figure.",
      "盈亏按统筹区整体清算。承办机构损益按保费分摊，考核扣除的服务保证金计入失分县区；基金当期结余为各县区保费减赔付、经办费用和承办机构损益。尾差按最大余额法分配，各列合计与统筹区一致。")
  }

  /// As few columns each as a page holds.
  var tables: [ReportTable] {
    let parts = settlement.parts
    return [
      parts.contains { $0.figures.disallowed != .zero } ? audit : nil, figures, results,
      parts.contains { $0.depositGranted != .zero || $0.depositWithheld != .zero } ? deposit : nil,
    ].compactMap { $0?.withoutEmptyColumns }
  }

  /// A table with a row a county and one of the pool.
  private func table(
    _ title: String, _ columns: [(title: String, cell: ([CountySettlement.Part]) -> RichText)]
  ) -> ReportTable {
    func row(_ name: String, _ parts: [CountySettlement.Part]) -> [RichText] {
      [RichText(name)] + columns.map { $0.cell(parts) }
    }
    return ReportTable(
      title: title, kind: .figures, columns: [.words(say("county", "县区"))] + columns.map { .number($0.title) },
      rows: settlement.parts.map { .cells(row($0.figures.name, [$0])) }
        + [.total(row(say("pool", "合计"), settlement.parts))])
  }

  private func sum(_ part: @escaping (CountySettlement.Part) -> Money) -> ([CountySettlement.Part]) -> RichText {
    { yuan($0.reduce(.zero) { $0 + part($1) }) }
  }

  private var audit: ReportTable {
    table(
      say("Claims audited, by county, yuan", "各县区赔付审核，元"),
      [
        (say("handed in", "申报赔付"), sum(\.figures.claimed)), (say("refused", "审核拒付"), sum(\.figures.disallowed)),
        (say("granted", "审定赔付"), sum(\.figures.claims)),
      ])
  }

  /// Premium, claims and costs of each.
  private var figures: ReportTable {
    func people(_ parts: [CountySettlement.Part]) -> RichText {
      let counts = parts.compactMap(\.figures.insured)
      return RichText(counts.count == parts.count ? NumberText.grouped(counts.reduce(0, +)) : "")
    }
    func ratio(_ parts: [CountySettlement.Part]) -> RichText {
      let (claims, premium) = (parts.reduce(0) { $0 + $1.claims.yuan }, parts.reduce(0) { $0 + $1.premium.yuan })
      return RichText(premium > 0 ? NumberText.percent(claims / premium, decimals: 2) : "")
    }
    return table(
      say("Income and expense by county, yuan", "各县区收支，元"),
      [
        (say("insured", "参保人数"), people), (say("premium P", "保费P"), sum(\.premium)),
        (say("claims C", "赔付C"), sum(\.claims)), (say("loss ratio", "赔付率"), ratio),
        (say("costs E", "经办费用E"), sum(\.costs)),
      ])
  }

  /// What of the pool's results falls to each.
  private var results: ReportTable {
    table(
      say("What falls to each county, yuan", "各县区分担，元"),
      [
        ("P − C − E", sum(\.surplus)), (say("insurer's result", "承办机构损益"), sum(\.insurerResult)),
        (say("fund's result", "基金当期结余"), sum(\.fundResult)),
      ])
  }

  private var deposit: ReportTable {
    table(
      say("Service deposit by county, yuan", "各县区服务保证金，元"),
      [
        (say("paid", "考核拨付"), sum(\.depositGranted)), (say("withheld by the score", "考核扣除"), sum(\.depositWithheld)),
      ])
  }

  struct Record: Encodable {
    let county: String
    let insured: Int?
    let premium: Double
    let claimed: Double
    let disallowed: Double
    let claims: Double
    let costs: Double
    let insurerResult: Double
    let fundResult: Double
    let depositGranted: Double
    let depositWithheld: Double

    init(_ part: CountySettlement.Part) {
      (county, insured) = (part.figures.name, part.figures.insured)
      (premium, claims, costs) = (part.premium.yuan, part.claims.yuan, part.costs.yuan)
      (claimed, disallowed) = (part.figures.claimed.yuan, part.figures.disallowed.yuan)
      (insurerResult, fundResult) = (part.insurerResult.yuan, part.fundResult.yuan)
      (depositGranted, depositWithheld) = (part.depositGranted.yuan, part.depositWithheld.yuan)
    }
  }
}
