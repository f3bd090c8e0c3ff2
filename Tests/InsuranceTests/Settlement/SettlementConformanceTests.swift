import Insurance
import RiskSharing
import Testing

/// Rules that write a wrong flow, and the checker that has to notice.
struct SettlementConformanceTests {
  private let ratios = stride(from: 0.0, through: 1.5, by: 0.05).map { $0 } + [0.949_9]

  private func breaches(
    riskSharing: some RiskSharingRule = Honest(), settlement: (any SettlementRule)? = nil, isMonotone: Bool = true
  ) throws -> [String] {
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(100_000_000, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: riskSharing, settlement: try settlement ?? clearedAtTheEnd("一"))
    return breaches(of: policy, isMonotone: isMonotone)
  }

  private func breaches(of policy: Policy, isMonotone: Bool) -> [String] {
    SettlementConformance.breaches(
      of: policy, premium: yuan(100_000_000), insured: 1_000_000, lossRatios: ratios, isMonotone: isMonotone
    ).map(\.description)
  }

  @Test func `the four without a cliff pass, with and without costs`() throws {
    for costs in [OperatingCosts.none, try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, clause: "五")] {
      for policy in try FoundingPolicies.withoutCliff(costs: costs) {
        #expect(breaches(of: policy, isMonotone: true) == [], "\(policy.id)")
      }
    }
  }

  @Test func `Huizhou passes, but for the jump that its document has at 95%`() throws {
    let huizhou = try FoundingPolicies.huizhou()
    #expect(breaches(of: huizhou, isMonotone: false) == [])
    #expect(
      breaches(of: huizhou, isMonotone: true).contains("at a loss ratio of 95%: the insurer gains from higher claims"))
  }

  @Test func `a rule that moves nothing passes`() throws {
    #expect(try breaches() == [])
  }

  @Test func `a rule that pays members beside their benefits is found`() throws {
    let found = try breaches(riskSharing: Pays(from: .insurer, to: .members))
    #expect(found.contains { $0.hasSuffix("members do not get the benefits, all of them and nothing else") })
    #expect(found.contains { $0.contains("claims, costs and results come to") })
    #expect(found.count == 2 * ratios.count)
  }

  @Test func `a rule that lets members pay is found`() throws {
    let found = try breaches(riskSharing: Pays(from: .members, to: .criticalIllnessFund))
    #expect(found.contains { $0.hasSuffix("members do not get the benefits, all of them and nothing else") })
  }

  @Test func `a rule that only owes members something is found`() throws {
    let found = try breaches(riskSharing: Pays(from: .basicMedicalFund, to: .members, isOwed: true))
    #expect(found.contains { $0.hasSuffix("members do not get the benefits, all of them and nothing else") })
  }

  @Test func `a rule that sends money outside is found`() throws {
    let found = try breaches(riskSharing: Pays(from: .insurer, to: .operations))
    #expect(
      found.contains(
        "at a loss ratio of 50%: claims, costs and results come to 99999999.0, the premium is 100000000.0"))
    #expect(found.count == ratios.count)
  }

  @Test func `a transfer without a clause is found, by name`() throws {
    let found = try breaches(riskSharing: Pays(from: .insurer, to: .treasury, clause: ""))
    #expect(found.count == ratios.count)
    #expect(found.allSatisfy { $0.hasSuffix("'gift' cites no clause") })
  }

  @Test func `a rule by which the insurer gains from higher claims is found`() throws {
    let found = try breaches(riskSharing: PaysClaimsTwice())
    #expect(found.count == ratios.count - 1)
    #expect(found.allSatisfy { $0.hasSuffix("the insurer gains from higher claims") })
    #expect(try breaches(riskSharing: PaysClaimsTwice(), isMonotone: false) == [])
  }

  @Test func `a settlement that hands money to members is found`() throws {
    #expect(try breaches(settlement: BonusForMembers()) != [])
  }

  /// The premium as it is, nothing shared.
  private struct Honest: RiskSharingRule {
    func share(_ account: YearAccount, in book: inout YearBook) {}
    func turningPoints(for account: YearAccount) -> [TurningPoint] { [] }
  }

  /// One yuan on a way that it should not take.
  private struct Pays: RiskSharingRule {
    let from: Party
    let to: Party
    var isOwed = false
    var clause: Clause = "五"

    func share(_ account: YearAccount, in book: inout YearBook) {
      let gift = Transfer.Reason("gift", en: "gift", zh: "赠与")
      if isOwed {
        book.owe(from: from, to: to, yuan(1), for: gift, by: clause)
      } else {
        book.pay(from: from, to: to, yuan(1), for: gift, by: clause)
      }
    }
    func turningPoints(for account: YearAccount) -> [TurningPoint] { [] }
  }

  /// The fund reimburses the insurer for twice what it paid.
  private struct PaysClaimsTwice: RiskSharingRule {
    func share(_ account: YearAccount, in book: inout YearBook) {
      book.pay(from: .basicMedicalFund, to: .insurer, account.claims.part(2), for: .lossShared, by: "五")
    }
    func turningPoints(for account: YearAccount) -> [TurningPoint] { [] }
  }

  private struct BonusForMembers: SettlementRule {
    func open(_ account: YearAccount, in book: inout YearBook) {}
    func close(_ account: YearAccount, due parts: [PremiumPart], in book: inout YearBook) {
      book.pay(from: .criticalIllnessFund, to: .members, yuan(1), for: .benefits, by: "五")
    }
  }
}
