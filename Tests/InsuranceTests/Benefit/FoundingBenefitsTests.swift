import Insurance
import Testing

/// Benefits of the founding documents, worked by hand and compared to the fen.
struct FoundingBenefitsTests {
  private func expect(
    _ rule: some BenefitRule, _ amount: Double, pays benefit: Money, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Money(yuan: rule.payment(for: amount)) == benefit, sourceLocation: sourceLocation)
  }

  @Test func `Shandong 2015 pays 50%, 60% and 65% of total expense from 12,000 on, at most 300,000`() throws {
    let rule = try FoundingBenefits.shandong()
    expect(rule, 0, pays: yuan(0))
    expect(rule, 12_000, pays: yuan(0))
    expect(rule, 12_001, pays: yuan(0, fen: 50))
    expect(rule, 100_000, pays: yuan(44_000))  // 88,000 × 50%
    expect(rule, 100_001, pays: yuan(44_000, fen: 60))
    expect(rule, 200_000, pays: yuan(104_000))  // 44,000 + 100,000 × 60%
    expect(rule, 200_001, pays: yuan(104_000, fen: 65))
    expect(rule, 400_000, pays: yuan(234_000))  // 104,000 + 200,000 × 65%
    // The cap: 104,000 + 65% × 301,538.46 = 299,999.999; a yuan less pays 65 fen less.
    expect(rule, 501_537.46, pays: yuan(299_999, fen: 35))
    expect(rule, 501_538.46, pays: yuan(300_000))
    expect(rule, 501_539, pays: yuan(300_000))
    expect(rule, 10_000_000, pays: yuan(300_000))
  }

  @Test func `Shandong's example of 2014 gives 87,000 for 170,000 where bands are measured on the amount`() throws {
    // 90,000 × 50% + 70,000 × 60%
    expect(try FoundingBenefits.shandong2014(), 170_000, pays: yuan(87_000))
    // Measured above the deductible it would be 100,000 × 50% + 60,000 × 60%.
    expect(try FoundingBenefits.shandong2014(measure: .aboveDeductible), 170_000, pays: yuan(86_000))
  }

  @Test func `Shanxi 2019 pays people of no needy group 75% above 10,000, at most 400,000`() throws {
    let rule = try FoundingBenefits.shanxi(.general)
    expect(rule, 10_000, pays: yuan(0))
    expect(rule, 50_000, pays: yuan(30_000))  // 40,000 × 75%
    expect(rule, 543_332, pays: yuan(399_999))  // 533,332 × 75%
    expect(rule, 543_333.33, pays: yuan(400_000))
    expect(rule, 5_000_000, pays: yuan(400_000))
  }

  @Test func `Shanxi 2019 pays the rural extreme poor 80% above 5,000, at most 500,000`() throws {
    let rule = try FoundingBenefits.shanxi(.ruralExtremePoverty)
    expect(rule, 5_000, pays: yuan(0))
    expect(rule, 629_990, pays: yuan(499_992))  // 624,990 × 80%
    expect(rule, 630_000, pays: yuan(500_000))
    expect(rule, 700_000, pays: yuan(500_000))
  }

  @Test func `Shanxi 2019 pays the registered poor 80% above 5,000 without a cap`() throws {
    let rule = try FoundingBenefits.shanxi(.registeredPoor)
    expect(rule, 630_000, pays: yuan(500_000))
    expect(rule, 2_005_000, pays: yuan(1_600_000))
  }

  @Test func `Shanxi 2019 pays the other needy groups 78% above 5,000, at most 400,000`() throws {
    let rule = try FoundingBenefits.shanxi(.minimumLivingAllowance)
    expect(rule, 50_000, pays: yuan(35_100))  // 45,000 × 78%
    expect(rule, 517_820, pays: yuan(399_999, fen: 60))  // 512,820 × 78%
    expect(rule, 517_821, pays: yuan(400_000))
  }

  @Test func `Langfang 2024 pays 60%, 70% and 80% of the expense above the deductible, at most 500,000`() throws {
    let d = 20_000.0  // half of 40,000
    let rule = try FoundingBenefits.langfang(needy: false, income: 40_000)
    #expect(rule.deductible == d)
    expect(rule, d, pays: yuan(0))
    expect(rule, d + 100_000, pays: yuan(60_000))
    expect(rule, d + 100_001, pays: yuan(60_000, fen: 70))
    expect(rule, d + 200_000, pays: yuan(130_000))
    expect(rule, d + 200_001, pays: yuan(130_000, fen: 80))
    expect(rule, d + 662_499, pays: yuan(499_999, fen: 20))
    expect(rule, d + 662_500, pays: yuan(500_000))  // 130,000 + 462,500 × 80%
    expect(rule, d + 900_000, pays: yuan(500_000))
  }

  @Test func `Langfang 2024 halves the deductible of the needy, adds 5 points to every rate and lifts the cap`() throws
  {
    let d = 10_000.0
    let rule = try FoundingBenefits.langfang(needy: true, income: 40_000)
    #expect(rule.deductible == d)
    expect(rule, d + 100_000, pays: yuan(65_000))
    expect(rule, d + 200_000, pays: yuan(140_000))  // 65,000 + 100,000 × 75%
    expect(rule, d + 1_200_000, pays: yuan(990_000))  // 140,000 + 1,000,000 × 85%
  }

  @Test func `Jiangxi 2025 pays 60% above half of the income, at most 250,000`() throws {
    let d = 18_000.0  // half of 36,000
    let rule = try FoundingBenefits.jiangxi(needy: false, income: 36_000)
    #expect(rule.deductible == d)
    expect(rule, d, pays: yuan(0))
    expect(rule, d + 416_666, pays: yuan(249_999, fen: 60))
    expect(rule, d + 416_666.67, pays: yuan(250_000))
    expect(rule, d + 1_000_000, pays: yuan(250_000))
  }

  @Test func `Jiangxi 2025 halves the deductible of the needy, pays them 65% and lifts the cap`() throws {
    let rule = try FoundingBenefits.jiangxi(needy: true, income: 36_000)
    #expect(rule.deductible == 9_000)
    expect(rule, 1_009_000, pays: yuan(650_000))
  }

  @Test func `Huizhou 2013 pays 95% above 10,000 without a cap`() throws {
    let rule = try FoundingBenefits.huizhou()
    expect(rule, 10_000, pays: yuan(0))
    expect(rule, 10_001, pays: yuan(0, fen: 95))
    expect(rule, 110_000, pays: yuan(95_000))
    expect(rule, 3_010_000, pays: yuan(2_850_000))
  }

  @Test func `every founding rule conforms`() throws {
    let amounts = stride(from: 0.0, through: 1_200_000, by: 2_500).map { $0 }
    for rule in try FoundingBenefits.all() {
      #expect(BenefitConformance.breaches(of: rule, amounts: amounts) == [])
    }
  }
}
