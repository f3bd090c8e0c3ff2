import TestSupport
import Testing

@testable import Insurance

/// A pool's settlement by county: each has its own premium and claims, and every column adds up to the pool's figure to the fen.
struct CountySettlementTests {
  private static func settled(
    _ counties: [CountyFigures], costs: Money, under policy: Policy
  ) -> (statement: YearStatement, counties: CountySettlement) {
    let statement = YearStatement(
      settling: YearAccount(
        under: policy, insured: 100_000, premium: counties.reduce(.zero) { $0 + $1.premium },
        incurred: counties.reduce(.zero) { $0 + $1.claims }, costs: costs, opening: OpeningBalances(reserve: .zero)),
      under: policy)
    return (statement, CountySettlement(counties, of: statement))
  }

  /// Shanxi 五(一)(二), P = 60 + 40, C = 50 + 45 of 47 handed in, E = 3 million: a surplus of 2, within 3% of the premium. Of the
  /// deposit of 10 the assessment, 1 and 0.75, by premium 0.9, grants 9. Of the 2 the counties have 1.2 and 0.8 by premium, and the
  /// 1 that is withheld is the second's alone. The fund: 60 − 50 − 1.8 − 1.2 = 7 and 40 − 45 − 1.2 + 0.2 = −6.
  @Test func `the insurer's result goes by premium, the fund's by each county's own figures`() throws {
    let counties = [
      CountyFigures(name: "甲县", premium: million(60), claimed: million(50), score: 1),
      CountyFigures(name: "乙县", premium: million(40), claimed: million(47), disallowed: million(2), score: 0.75),
    ]
    let score = try #require(CountyFigures.score(of: counties))
    #expect(abs(score - 0.9) < 1e-12)
    let (statement, settlement) = Self.settled(
      counties, costs: million(3), under: try FoundingPolicies.shanxi(assessmentScore: score))
    let parts = settlement.parts
    #expect(statement.insurerResult == million(1) && statement.fundResult == million(1))
    #expect(parts.map(\.claims) == [million(50), million(45)])
    #expect(parts.map(\.costs) == [million(1.8), million(1.2)])
    #expect(parts.map(\.surplus) == [million(8.2), million(-6.2)])
    #expect(parts.map(\.depositGranted) == [million(6), million(3)])
    #expect(parts.map(\.depositWithheld) == [.zero, million(1)])
    #expect(parts.map(\.insurerResult) == [million(1.2), million(-0.2)])
    #expect(parts.map(\.fundResult) == [million(7), million(-6)])
  }

  @Test func `nothing to divide is nothing for anybody`() throws {
    let counties = ["甲", "乙", "丙"].map { CountyFigures(name: $0, premium: .zero, claimed: .zero) }
    let parts = Self.settled(counties, costs: Money(fen: 100), under: try FoundingPolicies.shanxi()).counties.parts
    #expect(parts.map(\.costs.fen) == [34, 33, 33])
    #expect(parts.reduce(Money.zero) { $0 + $1.insurerResult + $1.fundResult } == Money(fen: -100))
    #expect(CountyFigures.score(of: counties) == nil)
  }

  @Test func `columns add up to the pool's and rows to the premium, under 2,000 random policies`() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<2_000 {
      let policy = try randomPolicy(using: &random)
      let hasCosts = Bool.random(using: &random)
      let counties = (0..<Int.random(in: 1...12, using: &random)).map { place in
        let premium = Int64.random(in: 0...9_999_999_999, using: &random)
        let claimed = Int64(Double(premium) * 1.6 * random.uniform())
        return CountyFigures(
          name: "\(place)", premium: Money(fen: premium), claimed: Money(fen: claimed),
          disallowed: Money(fen: Int64(Double(claimed) * random.uniform() * 0.1)),
          costs: hasCosts ? Money(fen: Int64(Double(premium) * 0.05 * random.uniform())) : nil,
          score: Bool.random(using: &random) ? nil : random.uniform())
      }
      let costs =
        hasCosts
        ? counties.reduce(.zero) { $0 + ($1.costs ?? .zero) }
        : Money(fen: Int64.random(in: 0...999_999_999, using: &random))
      let (statement, settlement) = Self.settled(counties, costs: costs, under: policy)
      func sum(_ part: (CountySettlement.Part) -> Money) -> Money {
        settlement.parts.reduce(.zero) { $0 + part($1) }
      }
      let account = statement.account
      #expect(sum(\.premium) == account.premium && sum(\.claims) == account.claims && sum(\.costs) == account.costs)
      #expect(sum(\.insurerResult) == statement.insurerResult && sum(\.fundResult) == statement.fundResult)
      let deposits = statement.ledger.transfers.filter { $0.reason == .deposit }
      #expect(sum(\.depositGranted) == deposits.reduce(.zero) { $0 + $1.amount })
      guard account.setAside == .zero, statement.lapsedBenefits == .zero else { continue }
      for part in settlement.parts {
        #expect(part.premium == part.claims + part.costs + part.insurerResult + part.fundResult)
        if account.lateClaims == .zero { #expect(part.claims == part.figures.claims) }
      }
    }
  }
}
