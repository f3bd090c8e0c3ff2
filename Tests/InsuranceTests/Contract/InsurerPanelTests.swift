import Testing

@testable import Insurance
@testable import RiskSharing

/// Several insurers, each settled by itself.
struct InsurerPanelTests {
  /// The insurer keeps 5% of P of a surplus and bears the first 3% of a loss; the rest is the treasury's.
  private static func bands(kept: Double = 0.05, borne: Double = 0.03) throws -> SurplusBands {
    func bands(_ own: Double) -> [SurplusBands.Band] {
      [
        .init(from: 0, insurerShare: 1, party: nil, clause: "五"),
        .init(from: own, insurerShare: 0, party: .treasury, clause: "五"),
      ]
    }
    return try SurplusBands(surplus: bands(kept), loss: bands(borne), thenPaidBy: Cited(.treasury, "六"))
  }

  private static func insurer(
    _ id: String, _ share: Double, _ rule: (any RiskSharingRule)? = nil
  ) -> InsurerPanel.Insurer {
    InsurerPanel.Insurer(id: id, words: Words(en: id, zh: id), share: Cited(share, "五"), riskSharing: rule)
  }

  private static func policy(_ division: InsurerPanel.Division, _ insurers: [InsurerPanel.Insurer]) throws -> Policy {
    makePolicy(
      funding: try FixedTotal(amount: Cited(1e8, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: try bands(), settlement: try clearedAtTheEnd("settlement"),
      panel: try InsurerPanel(division: Cited(division, "五"), insurers: insurers))
  }

  private static func account(_ premium: Double, _ claims: Double) -> YearAccount {
    YearAccount(year: 2020, insured: 1_000_000, premium: million(premium), claims: million(claims), costs: .zero)
  }

  @Test
  func `territories are settled by themselves, and what one gains does not meet what another loses`() throws {
    let policy = try Self.policy(.territory, [Self.insurer("east", 0.6), Self.insurer("west", 0.4)])
    let panel = try #require(policy.panel)
    // P 60, C 54: S = 6, of which 5% of 60 stay. P 40, C 46: S = −6, of which 3% of 40 are its own.
    let year = YearStatement(
      settling: [Self.account(60, 54), Self.account(40, 46)], of: panel, under: policy, opening: .none)
    #expect(year.byInsurer.map(\.statement.insurerResult) == [3, -1.2].map(million))
    #expect(year.byInsurer[0].statement.ledger.paid(from: .insurer, to: .treasury) == million(3))
    #expect(year.byInsurer[1].statement.ledger.paid(from: .treasury, to: .insurer) == million(4.8))
    #expect(year.insurerResult == million(1.8))
    #expect(year.account.premium == million(100) && year.account.claims == million(100))
    #expect(year.account.premium == year.account.claims + year.insurerResult + year.fundResult)
    // Together they look like 100 and 100: one insurer alone would have nothing.
    let alone = try settle(Self.bands(), premium: million(100), claims: million(100))
    #expect(alone.insurerResult == .zero && alone.fundResult == .zero)
  }

  @Test
  func `insurers with shares of one pool have these of premium and claims, each under its own terms`() throws {
    let insurers = [Self.insurer("lead", 0.75), Self.insurer("second", 0.25, try Self.bands(kept: 0.02))]
    let year = YearStatement(settling: Self.account(100, 90), under: try Self.policy(.poolShare, insurers))
    // S = 10: of 7.5 the first keeps 5% of 75, of 2.5 the second 2% of 25.
    #expect(year.byInsurer.map(\.statement.account.premium) == [75, 25].map(million))
    #expect(year.byInsurer.map(\.statement.account.claims) == [67.5, 22.5].map(million))
    #expect(year.byInsurer.map(\.statement.insurerResult) == [3.75, 0.5].map(million))
    #expect(year.fundResult == million(5.75))
  }

  @Test
  func `the fen that shares leave over go to the largest remainders`() {
    // Thirds of 100 fen are 33 and a third: the first of equal remainders gets the fen.
    #expect(Money(fen: 100).divided(by: [1, 1, 1]).map(\.fen) == [34, 33, 33])
    // 0.7, 2.1 and 4.2 of 7 fen: 0, 2 and 4, and the one fen left to the first.
    #expect(Money(fen: 7).divided(by: [0.1, 0.3, 0.6]).map(\.fen) == [1, 2, 4])
    #expect(Money(fen: -7).divided(by: [0.1, 0.3, 0.6]).map(\.fen) == [-1, -2, -4])
    #expect(Money.largest.divided(by: [0.3, 0.3, 0.4]).reduce(.zero) { $0 + $1 } == .largest)
  }

  @Test
  func `each insurer's year begins with what its own year before has left`() throws {
    let own = SurplusBands.Band(from: 0, insurerShare: 0, party: .treasury, isDeferred: true, clause: "五")
    let deferring = try SurplusBands(surplus: [own], loss: [own], thenPaidBy: Cited(.treasury, "六"))
    let policy = try Self.policy(
      .poolShare, [Self.insurer("lead", 0.5), Self.insurer("second", 0.5, deferring)])
    let years = policy.years(premium: million(100), incurred: [110, 100].map(million))
    // A loss of 5 each: the first bears 3% of 50 and gets the rest at once, the second's 5 wait for the next year.
    #expect(years[0].byInsurer.map(\.statement.insurerResult) == [-1.5, 0].map(million))
    #expect(years[0].closing.outstanding.map(\.amount) == [million(5)])
    #expect(years[0].closing.byInsurer["lead"]?.outstanding == [])
    #expect(years[1].byInsurer.map { $0.statement.paid(SurplusBands.recovered) } == [0, 5].map(million))
    #expect(years[1].owedToInsurer == .zero)
  }

  @Test
  func `insurers of like terms come together to what one alone would`() throws {
    let policy = try Self.policy(.poolShare, [Self.insurer("a", 0.5), Self.insurer("b", 0.3), Self.insurer("c", 0.2)])
    for claims in stride(from: 60.0, through: 140, by: 7.3) {
      let together = YearStatement(settling: Self.account(100, claims), under: policy)
      let alone = try settle(Self.bands(), premium: million(100), claims: million(claims))
      // Each insurer's parts are rounded by themselves.
      #expect(abs(together.insurerResult.fen - alone.insurerResult.fen) <= 3)
    }
  }

  @Test
  func `one insurer is no list, and shares add up to all`() {
    for shares in [[1.0], [0.5, 0.4], [1.2, -0.2], [1, 0]] {
      #expect(throws: RuleError.self) {
        try InsurerPanel(
          division: Cited(.poolShare, "五"),
          insurers: shares.enumerated().map { Self.insurer("insurer-\($0)", $1) })
      }
    }
  }
}
