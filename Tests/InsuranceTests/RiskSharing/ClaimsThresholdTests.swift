import Insurance
import RiskSharing
import Testing

/// Huizhou 2013 二(五)1(4)(5), on the premium of its first year, 145,891,300 yuan.
struct ClaimsThresholdTests {
  private let premium = yuan(145_891_300)
  /// 145,891,300 × 95%
  private let threshold = yuan(138_596_735)

  private func rule(
    threshold: Double = 0.95, staffShare: Double = 0.04, raiseAbove: Double = 1.05, lowerBelow: Double = 0.95
  ) throws -> ClaimsThreshold {
    try ClaimsThreshold(
      threshold: Cited(threshold, "二(五)1(5)"), staffShare: Cited(staffShare, "二(五)1(5)"),
      raiseAbove: Cited(raiseAbove, "二(五)1(5)"), lowerBelow: Cited(lowerBelow, "二(五)1(5)"))
  }

  private func settled(claims: Money, costs: Money = .zero) throws -> YearStatement {
    try settle(rule(), premium: premium, claims: claims, costs: costs)
  }

  @Test func `at claims of 90% the payer pays the claims and 4% of them for staff, 136,554,256.80`() throws {
    let year = try settled(claims: premium.part(0.9))
    // 131,302,170 + 5,252,086.80
    #expect(year.payerPays == yuan(136_554_256, fen: 80))
    #expect(year.transfers(for: ClaimsThreshold.claimsPaidOver).map(\.amount) == [yuan(131_302_170)])
    #expect(year.transfers(for: ClaimsThreshold.staffCosts).map(\.amount) == [yuan(5_252_086, fen: 80)])
    #expect(year.insurerResult == yuan(5_252_086, fen: 80))
    #expect(year.fundResult == yuan(9_337_043, fen: 20))
  }

  @Test func `at claims of exactly 95% (含95%) the whole premium is paid over`() throws {
    let year = try settled(claims: threshold)
    #expect(year.payerPays == premium)
    #expect(year.transfers(for: .premium).map(\.amount) == [premium])
    #expect(year.insurerResult == yuan(7_294_565))  // 5%
    #expect(year.fundResult == .zero)
  }

  @Test func `one fen of claims below 95% the payer pays claims and staff`() throws {
    let year = try settled(claims: threshold - Money(fen: 1))
    // 4% of 138,596,734.99 = 5,543,869.3996
    #expect(year.payerPays == yuan(138_596_734, fen: 99) + yuan(5_543_869, fen: 40))
    #expect(year.insurerResult == yuan(5_543_869, fen: 40))
  }

  @Test func `a premium of which 95% is no whole fen: only claims of at least 95% reach it`() throws {
    // 95% of 1.11 is 1.0545; claims of 1.05 stay below it.
    let below = try settle(rule(), premium: yuan(1, fen: 11), claims: yuan(1, fen: 5))
    #expect(below.payerPays == yuan(1, fen: 9))  // 1.05 + 0.042
    let reached = try settle(rule(), premium: yuan(1, fen: 11), claims: yuan(1, fen: 6))
    #expect(reached.payerPays == yuan(1, fen: 11))
  }

  @Test func `claims of exactly the threshold reach it, however large the premium`() throws {
    // 81% of 357,929,700 are 289,923,057, which 0.81 as a Double misses by a few millionths of a fen.
    let (premium, claims) = (yuan(357_929_700), yuan(289_923_057))
    #expect(try settle(rule(threshold: 0.81), premium: premium, claims: claims).payerPays == premium)
    let below = try settle(rule(threshold: 0.81), premium: premium, claims: claims - Money(fen: 1))
    #expect(below.payerPays < premium)
  }

  @Test func `at claims of 100% the premium pays for them`() throws {
    let year = try settled(claims: premium)
    #expect(year.payerPays == premium)
    #expect(year.insurerResult == .zero)
    #expect(year.nextYear == [])
  }

  @Test func `at claims of 103% the payer still pays the premium and the insurer carries 3%`() throws {
    let year = try settled(claims: premium.part(1.03))
    #expect(year.payerPays == premium)
    #expect(year.insurerResult == yuan(-4_376_739))
    #expect(year.nextYear == [])
  }

  @Test func `at claims of 106% the insurer carries 6% and next year's premium may be raised`() throws {
    let year = try settled(claims: premium.part(1.06))
    #expect(year.payerPays == premium)
    #expect(year.insurerResult == yuan(-8_753_478))
    let raised = try #require(year.consequence("premium-may-be-raised"))
    #expect(raised.amount == yuan(8_753_478))
    #expect(raised.clause == "二(五)1(5)")
    #expect(raised.words.en.contains("above 105% of the premium"))
    #expect(raised.words.zh.contains("高于保费总额的105%"))
  }

  @Test func `claims and allowed costs together are what may raise or lower the premium`() throws {
    // 103% and 3% of costs are above 105%; 92% and 3.5% are not below 95%; 92% and 2% are.
    let costs = { self.premium.part($0) }
    let raised = try settled(claims: premium.part(1.03), costs: costs(0.03))
    // 145,891,300 × (1.06 − 1)
    #expect(raised.consequence("premium-may-be-raised")?.amount == yuan(8_753_478))
    #expect(raised.consequence("premium-may-be-raised")?.premiumChange == yuan(8_753_478))
    #expect(try settled(claims: premium.part(0.92), costs: costs(0.035)).nextYear == [])
    let lowered = try settled(claims: premium.part(0.92), costs: costs(0.02))
    // 145,891,300 × (0.94 − 1)
    #expect(lowered.consequence("premium-may-be-lowered")?.amount == yuan(-8_753_478))
  }

  @Test func `exactly 105% and exactly 95% change nothing, a fen beyond does`() throws {
    let fen = Money(fen: 1)
    #expect(try settled(claims: premium.part(1.05)).nextYear == [])
    #expect(try settled(claims: premium.part(1.05) + fen).nextYear.map(\.name) == ["premium-may-be-raised"])
    #expect(try settled(claims: threshold).nextYear == [])
    #expect(try settled(claims: threshold - fen).nextYear.map(\.name) == ["premium-may-be-lowered"])
  }

  @Test func `without claims nothing is paid over`() throws {
    let year = try settled(claims: .zero)
    #expect(year.payerPays == .zero)
    #expect(year.fundResult == premium)
  }

  @Test func `it turns at the threshold and where the premium is used up`() throws {
    let account = YearAccount(year: 2013, insured: 1, premium: premium, claims: .zero, costs: .zero)
    #expect(try rule().turningPoints(for: account).map(\.lossRatio) == [0.95, 1])
  }

  @Test func `the two triggers may be one`() throws {
    #expect(try rule(raiseAbove: 1, lowerBelow: 1).raiseAbove.value == 1)
  }

  @Test func `shares below 0 or beyond reason and crossed triggers are refused`() {
    let errors = [
      #expect(throws: RuleError.self) { try rule(threshold: -0.95) },
      #expect(throws: RuleError.self) { try rule(staffShare: .nan) },
      #expect(throws: RuleError.self) { try rule(raiseAbove: 105) },
      #expect(throws: RuleError.self) { try rule(lowerBelow: 95) },
      #expect(throws: RuleError.self) { try rule(raiseAbove: 0.94) },
    ]
    #expect(
      errors.map(\.?.parameter) == ["threshold", "staffShare", "raiseAbove", "lowerBelow", "lowerBelow"])
    #expect(errors.last??.code == .notAscending)
  }
}
