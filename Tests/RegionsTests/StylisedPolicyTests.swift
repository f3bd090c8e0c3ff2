import Insurance
import Regions
import RiskSharing
import Testing

/// The stylised national plan: no document, so all of it is an assumption.
struct StylisedPolicyTests {
  @Test func `every value of a rule is an assumption`() throws {
    let policy = try policy("national-stylised")
    #expect(policy.standing.status == .stylised)
    let rules = policy.values.filter { !$0.path.hasPrefix("indices.") && !$0.path.hasPrefix("funding.sources") }
    #expect(!rules.isEmpty)
    for value in rules {
      #expect(value.isAssumption, "\(value.path)")
      #expect(value.clause.text == "stylised", "\(value.path)")
    }
  }

  @Test func `it pays 60% above half of the nation's income of the year before, without a cap`() throws {
    for (year, deductible) in [(2022, 17_564), (2023, 18_441.5), (2024, 19_609), (2025, 20_657)] {
      let policy = try policy("national-stylised", year: year)
      #expect(try policy.benefit(for: "general").deductible == deductible)
      try expect(policy, deductible + 1_000_000, pays: 600_000)
    }
  }

  @Test func `it is given 10% of the contributions of the year before`() throws {
    // 580 + 320, 610 + 350, 640 + 380, 670 + 400 yuan.
    for (year, perHead) in [(2022, 90.0), (2023, 96), (2024, 102), (2025, 107)] {
      let total = try policy("national-stylised", year: year).funding.total(insured: 100)
      #expect(Money(yuan: total) == Money(yuan: perHead * 100))
    }
  }

  @Test func `the insurer keeps 4% and bears half of a policy-caused loss`() throws {
    let rule = try #require(try policy("national-stylised").riskSharing as? AgreedSurplus)
    #expect(rule.keptRate == 0.04)
    #expect(rule.insurerLossShare.value == 0.5)
    #expect(rule.managementShare.value == 0)
    #expect(rule.surplusReturnsTo.value == .criticalIllnessFund)
  }
}
