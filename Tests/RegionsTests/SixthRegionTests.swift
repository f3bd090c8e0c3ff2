import Documents
import Insurance
import Regions
import RiskSharing
import Testing

/// One more region costs one data file.
struct SixthRegionTests {
  @Test func `it reads, and all of its values cite`() throws {
    let policy = try policy(from: sixthRegion)
    #expect(policy.id == "harbour-2026")
    #expect(policy.year == 2026)
    #expect(policy.standing.covers(2028) && !policy.standing.covers(2029))
    #expect(policy.values.allSatisfy { !["", "—"].contains($0.clause.text) })
    #expect(policy.assumptions.map(\.path) == ["settlement.assessmentScore"])
  }

  @Test func `its benefits are those of the file`() throws {
    let policy = try policy(from: sixthRegion)
    try expect(policy, 15_000, pays: 0)
    try expect(policy, 65_000, pays: 30_000)  // 60% of 50,000
    try expect(policy, 115_000, pays: 65_000)  // and 70% of 50,000
    try expect(policy, 1_000_000, pays: 350_000)
    try expect(policy, 57_500, for: "minimum-living-allowance", pays: 35_000)
    try expect(policy, 1_057_500, for: "minimum-living-allowance", pays: 885_000)  // and 85% of a million
    try expect(policy, 57_500, for: "general+minimum-living-allowance", pays: 35_000)
  }

  @Test func `its dated deductible is that of the year`() throws {
    for (year, deductible) in [(2026, 15_000.0), (2027, 16_000), (2028, 16_000)] {
      #expect(try policy(from: sixthRegion, year: year).benefit(for: "general").deductible == deductible)
    }
  }

  /// Costs are 2 yuan a head and 3%, so the target is 95 million; the corridor's bands end at 87.4, 92.15, 97.85 and
  /// 102.6 million of claims, and are 4.75, 2 × 2.85 and 4.75 wide. The result is the insurer's, in millions.
  @Test(arguments: [
    (95.0, 0.0), (97.85, -2.85),
    (102.6, -5.225),  // and half of 4.75
    (105.0, -5.705),  // and a fifth of 2.4
    (92.15, 2.85),
    (87.4, 5.225),  // and half of 4.75
    (80.0, 6.705),  // and a fifth of 7.4
  ])
  func `its corridor shares gain and loss`(_ claims: Double, _ result: Double) throws {
    let policy = try policy(from: sixthRegion)
    let premium = try #require(Money(yuan: policy.funding.total(insured: 1_000_000)))
    let statement = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium)
      .statement(claims: try #require(Money(yuan: claims * 1e6)))
    #expect(statement.insurerResult == Money(yuan: result * 1e6))
  }

  @Test func `its funding comes from two purses`() throws {
    let policy = try policy(from: sixthRegion)
    let premium = try #require(Money(yuan: 100_000_000))
    let statement = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium).statement(claims: .zero)
    let funding = statement.ledger.transfers.filter { $0.reason.name == "funding" }
    #expect(funding.map(\.from) == [.basicMedicalFund, .treasury])
    #expect(funding.map(\.amount.yuan) == [60_000_000, 40_000_000])
  }

  @Test func `it conforms, and has no cliff`() throws {
    let policy = try policy(from: sixthRegion)
    let premium = try #require(Money(yuan: 100_000_000))
    let breaches = SettlementConformance.breaches(
      of: policy, premium: premium, insured: 1_000_000, lossRatios: stride(from: 0.0, through: 2, by: 0.01).map { $0 },
      isMonotone: true)
    #expect(breaches == [])
    #expect(RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium).cliffs == [])
    for group in policy.groups {
      let rule = try policy.benefit(for: group.id)
      #expect(BenefitConformance.breaches(of: rule, amounts: [0, 1e4, 5e4, 1e5, 1e6]) == [])
    }
  }
}
