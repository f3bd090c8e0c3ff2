import Insurance
import RiskSharing
import Testing

/// 5% of 100 million a year up to 15: full after three years; a loss of 20 takes 15 from it and 5 from who pays next.
struct RiskAdjustmentFundTests {
  private static func fund(_ order: RiskAdjustmentFund.Order = .beforeReserve) throws -> RiskAdjustmentFund {
    try RiskAdjustmentFund(share: Cited(0.05, "七"), ceiling: Cited(0.15, "七"), order: Cited(order, "七"))
  }

  /// All of a surplus and of a loss is the public side's.
  private static func bands(
    to party: Party = .treasury, isDeferred: Bool = false
  ) throws -> SurplusBands {
    let band = SurplusBands.Band(from: 0, insurerShare: 0, party: party, isDeferred: isDeferred, clause: "五")
    return try SurplusBands(surplus: [band], loss: [band], thenPaidBy: Cited(.treasury, "六"))
  }

  private static func policy(
    _ rule: any RiskSharingRule, _ fund: RiskAdjustmentFund?, unspent: UnspentFunding = .kept
  ) throws -> Policy {
    makePolicy(
      funding: try FixedTotal(amount: Cited(1e8, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: rule,
      settlement: try AnnualSettlement(
        instalments: [], deposit: Cited(0, "五"), assessmentScore: Cited(1, "五"),
        settledBy: Cited(try day(12, 31), "五"), unspent: Cited(unspent, "二")), riskAdjustment: fund)
  }

  @Test
  func `it is full after three years and meets a loss before the next payer`() throws {
    // 5 are set aside of 100 in each of three years, then none: 15 of a loss of 20 come from it, 5 from the treasury.
    let years = try Self.policy(Self.bands(), Self.fund()).years(
      premium: million(100), incurred: [95, 95, 95, 100, 120].map(million))
    #expect(years.map(\.account.setAside) == [5, 5, 5, 0, 0].map(million))
    #expect(years.map(\.account.premium) == [95, 95, 95, 100, 100].map(million))
    #expect(years.map(\.closing.riskAdjustment) == [5, 10, 15, 15, 0].map(million))
    #expect(years[4].drawnFromRiskAdjustment == million(15))
    #expect(years[4].ledger.paid(from: .riskAdjustmentFund, to: .insurer) == million(15))
    #expect(years[4].ledger.paid(from: .treasury, to: .insurer) == million(5))
    #expect(years[4].insurerResult == .zero)
    #expect(years[4].fundResult == million(-20))
  }

  @Test
  func `it fills again after a loss, by so much of each year's funding`() throws {
    let years = try Self.policy(Self.bands(), Self.fund()).years(
      premium: million(100), incurred: [120, 95].map(million), opening: OpeningBalances(riskAdjustment: million(12)))
    // 3 up to the ceiling: P = 97, a loss of 23, of which it meets the 15 that it holds.
    #expect(years.map(\.account.setAside) == [3, 5].map(million))
    #expect(years.map(\.drawnFromRiskAdjustment) == [15, 0].map(million))
    #expect(years[0].ledger.paid(from: .treasury, to: .insurer) == million(8))
    #expect(years[1].closing.riskAdjustment == million(5))
  }

  @Test(arguments: [
    (RiskAdjustmentFund.Order.beforeReserve, 15.0, 5.0, 0.0), (.afterReserve, 10, 10, 0),
  ])
  func `it comes before accumulated surplus or after it`(
    _ order: RiskAdjustmentFund.Order, drawn: Double, fromReserve: Double, fromTreasury: Double
  ) throws {
    // A loss of 20 with 15 in it and 10 in the critical-illness fund.
    let year = try Self.policy(Self.bands(to: .criticalIllnessFund), Self.fund(order)).years(
      premium: million(100), incurred: [million(120)],
      opening: OpeningBalances(reserve: million(10), riskAdjustment: million(15)))[0]
    #expect(year.drawnFromRiskAdjustment == million(drawn))
    #expect(year.closing.reserve == million(10 - fromReserve))
    #expect(year.ledger.paid(from: .treasury, to: .insurer) == million(fromTreasury))
  }

  @Test
  func `only what it does not meet of a deferred loss stays owed`() throws {
    let year = try Self.policy(Self.bands(isDeferred: true), Self.fund()).years(
      premium: million(100), incurred: [million(120)], opening: OpeningBalances(riskAdjustment: million(15)))[0]
    #expect(year.drawnFromRiskAdjustment == million(15))
    #expect(year.owedToInsurer == million(5))
  }

  @Test
  func `it meets part of a joint advance's loss, of a loss beyond a limit and of a fee's deficit`() throws {
    let opening = OpeningBalances(riskAdjustment: million(15))
    func year(_ rule: any RiskSharingRule) throws -> YearStatement {
      try Self.policy(rule, Self.fund()).years(premium: million(100), incurred: [million(120)], opening: opening)[0]
    }
    let advance = try year(
      ReserveThenAdvance(insurerAdvanceShare: Cited(0.5, "五"), managementShare: Cited(0, "五"), clause: "五"))
    // 20 less 15 are advanced by halves.
    #expect(advance.drawnFromRiskAdjustment == million(15))
    #expect(advance.closing.outstanding.map(\.amount) == [2.5, 2.5].map(million))
    let limits = try year(
      MarginAndLossLimits(marginLimit: Cited(0.02, "五"), lossLimit: Cited(0.04, "五"), recoveredShare: Cited(1, "五")))
    // 20 less the insurer's 4 are 16, of which it meets 15.
    #expect(limits.owedToInsurer == million(1))
    let fee = try year(ServiceFee(perInsured: Cited(2, "五"), deficitPaidBy: Cited(.treasury, "五")))
    // 120 and a fee of 2 for each of a million people are 22 more than the funding.
    #expect(fee.ledger.paid(from: .riskAdjustmentFund, to: .criticalIllnessFund) == million(15))
    #expect(fee.ledger.paid(from: .treasury, to: .criticalIllnessFund) == million(7))
  }

  @Test
  func `who funds the year is asked only for what it does not hold`() throws {
    let year = try Self.policy(Self.bands(to: .criticalIllnessFund), Self.fund(.afterReserve), unspent: .returned)
      .years(
        premium: million(100), incurred: [million(120)], opening: OpeningBalances(riskAdjustment: million(15)))[0]
    #expect(year.drawnFromRiskAdjustment == million(15))
    #expect(year.closing.reserve == .zero)
  }

  @Test
  func `it never pays a debt of an earlier year`() throws {
    let years = try Self.policy(Self.bands(isDeferred: true), Self.fund()).years(
      premium: million(100), incurred: [120, 95].map(million))
    // The first year sets 5 aside and meets 5 of a loss of 25; the treasury pays the 20 owed when the next year begins.
    #expect(years[0].owedToInsurer == million(20))
    #expect(years[1].drawnFromRiskAdjustment == .zero)
    #expect(years[1].closing.riskAdjustment == million(5))
    #expect(years[1].owedToInsurer == .zero)
  }

  @Test
  func `a share above all of the funding and a ceiling below 0 are refused`() {
    let share = #expect(throws: RuleError.self) {
      try RiskAdjustmentFund(share: Cited(1.1, "七"), ceiling: Cited(0.1, "七"))
    }
    #expect(share?.parameter == "share")
    let ceiling = #expect(throws: RuleError.self) {
      try RiskAdjustmentFund(share: Cited(0.1, "七"), ceiling: Cited(-0.1, "七"))
    }
    #expect(ceiling?.parameter == "ceiling")
  }
}
