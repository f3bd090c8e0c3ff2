import Insurance
import Regions
import RiskSharing
import Testing

/// Every built-in policy passes the checks by which rules prove themselves.
struct ConformanceTests {
  private let amounts = stride(from: 0.0, through: 1_500_000, by: 7_500).map { $0 } + [0.01, 9_999.99, 1e7, 1e9]

  @Test(arguments: library.names)
  func `the benefit of each group and of each two groups together`(_ name: String) throws {
    let policy = try policy(name)
    let ids = policy.groups.map(\.id)
    for group in ids + ids.flatMap({ a in ids.map { "\(a)+\($0)" } }) {
      #expect(BenefitConformance.breaches(of: try policy.benefit(for: group), amounts: amounts) == [], "\(group)")
    }
  }

  @Test(arguments: library.names, ["0", "3%"])
  func `the settlement, at all loss ratios`(_ name: String, _ costs: String) throws {
    let policy = try policy(name, set: "costs.shareOfPremium=\(costs)")
    let premium = try #require(Money(yuan: policy.funding.total(insured: 3_456_789)))
    let breaches = SettlementConformance.breaches(
      of: policy, premium: premium, insured: 3_456_789,
      lossRatios: stride(from: 0.0, through: 2.5, by: 0.005).map { $0 },
      isMonotone: name != "huizhou-2013")
    #expect(breaches == [])
  }

  @Test func `Huizhou's insurer gains from higher claims, as its document has it`() throws {
    let premium = try #require(Money(yuan: 145_891_300))
    let breaches = SettlementConformance.breaches(
      of: try policy("huizhou-2013"), premium: premium, insured: 4_000_000, lossRatios: [0.8, 0.9, 0.95, 1],
      isMonotone: true)
    #expect(
      breaches.map(\.description) == [
        "at a loss ratio of 90%: the insurer gains from higher claims",
        "at a loss ratio of 95%: the insurer gains from higher claims",
      ])
  }

  @Test(arguments: library.names)
  func `every step of an explanation cites a clause that the policy holds`(_ name: String) throws {
    let policy = try policy(name)
    let clauses = Set(policy.values.map(\.clause))
    for group in policy.groups {
      let steps = try policy.benefit(for: group.id).explain(2_000_000)
      #expect(!steps.isEmpty)
      for step in steps { #expect(clauses.contains(step.clause), "\(group.id): \(step.clause.text)") }
    }
  }

  @Test(arguments: library.names)
  func `every transfer of a year cites a clause`(_ name: String) throws {
    let policy = try policy(name)
    let premium = try #require(Money(yuan: 100_000_000))
    let diagram = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium, reserve: premium.part(0.02))
    for ratio in [0.0, 0.5, 0.9, 0.96, 1, 1.03, 1.2] {
      for transfer in diagram.statement(claims: premium.part(ratio)).ledger.transfers {
        #expect(!["", "—"].contains(transfer.clause.text), "\(transfer.reason.name)")
      }
    }
  }
}
