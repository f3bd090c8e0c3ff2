import Insurance
import RiskSharing

/// The five founding documents as policies for settlement tests.
///
/// What a document leaves to the contract is a parameter of the function or a number chosen for the test.
enum FoundingPolicies {
  /// 晋医保发〔2019〕52号: agreed surplus rate 3%, 40% of a policy loss with the insurer.
  static func shanxi(costs: OperatingCosts = .none, assessmentScore: Double = 1) throws -> Policy {
    makePolicy(
      id: "shanxi-2019", year: 2019,
      groups: try ShanxiGroup.allCases.map { ($0.rawValue, try FoundingBenefits.shanxi($0)) },
      funding: try PerHeadFunding(perHead: Cited(85, "一"), sources: [.all(from: .basicMedicalFund, "一")]), costs: costs,
      riskSharing: try AgreedSurplus(
        rate: Cited(0.03, "五(二)"), surplusReturnsTo: Cited(.basicMedicalFund, "五(二)"),
        insurerLossShare: Cited(0.40, "五(三)"), managementShare: Cited(0, "五(三)"),
        lossHandling: Cited(.sharedAndFundingAdjusted, "五(三)")),
      settlement: try shanxiSettlement(assessmentScore: assessmentScore))
  }

  /// 五(一)(二): 30%, 60% and 90% by the end of April, June and September; a deposit of 10%; cleared by 30 June.
  static func shanxiSettlement(assessmentScore: Double) throws -> AnnualSettlement {
    try AnnualSettlement(
      instalments: [
        .init(by: day(4, 30), cumulativeShare: 0.3, clause: "五(一)"),
        .init(by: day(6, 30), cumulativeShare: 0.6, clause: "五(一)"),
        .init(by: day(9, 30), cumulativeShare: 0.9, clause: "五(一)"),
      ],
      deposit: Cited(0.1, "五(一)"), assessmentScore: Cited(assessmentScore, "五(一)"),
      settledBy: Cited(day(6, 30, yearsLater: 1), "五(二)"))
  }

  /// 鲁人社发〔2014〕48号.
  static func shandong(costs: OperatingCosts = .none, recoveredShare: Double = 1) throws -> Policy {
    makePolicy(
      id: "shandong-2015", year: 2015, groups: [(Group.generalID, try FoundingBenefits.shandong())],
      funding: try PerHeadFunding(perHead: Cited(32, "四"), sources: [.all(from: .basicMedicalFund, "四")]), costs: costs,
      riskSharing: try MarginAndLossLimits(
        marginLimit: Cited(0.02, "五(三)"), lossLimit: Cited(0.04, "五(三)"),
        recoveredShare: Cited(recoveredShare, "五(三)", isAssumption: true)),
      settlement: try AnnualSettlement(
        instalments: [
          .init(by: day(4, 30), cumulativeShare: 0.8, clause: "四"),
          .init(by: day(12, 31), cumulativeShare: 1, clause: "四"),
        ],
        deposit: Cited(0, "四"), assessmentScore: Cited(1, "四"), settledBy: Cited(day(12, 31), "四")))
  }

  /// 赣医保发〔2024〕10号: 10% of 670 + 400 yuan, the contributions of 2024; profit rate 4%, at most 5%.
  static func jiangxi(costs: OperatingCosts = .none, incentiveScore: Double = 0) throws -> Policy {
    makePolicy(
      id: "jiangxi-2025", year: 2025,
      groups: [
        (Group.generalID, try FoundingBenefits.jiangxi(needy: false, income: 36_000)),
        ("minimum-living-allowance", try FoundingBenefits.jiangxi(needy: true, income: 36_000)),
      ],
      funding: try ShareOfContributions(
        share: Cited(0.10, "二(二)"), subsidyPerHead: 670, individualPremium: 400, year: 2024,
        sources: [.all(from: .basicMedicalFund, "二(一)")]),
      costs: costs,
      riskSharing: try AgreedSurplus(
        rate: Cited(0.04, "四(五)"), incentiveMaximum: Cited(0.05, "四(五)"),
        incentiveScore: Cited(incentiveScore, "四(五)"), surplusReturnsTo: Cited(.criticalIllnessFund, "四(五)"),
        insurerLossShare: Cited(0.5, "四(五)"), managementShare: Cited(0, "四(五)")),
      settlement: try clearedAtTheEnd("四(二)"))
  }

  /// 廊坊市城乡居民大病保险实施办法: joint advances half and half.
  static func langfang(costs: OperatingCosts = .none) throws -> Policy {
    makePolicy(
      id: "langfang-2024", year: 2024,
      groups: [
        (Group.generalID, try FoundingBenefits.langfang(needy: false, income: 40_000)),
        ("minimum-living-allowance", try FoundingBenefits.langfang(needy: true, income: 40_000)),
      ],
      funding: try PerHeadFunding(perHead: Cited(90, "三(二)"), sources: [.all(from: .basicMedicalFund, "三(二)")]),
      costs: costs,
      riskSharing: try ReserveThenAdvance(
        insurerAdvanceShare: Cited(0.5, "五(五)", isAssumption: true), managementShare: Cited(0, "五(五)"),
        clause: "五(五)"),
      settlement: try clearedAtTheEnd("六(三)"))
  }

  /// 惠府办〔2013〕19号: 14589.13万元, 8:2 from two purses of the basic fund; a guarantee of 200万元.
  static func huizhou(
    costs: OperatingCosts = .none, guaranteeDeducted: Double = 0, isRefilled: Bool = false
  ) throws -> Policy {
    makePolicy(
      id: "huizhou-2013", year: 2013, groups: [(Group.generalID, try FoundingBenefits.huizhou())],
      funding: try FixedTotal(
        amount: Cited(145_891_300, "二(三)1"),
        sources: [
          FundingSource(
            party: .supplementaryFund, share: 0.8,
            name: Words(en: "employees' supplementary fund", zh: "职工补充医疗保险基金"), clause: "二(三)2"),
          FundingSource(
            party: .basicMedicalFund, share: 0.2,
            name: Words(en: "residents' accumulated surplus", zh: "居民医保基金历年结余"), clause: "二(三)2"),
        ]),
      costs: costs,
      riskSharing: try ClaimsThreshold(
        threshold: Cited(0.95, "二(五)1(5)"), staffShare: Cited(0.04, "二(五)1(5)"),
        raiseAbove: Cited(1.05, "二(五)1(5)"), lowerBelow: Cited(0.95, "二(五)1(5)")),
      settlement: try AnnualSettlement(
        instalments: [], deposit: Cited(0, "—"), assessmentScore: Cited(1, "—"),
        settledBy: Cited(day(6, 30, yearsLater: 1), "二(五)1(5)"),
        guarantee: try PerformanceGuarantee(
          amount: Cited(2_000_000, "二(五)2"), deducted: Cited(guaranteeDeducted, "二(五)2"),
          isRefilled: Cited(isRefilled, "二(五)2"))))
  }

  /// The four whose documents have no jump.
  static func withoutCliff(costs: OperatingCosts = .none) throws -> [Policy] {
    try [shanxi(costs: costs), shandong(costs: costs), jiangxi(costs: costs), langfang(costs: costs)]
  }
}

/// No instalments: everything is handed over when the year is cleared.
func clearedAtTheEnd(_ clause: Clause) throws -> AnnualSettlement {
  try AnnualSettlement(
    instalments: [], deposit: Cited(0, clause), assessmentScore: Cited(1, clause),
    settledBy: Cited(day(6, 30, yearsLater: 1), clause))
}

extension FundingSource {
  static func all(from party: Party, _ clause: Clause) -> FundingSource {
    FundingSource(party: party, share: 1, name: party.words, clause: clause)
  }
}
