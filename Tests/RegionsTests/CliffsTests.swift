import Insurance
import Regions
import RiskSharing
import Testing

/// Where one more fen of claims moves the result by money: in Huizhou at 95% of the premium, and nowhere else.
struct CliffsTests {
  private func cliffs(_ policy: Policy) throws -> [RiskSharingDiagram.Cliff] {
    let premium = try #require(Money(yuan: policy.funding.total(insured: 1_000_000)))
    return RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium).cliffs
  }

  @Test func `Huizhou's is found`() throws {
    let found = try cliffs(policy("huizhou-2013", set: "costs.fixed=0"))
    #expect(found.count == 1)
    let cliff = try #require(found.first)
    #expect(cliff.lossRatio == 0.95)
    // The margin before costs goes from 4% of 95%, 3.8%, to 5%; the payer's cost from 98.8% to 100%.
    #expect(abs(cliff.insurerBefore - 0.038) < 1e-9)
    #expect(abs(cliff.insurerAfter - 0.05) < 1e-9)
    #expect(abs(cliff.payerBefore - 0.988) < 1e-9)
    #expect(abs(cliff.payerAfter - 1) < 1e-9)
    #expect(cliff.clause.text == "二(五)1(5)")
  }

  @Test func `it is there with costs as well`() throws {
    let found = try cliffs(policy("huizhou-2013"))
    #expect(found.map(\.lossRatio) == [0.95])
    // Costs of 5.1 million of a premium of 145.8913 come off both.
    #expect(abs((found.first?.insurerBefore ?? 0) - (0.038 - 5.1 / 145.8913)) < 1e-9)
    #expect(abs((found.first?.insurerAfter ?? 0) - (0.05 - 5.1 / 145.8913)) < 1e-9)
  }

  @Test(arguments: library.names.filter { $0 != "huizhou-2013" })
  func `there is none elsewhere`(_ name: String) throws {
    #expect(try cliffs(policy(name)) == [])
    #expect(try cliffs(policy(name, set: "costs.shareOfPremium=0")) == [])
    #expect(try cliffs(policy(name, set: "costs.shareOfClaims=5%")) == [])
  }

  @Test(arguments: library.names.filter { $0 != "huizhou-2013" })
  func `nor between the turning points`(_ name: String) throws {
    // Steps of one percent of the premium: the insurer's result moves by no more than that percent.
    let policy = try policy(name)
    let premium = try #require(Money(yuan: policy.funding.total(insured: 1_000_000)))
    let diagram = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium)
    let results = (0...200).map { diagram.statement(claims: premium.part(Double($0) / 100)).insurerResult }
    for (before, after) in zip(results, results.dropFirst()) {
      #expect(before - after >= Money(fen: -5))
      #expect(before - after <= premium.part(0.01) + Money(fen: 5))
    }
  }
}
