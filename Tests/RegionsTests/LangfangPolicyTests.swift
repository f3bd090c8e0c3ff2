import Insurance
import Regions
import RiskSharing
import Testing

/// 廊坊市城乡居民大病保险实施办法（征求意见稿）: each value of the file against the draft.
struct LangfangPolicyTests {
  private let needy = ["extreme-poverty", "minimum-living-allowance", "returned-to-poverty"]

  @Test func `every value is the draft's, or an assumption where it names none`() throws {
    expect(
      try policy("langfang-2024"),
      holds: [
        // 四: 起付线原则上为我市上年居民人均可支配收入的50%.
        StatedValue("benefit.deductible", "50% of disposableIncome", "四"),
        StatedValue("benefit.incomeYearsBefore", "1", "四"),
        // 四: 起付线以上部分…0—10万元（不含）60%; 10万元—20万元（不含）70%; 20万元及以上 80%.
        StatedValue("benefit.measuredOn", "above-deductible", "四"),
        StatedValue("benefit.limitBelongsTo", "above", "四"),
        StatedValue("benefit.bands[0].from", "0 yuan", "四"),
        StatedValue("benefit.bands[0].rate", "60%", "四"),
        StatedValue("benefit.bands[1].from", "100,000 yuan", "四"),
        StatedValue("benefit.bands[1].rate", "70%", "四"),
        StatedValue("benefit.bands[2].from", "200,000 yuan", "四"),
        StatedValue("benefit.bands[2].rate", "80%", "四"),
        // 四: 年度个人最高支付限额…为50万元.
        StatedValue("benefit.cap", "500,000 yuan", "四"),
        // 三(二): 从城乡居民基本医疗保险基金中提取,提取标准按照省规定的筹资标准执行.
        StatedValue("funding.perHead", "95 yuan", assumed: "三(二)"),
        StatedValue("funding.sources[0].party", "basic-medical-fund", "三(二)"),
        StatedValue("funding.sources[0].share", "100%", "三(二)"),
        // 五(一): 服务价格 counts in the tender.
        StatedValue("costs.shareOfPremium", "3%", assumed: "五(一)"),
        // 五(二): 合同期限原则上不低于3年.
        StatedValue("contract.years", "3", assumed: "五(二)"),
        // 五(五): 暂由市医疗保险经办机构和承办商业保险机构共同垫付.
        StatedValue("riskSharing.insurerShareOfAdvance", "50%", assumed: "五(五)"),
        StatedValue("riskSharing.managementCausedShare", "0%", assumed: "五(五)"),
        // 五(五): 垫付资金通过调整下年度政策或向财政部门申请予以解决.
        StatedValue("riskSharing.advanceRecoveredShare", "100%", assumed: "五(五)"),
        StatedValue("riskSharing.advanceRecoveredFrom", "basic-medical-fund", assumed: "五(五)"),
        // 五(一): 服务价格; 五(五): no order of what pays an advance back.
        StatedValue("riskSharing.servicePrice", "3%", assumed: "五(一)"),
        StatedValue("riskSharing.servicePricePaid", "costs-up-to-price", assumed: "五(一)"),
        StatedValue("riskSharing.servicePricePaidBy", "critical-illness-fund", assumed: "五(一)"),
        // 五(五): 其它原因（包括但不限于…）; 由市医疗保险经办机构和承办商业保险机构共同垫付.
        StatedValue("riskSharing.insurerShareOfOrdinaryLoss", "0%", assumed: "五(五)"),
        StatedValue("riskSharing.advancedBy", "basic-medical-fund", assumed: "五(五)"),
        StatedValue("riskSharing.advanceRepaidFirst", "next-policy", assumed: "五(五)"),
        StatedValue("settlement.premiumPaid", "monthly", assumed: "六(三)"),
        StatedValue("settlement.settledBy", "+1 06-30", assumed: "六(三)"),
        // 六(二): 超过2年未领取的,补偿费用返还大病保险基金.
        StatedValue("settlement.unclaimedShare", "0%", assumed: "六(二)"),
        StatedValue("settlement.unclaimedReturnAfter", "2", "六(二)"),
        // The province's income stands in for the city's.
        StatedValue(
          "indices.disposableIncome.2023", "32,903 yuan", assumed: "Hebei provincial communiqué 2023, to be verified"),
        // 六(一): 定点医疗机构先行垫付…按月与承办商业保险机构进行结算.
        StatedValue("claimsPayment.lag", "[0%, 100%]", assumed: "六(一)"),
      ]
        // 四: 起付线降低50%、报销比例提高5个百分点、取消封顶线.
        + StatedValue.each(of: needy, "deductibleFactor", "50%", "四")
        + StatedValue.each(of: needy, "addedRate", "5%", "四")
        + StatedValue.each(of: needy, "cap", "none", "四"))
  }

  @Test func `documents, scope and standing are the draft's`() throws {
    let policy = try policy("langfang-2024")
    #expect(policy.id == "langfang-2024")
    #expect(policy.region.zh == "河北省廊坊市")
    #expect(policy.documents.map(\.title) == ["廊坊市城乡居民大病保险实施办法"])
    #expect(policy.scope.clause.text == "二")
    #expect(policy.scope.words.zh.contains("住院（不含生育）"))
    #expect(policy.standing.status == .consultationDraft)
    // 八: 自2024年1月1日起施行.
    #expect(policy.standing.from == CalendarDay("2024-01-01"))
    #expect(policy.standing.to == nil)
    #expect((policy.riskSharing as? ReserveThenAdvance)?.clause.text == "五(五)")
    #expect(policy.funding.sources.map(\.name.zh) == ["城乡居民基本医疗保险基金"])
    expect(
      policy,
      tellsApart: [
        ("general", "参保居民", "一"), ("extreme-poverty", "特困人员", "四"), ("minimum-living-allowance", "低保对象", "四"),
        ("returned-to-poverty", "返贫致贫人员", "四"),
      ])
  }

  @Test func `worked values`() throws {
    let policy = try policy("langfang-2024")
    let d = try policy.benefit(for: "general").deductible
    #expect(d == 16_451.5)  // half of 32,903
    try expect(policy, d, pays: 0)
    try expect(policy, d + 100_000, pays: 60_000)
    try expect(policy, d + 200_000, pays: 130_000)
    try expect(policy, d + 662_500, pays: 500_000)
    try expect(policy, d + 2_000_000, pays: 500_000)
  }

  @Test func `the needy have half the deductible, 5 points more in each band and no cap`() throws {
    let policy = try policy("langfang-2024")
    for group in needy {
      let d = try policy.benefit(for: group).deductible
      #expect(d == 8_225.75)
      try expect(policy, d + 100_000, for: group, pays: 65_000)
      try expect(policy, d + 200_000, for: group, pays: 140_000)  // and 75,000
      try expect(policy, d + 1_200_000, for: group, pays: 990_000)  // and 850,000
    }
  }

  @Test func `the deductible follows the income of the year before`() throws {
    #expect(try policy("langfang-2024", year: 2025).benefit(for: "general").deductible == 17_332.5)  // half of 34,665
  }

  @Test func `the deductible is taken once and the limits lie above it`() throws {
    let explained = try policy("langfang-2024").benefit(for: "general").explain(216_451.5)
    #expect(explained.map(\.kind) == [.deductible, .band, .band, .band])
    #expect(explained.map(\.from) == [0, 16_451.5, 116_451.5, 216_451.5])
    #expect(explained.allSatisfy { $0.clause.text == "四" })
  }
}
