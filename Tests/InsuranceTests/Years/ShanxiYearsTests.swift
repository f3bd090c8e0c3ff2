import Insurance
import RiskSharing
import Testing

/// 晋医保发〔2019〕52号 五, years in a row. Premium 100 million each year, no costs unless a test has some; of the
/// contract: 3% of surplus kept, 40% of a policy loss with the insurer, three years.
struct ShanxiYearsTests {
  private func policy(
    score: Double = 1, late: Double = 0, management: Double = 0, granted: Double? = nil,
    costs: OperatingCosts = .none
  ) throws -> Policy {
    let plain = try FoundingPolicies.shanxiSettlement(assessmentScore: score)
    return makePolicy(
      id: "shanxi-2019", year: 2019,
      funding: try PerHeadFunding(perHead: Cited(100, "一"), sources: [.all(from: .basicMedicalFund, "五(一)")]),
      costs: costs,
      riskSharing: try AgreedSurplus(
        rate: Cited(0.03, "五(三)"), surplusReturnsTo: Cited(.basicMedicalFund, "五(二)"),
        insurerLossShare: Cited(0.4, "五(三)"), managementShare: Cited(management, "五(三)"),
        lossHandling: Cited(.sharedAndFundingAdjusted, "五(三)")),
      settlement: try AnnualSettlement(
        instalments: plain.instalments, deposit: plain.deposit, assessmentScore: plain.assessmentScore,
        settledBy: plain.settledBy, late: Cited(late, "五(二)")),
      contractYears: 3,
      nextFunding: try granted.map { try ClauseDrivenFunding(grantedShare: Cited($0, "五(三)")) }
        ?? StatutoryFunding.asItStands)
  }

  private func years(_ policy: Policy, _ incurred: [Double]) -> [YearStatement] {
    policy.years(premium: million(100), incurred: incurred.map(million))
  }

  // MARK: 五(一)

  /// Surplus 5: 3 kept, 2 back. The deposit is 10. What the assessment does not grant is lost on top: 3 − 10·(1 − score).
  @Test(arguments: [(1, 10, 3), (0.8, 8, 1), (0, 0, -7)] as [(Double, Double, Double)])
  func `五(一) the service deposit is paid in full, in proportion, or forfeited`(
    score: Double, deposit: Double, result: Double
  ) throws {
    let year = try years(policy(score: score), [95])[0]
    #expect(year.paid(.deposit) == million(deposit))
    #expect(year.consequence("deposit-forfeited")?.amount ?? .zero == million(10 - deposit))
    #expect(year.insurerResult == million(result))
    // 100 − 95 − result stay with the public side, and the forfeited part stays in the fund's cash.
    #expect(year.fundResult == million(5 - result))
    #expect(year.closing.reserve == million(10 - deposit))
    if deposit > 0 {
      #expect(year.transfers(for: .deposit).map { $0.due?.text(for: 2019) } == ["2020-06-30"])
    }
  }

  @Test func `五(一) a deposit forfeited in a year of loss makes the loss larger`() throws {
    // Loss 10: 4 the insurer's; and 10 of deposit.
    let year = try years(policy(score: 0), [110])[0]
    #expect(year.insurerResult == million(-14))
    #expect(year.fundResult == million(4))
  }

  // MARK: 五(二)

  @Test func `五(二) surplus returned is not set off against next year's premium`() throws {
    // 2019: 100 − 90 = 10: 3 kept, 7 back. 2020 is paid in full all the same: 30, 30, 30 and the deposit of 10.
    let years = try years(policy(), [90, 100])
    #expect(years[0].paid(.surplusReturned, from: .insurer, to: .basicMedicalFund) == million(7))
    #expect(years[0].nextYear == [])
    #expect(years[1].fundedFromReserve == .zero)
    #expect(years[1].funding(from: .basicMedicalFund) == million(100))
    #expect(years[1].transfers(for: .premiumInstalment).map(\.amount) == [million(30), million(30), million(30)])
    #expect(years[1].paid(.deposit) == million(10))
    #expect(years[1].payerPays == million(100))
    #expect(years[1].ledger.transfers.allSatisfy { $0.reason != .surplusReturned })
  }

  @Test func `五(二) claims that arise after the cut-off go into the next year's`() throws {
    // 5% late. 2019: 80 − 4 = 76; 2020: 100 − 5 + 4 = 99; 2021: 60 − 3 + 5 = 62.
    let years = try years(policy(late: 0.05), [80, 100, 60])
    #expect(years.map(\.account.claims) == [million(76), million(99), million(62)])
    #expect(years.map(\.closing.lateClaims) == [million(4), million(5), million(3)])
    #expect(years.map { $0.paid(AnnualSettlement.lateBenefits) } == [.zero, million(4), million(5)])
    #expect(years.map { $0.paid(.benefits) } == [million(76), million(95), million(57)])
    // Surplus 24, 1, 38: 3 kept, 1 kept, 3 kept; 21, 0, 35 back.
    #expect(years.map(\.insurerResult) == [million(3), million(1), million(3)])
    #expect(years.map { $0.paid(.surplusReturned) } == [million(21), .zero, million(35)])
    #expect(years[1].transfers(for: AnnualSettlement.lateBenefits).map(\.clause) == ["五(二)"])
  }

  @Test func `五(二) claims that arise late can turn the next year into one of loss`() throws {
    // 10% late: 2019 settles 90 of 100; 2020 90 of 100 and the 10: no surplus; 2021 108 − 10.8 + 10 = 107.2.
    let years = try years(policy(late: 0.1), [100, 100, 108])
    #expect(years.map(\.account.claims) == [million(90), million(100), million(107.2)])
    // 7.2 · 40% = 2.88.
    #expect(years.map(\.insurerResult) == [million(3), .zero, million(-2.88)])
  }

  @Test func `五(二) a successor insurer takes over the late claims of the contract before`() throws {
    // 2019 to 2021 are one contract, 2022 begins the next: its first claims are the 5 of 2021.
    let years = try years(policy(late: 0.05), [100, 100, 100, 100])
    #expect(years.map { $0.account.opening.term.yearsOver } == [0, 1, 2, 0])
    #expect(years.map { $0.paid(AnnualSettlement.takenOver) } == [.zero, .zero, .zero, million(5)])
    #expect(years.map { $0.paid(AnnualSettlement.lateBenefits) } == [.zero, million(5), million(5), .zero])
    #expect(years[3].account.claims == million(100))
    #expect(years[3].transfers(for: AnnualSettlement.takenOver).map(\.from) == [.insurer])
    #expect(years[3].account.opening.term == ContractTerm())
  }

  @Test func `五(二) years are settled one by one, never pooled over the contract`() throws {
    // +20, −20: 3 kept and 17 back, then a loss of which 8 are the insurer's and 12 the fund's. Pooled both would be 0.
    let years = try years(policy(), [80, 120])
    #expect(years.map(\.insurerResult) == [million(3), million(-8)])
    #expect(years.map(\.fundResult) == [million(17), million(-12)])
    #expect(years[0].closing.reserve == .zero)
    #expect(years[0].closing.outstanding == [])
    // The second year's book is that of the same year alone.
    let alone = policyYearAlone(try policy().moved(to: 2020), claims: 120)
    #expect(years[1].ledger == alone.ledger)
  }

  private func policyYearAlone(_ policy: Policy, claims: Double) -> YearStatement {
    policy.years(premium: million(100), incurred: [million(claims)])[0]
  }

  // MARK: 五(三)

  @Test func `五(三) a policy loss is shared and next year's standard adjusted by what the contract grants`() throws {
    // Loss 10, a quarter management-caused: 7.5 policy-caused, of which 3 the insurer's and 4.5 the fund's.
    // The whole 7.5 granted: 107.5 next year, which then is the premium: surplus 7.5, of which 3% of 107.5 are kept.
    let years = try policy(management: 0.25, granted: 1).fundedYears(
      premium: million(100), incurred: [million(110), million(100), million(100)])
    #expect(years[0].paid(.lossNotByManagementShared, from: .basicMedicalFund, to: .insurer) == million(4.5))
    #expect(years[0].insurerResult == million(-5.5))
    #expect(years.map(\.account.premium) == [million(100), million(107.5), million(107.5)])
    #expect(years[1].insurerResult == million(3.225))
    #expect(years[1].paid(.surplusReturned) == million(4.275))
    // Half granted: 103.75.
    let half = try policy(management: 0.25, granted: 0.5).fundedYears(
      premium: million(100), incurred: [million(110), million(100)])
    #expect(half[1].account.premium == million(103.75))
  }

  @Test func `五(三) no surplus lowers the standard, for the clause speaks of losses only`() throws {
    let years = try policy(granted: 1).fundedYears(premium: million(100), incurred: [million(70), million(100)])
    #expect(years[1].account.premium == million(100))
  }

  @Test func `五(三) a management loss is the insurer's alone and adjusts nothing`() throws {
    let years = try policy(management: 1, granted: 1).fundedYears(
      premium: million(100), incurred: [million(110), million(100)])
    #expect(years.map(\.insurerResult) == [million(-10), .zero])
    #expect(years.map(\.fundResult) == [.zero, .zero])
    #expect(years[1].account.premium == million(100))
  }

  @Test func `costs count before surplus and loss are shared`() throws {
    // 3% of the premium: S = 100 − 90 − 3 = 7, 3 kept, 4 back; S = 100 − 110 − 3 = −13, 5.2 the insurer's.
    let costs = try OperatingCosts(shareOfPremium: 0.03, clause: "五(三)")
    let years = try years(policy(costs: costs), [90, 110])
    #expect(years.map(\.insurerResult) == [million(3), million(-5.2)])
    #expect(years.map(\.fundResult) == [million(4), million(-7.8)])
  }
}
