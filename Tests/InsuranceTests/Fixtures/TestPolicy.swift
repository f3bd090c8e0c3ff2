import Insurance
import Testing

/// Whole yuan and fen: `yuan(136_554_256, fen: 80)`.
func yuan(_ whole: Int64, fen: Int64 = 0) -> Money { Money(fen: whole * 100 + fen) }

func day(_ month: Int, _ day: Int, yearsLater: Int = 0) throws -> DueDay {
  try #require(DueDay(yearsLater: yearsLater, month: month, day: day))
}

/// A policy with what a test is about, the rest plain.
func makePolicy(
  id: String = "test", year: Int = 2020, groups: [(id: String, rule: any BenefitRule)] = [],
  funding: any FundingRule, costs: OperatingCosts = .none, riskSharing: any RiskSharingRule,
  settlement: any SettlementRule, contractYears: Int? = nil,
  nextFunding: any NextFundingRule = StatutoryFunding.asItStands, values: [PolicyValue] = [],
  riskAdjustment: RiskAdjustmentFund? = nil, panel: InsurerPanel? = nil
) -> Policy {
  Policy(
    id: id, title: Words(en: id, zh: id), region: Words(en: id, zh: id), year: year,
    standing: Policy.Standing(status: .stylised, from: firstDay, to: nil), documents: [],
    scope: Policy.Scope(words: Words(en: "inpatient", zh: "住院"), clause: "scope"),
    groups: groups.map { Group(id: $0.id, words: Words(en: $0.id, zh: $0.id), clause: "groups") },
    layers: [
      .criticalIllness(
        Dictionary(groups.map { ($0.id, $0.rule) }, uniquingKeysWith: { first, _ in first }), clause: "—")
    ], funding: funding,
    costs: costs, riskSharing: riskSharing, settlement: settlement,
    contract: contractYears.map { Cited($0, "contract") }, nextFunding: nextFunding, values: values,
    riskAdjustment: riskAdjustment, panel: panel)
}

private let firstDay: CalendarDay = {
  guard let day = CalendarDay(year: 2000, month: 1, day: 1) else { preconditionFailure("1 January is a day") }
  return day
}()

/// One year settled under a risk-sharing rule, the premium paid in one piece by the basic medical fund.
func settle(
  _ rule: any RiskSharingRule, premium: Money, claims: Money, costs: Money = .zero, reserve: Money = .zero
) throws -> YearStatement {
  let policy = makePolicy(
    funding: try FixedTotal(
      amount: Cited(premium.yuan, "funding"), sources: [.all(from: .basicMedicalFund, "funding")]),
    riskSharing: rule, settlement: try clearedAtTheEnd("settlement"))
  return YearStatement(
    settling: YearAccount(
      year: 2020, insured: 1_000_000, premium: premium, claims: claims, costs: costs, reserve: reserve),
    under: policy)
}

extension YearStatement {
  /// The transfers made for a reason.
  func transfers(for reason: Transfer.Reason) -> [Transfer] { ledger.transfers.filter { $0.reason == reason } }

  /// What follows for the next year under a name.
  func consequence(_ name: String) -> YearBook.Consequence? { nextYear.first { $0.name == name } }
}
