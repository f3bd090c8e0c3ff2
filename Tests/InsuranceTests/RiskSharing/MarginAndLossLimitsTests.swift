import Insurance
import RiskSharing
import Testing

/// Shandong 2015 五(三), on 32 yuan for each of 70 million people: P = 2,240 million, 2% = 44.8, 4% = 89.6 million.
struct MarginAndLossLimitsTests {
  private let premium = yuan(2_240_000_000)
  /// 1% of the premium.
  private let costs = yuan(22_400_000)

  private func rule(recoveredShare: Double = 1) throws -> MarginAndLossLimits {
    try MarginAndLossLimits(
      marginLimit: Cited(0.02, "五(三)"), lossLimit: Cited(0.04, "五(三)"),
      recoveredShare: Cited(recoveredShare, "合同", isAssumption: true))
  }

  private func settled(_ rule: MarginAndLossLimits, lossRatio: Double, extra: Money = .zero) throws -> YearStatement {
    try settle(rule, premium: premium, claims: premium.part(lossRatio) + extra, costs: costs)
  }

  @Test func `profit and costs together are 2% of the funds, the rest goes back to the basic fund`() throws {
    // P − C = 3% = 67.2 million: 44.8 stay, 22.4 go back; after costs of 22.4 the insurer has 22.4.
    let year = try settled(rule(), lossRatio: 0.97)
    let returned = try #require(year.transfers(for: .surplusReturned).first)
    #expect(returned.amount == yuan(22_400_000))
    #expect(returned.to == .basicMedicalFund)
    #expect(returned.clause == "五(三)")
    #expect(year.insurerResult == yuan(22_400_000))
    #expect(year.fundResult == yuan(22_400_000))
  }

  @Test func `without claims 98% of the funds go back`() throws {
    let year = try settled(rule(), lossRatio: 0)
    #expect(year.transfers(for: .surplusReturned).map(\.amount) == [yuan(2_195_200_000)])
  }

  @Test func `at claims of exactly 98% nothing goes back, a fen below one fen does`() throws {
    #expect(try settled(rule(), lossRatio: 0.98).transfers(for: .surplusReturned) == [])
    let year = try settled(rule(), lossRatio: 0.98, extra: Money(fen: -1))
    #expect(year.transfers(for: .surplusReturned).map(\.amount) == [Money(fen: 1)])
  }

  @Test func `costs come out of the margin, so they may eat it up`() throws {
    // P − C = 0.5% = 11.2 million, costs 22.4.
    #expect(try settled(rule(), lossRatio: 0.995).insurerResult == yuan(-11_200_000))
    #expect(try settled(rule(), lossRatio: 1).insurerResult == yuan(-22_400_000))
  }

  @Test func `a loss up to 4% of the funds is the insurer's`() throws {
    // 3%: 67.2 million, and the costs.
    let year = try settled(rule(), lossRatio: 1.03)
    #expect(year.insurerResult == yuan(-89_600_000))
    #expect(year.fundResult == .zero)
    #expect(year.nextYear == [])
    // Exactly 4%: 89.6 million, nothing deferred.
    let limit = try settled(rule(), lossRatio: 1.04)
    #expect(limit.insurerResult == yuan(-112_000_000))
    #expect(limit.nextYear == [])
  }

  @Test func `a loss beyond 4% of the premium is deferred to next year`() throws {
    // 7%: 156.8 million, of which 67.2 are beyond the limit.
    let year = try settled(rule(), lossRatio: 1.07)
    let deferred = try #require(year.transfers(for: MarginAndLossLimits.deferredBalance).first)
    #expect(deferred.amount == yuan(67_200_000))
    #expect(deferred.kind == .owed)
    #expect(deferred.from == .criticalIllnessFund)
    #expect(deferred.to == .insurer)
    #expect(year.insurerResult == yuan(-112_000_000))  // 4% and the costs
    #expect(year.ledger.cash(of: .insurer) == yuan(-179_200_000))  // 7% and the costs, until it is recovered
    #expect(year.fundResult == yuan(-67_200_000))
    #expect(year.consequence("deferred-balance")?.amount == yuan(67_200_000))
  }

  @Test func `one fen beyond the limit is deferred`() throws {
    let year = try settled(rule(), lossRatio: 1.04, extra: Money(fen: 1))
    #expect(year.consequence("deferred-balance")?.amount == Money(fen: 1))
  }

  @Test func `the contract may let next year recover only a part of it`() throws {
    let half = try settled(rule(recoveredShare: 0.5), lossRatio: 1.07)
    #expect(half.consequence("deferred-balance")?.amount == yuan(33_600_000))
    #expect(half.insurerResult == yuan(-145_600_000))  // 4%, half of 3%, and the costs
    let none = try settled(rule(recoveredShare: 0), lossRatio: 1.07)
    #expect(none.nextYear == [])
    #expect(none.insurerResult == yuan(-179_200_000))
  }

  @Test func `it bends at 98%, 100% and 104% of the premium, whatever the costs`() throws {
    let account = YearAccount(year: 2015, insured: 1, premium: premium, claims: .zero, costs: costs)
    #expect(try rule().turningPoints(for: account).map(\.lossRatio) == [0.98, 1, 1.04])
  }

  @Test(arguments: [-0.01, 1.01, .nan])
  func `limits and share must lie between 0 and 1`(share: Double) {
    let cited = { (value: Double) in Cited(value, "五(三)") }
    let errors = [
      #expect(throws: RuleError.self) {
        try MarginAndLossLimits(marginLimit: cited(share), lossLimit: cited(0.04), recoveredShare: cited(1))
      },
      #expect(throws: RuleError.self) {
        try MarginAndLossLimits(marginLimit: cited(0.02), lossLimit: cited(share), recoveredShare: cited(1))
      },
      #expect(throws: RuleError.self) {
        try MarginAndLossLimits(marginLimit: cited(0.02), lossLimit: cited(0.04), recoveredShare: cited(share))
      },
    ]
    #expect(errors.map(\.?.parameter) == ["marginLimit", "lossLimit", "recoveredShare"])
    #expect(errors.allSatisfy { $0?.code == .outOfRange })
  }
}
