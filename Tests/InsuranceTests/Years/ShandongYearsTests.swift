import Insurance
import RiskSharing
import Testing

/// 鲁人社发〔2014〕48号 五(三), years in a row. Premium 100 million each year; costs of 1% of it where a test says so.
struct ShandongYearsTests {
  private func years(_ incurred: [Double], recovered: Double = 1, costs: Double = 0) throws -> [YearStatement] {
    try FoundingPolicies.shandong(
      costs: OperatingCosts(shareOfPremium: costs, clause: "五(三)"), recoveredShare: recovered
    ).years(premium: million(100), incurred: incurred.map(million))
  }

  @Test func `五(三) profit and costs together stay within 2%, the rest goes back to the basic fund`() throws {
    // 100 − 97 = 3: 2 kept, 1 back; costs of 1 come out of the 2.
    let years = try years([97, 100], costs: 0.01)
    #expect(years[0].paid(.surplusReturned, from: .insurer, to: .basicMedicalFund) == million(1))
    #expect(years[0].insurerResult == million(1))
    #expect(years[0].fundResult == million(1))
    // Nothing of it reaches the next year.
    #expect(years[0].closing.reserve == .zero)
    #expect(years[1].funding(from: .basicMedicalFund) == million(100))
  }

  @Test func `五(三) a margin of exactly 2% is kept, a fen more goes back`() throws {
    let policy = try FoundingPolicies.shandong()
    let years = policy.years(premium: million(100), incurred: [million(98), million(98) - Money(fen: 1)])
    #expect(years.map(\.insurerResult) == [million(2), million(2)])
    #expect(years.map { $0.paid(.surplusReturned) } == [.zero, Money(fen: 1)])
  }

  @Test func `五(三) a loss up to 4% is the insurer's, with its costs`() throws {
    let years = try years([104, 102], costs: 0.01)
    // −4 and −2, and 1 of costs each.
    #expect(years.map(\.insurerResult) == [million(-5), million(-3)])
    #expect(years.map(\.fundResult) == [.zero, .zero])
    #expect(years.allSatisfy { $0.closing.outstanding.isEmpty && $0.nextYear.isEmpty })
  }

  @Test func `五(三) a loss beyond 4% is deferred, and recovered by next year's policy`() throws {
    // 2015: loss 10, 4 the insurer's, 6 owed. 2016: the basic fund pays its 100 and the 6; a margin of 1 is kept.
    let years = try years([110, 99, 100])
    #expect(years[0].insurerResult == million(-4))
    #expect(years[0].ledger.cash(of: .insurer) == million(-10))
    #expect(years[0].fundResult == million(-6))
    #expect(years[0].closing.owed(from: .criticalIllnessFund, to: .insurer) == million(6))
    #expect(years[0].consequence("deferred-balance")?.amount == million(6))
    #expect(
      years[1].paid(MarginAndLossLimits.deferredRecovered, from: .criticalIllnessFund, to: .insurer) == million(6))
    #expect(years[1].payerPays == million(106))
    #expect(-years[1].ledger.cash(of: .basicMedicalFund) == million(106))
    // What was counted in 2015 is not counted again.
    #expect(years[1].insurerResult == million(1))
    #expect(years[1].ledger.cash(of: .insurer) == million(7))
    #expect(years[1].fundResult == .zero)
    #expect(years.map(\.closing.reserve) == [.zero, .zero, .zero])
    #expect(years[1].closing.outstanding == [] && years[2].paid(MarginAndLossLimits.deferredRecovered) == .zero)
  }

  @Test func `五(三) only the share that the contract recovers is deferred, the rest stays with the insurer`() throws {
    // Beyond 4%: 6, half of it deferred: −4 − 3.
    let years = try years([110, 100], recovered: 0.5)
    #expect(years[0].insurerResult == million(-7))
    #expect(
      years[1].paid(MarginAndLossLimits.deferredRecovered, from: .criticalIllnessFund, to: .insurer) == million(3))
    let none = try self.years([110, 100], recovered: 0)
    #expect(none.map(\.insurerResult) == [million(-10), .zero])
    #expect(none[0].nextYear == [])
  }

  @Test func `五(三) two bad years in a row: the first balance is recovered while the second is deferred`() throws {
    let years = try years([110, 112, 98])
    #expect(years.map(\.insurerResult) == [million(-4), million(-4), million(2)])
    #expect(years.map { $0.closing.owed(from: .criticalIllnessFund, to: .insurer) } == [million(6), million(8), .zero])
    #expect(years.map(\.closing.outstanding).map { $0.map(\.since) } == [[2015], [2016], []])
    // Cash: −10; −12 + 6; +2 + 8. Their sum is the sum of the results, −6.
    #expect(years.map { $0.ledger.cash(of: .insurer) } == [million(-10), million(-6), million(10)])
  }
}
