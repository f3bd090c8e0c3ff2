import Insurance
import RiskSharing
import Testing

/// Whoever runs the scheme for a fee carries no risk: a fee of 2.00 a head, a tenth of it by a score of 80%, costs of 1.50.
struct ServiceFeeTests {
  private func settled(claims: Int64, reserve: Int64 = 0) throws -> YearStatement {
    let policy = makePolicy(
      funding: try PerHeadFunding(perHead: Cited(100, "f"), sources: [.all(from: .treasury, "f")]),
      costs: try OperatingCosts(perInsured: 1.5, clause: "c"),
      riskSharing: try ServiceFee(
        perInsured: Cited(2, "一"), scoredShare: Cited(0.1, "二"), score: Cited(0.8, "二"),
        deficitPaidBy: Cited(.treasury, "三")),
      settlement: try clearedAtTheEnd("s"))
    return YearStatement(
      settling: YearAccount(
        under: policy, insured: 1_000, premium: yuan(100_000), incurred: yuan(claims),
        opening: OpeningBalances(reserve: yuan(reserve))), under: policy)
  }

  @Test(arguments: [0, 50_000, 98_040, 150_000] as [Int64])
  func `1.80 and 0.16 less 1.50 are 0.46 a head, whatever the claims`(claims: Int64) throws {
    #expect(try settled(claims: claims).insurerResult == yuan(460))
  }

  /// The fee is 1,960 yuan.
  @Test(
    arguments: [
      (50_000, 0, 48_040, 0), (98_040, 0, 0, 0), (98_041, 0, 0, 1), (150_000, 0, 0, 51_960),
      (150_000, 50_000, 0, 1_960),
    ] as [(Int64, Int64, Int64, Int64)])
  func `the fund keeps what is left and is never overdrawn`(
    claims: Int64, reserve: Int64, left: Int64, paid: Int64
  ) throws {
    let settled = try settled(claims: claims, reserve: reserve)
    #expect(settled.closing.reserve == yuan(left))
    #expect(settled.ledger.paid(from: .treasury, to: .criticalIllnessFund) == yuan(100_000 + paid))
  }

  @Test func `a fee below nothing or a share above all is refused`() {
    for (fee, share) in [(-1.0, 0.5), (.nan, 0.5), (2, 1.5), (2, -0.1)] {
      #expect(throws: RuleError.self) {
        try ServiceFee(
          perInsured: Cited(fee, "一"), scoredShare: Cited(share, "二"), deficitPaidBy: Cited(.treasury, "三"))
      }
    }
    #expect(throws: RuleError.self) {
      try ServiceFee(perInsured: Cited(2, "一"), deficitPaidBy: Cited(.criticalIllnessFund, "三"))
    }
  }
}
