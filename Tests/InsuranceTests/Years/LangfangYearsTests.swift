import Insurance
import RiskSharing
import Testing

/// 廊坊市城乡居民大病保险实施办法 五(五) and 六(二), years in a row. Premium 100 million each year, no costs; joint advances
/// half and half.
struct LangfangYearsTests {
  private func policy(
    management: Double = 0, recovered: Double = 1, from source: Party = .basicMedicalFund, unclaimed: Double = 0,
    late: Double = 0
  ) throws -> Policy {
    let plain = try clearedAtTheEnd("六(三)")
    return makePolicy(
      id: "langfang-2024", year: 2024,
      funding: try PerHeadFunding(perHead: Cited(100, "三(二)"), sources: [.all(from: .basicMedicalFund, "三(二)")]),
      riskSharing: try ReserveThenAdvance(
        insurerAdvanceShare: Cited(0.5, "五(五)"), managementShare: Cited(management, "五(五)"),
        recoveredShare: Cited(recovered, "五(五)"), recoveredFrom: Cited(source, "五(五)"), clause: "五(五)"),
      settlement: try AnnualSettlement(
        instalments: [], deposit: plain.deposit, assessmentScore: plain.assessmentScore, settledBy: plain.settledBy,
        late: Cited(late, "六(三)"), unclaimed: Cited(unclaimed, "六(二)"), unclaimedReturnAfter: Cited(2, "六(二)")),
      contractYears: 3)
  }

  private func years(_ policy: Policy, _ incurred: [Double], reserve: Double = 0) -> [YearStatement] {
    policy.years(
      premium: million(100), incurred: incurred.map(million), opening: OpeningBalances(reserve: million(reserve)))
  }

  @Test func `二 the chronic overflow is paid apart from the benefits, out of the same claims`() throws {
    // Of 90 million 10 are for the overflow; 2% of either stay unclaimed: 9.8 and 78.4 are paid, 1.8 owed.
    let policy = try policy(unclaimed: 0.02)
    let account = YearAccount(
      under: policy, insured: 1_000_000, premium: million(100), incurred: million(90), chronicOverflow: million(10),
      opening: .none)
    #expect(account.chronicOverflow == million(10))
    let year = YearStatement(settling: account, under: policy)
    #expect(year.paid(.chronicOverflow, from: .insurer, to: .members) == million(9.8))
    #expect(year.paid(.benefits, from: .insurer, to: .members) == million(78.4))
    #expect(year.ledger.cash(of: .members) == million(88.2))
  }

  @Test func `of the chronic overflow, as of all benefits, what arises late is left to the next year`() throws {
    // 5% late: 85.5 of the 90 million, and 9.5 of the 10 for the overflow, are the year's.
    let policy = try policy(late: 0.05)
    let account = YearAccount(
      under: policy, insured: 1_000_000, premium: million(100), incurred: million(90), chronicOverflow: million(10),
      opening: .none)
    let year = YearStatement(settling: account, under: policy)
    #expect(year.paid(.chronicOverflow, from: .insurer, to: .members) == million(9.5))
    #expect(year.paid(.benefits, from: .insurer, to: .members) == million(76))
  }

  @Test func `五(五) surplus stays in the fund and is carried forward, and next year is funded in full`() throws {
    let years = try years(policy(), [94, 97])
    #expect(years.map(\.closing.reserve) == [million(6), million(9)])
    #expect(years.map(\.insurerResult) == [.zero, .zero])
    #expect(years.map(\.fundResult) == [million(6), million(3)])
    #expect(years[1].funding(from: .basicMedicalFund) == million(100))
  }

  @Test func `五(五) a bad year: reserve first, then the joint advance, recovered the year after`() throws {
    // 2024: 6 carried. 2025: loss 10: 6 from the reserve, 4 advanced, 2 and 2. 2026: 4 recovered.
    let years = try years(policy(), [94, 110, 100])
    let bad = years[1]
    #expect(bad.paid(ReserveThenAdvance.fromReserve, from: .criticalIllnessFund, to: .insurer) == million(6))
    #expect(bad.paid(ReserveThenAdvance.agencyAdvance, from: .basicMedicalFund, to: .insurer) == million(2))
    #expect(bad.closing.reserve == .zero)
    #expect(bad.closing.owed(from: .criticalIllnessFund, to: .insurer) == million(2))
    #expect(bad.closing.owed(from: .criticalIllnessFund, to: .basicMedicalFund) == million(2))
    // The advance is money lent: the insurer's result is 0, its cash −2.
    #expect(bad.insurerResult == .zero)
    #expect(bad.ledger.cash(of: .insurer) == million(-2))
    #expect(bad.fundResult == million(-10))
    #expect(bad.consequence("advance-to-recover")?.amount == million(4))

    #expect(years[2].paid(ReserveThenAdvance.advanceRecovered, from: .criticalIllnessFund, to: .insurer) == million(2))
    #expect(years[2].ledger.cash(of: .insurer) == million(2))
    #expect(years[2].insurerResult == .zero)
    #expect(years[2].fundResult == .zero)
    #expect(years[2].closing.outstanding == [])
    // The basic fund: 100 and the 4, of which 2 come back to it as the agency.
    #expect(years[2].ledger.cash(of: .basicMedicalFund) == million(-102))
  }

  @Test func `五(五) or the treasury pays the advance back`() throws {
    let years = try years(policy(from: .treasury), [110, 100])
    // 10 advanced: 5 and 5.
    #expect(
      years[1].paid(ReserveThenAdvance.advanceRecovered, from: .treasury, to: .criticalIllnessFund) == million(10))
    #expect(years[1].ledger.cash(of: .treasury) == million(-10))
    #expect(years[1].ledger.cash(of: .basicMedicalFund) == million(-95))
    #expect(years[1].ledger.cash(of: .insurer) == million(5))
    #expect(years[1].closing.outstanding == [])
  }

  @Test func `五(五) recovered at a half a year, an advance is paid back in two years`() throws {
    let years = try years(policy(recovered: 0.5), [108, 100, 100, 100])
    let owed = years.map { $0.closing.owed(from: .criticalIllnessFund, to: .insurer) }
    #expect(owed == [million(4), million(2), .zero, .zero])
    #expect(years.map { $0.ledger.cash(of: .insurer) } == [million(-4), million(2), million(2), .zero])
    #expect(years[2].closing.outstanding == [])
  }

  @Test func `五(五) at a third a year, rounding to the fen leaves nothing behind`() throws {
    let years = try years(policy(recovered: 1.0 / 3), [100.000_001, 100, 100, 100, 100])
    // 1 yuan: 50 and 50 fen; 17 + 17 + 16.
    let owed = years.map { $0.closing.owed(from: .criticalIllnessFund, to: .insurer).fen }
    #expect(owed == [50, 33, 16, 0, 0])
  }

  @Test func `五(五) two bad years: each has its own advance`() throws {
    let years = try years(policy(recovered: 0.5), [108, 104, 100, 100])
    // 2025: 2 of the 4 are paid back and 2 new ones advanced. 2026: the other 2 and 1. 2027: 1.
    let owed = years.map { $0.closing.owed(from: .criticalIllnessFund, to: .insurer) }
    #expect(owed == [million(4), million(4), million(1), .zero])
    #expect(years[1].closing.outstanding.filter { $0.to == .insurer }.map(\.since) == [2024, 2025])
  }

  @Test func `五(五) a loss with any other cause falls wholly on the insurer`() throws {
    // A quarter of 10: 2.5 the insurer's; of 7.5 the reserve of 3 goes first, then 2.25 and 2.25.
    let years = try years(policy(management: 0.25), [110, 100], reserve: 3)
    #expect(years[0].insurerResult == million(-2.5))
    #expect(years[0].paid(ReserveThenAdvance.fromReserve) == million(3))
    #expect(years[0].closing.owed(from: .criticalIllnessFund, to: .insurer) == million(2.25))
    #expect(years[1].insurerResult == .zero)
    let all = try self.years(policy(management: 1), [110], reserve: 3)
    #expect(all[0].insurerResult == million(-10))
    #expect(all[0].closing.reserve == million(3))
    #expect(all[0].closing.outstanding == [])
  }

  @Test func `六(二) benefits that nobody has claimed for two years return to the fund`() throws {
    // 1% of 100 each year. 2024's returns in 2026, 2025's in 2027.
    let years = try years(policy(unclaimed: 0.01), [100, 100, 100, 100])
    #expect(years.map { $0.closing.owed(from: .insurer, to: .members) } == [1, 2, 2, 2].map(million))
    #expect(years.map(\.lapsedBenefits) == [0, 0, 1, 1].map(million))
    #expect(
      years.map { $0.paid(AnnualSettlement.unclaimedReturned, from: .insurer, to: .criticalIllnessFund) }
        == [0, 0, 1, 1].map(million))
    #expect(years.map { $0.paid(.benefits) } == [99, 99, 99, 99].map(million))
    #expect(years.map(\.closing.reserve) == [0, 0, 1, 2].map(million))
    #expect(years.map(\.insurerResult) == [.zero, .zero, .zero, .zero])
    #expect(years.map(\.fundResult) == [0, 0, 1, 1].map(million))
    // The insurer holds it until then.
    #expect(years.map { $0.ledger.cash(of: .insurer) } == [1, 1, 0, 0].map(million))
  }

  @Test func `六(二) what has just returned to the fund meets a loss before anybody advances`() throws {
    // 2026: loss 10, 1 has returned: 9 are advanced, 4.5 and 4.5.
    let years = try years(policy(unclaimed: 0.01), [100, 100, 110])
    #expect(years[2].paid(ReserveThenAdvance.fromReserve) == million(1))
    #expect(years[2].consequence("advance-to-recover")?.amount == million(9))
    #expect(years[2].closing.reserve == .zero)
  }

  @Test func `the fund's cash never falls below zero in a run of bad years`() throws {
    let years = try years(policy(recovered: 0.2), [130, 95, 125, 80, 160, 70], reserve: 7)
    #expect(years.allSatisfy { $0.closing.reserve >= .zero })
    #expect(years.map(\.insurerResult) == Array(repeating: .zero, count: 6))
  }
}
