import Insurance
import RiskSharing
import Testing

/// Where one more fen of claims moves money.
struct RiskSharingDiagramTests {
  private let premium = yuan(145_891_300)

  @Test func `Huizhou has one cliff, at 95%: the insurer's margin before costs goes from 3.8% to 5.0%`() throws {
    let cliffs = RiskSharingDiagram(of: try FoundingPolicies.huizhou(), insured: 4_000_000, premium: premium).cliffs
    let cliff = try #require(cliffs.first)
    #expect(cliffs.count == 1)
    #expect(cliff.lossRatio == 0.95)
    #expect(abs(cliff.insurerBefore - 0.038) < 1e-9)  // 4% of 95%
    #expect(abs(cliff.insurerAfter - 0.050) < 1e-9)
    #expect(abs(cliff.payerBefore - 0.988) < 1e-9)  // 95% + 3.8%
    #expect(abs(cliff.payerAfter - 1) < 1e-9)
    #expect(cliff.clause == "二(五)1(5)")
  }

  @Test func `costs lower both sides of the cliff, not its height`() throws {
    let costs = try OperatingCosts(shareOfPremium: 0.03, clause: "五")
    let policy = try FoundingPolicies.huizhou(costs: costs)
    let cliff = try #require(RiskSharingDiagram(of: policy, insured: 4_000_000, premium: premium).cliffs.first)
    #expect(abs(cliff.insurerBefore - 0.008) < 1e-9)
    #expect(abs(cliff.insurerAfter - 0.020) < 1e-9)
  }

  @Test func `the four others have none, with and without costs`() throws {
    for costs in [OperatingCosts.none, try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, clause: "五")] {
      for policy in try FoundingPolicies.withoutCliff(costs: costs) {
        let diagram = RiskSharingDiagram(
          of: policy, insured: 1_000_000, premium: yuan(85_000_000), reserve: yuan(3_000_000))
        #expect(diagram.cliffs == [], "\(policy.id)")
      }
    }
  }

  @Test func `walked in steps of a thousandth, the four never lose more than the claims grow by and never gain`() throws
  {
    let premium = yuan(85_000_000)
    for policy in try FoundingPolicies.withoutCliff() {
      let diagram = RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium, reserve: yuan(3_000_000))
      let results = (0...1_500).map { diagram.statement(claims: yuan(85_000 * $0)).insurerResult }
      for (i, (before, after)) in zip(results, results.dropFirst()).enumerated() {
        #expect(after <= before + Money(fen: 2), "\(policy.id) at \(i)‰")
        #expect(before - after <= yuan(85_000) + Money(fen: 2), "\(policy.id) at \(i)‰")
      }
    }
  }

  @Test func `a statement of the diagram has the costs that come with its claims`() throws {
    let costs = try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, shareOfClaims: 0.01, clause: "五")
    let diagram = RiskSharingDiagram(
      of: try FoundingPolicies.shandong(costs: costs), insured: 1_000_000, premium: yuan(50_000_000),
      reserve: yuan(7))
    let account = diagram.statement(claims: yuan(40_000_000)).account
    #expect(account.costs == yuan(2_400_000))  // 1,000,000 + 2% × 50,000,000 + 1% × 40,000,000
    #expect(account.reserve == yuan(7))
    #expect(account.year == 2015)
  }

  @Test func `without a premium there is nothing to draw`() throws {
    #expect(RiskSharingDiagram(of: try FoundingPolicies.huizhou(), insured: 0, premium: .zero).cliffs == [])
  }

  @Test func `a jump just above a turning point is found as one just below it is`() throws {
    let cliffs = RiskSharingDiagram(of: try policy(AboveThreshold()), insured: 1, premium: premium).cliffs
    #expect(cliffs.map(\.lossRatio) == [0.95])
  }

  @Test func `two turning points in one place are one cliff`() throws {
    let rule = try ClaimsThreshold(
      threshold: Cited(1, "一"), staffShare: Cited(0.04, "二"), raiseAbove: Cited(1.05, "三"), lowerBelow: Cited(0.95, "三")
    )
    let cliffs = RiskSharingDiagram(of: try policy(rule), insured: 1, premium: premium).cliffs
    // Just below 100% the insurer has 4% for staff, at it nothing.
    #expect(cliffs.map(\.lossRatio) == [1])
  }

  private func policy(_ rule: some RiskSharingRule) throws -> Policy {
    makePolicy(
      funding: try FixedTotal(amount: Cited(premium.yuan, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: rule, settlement: try clearedAtTheEnd("一"))
  }

  /// Claims of more than 95% get the whole premium, 95% and less only the claims.
  private struct AboveThreshold: RiskSharingRule {
    func premiumDue(for account: YearAccount) -> [PremiumPart] {
      [PremiumPart(.premium, account.claims > account.premium.part(0.95) ? account.premium : account.claims, "一")]
    }
    func share(_ account: YearAccount, in book: inout YearBook) {}
    func turningPoints(for account: YearAccount) -> [TurningPoint] { [TurningPoint(0.95, "一")] }
  }
}
