import Documents
import Insurance
import RiskSharing
import Testing

/// `funds:` and `rule: several-sources` in policy files.
struct FundsFilesTests {
  private static let ningbo = "ningbo-2023"

  @Test func `the shipped policy has two funds, and each pays for its own people`() throws {
    let policy = try policy(
      Self.ningbo, set: "funding.sources.residents.perHead=20", "funding.sources.employees.perHead=50")
    #expect(policy.funds.map(\.id) == ["residents-fund", "employees-fund"])
    #expect(policy.parties == Party.ofEveryPolicy.filter { $0 != .riskAdjustmentFund } + policy.funds.map(Party.fund))
    let funded = policy.funded(for: ["general": 316_000, "employees": 206_000])
    #expect(funded.funding.total(insured: 522_000) == 16_620_000)
    #expect(funded.funding.sources(insured: 522_000).map(\.party.rawValue) == ["residents-fund", "employees-fund"])
    #expect(policy.values.filter(\.isSet).map(\.path).count == 2)
    #expect(policy.values.first { $0.path == "funding.sources.employees.party" }?.words.zh == "职工基本医保基金")
  }

  @Test func `a named fund can stand wherever a party of the public purse can`() throws {
    let policy = try policy(
      Self.ningbo, set: "riskSharing.surplusReturnsTo=residents-fund", "riskSharing.lossesPaidBy=employees-fund")
    let rule = try #require(policy.riskSharing as? AgreedSurplus)
    #expect(rule.surplusReturnsTo.value == .fund(policy.funds[0]))
    #expect(rule.lossesPaidBy.value == .fund(policy.funds[1]))
    #expect(policy.values.first { $0.path == "riskSharing.lossesPaidBy" }?.words.zh == "职工基本医保基金")
  }

  @Test func `a source can be a share of an index, of the contributions, or a grant`() throws {
    let sources = """
        sources:
          - { id: wages, groups: [employees], party: members, name: 用人单位, clause: 筹资, rule: per-head, perHead: { value: 0.2%, of: averageWage, clause: 筹资 }, yearsBefore: { value: 1, clause: 筹资 } }
          - { id: residents, groups: [general], party: residents-fund, clause: 筹资, rule: share-of-contributions, share: { value: 5%, clause: 筹资 }, yearsBefore: { value: 0, clause: 筹资 } }
          - { id: grant, party: treasury, clause: 筹资, rule: fixed-total, total: { value: 1000, clause: 筹资 } }

      indices:
        averageWage: { 2022: { value: 60000, source: x } }
        subsidyPerHead: { 2023: { value: 640, source: x } }
        individualPremium: { 2023: { value: 380, source: x } }

      """
    var text = try builtIn(Self.ningbo)
    let start = try #require(text.range(of: "  sources:\n"))
    let end = try #require(text[start.upperBound...].range(of: "\ncosts:"))
    text.replaceSubrange(start.lowerBound..<end.lowerBound, with: sources)
    let funding = try policy(from: text).funded(for: ["general": 10, "employees": 5]).funding
    // 5 × 120 + 10 × 51 + 1,000
    #expect(abs(funding.total(insured: 15) - (600 + 510 + 1_000)) < 1e-9)
    let names = funding.sources(insured: 15).map(\.name.zh)
    #expect(names == ["用人单位", "城乡居民基本医保基金", "财政"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let says: String
    var testDescription: String { says }
  }

  static let faults = [
    Fault(old: "party: employees-fund", new: "party: employes-fund", says: "did you mean 'employees-fund'"),
    Fault(old: "      groups: [employees]", new: "      groups: [employes]", says: "'groups' has no 'employes'"),
    Fault(old: "      groups: [employees]\n", new: "      groups: [general]\n", says: "no source pays for 'employees'"),
    Fault(old: "- id: employees\n", new: "- id: residents\n", says: "there are two sources 'residents'"),
    Fault(old: "  residents-fund: { name", new: "  treasury: { name", says: "'treasury' is a party of every policy"),
    Fault(old: "      clause: 筹资\n      rule", new: "      rule", says: "lacks 'clause'"),
    Fault(
      old: "      rule: per-head\n      perHead: { value: 55, clause: 筹资, assumption: true, note: { en: a round",
      new: "      rule: fixed-total\n      total: { value: 55, clause: 筹资, assumption: true, note: { en: a round",
      says: "'groups' has no effect"),
    Fault(
      old: "  lossesPaidBy: { value: basic-medical-fund", new: "  #",
      says: "lacks 'lossesPaidBy': several funds pay the funding"),
    Fault(
      old: "surplusReturnsTo: { value: basic-medical-fund", new: "surplusReturnsTo: { value: members",
      says: "'surplusReturnsTo' cannot be 'members': it is one of basic-medical-fund, employees-supplementary-fund, "
        + "critical-illness-fund, treasury, residents-fund, employees-fund"),
  ]

  @Test(arguments: faults)
  func `what is wrong is said`(fault: Fault) throws {
    let text = try builtIn(Self.ningbo, changing: fault.old, to: fault.new)
    let problems = problems(of: text)
    #expect(problems.contains { $0.description.contains(fault.says) }, "\(problems)")
  }
}
