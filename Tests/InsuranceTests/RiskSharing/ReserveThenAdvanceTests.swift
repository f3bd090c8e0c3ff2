import Insurance
import RiskSharing
import Testing

/// Langfang 2024 五(五), on a premium of 100 million with 2 million of costs.
struct ReserveThenAdvanceTests {
  private func rule(advanceShare: Double = 0.5, managementShare: Double = 0) throws -> ReserveThenAdvance {
    try ReserveThenAdvance(
      insurerAdvanceShare: Cited(advanceShare, "五(五)", isAssumption: true),
      managementShare: Cited(managementShare, "五(五)"), clause: "五(五)")
  }

  private func settled(_ rule: ReserveThenAdvance, claims: Int64, reserve: Int64 = 0) throws -> YearStatement {
    try settle(
      rule, premium: yuan(100_000_000), claims: yuan(claims), costs: yuan(2_000_000), reserve: yuan(reserve))
  }

  @Test func `surplus is carried forward in the fund, all of it`() throws {
    // 100 − 90 − 2
    let year = try settled(rule(), claims: 90_000_000)
    let carried = try #require(year.transfers(for: ReserveThenAdvance.surplusCarried).first)
    #expect(carried.amount == yuan(8_000_000))
    #expect(carried.from == .insurer)
    #expect(carried.to == .criticalIllnessFund)
    #expect(carried.clause == "五(五)")
    #expect(year.insurerResult == .zero)
    #expect(year.fundResult == yuan(8_000_000))
    #expect(year.nextYear.map(\.name) == ["surplus-carried"])
    #expect(year.nextYear.first?.amount == yuan(8_000_000))
  }

  @Test func `an even year moves nothing`() throws {
    let year = try settled(rule(), claims: 98_000_000, reserve: 5_000_000)
    #expect(year.insurerResult == .zero)
    #expect(year.fundResult == .zero)
    #expect(year.transfers(for: ReserveThenAdvance.fromReserve) == [])
    #expect(year.nextYear == [])
  }

  @Test func `a loss is met from accumulated surplus where that is enough`() throws {
    // 100 − 108 − 2 = −10, reserve 15.
    let year = try settled(rule(), claims: 108_000_000, reserve: 15_000_000)
    #expect(year.transfers(for: ReserveThenAdvance.fromReserve).map(\.amount) == [yuan(10_000_000)])
    #expect(year.transfers(for: ReserveThenAdvance.agencyAdvance) == [])
    #expect(year.insurerResult == .zero)
    #expect(year.fundResult == yuan(-10_000_000))
    #expect(year.nextYear == [])
  }

  @Test func `a reserve of exactly the loss needs no advance, one fen less does`() throws {
    #expect(try settled(rule(), claims: 108_000_000, reserve: 10_000_000).nextYear == [])
    let year = try settle(
      rule(), premium: yuan(100_000_000), claims: yuan(108_000_000), costs: yuan(2_000_000),
      reserve: yuan(10_000_000) - Money(fen: 1))
    #expect(year.consequence("advance-to-recover")?.amount == Money(fen: 1))
  }

  @Test func `what the reserve does not cover is advanced by the agency and the insurer together`() throws {
    // Loss 10: 4 from the reserve, 3 advanced by each.
    let year = try settled(rule(), claims: 108_000_000, reserve: 4_000_000)
    #expect(year.transfers(for: ReserveThenAdvance.fromReserve).map(\.amount) == [yuan(4_000_000)])
    let agency = try #require(year.transfers(for: ReserveThenAdvance.agencyAdvance).first)
    #expect(agency.amount == yuan(3_000_000))
    #expect(agency.from == .basicMedicalFund)
    #expect(agency.to == .insurer)
    let owed = year.transfers(for: ReserveThenAdvance.advanceOwed)
    #expect(owed.map(\.kind) == [.owed, .owed])
    #expect(owed.map(\.to) == [.basicMedicalFund, .insurer])
    #expect(owed.map(\.amount) == [yuan(3_000_000), yuan(3_000_000)])
    #expect(year.consequence("advance-to-recover")?.amount == yuan(6_000_000))
  }

  @Test func `an advance is a receivable, no profit or loss`() throws {
    let year = try settled(rule(), claims: 108_000_000, reserve: 4_000_000)
    #expect(year.ledger.cash(of: .insurer) == yuan(-3_000_000))
    #expect(year.ledger.receivable(of: .insurer) == yuan(3_000_000))
    #expect(year.insurerResult == .zero)
    #expect(year.ledger.receivable(of: .basicMedicalFund) == yuan(3_000_000))
    #expect(year.ledger.receivable(of: .criticalIllnessFund) == yuan(-6_000_000))
    #expect(year.fundResult == yuan(-10_000_000))
  }

  @Test(arguments: [(0, 0), (0.3, -3_000_000), (1, -10_000_000)] as [(Double, Int64)])
  func `without a reserve the advance is the whole loss, parted as the contract says`(
    share: Double, cash: Int64
  ) throws {
    let year = try settled(rule(advanceShare: share), claims: 108_000_000)
    #expect(year.ledger.cash(of: .insurer) == yuan(cash))
    #expect(year.insurerResult == .zero)
    #expect(year.consequence("advance-to-recover")?.amount == yuan(10_000_000))
  }

  @Test func `a reserve below nothing is no reserve`() throws {
    let year = try settled(rule(), claims: 108_000_000, reserve: -5_000_000)
    #expect(year.transfers(for: ReserveThenAdvance.fromReserve) == [])
    #expect(year.consequence("advance-to-recover")?.amount == yuan(10_000_000))
  }

  @Test func `a loss with any other cause falls on the insurer before reserve and advance`() throws {
    // Loss 10, of which 30% management-caused: 3 stay; of 7, 4 from the reserve, 1.5 advanced by each.
    let year = try settled(rule(managementShare: 0.3), claims: 108_000_000, reserve: 4_000_000)
    #expect(year.insurerResult == yuan(-3_000_000))
    #expect(year.ledger.cash(of: .insurer) == yuan(-4_500_000))
    #expect(year.fundResult == yuan(-7_000_000))
    #expect(year.consequence("advance-to-recover")?.amount == yuan(3_000_000))
  }

  @Test func `a loss that is all management-caused leaves the reserve alone`() throws {
    let year = try settled(rule(managementShare: 1), claims: 108_000_000, reserve: 4_000_000)
    #expect(year.insurerResult == yuan(-10_000_000))
    #expect(year.fundResult == .zero)
    #expect(year.nextYear == [])
  }

  @Test func `it bends where surplus ends and where the reserve does`() throws {
    let account = YearAccount(
      year: 2024, insured: 1, premium: yuan(100_000_000), claims: .zero, costs: yuan(2_000_000),
      reserve: yuan(4_000_000))
    let ratios = try rule(managementShare: 0.2).turningPoints(for: account).map(\.lossRatio)
    // 1 − 2%, and where 80% of the loss come to 4 million: a loss of 5.
    #expect(zip(ratios, [0.98, 1.03]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `a reserve that meets no loss has no end to bend at`() throws {
    let account = YearAccount(
      year: 2024, insured: 1, premium: yuan(100_000_000), claims: .zero, costs: yuan(2_000_000),
      reserve: yuan(4_000_000))
    #expect(try rule(managementShare: 1).turningPoints(for: account).map(\.lossRatio) == [0.98])
  }

  @Test func `it bends where the reserve ends under a premium of one fen too`() throws {
    let account = YearAccount(
      year: 2024, insured: 1, premium: Money(fen: 1), claims: .zero, costs: .zero, reserve: Money(fen: 2))
    #expect(try rule().turningPoints(for: account).map(\.lossRatio) == [1, 3])
  }

  @Test func `an advance of which nothing else is said is recovered in the next year, all of it`() throws {
    // 110 of claims: 5 owed to each; the year after pays both back.
    let years = try FoundingPolicies.langfang().years(premium: million(100), incurred: [million(110), million(100)])
    #expect(years[0].closing.outstanding.map(\.amount) == [million(5), million(5)])
    #expect(years[1].closing.outstanding == [])
  }

  @Test(arguments: [-0.01, 1.01, .nan])
  func `shares must lie between 0 and 1`(share: Double) {
    let advance = #expect(throws: RuleError.self) { try rule(advanceShare: share) }
    #expect(advance == RuleError(.outOfRange, "insurerShareOfAdvance", "must lie between 0 and 1"))
    let management = #expect(throws: RuleError.self) { try rule(managementShare: share) }
    #expect(management == RuleError(.outOfRange, "managementCausedShare", "must lie between 0 and 1"))
  }
}
