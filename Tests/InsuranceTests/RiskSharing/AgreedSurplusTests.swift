import Insurance
import RiskSharing
import Testing

/// Shanxi 2019 五(二)(三) and Jiangxi 2025 四(五), on a premium of 100 million.
struct AgreedSurplusTests {
  private let premium = yuan(100_000_000)
  private let costs = yuan(2_000_000)

  /// Shanxi: 3% of the premium may be kept; a policy loss is 40% the insurer's.
  private func shanxi(insurerLossShare: Double = 0.4, managementShare: Double = 0) throws -> AgreedSurplus {
    try AgreedSurplus(
      rate: Cited(0.03, "五(二)"), surplusReturnsTo: Cited(.basicMedicalFund, "五(二)"),
      insurerLossShare: Cited(insurerLossShare, "五(三)"), managementShare: Cited(managementShare, "五(三)"),
      lossHandling: Cited(.sharedAndFundingAdjusted, "五(三)"))
  }

  /// Jiangxi: 4%, with a floating incentive up to 5%.
  private func jiangxi(incentiveMaximum: Double? = 0.05, score: Double) throws -> AgreedSurplus {
    try AgreedSurplus(
      rate: Cited(0.04, "四(五)"), incentiveMaximum: incentiveMaximum.map { Cited($0, "四(五)") },
      incentiveScore: Cited(score, "四(五)"), surplusReturnsTo: Cited(.criticalIllnessFund, "四(五)"),
      insurerLossShare: Cited(0.5, "四(五)"), managementShare: Cited(0.2, "四(五)"))
  }

  private func settled(_ rule: AgreedSurplus, claims: Money) throws -> YearStatement {
    try settle(rule, premium: premium, claims: claims, costs: costs)
  }

  @Test func `surplus beyond the agreed rate goes back to the medical insurance fund in full`() throws {
    // S = 100 − 88 − 2 = 10 million: 3 are kept, 7 go back.
    let year = try settled(shanxi(), claims: yuan(88_000_000))
    let returned = try #require(year.transfers(for: .surplusReturned).first)
    #expect(returned.amount == yuan(7_000_000))
    #expect(returned.from == .insurer)
    #expect(returned.to == .basicMedicalFund)
    #expect(returned.clause == "五(二)")
    #expect(year.insurerResult == yuan(3_000_000))
    #expect(year.fundResult == yuan(7_000_000))
    #expect(year.payerPays == yuan(93_000_000))
    // It must not be set off against next year's premium.
    #expect(year.nextYear == [])
  }

  @Test func `surplus of exactly the agreed rate is kept, a fen more goes back`() throws {
    #expect(try settled(shanxi(), claims: yuan(95_000_000)).transfers(for: .surplusReturned) == [])
    let year = try settled(shanxi(), claims: yuan(95_000_000) - Money(fen: 1))
    #expect(year.transfers(for: .surplusReturned).map(\.amount) == [Money(fen: 1)])
    #expect(year.insurerResult == yuan(3_000_000))
  }

  @Test func `surplus below the agreed rate is the insurer's`() throws {
    let year = try settled(shanxi(), claims: yuan(97_000_000))
    #expect(year.insurerResult == yuan(1_000_000))
    #expect(year.fundResult == .zero)
  }

  @Test func `nothing is shared where premium, claims and costs are even`() throws {
    let year = try settled(shanxi(), claims: yuan(98_000_000))
    #expect(year.insurerResult == .zero)
    #expect(year.fundResult == .zero)
    #expect(year.nextYear == [])
  }

  @Test func `a policy-caused loss is shared between the medical fund and the insurer`() throws {
    // S = 100 − 108 − 2 = −10 million: 40% the insurer's, 60% the fund's.
    let year = try settled(shanxi(), claims: yuan(108_000_000))
    let shared = try #require(year.transfers(for: .lossNotByManagementShared).first)
    #expect(shared.amount == yuan(6_000_000))
    #expect(shared.from == .basicMedicalFund)
    #expect(shared.to == .insurer)
    #expect(shared.clause == "五(三)")
    #expect(year.insurerResult == yuan(-4_000_000))
    #expect(year.fundResult == yuan(-6_000_000))
    #expect(year.consequence("funding-to-be-adjusted")?.amount == yuan(10_000_000))
  }

  @Test func `the management-caused part of a loss is the insurer's alone`() throws {
    // Of 10 million, 25% are management-caused; of the other 7.5 the insurer bears 40%, 3, and the fund 4.5.
    let year = try settled(shanxi(managementShare: 0.25), claims: yuan(108_000_000))
    #expect(year.transfers(for: .lossNotByManagementShared).map(\.amount) == [yuan(4_500_000)])
    #expect(year.insurerResult == yuan(-5_500_000))
    #expect(year.consequence("funding-to-be-adjusted")?.amount == yuan(7_500_000))
  }

  @Test func `a loss that is all management-caused is neither shared nor adjusted for`() throws {
    let year = try settled(shanxi(managementShare: 1), claims: yuan(108_000_000))
    #expect(year.transfers(for: .lossNotByManagementShared) == [])
    #expect(year.insurerResult == yuan(-10_000_000))
    #expect(year.fundResult == .zero)
    #expect(year.nextYear == [])
  }

  @Test(arguments: [(0, 0), (1, -10_000_000)] as [(Double, Int64)])
  func `the contract may leave a policy-caused loss to either side`(insurerShare: Double, result: Int64) throws {
    let year = try settled(shanxi(insurerLossShare: insurerShare), claims: yuan(108_000_000))
    #expect(year.insurerResult == yuan(result))
  }

  @Test func `Jiangxi's surplus beyond a fixed 4% goes into next year's critical-illness fund`() throws {
    // S = 10 million: 4 kept, 6 to the fund.
    let year = try settled(jiangxi(incentiveMaximum: nil, score: 1), claims: yuan(88_000_000))
    let returned = try #require(year.transfers(for: .surplusToNextYear).first)
    #expect(returned.to == .criticalIllnessFund)
    #expect(returned.amount == yuan(6_000_000))
    #expect(year.insurerResult == yuan(4_000_000))
    #expect(year.consequence("surplus-to-next-year")?.amount == yuan(6_000_000))
    #expect(year.consequence("surplus-to-next-year")?.clause == "四(五)")
  }

  @Test(arguments: [(0, 4_000_000), (0.5, 4_500_000), (1, 5_000_000)] as [(Double, Int64)])
  func `Jiangxi's incentive floats with the assessment between 4% and 5%`(score: Double, kept: Int64) throws {
    let rule = try jiangxi(score: score)
    let year = try settled(rule, claims: yuan(88_000_000))
    #expect(premium.part(rule.keptRate) == yuan(kept))
    #expect(year.insurerResult == yuan(kept))
    #expect(year.consequence("surplus-to-next-year")?.amount == yuan(10_000_000 - kept))
  }

  @Test func `an incentive of which nothing is said is not granted, and may end where the rate is`() throws {
    let make = { (maximum: Double) in
      try AgreedSurplus(
        rate: Cited(0.04, "四(五)"), incentiveMaximum: Cited(maximum, "四(五)"),
        surplusReturnsTo: Cited(.criticalIllnessFund, "四(五)"), insurerLossShare: Cited(0.5, "四(五)"),
        managementShare: Cited(0, "四(五)"))
    }
    #expect(try make(0.05).keptRate == 0.04)
    #expect(try make(0.04).keptRate == 0.04)
  }

  @Test func `an incentive does not make up a surplus that is not there`() throws {
    // S = 3 million, below 4%.
    let year = try settled(jiangxi(score: 1), claims: yuan(95_000_000))
    #expect(year.insurerResult == yuan(3_000_000))
    #expect(year.nextYear == [])
  }

  @Test func `Jiangxi's policy loss is shared by contract, the management loss is the insurer's`() throws {
    // Loss 10 million, 20% management-caused: 2 + half of 8.
    let year = try settled(jiangxi(score: 1), claims: yuan(108_000_000))
    #expect(year.transfers(for: .lossNotByManagementShared).map(\.amount) == [yuan(4_000_000)])
    #expect(year.insurerResult == yuan(-6_000_000))
    #expect(year.fundResult == yuan(-4_000_000))
  }

  @Test func `it bends at the agreed surplus and at no surplus`() throws {
    let account = YearAccount(year: 2019, insured: 1, premium: premium, claims: .zero, costs: costs)
    let ratios = try shanxi().turningPoints(for: account).map(\.lossRatio)
    #expect(ratios.count == 2)
    // C/P = 1 − 2% − 3% and 1 − 2%.
    #expect(zip(ratios, [0.95, 0.98]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `without a premium it bends nowhere, with one fen it does`() throws {
    let account = { (premium: Money) in
      YearAccount(year: 2019, insured: 1, premium: premium, claims: .zero, costs: .zero)
    }
    #expect(try shanxi().turningPoints(for: account(.zero)).map(\.lossRatio) == [0, 0])
    #expect(try shanxi().turningPoints(for: account(Money(fen: 1))).map(\.lossRatio) == [0.97, 1])
  }

  @Test func `shares outside 0 and 1, a score that grants nothing and a private recipient are refused`() {
    let expect = { (parameter: String, code: RuleError.Code, make: () throws -> Void) in
      let error = #expect(throws: RuleError.self, performing: make)
      #expect(error?.parameter == parameter)
      #expect(error?.code == code)
    }
    let make = {
      (rate: Double, maximum: Double?, score: Double, to: Party, loss: Double, management: Double) throws in
      _ = try AgreedSurplus(
        rate: Cited(rate, "一"), incentiveMaximum: maximum.map { Cited($0, "一") }, incentiveScore: Cited(score, "一"),
        surplusReturnsTo: Cited(to, "一"), insurerLossShare: Cited(loss, "一"), managementShare: Cited(management, "一"))
    }
    expect("agreedSurplusRate", .outOfRange) { try make(1.03, nil, 0, .basicMedicalFund, 0.4, 0) }
    expect("agreedSurplusRate", .outOfRange) { try make(.nan, nil, 0, .basicMedicalFund, 0.4, 0) }
    expect("incentiveMaximum", .outOfRange) { try make(0.03, 3, 0, .basicMedicalFund, 0.4, 0) }
    expect("incentiveScore", .notAscending) { try make(0.05, 0.04, 0.5, .basicMedicalFund, 0.4, 0) }
    #expect(throws: Never.self) { try make(0.05, 0.04, 0, .basicMedicalFund, 0.4, 0) }
    expect("incentiveScore", .outOfRange) { try make(0.04, 0.05, 80, .basicMedicalFund, 0.4, 0) }
    expect("insurerShareOfPolicyLoss", .outOfRange) { try make(0.03, nil, 0, .basicMedicalFund, -0.4, 0) }
    expect("managementCausedShare", .outOfRange) { try make(0.03, nil, 0, .basicMedicalFund, 0.4, 1.1) }
    for party in [Party.insurer, .members, .operations] {
      expect("surplusReturnsTo", .outOfRange) { try make(0.03, nil, 0, party, 0.4, 0) }
    }
  }
}
