import Insurance
import Testing

/// How much a scheme is given, by whom, and what is refused.
struct FundingRulesTests {
  private let sources = [FundingSource.all(from: .basicMedicalFund, "一")]

  private func expect(
    _ code: RuleError.Code, _ parameter: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ make: () throws -> Void
  ) {
    let error = #expect(throws: RuleError.self, sourceLocation: sourceLocation, performing: make)
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.parameter == parameter, sourceLocation: sourceLocation)
  }

  @Test func `85 yuan a head make 170,000,000 for 2,000,000 people`() throws {
    let rule = try PerHeadFunding(perHead: Cited(85, "一"), sources: sources)
    #expect(rule.total(insured: 2_000_000) == 170_000_000)
    #expect(rule.total(insured: 0) == 0)
    #expect(rule.clause == "一")
    #expect(rule.summary.en == "85 yuan a head")
    #expect(rule.summary.zh == "人均85元")
  }

  @Test func `10% of 670 + 400 yuan are 107 a head`() throws {
    let rule = try ShareOfContributions(
      share: Cited(0.1, "二(二)"), subsidyPerHead: 670, individualPremium: 400, year: 2024, sources: sources)
    #expect(rule.perHead == 107)
    #expect(rule.total(insured: 1_000_000) == 107_000_000)
    #expect(rule.clause == "二(二)")
    #expect(rule.summary.en == "10% of the contributions of 2024, 670 + 400 = 107 yuan a head")
    #expect(rule.summary.zh == "2024年人均筹资（财政补助670＋个人缴费400）的10%，人均107元")
  }

  @Test func `a fixed total does not depend on the number of people`() throws {
    let rule = try FixedTotal(amount: Cited(145_891_300, "二(三)1"), sources: sources)
    #expect(rule.total(insured: 0) == 145_891_300)
    #expect(rule.total(insured: 5_000_000) == 145_891_300)
    #expect(rule.summary.en == "145,891,300 yuan in total")
  }

  @Test func `amounts must be 0 or more and numbers`() {
    for amount in [-1, .nan, .infinity] {
      expect(.outOfRange, "perHead") { _ = try PerHeadFunding(perHead: Cited(amount, "一"), sources: sources) }
      expect(.outOfRange, "total") { _ = try FixedTotal(amount: Cited(amount, "一"), sources: sources) }
      expect(.outOfRange, "contributions") {
        _ = try ShareOfContributions(
          share: Cited(0.1, "一"), subsidyPerHead: amount, individualPremium: 400, year: 2024, sources: sources)
      }
      expect(.outOfRange, "contributions") {
        _ = try ShareOfContributions(
          share: Cited(0.1, "一"), subsidyPerHead: 670, individualPremium: amount, year: 2024, sources: sources)
      }
    }
    for share in [-0.1, 1.1, .nan] {
      expect(.outOfRange, "share") {
        _ = try ShareOfContributions(
          share: Cited(share, "一"), subsidyPerHead: 670, individualPremium: 400, year: 2024, sources: sources)
      }
    }
  }

  @Test func `nothing and half a yuan are amounts, contributions beyond all numbers are none`() throws {
    for amount in [0, 0.5] {
      #expect(try PerHeadFunding(perHead: Cited(amount, "一"), sources: sources).perHead.value == amount)
      let rule = try ShareOfContributions(
        share: Cited(0.1, "一"), subsidyPerHead: amount, individualPremium: amount, year: 2024, sources: sources)
      #expect(rule.total(insured: 100) == 0.1 * 2 * amount * 100)
    }
    expect(.outOfRange, "contributions") {
      _ = try ShareOfContributions(
        share: Cited(0.1, "一"), subsidyPerHead: 1e308, individualPremium: 1e308, year: 2024, sources: sources)
    }
  }

  @Test func `the shares of the sources must add up to the whole`() throws {
    let source = { (share: Double) in
      FundingSource(party: .basicMedicalFund, share: share, name: Words(en: "fund", zh: "基金"), clause: "一")
    }
    expect(.missing, "sources") { try FundingSource.check([]) }
    expect(.doesNotAddUp, "sources") { try FundingSource.check([source(0.8), source(0.1)]) }
    expect(.doesNotAddUp, "sources") { try FundingSource.check([source(0.8), source(0.3)]) }
    expect(.doesNotAddUp, "sources") { try FundingSource.check([source(1.5), source(-0.5)]) }
    expect(.doesNotAddUp, "sources") { try FundingSource.check([source(.nan)]) }
    try FundingSource.check([source(0.8), source(0.2)])
    try FundingSource.check([source(1.0 / 3), source(1.0 / 3), source(1.0 / 3)])
    // A file's digits may miss the whole by less than 10⁻⁹, and not by more.
    try FundingSource.check([source(0.5), source(0.5 - 5e-10)])
    expect(.doesNotAddUp, "sources") { try FundingSource.check([source(0.5), source(0.5 - 2e-9)]) }
  }

  @Test func `every funding rule checks its sources`() {
    let half = [FundingSource(party: .treasury, share: 0.5, name: Words(en: "", zh: ""), clause: "一")]
    expect(.doesNotAddUp, "sources") { _ = try PerHeadFunding(perHead: Cited(85, "一"), sources: half) }
    expect(.doesNotAddUp, "sources") { _ = try FixedTotal(amount: Cited(85, "一"), sources: half) }
    expect(.doesNotAddUp, "sources") {
      _ = try ShareOfContributions(
        share: Cited(0.1, "一"), subsidyPerHead: 670, individualPremium: 400, year: 2024, sources: half)
    }
  }
}
