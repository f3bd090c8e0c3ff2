import Insurance
import RiskSharing
import Testing

/// 赣医保发〔2024〕10号 四(五), years in a row. Premium 100 million each year, no costs; of the contract: a profit rate of
/// 4%, half of a policy loss with the insurer, three years.
struct JiangxiYearsTests {
  private func policy(
    _ handling: AgreedSurplus.LossHandling = .shared, score: Double = 0, management: Double = 0,
    costs: OperatingCosts = .none, settlement: AnnualSettlement? = nil
  ) throws -> Policy {
    makePolicy(
      id: "jiangxi-2025", year: 2025,
      funding: try PerHeadFunding(perHead: Cited(100, "二(二)"), sources: [.all(from: .basicMedicalFund, "二(一)")]),
      costs: costs,
      riskSharing: try AgreedSurplus(
        rate: Cited(0.04, "四(五)"), incentiveMaximum: Cited(0.05, "四(五)"), incentiveScore: Cited(score, "四(五)"),
        surplusReturnsTo: Cited(.criticalIllnessFund, "四(五)"), insurerLossShare: Cited(0.5, "四(五)"),
        managementShare: Cited(management, "四(五)"), lossHandling: Cited(handling, "四(五)")),
      settlement: try settlement ?? clearedAtTheEnd("四(二)"), contractYears: 3)
  }

  private func years(
    _ policy: Policy, _ incurred: [Double], reserve: Double = 0
  ) -> [YearStatement] {
    policy.years(
      premium: million(100), incurred: incurred.map(million), opening: OpeningBalances(reserve: million(reserve)))
  }

  // MARK: The profit rate and next year's fund

  /// Surplus 10; the rate is 4% and the incentive's score of the way to 5%.
  @Test(arguments: [(0, 4), (0.5, 4.5), (1, 5)] as [(Double, Double)])
  func `四(五) the profit rate floats within 4% to 5%, and the rest goes into next year's fund`(
    score: Double, kept: Double
  ) throws {
    let years = try years(policy(score: score), [90, 96])
    #expect(years[0].insurerResult == million(kept))
    #expect(years[0].paid(.surplusToNextYear, from: .insurer, to: .criticalIllnessFund) == million(10 - kept))
    #expect(years[0].closing.reserve == million(10 - kept))
    // Next year it is used first: the basic fund raises so much less, and the insurer gets its premium all the same.
    #expect(years[1].fundedFromReserve == million(10 - kept))
    #expect(years[1].funding(from: .basicMedicalFund) == million(90 + kept))
    #expect(years[1].paid(.premium, from: .criticalIllnessFund, to: .insurer) == million(100))
    // The second surplus, 4, is within the rate.
    #expect(years[1].insurerResult == million(4))
    #expect(years[1].closing.reserve == .zero)
  }

  @Test func `四(五) a surplus within the rate leaves nothing for next year's fund`() throws {
    let years = try years(policy(), [96, 97])
    #expect(years.map(\.insurerResult) == [million(4), million(3)])
    #expect(years.map(\.closing.reserve) == [.zero, .zero])
  }

  @Test func `四(五) a fund that holds more than a year's premium raises nothing and keeps the rest`() throws {
    let years = try years(policy(), [100, 100, 100], reserve: 150)
    #expect(years.map(\.fundedFromReserve) == [million(100), million(50), .zero])
    #expect(years.map { $0.funding(from: .basicMedicalFund) } == [.zero, million(50), million(100)])
    #expect(years.map(\.closing.reserve) == [million(50), .zero, .zero])
    #expect(years.map(\.payerPays) == [million(100), million(100), million(100)])
  }

  // MARK: Losses

  @Test func `四(五) a policy loss is shared at once`() throws {
    let years = try years(policy(), [110, 100])
    #expect(years[0].paid(.lossNotByManagementShared, from: .basicMedicalFund, to: .insurer) == million(5))
    #expect(years.map(\.insurerResult) == [million(-5), .zero])
    #expect(years.map(\.fundResult) == [million(-5), .zero])
    #expect(years[0].closing.outstanding == [])
    #expect(years[0].nextYear == [])
  }

  @Test func `四(五) or the public share is met by raising next year's funding`() throws {
    // 2025: the insurer has paid 110 out of 100 and is owed 5. 2026: the basic fund raises 105.
    let years = try years(policy(.raisedFunding), [110, 100])
    #expect(years[0].insurerResult == million(-5))
    #expect(years[0].ledger.cash(of: .insurer) == million(-10))
    #expect(years[0].closing.owed(from: .criticalIllnessFund, to: .insurer) == million(5))
    #expect(years[1].paid(.lossRecovered, from: .basicMedicalFund, to: .criticalIllnessFund) == million(5))
    #expect(years[1].paid(.lossRecovered, from: .criticalIllnessFund, to: .insurer) == million(5))
    #expect(years[1].payerPays == million(105))
    #expect(years.map(\.raisedForEarlierLoss) == [.zero, million(5)])
    #expect(years[0].consequence("funding-to-be-raised")?.amount == million(5))
    // The raise is the debt's: no clause lets the premium itself change besides.
    #expect(years[0].nextYear.map(\.premiumChange) == [.zero])
    #expect(years[1].nextYear == [])
    #expect(years.map(\.insurerResult).reduce(.zero, +) == million(-5))
    #expect(years[1].insurerResult == .zero && years[1].fundResult == .zero)
    #expect(years[1].closing.outstanding == [])
  }

  /// The premium of 100 by the end of the year, the clearing by 30 June after: the 5 raised come with the premium.
  @Test func `四(五) what is raised for the loss comes with the year's funding`() throws {
    let settlement = try AnnualSettlement(
      instalments: [.init(by: day(12, 31), cumulativeShare: 1, clause: "四(二)")], deposit: Cited(0, "四(二)"),
      assessmentScore: Cited(1, "四(二)"), settledBy: Cited(day(6, 30, yearsLater: 1), "四(二)"))
    let policy = try policy(.raisedFunding, settlement: settlement)
    let years = years(policy, [110, 100])
    let flows = CashYear(of: years[1], under: policy).flows
    #expect(flows[11].premium == million(105) && flows[17].clearing == .zero)
  }

  /// All of a management loss is the insurer's: there is nothing to raise, and nothing is said of it.
  @Test func `四(五) where the public side has no share nothing is to be raised`() throws {
    let years = try years(policy(.raisedFunding, management: 1), [110, 100])
    #expect(years[0].nextYear == [] && years[1].raisedForEarlierLoss == .zero)
  }

  @Test func `四(五) terms are drawn once a contract where its years are netted`() throws {
    for handling in AgreedSurplus.LossHandling.allCases {
      #expect(try policy(handling).riskSharing.drawsTermsByContract == (handling == .nettedOverTerm), "\(handling)")
    }
  }

  @Test func `四(五) a management loss is the insurer's, however losses are handled`() throws {
    for handling in AgreedSurplus.LossHandling.allCases {
      #expect(try years(policy(handling, management: 1), [110])[0].insurerResult == million(-10), "\(handling)")
      // A fifth: 2 and half of the other 8.
      #expect(try years(policy(handling, management: 0.2), [110])[0].insurerResult == million(-6), "\(handling)")
    }
  }

  // MARK: Netted over the term

  @Test func `四(五) loss, surplus, surplus: netted over the term and year by year`() throws {
    // Year by year: −5; +10, of which 4 kept; +20, of which 4 kept.
    let shared = try years(policy(.shared), [110, 90, 80])
    #expect(shared.map(\.insurerResult) == [million(-5), million(4), million(4)])
    #expect(shared.map { $0.paid(.surplusToNextYear) } == [.zero, million(6), million(16)])

    // Netted: after a loss of 10 the fund bears 5. After 10 − 10 = 0 it has it back. After three years the surplus is 20,
    // of which 4% of 300 = 12 are kept and 8 go to the fund.
    let netted = try years(policy(.nettedOverTerm), [110, 90, 80])
    #expect(netted.map(\.insurerResult) == [million(-5), million(5), million(12)])
    #expect(netted[1].paid(AgreedSurplus.nettedBack, from: .insurer, to: .basicMedicalFund) == million(5))
    #expect(netted[1].paid(.surplusToNextYear) == .zero)
    #expect(netted[2].paid(.surplusToNextYear, from: .insurer, to: .criticalIllnessFund) == million(8))
    #expect(netted.map(\.insurerResult).reduce(.zero, +) == million(12))
  }

  @Test func `四(五) surplus, loss, loss: what was returned comes back first, then the loss is shared`() throws {
    let shared = try years(policy(.shared), [80, 110, 130])
    #expect(shared.map(\.insurerResult) == [million(4), million(-5), million(-15)])

    // 20: 4 kept, 16 returned. 20 − 10 = 10 of 200: 8 kept, 2 returned, so that 14 come back: −10 + 14.
    // 20 − 10 − 30 = −20: 10 each, so that 2 come back and 10 are shared: −30 + 12.
    let netted = try years(policy(.nettedOverTerm), [80, 110, 130])
    #expect(netted.map(\.insurerResult) == [million(4), million(4), million(-18)])
    #expect(netted.map { $0.paid(AgreedSurplus.nettedBack) } == [.zero, million(14), million(2)])
    #expect(netted.map { $0.paid(AgreedSurplus.nettedLossShared) } == [.zero, .zero, million(10)])
    #expect(netted.map(\.insurerResult).reduce(.zero, +) == million(-10))
    // The 16 have paid for a part of 2026, so that the basic fund, which saved them, gives them back.
    #expect(netted[1].fundedFromReserve == million(16))
    #expect(netted[1].paid(AgreedSurplus.nettedBack, from: .basicMedicalFund, to: .insurer) == million(14))
    #expect(netted.map(\.closing.reserve) == [million(16), .zero, .zero])
  }

  @Test func `四(五) a surplus beyond the loss before makes that good first, the rest goes to the fund`() throws {
    // −10: the public side bears 5. −10 + 40 = 30 of 200: 8 kept, 22 returned, besides the 5.
    let netted = try years(policy(.nettedOverTerm), [110, 60])
    #expect(netted.map(\.insurerResult) == [million(-5), million(13)])
    #expect(netted[1].paid(AgreedSurplus.nettedBack, from: .insurer, to: .basicMedicalFund) == million(5))
    #expect(netted[1].paid(.surplusToNextYear, from: .insurer, to: .criticalIllnessFund) == million(22))
  }

  @Test func `四(五) the term's costs count as the years' do`() throws {
    // Costs of 2 a year. 100 − 80 − 2 = 18: 4 kept, 14 returned. 200 − 190 − 4 = 6 of 200: all kept, so the 14 come back.
    let costs = try OperatingCosts(shareOfPremium: 0.02, clause: "四(五)")
    let netted = try years(policy(.nettedOverTerm, costs: costs), [80, 110])
    #expect(netted.map(\.insurerResult) == [million(4), million(2)])
    #expect(netted[0].paid(.surplusToNextYear) == million(14))
    #expect(netted[1].paid(AgreedSurplus.nettedBack) == million(14))
    #expect(
      netted[1].closing.term
        == ContractTerm(
          yearsOver: 2, premium: million(200), claims: million(190), costs: million(4), returned: .zero,
          insurerResult: million(6)))
  }

  /// Only 政策性亏损 is netted. −17, of which 40% are the insurer's own, 6.8: 10.2 are netted, of which it bears half, 5.1.
  /// Then +13: 13 − 10.2 = 2.8 of 200 are within 8, all kept, and the 5.1 go back: 13 − 5.1.
  @Test func `四(五) a management loss is netted with no other year`() throws {
    let part = try years(policy(.nettedOverTerm, management: 0.4), [117, 87])
    #expect(part.map(\.insurerResult) == [million(-11.9), million(7.9)])
    #expect(part[0].closing.term.ownLosses == million(6.8))
    // All of it: 13 of 200 is 5 beyond 8.
    let all = try years(policy(.nettedOverTerm, management: 1), [117, 87])
    #expect(all.map(\.insurerResult) == [million(-17), million(8)])
    #expect(all[1].paid(.surplusToNextYear, from: .insurer, to: .criticalIllnessFund) == million(5))
  }

  @Test func `四(五) surplus, loss, surplus`() throws {
    // 20: 16 returned. 20 − 40 = −20: 10 borne by the public side, so 16 come back and 10 are shared.
    // 20 − 40 + 30 = 10 of 300: within 12, all kept: the 10 go back.
    let netted = try years(policy(.nettedOverTerm), [80, 140, 70])
    #expect(netted.map(\.insurerResult) == [million(4), million(-14), million(20)])
    #expect(netted[2].paid(AgreedSurplus.nettedBack, from: .insurer, to: .basicMedicalFund) == million(10))
    #expect(netted[2].paid(.surplusToNextYear) == .zero)
  }

  @Test func `四(五) what the fund still holds of an earlier surplus is netted from it`() throws {
    // 300 at the start; 2025 uses 100 and gets 16: 216. 2026 uses 100, and 14 come back out of the other 116.
    let netted = try years(policy(.nettedOverTerm), [80, 110], reserve: 300)
    #expect(netted[1].paid(AgreedSurplus.nettedBack, from: .criticalIllnessFund, to: .insurer) == million(14))
    #expect(netted.map(\.closing.reserve) == [million(216), million(102)])
    #expect(netted[1].insurerResult == million(4))
    // 190 at the start: 106 after 2025, of which 2026 leaves 6; the other 8 come from the basic fund.
    let short = try years(policy(.nettedOverTerm), [80, 110], reserve: 190)
    #expect(short[1].paid(AgreedSurplus.nettedBack, from: .criticalIllnessFund, to: .insurer) == million(6))
    #expect(short[1].paid(AgreedSurplus.nettedBack, from: .basicMedicalFund, to: .insurer) == million(8))
    #expect(short[1].insurerResult == million(4) && short[1].closing.reserve == .zero)
  }

  @Test func `四(二) a new contract begins a new term: nothing before it is netted`() throws {
    // 20 of 300: 12 kept, 8 returned, in 2027. The loss of 2028 is the next contract's: half and half.
    let netted = try years(policy(.nettedOverTerm), [100, 100, 80, 110])
    #expect(netted.map(\.insurerResult) == [.zero, .zero, million(12), million(-5)])
    #expect(netted[3].paid(AgreedSurplus.nettedBack) == .zero)
    #expect(netted[3].paid(AgreedSurplus.nettedLossShared) == million(5))
    #expect(netted[2].closing.term == ContractTerm())
  }

  @Test func `the order of the years does not change what a netted term comes to`() throws {
    let orders: [[Double]] = [
      [110, 90, 80], [110, 80, 90], [90, 110, 80], [90, 80, 110], [80, 110, 90], [80, 90, 110],
    ]
    for order in orders {
      let netted = try years(policy(.nettedOverTerm), order)
      #expect(netted.map(\.insurerResult).reduce(.zero, +) == million(12), "\(order)")
    }
  }
}
