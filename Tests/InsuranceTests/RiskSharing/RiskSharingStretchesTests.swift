import Insurance
import RiskSharing
import Testing

/// The straight lines of the parties' results, and where one ends and the next begins.
struct RiskSharingStretchesTests {
  private let premium = yuan(145_891_300)

  private func diagram(_ policy: Policy, reserve: Money = .zero) -> RiskSharingDiagram {
    RiskSharingDiagram(of: policy, insured: 1_000_000, premium: premium, reserve: reserve)
  }

  @Test func `Huizhou pays 4 fen more for a yuan of claims below 95%, and nothing above`() throws {
    let diagram = diagram(try FoundingPolicies.huizhou())
    let stretches = diagram.stretches(to: 2)
    #expect(stretches.map(\.insurerPerYuan) == [0.04, -1])
    #expect(stretches.map(\.fundPerYuan) == [-1.04, 0])
    let turn = try #require(diagram.turns(between: stretches).first)
    #expect(turn.isCliff && turn.clause == "二(五)1(5)")
    // 95% of 145,891,300 is 138,596,735 yuan: the fen below it is the last of the first stretch.
    #expect(turn.before.claims == yuan(138_596_734, fen: 99) && turn.after.claims == yuan(138_596_735))
    #expect(stretches[0].movements.map(\.clause) == ["二(五)1(5)", "二(五)1(5)"])
  }

  @Test func `Shanxi is flat, then the insurer's alone, then shared by half`() throws {
    let diagram = diagram(try FoundingPolicies.shanxi())
    let stretches = diagram.stretches(to: 2)
    #expect(stretches.first?.isFlat == true)
    #expect(stretches.dropFirst().allSatisfy { !$0.isFlat })
    let turns = diagram.turns(between: stretches)
    #expect(turns.allSatisfy { !$0.isCliff && $0.clause != nil })
    for (turn, point) in zip(
      turns, diagram.policy.riskSharing.turningPoints(for: diagram.statement(claims: .zero).account))
    {
      let error = turn.after.claims - premium.part(point.lossRatio)
      #expect(abs(error.fen) <= 100, "\(error.fen) fen off")
    }
  }

  @Test func `between the ends of a stretch every year lies on the line`() throws {
    let costs = try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, shareOfClaims: 0.03, clause: "五")
    for policy in try FoundingPolicies.withoutCliff(costs: costs) + [FoundingPolicies.huizhou(costs: costs)] {
      let diagram = diagram(policy, reserve: yuan(3_000_000))
      let stretches = diagram.stretches(to: 2)
      #expect(stretches.count < 8, "\(policy.id): \(stretches.count)")
      for stretch in stretches {
        let width = stretch.end.claims - stretch.start.claims
        for k in 0...40 {
          let at = diagram.position(claims: stretch.start.claims + width.part(Double(k) / 40))
          let moved = Double((at.claims - stretch.start.claims).fen) * stretch.insurerPerYuan
          let off = Double((at.insurer - stretch.start.insurer).fen) - moved
          // Slopes are told to a millionth.
          #expect(abs(off) <= 20 + 0.5e-6 * Double(width.fen), "\(policy.id) at \(at.claims.yuan): \(off) fen")
        }
      }
    }
  }

  @Test func `a jump that the rule does not name is found to the fen`() throws {
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(premium.yuan, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: Unnamed(), settlement: try clearedAtTheEnd("一"))
    let diagram = diagram(policy)
    let turns = diagram.turns(between: diagram.stretches(to: 2))
    #expect(turns.count == 1)
    #expect(turns.first?.after.claims == yuan(77_777_777, fen: 7) && turns.first?.isCliff == true)
    #expect(turns.first?.clause == nil)
  }

  @Test func `without a premium there is nothing`() throws {
    let diagram = RiskSharingDiagram(of: try FoundingPolicies.huizhou(), insured: 0, premium: .zero)
    #expect(diagram.stretches(to: 2).isEmpty)
  }

  private struct Unnamed: RiskSharingRule {
    func premiumDue(for account: YearAccount) -> [PremiumPart] {
      [PremiumPart(.premium, account.claims >= yuan(77_777_777, fen: 7) ? account.premium : account.claims, "一")]
    }
    func share(_ account: YearAccount, in book: inout YearBook) {}
    func turningPoints(for account: YearAccount) -> [TurningPoint] { [] }
  }
}
