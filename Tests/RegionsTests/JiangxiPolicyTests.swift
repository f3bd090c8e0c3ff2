import Insurance
import Regions
import RiskSharing
import Testing

/// 赣医保发〔2024〕10号: each value of the file against the document.
struct JiangxiPolicyTests {
  private let needy = ["extreme-poverty", "orphan", "minimum-living-allowance", "returned-to-poverty"]

  @Test func `every value is the document's, or an assumption where it names none`() throws {
    expect(
      try policy("jiangxi-2025"),
      holds: [
        // 三(三): 按照全省上年度公布的城乡居民人均可支配收入的50%确定: published in 2024, the income of 2023.
        StatedValue("benefit.deductible", "50% of disposableIncome", "三(三)"),
        StatedValue("benefit.incomeYearsBefore", "2", "三(三)"),
        // 三(四): 不低于60%; 三(五): 不低于25万元.
        StatedValue("benefit.rate", "60%", assumed: "三(四)"),
        StatedValue("benefit.cap", "250,000 yuan", assumed: "三(五)"),
        // 二(二): 上年度…筹资总额的10%左右; 二(一): 从城乡居民基本医保基金中划出.
        StatedValue("funding.share", "10%", assumed: "二(二)"),
        StatedValue("funding.yearsBefore", "1", "二(二)"),
        StatedValue("funding.sources[0].party", "basic-medical-fund", "二(一)"),
        StatedValue("funding.sources[0].share", "100%", "二(一)"),
        StatedValue("costs.shareOfPremium", "3%", assumed: "四(五)"),
        // 四(二): 合作期限原则上不低于3年.
        StatedValue("contract.years", "3", assumed: "四(二)"),
        // 四(五): 盈利率…原则上控制在4%-5%之间: which rate within it, and what earns more, is the contract's.
        StatedValue("riskSharing.agreedSurplusRate", "4%", assumed: "四(五)"),
        StatedValue("riskSharing.incentiveMaximum", "5%", "四(五)"),
        StatedValue("riskSharing.incentiveScore", "0%", assumed: "四(五)"),
        // 四(五): 超额结余转入下一年大病保险基金.
        StatedValue("riskSharing.lossesNetted", "policy-caused", assumed: "四(五)"),
        StatedValue("riskSharing.surplusReturnsTo", "critical-illness-fund", "四(五)"),
        StatedValue("riskSharing.surplusUse", "added", assumed: "四(五)"),
        StatedValue("riskSharing.profitMeasured", "net-of-costs", assumed: "四(五)"),
        // 四(五): 承保合作期通算.
        StatedValue("riskSharing.nettingOverTerm", "allowed", "四(五)"),
        // 国办发〔2024〕38号: 连续参保满4年的,之后每连续参保1年…; 每次提高限额均不低于1000元,累计…不超过…原封顶线的20%.
        StatedValue("incentives.continuousYears", "4", "国办发〔2024〕38号"),
        StatedValue("incentives.continuousStep", "1,000 yuan", assumed: "国办发〔2024〕38号"),
        StatedValue("incentives.noClaimStep", "1,000 yuan", assumed: "国办发〔2024〕38号"),
        StatedValue("incentives.highest", "20%", "国办发〔2024〕38号"),
        // 固定待遇等待期3个月; 每多断保1年…增加1个月; 连续断缴4年及以上的…不少于6个月.
        StatedValue("waitingPeriod.months", "3", "国办发〔2024〕38号"),
        StatedValue("waitingPeriod.perMissedYear", "1", "国办发〔2024〕38号"),
        StatedValue("waitingPeriod.longAbsence", "4", "国办发〔2024〕38号"),
        StatedValue("waitingPeriod.longMonths", "6", "国办发〔2024〕38号"),
        // 四(五): 具体比例在合同中约定.
        StatedValue("riskSharing.insurerShareOfPolicyLoss", "50%", assumed: "四(五)"),
        StatedValue("riskSharing.insurerShareOfOrdinaryLoss", "50%", assumed: "四(五)"),
        StatedValue("riskSharing.managementCausedShare", "0%", assumed: "四(五)"),
        // 四(五): 通过调整大病保险筹资标准、合作期通算等方式解决.
        StatedValue("riskSharing.lossHandling", "shared", assumed: "四(五)"),
        StatedValue("settlement.premiumPaid", "monthly", assumed: "四(二)"),
        StatedValue("settlement.settledBy", "+1 06-30", assumed: "四(二)"),
        StatedValue(
          "indices.disposableIncome.2023", "34,242 yuan",
          assumed: "provincial communiqué 2023, to be verified; a Nanchang guide gives the deductible as about 17,000"),
        StatedValue(
          "indices.subsidyPerHead.2024", "670 yuan", "National Healthcare Security Administration, 2024-08-26"),
        // Levied in 2023 for cover of 2024.
        StatedValue(
          "indices.individualPremium.2024", "380 yuan",
          "National Healthcare Security Administration, 2024-08-26: 400 for 2025, 20 more than the year before"),
        // 四(三): 规范资金管理; no day for the payment of claims.
        StatedValue("claimsPayment.lag", "[0%, 100%]", assumed: "四(二)"),
      ]
        // 三(三): 降低50%; 三(四): 不低于65%; 三(五): 取消大病保险封顶线.
        + StatedValue.each(of: needy, "deductibleFactor", "50%", "三(三)")
        + StatedValue.each(of: needy, "rate", "65%", assumed: "三(四)")
        + StatedValue.each(of: needy, "cap", "none", "三(五)"))
  }

  @Test func `documents, scope and standing are the document's`() throws {
    let policy = try policy("jiangxi-2025")
    #expect(policy.id == "jiangxi-2025")
    #expect(policy.region.zh == "江西省")
    #expect(policy.documents.map(\.number) == ["赣医保发〔2024〕10号", "国办发〔2024〕38号"])
    #expect(policy.documents.map(\.title) == ["完善城乡居民大病保险的实施意见", "关于健全基本医疗保险参保长效机制的指导意见"])
    #expect(policy.scope.clause.text == "三(二)")
    #expect(policy.scope.words.zh.contains("含Ⅰ类门诊慢特病"))
    for left in ["乙类先行自付", "超限价", "转外就医先行自付", "目录外", "非定点"] {
      #expect(policy.scope.words.zh.contains(left))
    }
    #expect(policy.standing.status == .inForce)
    // 六: 自2025年1月1日起执行.
    #expect(policy.standing.from == CalendarDay("2025-01-01"))
    #expect(policy.standing.to == nil)
    #expect(policy.funding.sources.map(\.name.zh) == ["城乡居民基本医保基金"])
  }

  @Test func `the groups are those that the document names`() throws {
    expect(
      try policy("jiangxi-2025"),
      tellsApart: [
        ("general", "一般参保人员", "三(一)"), ("extreme-poverty", "特困人员", "三(三)"), ("orphan", "孤儿", "三(三)"),
        ("minimum-living-allowance", "低保对象", "三(三)"), ("returned-to-poverty", "返贫致贫人口", "三(三)"),
      ])
  }

  @Test func `worked values`() throws {
    let policy = try policy("jiangxi-2025")
    let d = try policy.benefit(for: "general").deductible
    #expect(d == 17_121)  // half of 34,242
    try expect(policy, d, pays: 0)
    try expect(policy, d + 416_666.67, pays: 250_000)
    try expect(policy, d + 1_000_000, pays: 250_000)
    for group in needy {
      #expect(try policy.benefit(for: group).deductible == 8_560.5)  // half of 17,121
      // 65% of a million yuan, without a cap.
      try expect(policy, 1_008_560.5, for: group, pays: 650_000)
    }
  }

  @Test func `funding is 10% of the contributions of the year before`() throws {
    // 670 + 380 for 2024, 700 + 400 for 2025.
    #expect(Money(yuan: try policy("jiangxi-2025").funding.total(insured: 1_000)) == Money(yuan: 105_000))
    #expect(Money(yuan: try policy("jiangxi-2025", year: 2026).funding.total(insured: 1_000)) == Money(yuan: 110_000))
  }

  @Test func `the next year is measured on the next income`() throws {
    #expect(try policy("jiangxi-2025", year: 2026).benefit(for: "general").deductible == 18_003.5)  // half of 36,007
  }

  @Test func `the insurer keeps 4%, and up to 5% as the assessment grants`() throws {
    func kept(_ set: String...) throws -> Double? {
      let policy = try library.policy("jiangxi-2025", overrides: try set.map { try .init(argument: $0) })
      return (policy.riskSharing as? AgreedSurplus)?.keptRate
    }
    #expect(try kept() == 0.04)
    #expect(try kept("riskSharing.incentiveScore=100%") == 0.05)
    #expect(try abs((kept("riskSharing.incentiveScore=50%") ?? 0) - 0.045) < 1e-12)
  }
}
