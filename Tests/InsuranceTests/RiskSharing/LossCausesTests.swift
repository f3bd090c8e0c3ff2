import Insurance
import RiskSharing
import Testing

/// What caused a year's loss, and who bears each part of it.
struct LossCausesTests {
  private func causes(_ loss: Double, management: Double, changed: Double) -> [Money] {
    let causes = LossCauses(of: million(loss), managementShare: management, policyGap: million(changed))
    return [causes.management, causes.policy, causes.ordinary]
  }

  @Test func `management takes its share, a changed policy what it explains of the rest, chance what is left`() {
    #expect(causes(8, management: 0, changed: 0) == [0, 0, 8].map(million))
    #expect(causes(8, management: 0, changed: 6) == [0, 6, 2].map(million))
    #expect(causes(8, management: 0.25, changed: 6) == [2, 6, 0].map(million))
    #expect(causes(8, management: 0.25, changed: 60) == [2, 6, 0].map(million))
    // A change that saves claims explains no loss, and a surplus has no cause.
    #expect(causes(8, management: 0.25, changed: -5) == [2, 0, 6].map(million))
    #expect(causes(-8, management: 0.25, changed: 6) == [0, 0, 0].map(million))
  }

  /// P = 100, C = 105, E = 3: a loss of 8, of which a changed policy explains `changed`.
  private func year(
    _ handling: AgreedSurplus.LossHandling, ordinary: Double?, changed: Double
  ) throws -> YearStatement {
    let policy = makePolicy(
      funding: try PerHeadFunding(perHead: Cited(100, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: try AgreedSurplus(
        rate: Cited(0.03, "五(三)"), surplusReturnsTo: Cited(.basicMedicalFund, "五(二)"),
        insurerLossShare: Cited(0.5, "五(三)"), managementShare: Cited(0, "五(三)"), lossHandling: Cited(handling, "五(三)"),
        insurerOrdinaryShare: ordinary.map { Cited($0, "五(三)") }),
      settlement: try clearedAtTheEnd("五(二)"))
    return YearStatement(
      settling: YearAccount(
        year: policy.year, insured: 1, premium: million(100), claims: million(105), costs: million(3), opening: .none,
        policyGap: million(changed)), under: policy)
  }

  @Test func `Shanxi 五(三): only what a changed policy explains adjusts the next year's funding`() throws {
    // Half of 6 and half of 2; half of 6 and all of 2.
    let shared = try year(.sharedAndFundingAdjusted, ordinary: 0.5, changed: 6)
    #expect(shared.insurerResult == million(-4))
    #expect(shared.consequence("funding-to-be-adjusted")?.premiumChange == million(6))
    let own = try year(.sharedAndFundingAdjusted, ordinary: 1, changed: 6)
    #expect(own.insurerResult == million(-5))
    // Nothing has changed: chance alone, half or all of 8, and no funding is adjusted.
    let chance = try year(.sharedAndFundingAdjusted, ordinary: 0.5, changed: 0)
    #expect(chance.insurerResult == million(-4) && chance.consequence("funding-to-be-adjusted") == nil)
    #expect(chance.transfers(for: .ordinaryLossShared).map(\.amount) == [million(4)])
    #expect(try year(.sharedAndFundingAdjusted, ordinary: 1, changed: 0).insurerResult == million(-8))
    // Without a share of its own it counts as policy-caused.
    let two = try year(.sharedAndFundingAdjusted, ordinary: nil, changed: 0)
    #expect(two.insurerResult == million(-4))
    #expect(two.consequence("funding-to-be-adjusted")?.premiumChange == million(8))
  }

  @Test func `Jiangxi 四(五): funding is raised for a policy-caused loss, chance is settled at once`() throws {
    let year = try year(.raisedFunding, ordinary: 0.5, changed: 6)
    #expect(year.consequence("funding-to-be-raised")?.amount == million(3))
    #expect(year.owedToInsurer == million(3))
    #expect(year.transfers(for: .ordinaryLossShared).map(\.amount) == [million(1)])
    #expect(year.insurerResult == million(-4))
    #expect(year.lossCauses.policy == million(6) && year.lossCauses.ordinary == million(2))
  }

  @Test func `a rule that tells no causes has chance and policy all the same`() throws {
    let policy = try FoundingPolicies.huizhou()
    let year = YearStatement(
      settling: YearAccount(
        year: 2013, insured: 1, premium: million(100), claims: million(110), costs: .zero, opening: .none,
        policyGap: million(4)), under: policy)
    #expect(year.lossCauses.policy == million(4) && year.lossCauses.ordinary == million(6))
    #expect(!policy.riskSharing.tellsCauses)
  }
}
