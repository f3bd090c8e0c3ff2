import Insurance
import Testing

/// When the premium is handed over, and what happens to deposit and guarantee.
struct AnnualSettlementTests {
  private func settled(
    _ policy: Policy, premium: Money, claims: Money, costs: Money = .zero
  ) -> YearStatement {
    YearStatement(
      settling: YearAccount(year: policy.year, insured: 1_000_000, premium: premium, claims: claims, costs: costs),
      under: policy)
  }

  /// The dates, amounts and clauses of what the critical-illness fund pays the insurer.
  private func payments(_ year: YearStatement) -> [String] {
    year.ledger.transfers.filter { $0.from == .criticalIllnessFund && $0.to == .insurer }.map {
      "\($0.due?.text(for: year.account.year) ?? "-") \($0.amount.yuan) \($0.reason.name) \($0.clause.text)"
    }
  }

  @Test func `Shanxi pays 30% by April, 60% by June, 90% by September and the deposit of 10% by June of the next year`()
    throws
  {
    let year = settled(try FoundingPolicies.shanxi(), premium: yuan(85_000_000), claims: yuan(85_000_000))
    #expect(
      payments(year) == [
        "2019-04-30 25500000.0 premium-instalment 五(一)", "2019-06-30 25500000.0 premium-instalment 五(一)",
        "2019-09-30 25500000.0 premium-instalment 五(一)", "2020-06-30 8500000.0 service-deposit 五(一)",
      ])
    #expect(year.payerPays == yuan(85_000_000))
    #expect(year.insurerResult == .zero)
    #expect(year.nextYear == [])
  }

  @Test func `an assessment of 80% pays 80% of the deposit and forfeits the rest to the fund`() throws {
    let policy = try FoundingPolicies.shanxi(assessmentScore: 0.8)
    let year = settled(policy, premium: yuan(85_000_000), claims: yuan(85_000_000))
    #expect(year.transfers(for: .deposit).map(\.amount) == [yuan(6_800_000)])
    #expect(year.consequence("deposit-forfeited")?.amount == yuan(1_700_000))
    #expect(year.consequence("deposit-forfeited")?.clause == "五(一)")
    #expect(year.insurerResult == yuan(-1_700_000))
    #expect(year.fundResult == yuan(1_700_000))
  }

  @Test func `a failed assessment forfeits the deposit, all of it`() throws {
    let policy = try FoundingPolicies.shanxi(assessmentScore: 0)
    let year = settled(policy, premium: yuan(85_000_000), claims: yuan(85_000_000))
    #expect(year.transfers(for: .deposit) == [])
    #expect(year.consequence("deposit-forfeited")?.amount == yuan(8_500_000))
    #expect(year.insurerResult == yuan(-8_500_000))
    #expect(year.payerPays == yuan(76_500_000))
  }

  @Test func `a forfeited deposit is lost beside what the surplus clause takes, not out of it`() throws {
    // S = 10 million of 85: 3% of it, 2.55, may be kept; 7.45 go back whatever the assessment says.
    let policy = try FoundingPolicies.shanxi(assessmentScore: 0)
    let year = settled(policy, premium: yuan(85_000_000), claims: yuan(75_000_000))
    #expect(year.transfers(for: .surplusReturned).map(\.amount) == [yuan(7_450_000)])
    #expect(year.insurerResult == yuan(2_550_000 - 8_500_000))
  }

  @Test func `instalments and deposit of an odd premium still add up to it`() throws {
    // 30% and 60% of 0.99 are 0.30 and 0.59, 90% are 0.89, the deposit is 0.10.
    for premium in [Money(fen: 1), Money(fen: 5), Money(fen: 99), yuan(85_000_000, fen: 37)] {
      let year = settled(try FoundingPolicies.shanxi(), premium: premium, claims: premium)
      #expect(year.payerPays == premium)
      #expect(year.insurerResult == .zero)
    }
  }

  @Test func `Shandong pays 80% by April and 20% by the end of the year`() throws {
    let year = settled(try FoundingPolicies.shandong(), premium: yuan(2_240_000_000), claims: yuan(2_240_000_000))
    #expect(
      payments(year) == [
        "2015-04-30 1792000000.0 premium-instalment 四", "2015-12-31 448000000.0 premium-instalment 四",
      ])
  }

  @Test func `where the payer pays on claims there are no instalments, and all is cleared at the end`() throws {
    // 90 million of claims under a premium of 100: the claims and 4% of them for staff.
    let year = settled(try FoundingPolicies.huizhou(), premium: yuan(100_000_000), claims: yuan(90_000_000))
    #expect(
      payments(year) == [
        "2014-06-30 90000000.0 claims-paid-over 二(五)1(5)", "2014-06-30 3600000.0 staff-costs 二(五)1(5)",
      ])
  }

  @Test func `what is cleared at the end cites its own clause, or the settlement's where it has none`() throws {
    let langfang = settled(try FoundingPolicies.langfang(), premium: yuan(100_000_000), claims: yuan(90_000_000))
    #expect(payments(langfang) == ["2025-06-30 100000000.0 premium 六(三)"])
    let huizhou = try FoundingPolicies.huizhou()
    let policy = makePolicy(
      funding: huizhou.funding, riskSharing: huizhou.riskSharing, settlement: try clearedAtTheEnd("六(三)"))
    #expect(
      payments(settled(policy, premium: yuan(100_000_000), claims: yuan(98_000_000)))
        == ["2021-06-30 100000000.0 premium 二(五)1(5)"])
  }

  @Test func `and with none paid on claims of none`() throws {
    let year = settled(try FoundingPolicies.huizhou(), premium: yuan(100_000_000), claims: .zero)
    #expect(payments(year) == [])
    #expect(year.fundResult == yuan(100_000_000))
  }

  @Test func `instalments beyond what turned out to be due are taken back`() throws {
    // 90% advanced, 41.6 due: 40 million of claims and 4%. 90 + 10 of deposit − 41.6 = 58.4 come back.
    let huizhou = try FoundingPolicies.huizhou()
    let policy = makePolicy(
      funding: huizhou.funding, riskSharing: huizhou.riskSharing,
      settlement: try FoundingPolicies.shanxiSettlement(assessmentScore: 1))
    let year = settled(policy, premium: yuan(100_000_000), claims: yuan(40_000_000))
    let balance = try #require(year.transfers(for: .premiumBalance).first)
    #expect(balance.from == .insurer)
    #expect(balance.to == .criticalIllnessFund)
    #expect(balance.amount == yuan(58_400_000))
    #expect(balance.clause == "五(二)")
    #expect(year.payerPays == yuan(41_600_000))
    #expect(year.insurerResult == yuan(1_600_000))
  }

  @Test func `a quarter of Huizhou's guarantee of 2,000,000 is deducted for a breach`() throws {
    let policy = try FoundingPolicies.huizhou(guaranteeDeducted: 0.25)
    let year = settled(policy, premium: yuan(100_000_000), claims: yuan(98_000_000))
    let deducted = try #require(year.transfers(for: AnnualSettlement.guaranteeDeduction).first)
    #expect(deducted.amount == yuan(500_000))
    #expect(deducted.from == .insurer)
    #expect(deducted.to == .basicMedicalFund)
    #expect(deducted.clause == "二(五)2")
    #expect(year.insurerResult == yuan(2_000_000 - 500_000))
    #expect(year.fundResult == yuan(500_000))
  }

  @Test func `a guarantee that nothing is deducted from moves no money`() throws {
    let year = settled(try FoundingPolicies.huizhou(), premium: yuan(100_000_000), claims: yuan(98_000_000))
    #expect(year.transfers(for: AnnualSettlement.guaranteeDeduction) == [])
  }
}
