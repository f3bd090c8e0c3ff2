import Insurance
import Testing

/// 惠府办〔2013〕19号 二(三), 二(五), years in a row. A premium of 100 million in the first policy year, 80% from the
/// employees' supplementary fund, 20% from the residents' surplus.
struct HuizhouYearsTests {
  private func policy(
    granted: Double, costs: Double = 0, deducted: Double = 0, isRefilled: Bool = false
  ) throws -> Policy {
    let founding = try FoundingPolicies.huizhou(guaranteeDeducted: deducted, isRefilled: isRefilled)
    return makePolicy(
      id: "huizhou-2013", year: 2013, funding: founding.funding,
      costs: try OperatingCosts(shareOfPremium: costs, clause: "二(五)1(4)"), riskSharing: founding.riskSharing,
      settlement: founding.settlement, contractYears: 3,
      nextFunding: try ClauseDrivenFunding(grantedShare: Cited(granted, "二(五)1(5)")))
  }

  private func years(_ policy: Policy, _ incurred: [Double]) -> [YearStatement] {
    policy.fundedYears(premium: million(100), incurred: incurred.map(million))
  }

  @Test func `二(五)1(5) from 95% on the whole premium is paid over, below it the claims and 4% of them`() throws {
    let policy = try policy(granted: 0)
    let years = policy.years(
      premium: million(100), incurred: [million(95), million(95) - Money(fen: 1), million(90), million(99)])
    // 95·1.04 = 98.8 less 1.04 fen; 90·1.04 = 93.6.
    #expect(years.map(\.payerPays) == [million(100), million(98.8) - Money(fen: 1), million(93.6), million(100)])
    #expect(years.map(\.insurerResult) == [million(5), million(3.8), million(3.6), million(1)])
  }

  @Test func `二(五)1(4) the insurer carries its own loss, and next year's premium does not make it good`() throws {
    let years = try years(policy(granted: 0), [110, 100])
    #expect(years.map(\.payerPays) == [million(100), million(100)])
    #expect(years.map(\.insurerResult) == [million(-10), .zero])
    #expect(years.map(\.fundResult) == [.zero, .zero])
  }

  /// Claims and next year's premium: 100 and granted · (C − 100) where C lies above 105 or below 95.
  @Test(
    arguments: [
      (110, 1, 110), (110, 0.5, 105), (110, 0, 100), (105, 1, 100), (105.000_001, 1, 105.000_001), (104, 1, 100),
      (96, 1, 100), (95, 1, 100), (94, 1, 94), (90, 1, 90), (90, 0.5, 95), (0, 1, 0),
    ] as [(Double, Double, Double)])
  func `二(五)1(5) above 105% or below 95% next year's premium is adjusted by what is granted`(
    claims: Double, granted: Double, premium: Double
  ) throws {
    #expect(try years(policy(granted: granted), [claims, 95])[1].account.premium == million(premium))
  }

  @Test func `二(五)1(5) allowed costs count towards the 105% and the 95%`() throws {
    // 101 + 3 = 104; 103 + 3 = 106; 91 + 3 = 94.
    let policy = try policy(granted: 1, costs: 0.03)
    #expect(years(policy, [101, 95])[1].account.premium == million(100))
    #expect(years(policy, [103, 95])[1].account.premium == million(106))
    #expect(years(policy, [91, 95])[1].account.premium == million(94))
  }

  @Test func `二(五)1(5) an adjusted premium stands until the clause moves it again`() throws {
    // 110 → 110. 112 of 110 is 101.8%: stays. 120 of 110 is 109.1%: 120. 100 of 120 is 83.3%: 100.
    let years = try years(policy(granted: 1), [110, 112, 120, 100, 100])
    #expect(years.map(\.account.premium) == [100, 110, 110, 120, 100].map(million))
    #expect(years[1].insurerResult == million(-2))
    // 100 of 120: 104 paid over.
    #expect(years[3].payerPays == million(104))
  }

  @Test func `二(三)2 every year's premium comes from the two purses at 8 to 2`() throws {
    let years = try years(policy(granted: 1), [110, 100])
    let funding = years.map { $0.ledger.transfers.filter { $0.reason.name == "funding" } }
    #expect(funding.map { $0.map(\.amount) } == [[million(80), million(20)], [million(88), million(22)]])
    #expect(funding[1].map(\.reason.words.zh) == ["当年筹资：职工补充医疗保险基金", "当年筹资：居民医保基金历年结余"])
    #expect(funding[1].allSatisfy { $0.clause == "二(三)2" })
  }

  @Test func `二(五)2 what is deducted from the guarantee of 2,000,000 is the insurer's loss, year by year`() throws {
    let years = try years(policy(granted: 0, deducted: 0.25), [100, 100])
    #expect(years.map { $0.paid(AnnualSettlement.guaranteeDeduction) } == [million(0.5), million(0.5)])
    #expect(years.map(\.insurerResult) == [million(-0.5), million(-0.5)])
    #expect(years.map(\.fundResult) == [million(0.5), million(0.5)])
  }

  /// Half of 2 million a year: after two years of a contract of three nothing is left, unless it is filled up. A new
  /// contract has a guarantee of its own.
  @Test func `二(五)2 the years of a contract deduct the guarantee at most, or each year where it is refilled`() throws {
    let once = try years(policy(granted: 0, deducted: 0.5), [100, 100, 100, 100])
    #expect(once.map { $0.paid(AnnualSettlement.guaranteeDeduction) } == [1, 1, 0, 1].map(million))
    let refilled = try years(policy(granted: 0, deducted: 0.5, isRefilled: true), [100, 100, 100])
    #expect(refilled.map { $0.paid(AnnualSettlement.guaranteeDeduction) } == [1, 1, 1].map(million))
    // 75%, then what is left.
    let more = try years(policy(granted: 0, deducted: 0.75), [100, 100, 100])
    #expect(more.map { $0.paid(AnnualSettlement.guaranteeDeduction) } == [1.5, 0.5, 0].map(million))
  }

  @Test func `a year below 95% leaves nothing that lowers the next year's full funding`() throws {
    let years = try years(policy(granted: 0), [80, 100])
    #expect(years[1].funding(from: .supplementaryFund) == million(80))
    #expect(years[1].paid(.premium, from: .criticalIllnessFund, to: .insurer) == million(100))
  }
}
