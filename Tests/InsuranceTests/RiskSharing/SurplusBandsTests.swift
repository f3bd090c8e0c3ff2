import Insurance
import RiskSharing
import Testing

/// Bands around break-even: P = 100, E = 3. The insurer keeps the first 3% of P of a surplus, and bears the first 3% of a loss,
/// half of the next 3%, and nothing beyond.
struct SurplusBandsTests {
  private func contract(
    deferred: Bool = false, assessment: SurplusBands.Assessment? = nil, party: Party = .basicMedicalFund
  ) throws -> SurplusBands {
    try SurplusBands(
      surplus: [
        .init(from: 0, insurerShare: 1, party: nil, clause: "一"),
        .init(from: 0.03, insurerShare: 0, party: party, isDeferred: deferred, clause: "二"),
      ],
      loss: [
        .init(from: 0, insurerShare: 1, party: nil, clause: "三"),
        .init(from: 0.03, insurerShare: 0.5, party: party, isDeferred: deferred, clause: "四"),
        .init(from: 0.06, insurerShare: 0, party: party, isDeferred: deferred, clause: "五"),
      ], assessment: assessment, thenPaidBy: Cited(.treasury, "六"))
  }

  @Test(
    arguments: [
      (90, 300, 400),  // S = 7: 3 kept, 4 back
      (97, 0, 0), (96, 100, 0),
      (100, -300, 0),  // S = −3
      (103, -450, -150),  // S = −6: 3 and half of 3
      (110, -450, -850),  // S = −13: 3 and 1.5; 1.5 and 7 paid
      (0, 300, 9_400),
    ] as [(Int64, Int64, Int64)])
  func `gain and loss are cut at shares of the premium`(claims: Int64, insurer: Int64, fund: Int64) throws {
    let settled = try settle(contract(), premium: yuan(100), claims: yuan(claims), costs: yuan(3))
    #expect(settled.insurerResult == Money(fen: insurer))
    #expect(settled.ledger.balance(of: .basicMedicalFund) + yuan(100) == Money(fen: fund))
  }

  @Test func `a deferred part is owed, and paid when the next year is settled`() throws {
    let rule = try contract(deferred: true)
    let first = try settle(rule, premium: yuan(100), claims: yuan(110), costs: yuan(3))
    #expect(first.insurerResult == Money(fen: -450))
    #expect(first.ledger.cash(of: .insurer) == yuan(-13) && first.owedToInsurer == Money(fen: 850))
    #expect(first.nextYear.map(\.name) == ["deferred-result", "deferred-result"])
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(100, "f"), sources: [.all(from: .basicMedicalFund, "f")]),
      riskSharing: rule,
      settlement: try clearedAtTheEnd("s"))
    let second = YearStatement(
      settling: YearAccount(
        year: 2021, insured: 1, premium: yuan(100), claims: yuan(94), costs: yuan(3), opening: first.closing),
      under: policy)
    // Cash of this year's 3 and of the last year's 8.5; the result is this year's alone.
    #expect(second.ledger.cash(of: .insurer) == Money(fen: 1_150) && second.insurerResult == yuan(3))
    #expect(second.closing.outstanding.isEmpty)
    // A deferred surplus goes the other way.
    let gain = try settle(rule, premium: yuan(100), claims: yuan(90), costs: yuan(3))
    #expect(gain.insurerResult == yuan(3) && gain.ledger.cash(of: .insurer) == yuan(7))
    let after = YearStatement(
      settling: YearAccount(
        year: 2021, insured: 1, premium: yuan(100), claims: yuan(97), costs: yuan(3), opening: gain.closing),
      under: policy)
    #expect(after.ledger.cash(of: .insurer) == yuan(-4) && after.insurerResult == .zero)
    #expect(after.closing.outstanding.isEmpty)
  }

  @Test(arguments: [(95.0, 300), (90, 300), (89.9, 240), (80, 240), (79, 0)] as [(Double, Int64)])
  func `at least 90 points grant all of the surplus, 80 to 90 four fifths`(score: Double, kept: Int64) throws {
    let assessment = SurplusBands.Assessment(
      score: Cited(score, "七"), steps: [.init(from: 80, share: 0.8), .init(from: 90, share: 1)],
      party: .criticalIllnessFund, clause: "七")
    let settled = try settle(
      contract(assessment: assessment), premium: yuan(100), claims: yuan(90), costs: yuan(3))
    #expect(settled.insurerResult == Money(fen: kept))
    #expect(settled.closing.reserve == yuan(3) - Money(fen: kept))
    // A loss is not cut by it.
    let loss = try settle(contract(assessment: assessment), premium: yuan(100), claims: yuan(110), costs: yuan(3))
    #expect(loss.insurerResult == Money(fen: -450))
  }

  @Test func `the critical-illness fund never goes below zero`() throws {
    let rule = try contract(party: .criticalIllnessFund)
    let settled = try settle(rule, premium: yuan(100), claims: yuan(110), costs: yuan(3), reserve: yuan(2))
    #expect(settled.closing.reserve == .zero)
    #expect(settled.ledger.paid(from: .treasury, to: .insurer) == Money(fen: 650))
    #expect(settled.insurerResult == Money(fen: -450))
  }

  @Test func `the diagram bends at every limit`() throws {
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(1e8, "f"), sources: [.all(from: .basicMedicalFund, "f")]),
      costs: try OperatingCosts(shareOfPremium: 0.03, clause: "c"), riskSharing: try contract(),
      settlement: try clearedAtTheEnd("s"))
    let diagram = RiskSharingDiagram(of: policy, insured: 1, premium: yuan(100_000_000))
    let stretches = diagram.stretches(to: 1.2)
    #expect(stretches.map(\.insurerPerYuan) == [0, -1, -0.5, 0])
    #expect(stretches.dropFirst().map { ($0.start.claims.yuan / 1e6).rounded() } == [94, 100, 103])
    #expect(diagram.cliffs.isEmpty)
  }

  @Test func `bands without anybody for the rest, out of order or from above zero are refused`() {
    func refused(_ bands: [SurplusBands.Band]) -> RuleError.Code? {
      let fine = [SurplusBands.Band(from: 0, insurerShare: 1, party: nil, clause: "一")]
      for pair in [(bands, fine), (fine, bands)] {
        do throws(RuleError) { _ = try SurplusBands(surplus: pair.0, loss: pair.1) } catch { return error.code }
      }
      return nil
    }
    #expect(refused([]) == .missing)
    #expect(refused([.init(from: 0.01, insurerShare: 1, party: nil, clause: "一")]) == .missing)
    #expect(refused([.init(from: 0, insurerShare: 0.5, party: nil, clause: "一")]) == .missing)
    #expect(refused([.init(from: 0, insurerShare: 0.5, party: .members, clause: "一")]) == .missing)
    #expect(refused([.init(from: 0, insurerShare: 1.5, party: .treasury, clause: "一")]) == .outOfRange)
    #expect(
      refused([
        .init(from: 0, insurerShare: 1, party: nil, clause: "一"),
        .init(from: 0, insurerShare: 1, party: nil, clause: "一"),
      ]) == .notAscending)
  }
}
