import Documents
import Insurance
import Regions
import RiskSharing
import Testing

/// A rule that is added to the catalogue is read, checked, listed and settled like any other.
struct ThirdPartyRulesTests {
  private func text() throws -> String {
    try builtIn(
      "huizhou-2013",
      changing: """
          rule: marginal-bands
          deductible: { value: 10000, clause: 二(二) }
          rate: { value: 95%, clause: 二(二) }
          cap: { value: none, clause: 二(二), note: { en: the plan names no limit, zh: 方案未规定封顶线 } }
        """,
      to: """
          rule: bearable-share
          deductible: { value: 10000, clause: 9.1 }
          limit: { value: 50000, clause: 9.2 }
          groups:
            poor: { limit: { value: 20000, clause: 9.3, assumption: true } }
        """
    ).replacing(
      "clause: 二(一) }\n", with: "clause: 二(一) }\n  poor: { name: { en: poor, zh: 困难群众 }, clause: 9.3 }\n",
      maxReplacements: 1
    ).replacing(
      """
        rule: claims-threshold
        threshold: { value: 95%, clause: 二(五)1(5) }
        staffShare: { value: 4%, clause: 二(五)1(5) }
        raiseAbove: { value: 105%, clause: 二(五)1(5) }
        lowerBelow: { value: 95%, clause: 二(五)1(5) }
        allowedCosts:
          value: all-costs
          clause: 二(五)1(5)
          assumption: true
          note: { en: tender and agreement say which other costs count, zh: 其他费用的范围由招标文件及协议约定 }
        staffFromThreshold: { value: within-premium, clause: 二(三)2, assumption: true, note: { en: "the premium is 'with staff costs'", zh: 保费“含人员经费” } }
        paidAfterYear: { value: 0%, clause: 二(五)1(5), assumption: true, note: { en: "claims count for the payment rate of the year in which they arise; whether those paid within it are meant is not said", zh: 实际支付率按发生口径计算，未规定是否仅指当期已支付部分 } }
      """,
      with: """
          rule: cost-plus-fee
          fee: { value: 2%, clause: 9.4 }
        """)
  }

  @Test func `its benefit is read for each group, and conforms`() throws {
    let policy = try policy(from: text(), catalogue: .withThirdParties)
    try expect(policy, 50_000, pays: 20_000)
    try expect(policy, 80_000, pays: 50_000)
    try expect(policy, 80_000, for: "poor", pays: 65_000)  // 5,000 and all above 20,000
    for group in policy.groups {
      let amounts = stride(from: 0.0, through: 200_000, by: 2_500).map { $0 }
      #expect(BenefitConformance.breaches(of: try policy.benefit(for: group.id), amounts: amounts) == [])
    }
  }

  @Test func `its risk sharing settles a year, and conforms`() throws {
    let policy = try policy(
      from: text(), set: ["costs.fixed=0", "costs.shareOfPremium=3%"], catalogue: .withThirdParties)
    let premium = try #require(Money(yuan: 100_000_000))
    let diagram = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium)
    for ratio in [0.5, 0.9, 1.2] {
      let statement = diagram.statement(claims: premium.part(ratio))
      #expect(statement.insurerResult.yuan == 2_000_000)
      #expect(statement.payerPays == premium.part(ratio) + premium.part(0.05))
    }
    let breaches = SettlementConformance.breaches(
      of: policy, premium: premium, insured: 1_000_000, lossRatios: [0, 0.5, 0.95, 1, 1.5], isMonotone: true)
    #expect(breaches == [])
    #expect(diagram.cliffs == [])
  }

  @Test func `its values are listed with their clauses`() throws {
    let values = try policy(from: text(), catalogue: .withThirdParties).values
    func value(_ path: String) -> PolicyValue? { values.first { $0.path == path } }
    #expect(value("benefit.limit")?.text == "50,000 yuan")
    #expect(value("benefit.limit")?.clause.text == "9.2")
    #expect(value("benefit.groups.poor.limit")?.isAssumption == true)
    #expect(value("riskSharing.fee")?.text == "2%")
  }

  @Test func `its values can be set`() throws {
    let policy = try policy(from: text(), set: ["benefit.limit=30_000"], catalogue: .withThirdParties)
    try expect(policy, 80_000, pays: 60_000)
  }

  @Test func `its fields are checked, with the nearest name`() throws {
    let spoiled = try text().replacing("  limit: { value: 50000", with: "  limmit: { value: 50000")
    let error = #expect(throws: DocumentError.self) { try policy(from: spoiled, catalogue: .withThirdParties) }
    #expect(error?.problems.map(\.message) == ["unknown key 'limmit'"])
    #expect(error?.problems.first?.nearest == "limit")
    #expect(error?.problems.first.map { excerpt(spoiled, at: $0.place).hasPrefix("limmit:") } == true)
  }

  @Test func `its own objection has a place`() throws {
    let spoiled = try text().replacing("limit: { value: 50000", with: "limit: { value: 5000")
    let error = #expect(throws: DocumentError.self) { try policy(from: spoiled, catalogue: .withThirdParties) }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.message == "'limit': must not lie below the deductible")
    #expect(error?.problems.first.map { excerpt(spoiled, at: $0.place).hasPrefix("{ value: 5000") } == true)
  }

  @Test func `without it the file is refused, with the rules there are`() throws {
    let found = problems(of: try text())
    #expect(found.count == 2)
    #expect(found.first?.message == "unknown rule 'bearable-share': it is one of marginal-bands")
    #expect(found.last?.message.hasPrefix("unknown rule 'cost-plus-fee': it is one of agreed-surplus") == true)
  }

  @Test func `a library with it finds the built-in policies too`() throws {
    let library = PolicyLibrary(catalogue: .withThirdParties)
    for name in library.names { #expect(try library.policy(name).id == name) }
  }
}
