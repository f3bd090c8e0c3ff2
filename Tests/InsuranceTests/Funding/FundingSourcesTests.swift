import Insurance
import RiskSharing
import TestSupport
import Testing

/// How a year's funding is written into the book, source by source.
struct FundingSourcesTests {
  /// The funding transfers of a year without claims.
  private func funding(_ total: Money, from shares: [(party: Party, share: Double)]) throws -> [Transfer] {
    let sources = shares.map {
      FundingSource(party: $0.party, share: $0.share, name: Words(en: "\($0.share)", zh: "\($0.share)"), clause: "二")
    }
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(total.yuan, "二"), sources: sources),
      riskSharing: try ReserveThenAdvance(
        insurerAdvanceShare: Cited(0, "五"), managementShare: Cited(0, "五"), clause: "五"),
      settlement: try clearedAtTheEnd("六"))
    return fundingTransfers(
      YearStatement(
        settling: YearAccount(year: 2020, insured: 1, premium: total, claims: .zero, costs: .zero), under: policy))
  }

  private func fundingTransfers(_ statement: YearStatement) -> [Transfer] {
    statement.ledger.transfers.filter { $0.reason.name == Transfer.Reason.funding.name }
  }

  @Test func `Huizhou's 145,891,300 come 80 to 20 from the employees' fund and the residents' surplus`() throws {
    let policy = try FoundingPolicies.huizhou()
    let premium = try #require(Money(yuan: policy.funding.total(insured: 4_000_000)))
    let statement = YearStatement(
      settling: YearAccount(year: 2013, insured: 4_000_000, premium: premium, claims: .zero, costs: .zero),
      under: policy)
    let transfers = fundingTransfers(statement)
    #expect(transfers.map(\.amount) == [yuan(116_713_040), yuan(29_178_260)])
    #expect(
      transfers.map(\.reason.words.en) == [
        "funding from the employees' supplementary fund", "funding from the residents' accumulated surplus",
      ])
    #expect(
      transfers.map(\.reason.words.zh) == [
        "当年筹资：职工补充医疗保险基金", "当年筹资：居民医保基金历年结余",
      ])
    #expect(transfers.allSatisfy { $0.to == .criticalIllnessFund && $0.kind == .paid && $0.clause == "二(三)2" })
  }

  @Test func `the last source takes what rounding leaves`() throws {
    let thirds = [(Party.basicMedicalFund, 1.0 / 3), (.treasury, 1.0 / 3), (.basicMedicalFund, 1.0 / 3)]
    // 1.00 = 0.33 + 0.33 + 0.34, and 2.00 = 0.67 + 0.67 + 0.66.
    #expect(try funding(yuan(1), from: thirds).map(\.amount) == [Money(fen: 33), Money(fen: 33), Money(fen: 34)])
    #expect(try funding(yuan(2), from: thirds).map(\.amount) == [Money(fen: 67), Money(fen: 67), Money(fen: 66)])
  }

  @Test func `a source without a share pays nothing`() throws {
    let transfers = try funding(yuan(100), from: [(.treasury, 0), (.basicMedicalFund, 1)])
    #expect(transfers.map(\.from) == [.basicMedicalFund])
    #expect(transfers.map(\.amount) == [yuan(100)])
  }

  @Test func `the sources together always pay the total`() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<300 {
      let (a, b) = (random.uniform(), random.uniform())
      let total = Money(fen: Int64.random(in: 0...100_000_000_000_000, using: &random))
      let transfers = try funding(
        total, from: [(.basicMedicalFund, a), (.treasury, (1 - a) * b), (.basicMedicalFund, (1 - a) * (1 - b))])
      #expect(transfers.reduce(Money.zero) { $0 + $1.amount } == total)
    }
  }

  @Test func `what members pay in is no gain of the public side, and premium = claims + costs + results`() throws {
    let policy = makePolicy(
      funding: try FixedTotal(
        amount: Cited(100, "二"),
        sources: [
          FundingSource(party: .members, share: 0.6, name: Party.members.words, clause: "二"),
          FundingSource(party: .treasury, share: 0.4, name: Party.treasury.words, clause: "二"),
        ]),
      riskSharing: try SurplusBands(
        surplus: [.init(from: 0, insurerShare: 0.5, party: .treasury, clause: "五")],
        loss: [.init(from: 0, insurerShare: 1, party: nil, clause: "五")]), settlement: try clearedAtTheEnd("六"))
    let statement = YearStatement(
      settling: YearAccount(year: 2020, insured: 1, premium: yuan(100), claims: yuan(70), costs: yuan(10)),
      under: policy)
    // S = 20: half of it each.
    #expect(statement.insurerResult == yuan(10) && statement.fundResult == yuan(10))
    #expect(statement.ledger.balance(of: .treasury) == yuan(-40 + 10))
    #expect(statement.ledger.balance(of: .members) == yuan(-60 + 70))
    #expect(statement.payerPays == yuan(100 - 10))
  }

  @Test func `the insurer and its suppliers are no source`() {
    for party in [Party.insurer, .operations] {
      let error = #expect(throws: RuleError.self) { try FundingSource.check([.all(from: party, "二")]) }
      #expect(error?.parameter == "sources")
    }
  }
}
