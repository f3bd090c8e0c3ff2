import Insurance
import Regions
import Testing

/// 晋医保发〔2019〕52号, forwarded by 晋市医保发〔2019〕42号: each value of the file against the document.
struct ShanxiPolicyTests {
  /// 丧失劳动能力的残疾人、低收入家庭60岁以上的老年人和未成年人、低保对象, and 特困人员 who are no 农村特困人员.
  private let otherNeedy = [
    "extreme-poverty", "minimum-living-allowance", "disabled", "low-income-elderly", "low-income-minor",
  ]

  @Test func `every value is the document's, or an assumption where it names none`() throws {
    let needy = ["registered-poor", "rural-extreme-poverty"] + otherNeedy
    expect(
      try policy("shanxi-2019"),
      holds: [
        // 二: 个人自付超过1万元以上的部分,由大病保险基金按75%的比例支付,封顶线40万元.
        StatedValue("benefit.deductible", "10,000 yuan", "二"),
        StatedValue("benefit.rate", "75%", "二"),
        StatedValue("benefit.cap", "400,000 yuan", "二"),
        // 二: 建档立卡贫困人口和农村特困人员支付比例提高到80%.
        StatedValue("benefit.groups.registered-poor.rate", "80%", "二"),
        StatedValue("benefit.groups.rural-extreme-poverty.rate", "80%", "二"),
        // 二: 农村特困人员封顶线提高到50万元,取消建档立卡贫困人口大病保险封顶线.
        StatedValue("benefit.groups.registered-poor.cap", "none", "二"),
        StatedValue("benefit.groups.rural-extreme-poverty.cap", "500,000 yuan", "二"),
        // 一: 2019年各市大病保险人均筹资标准不低于85元.
        StatedValue("funding.perHead", "85 yuan", assumed: "一"),
        // 五(二): 出现约定盈余向基本医保基金返还; no clause names the purse that pays.
        StatedValue("funding.sources[0].party", "basic-medical-fund", assumed: "五(二)"),
        StatedValue("funding.sources[0].share", "100%", assumed: "五(二)"),
        // 五(三): 收支平衡、保本微利; no rate of costs.
        StatedValue("costs.shareOfPremium", "3%", assumed: "五(三)"),
        // 五(二): 不得按合同期限在合同期满后一并结算.
        StatedValue("riskSharing.nettingOverTerm", "forbidden", "五(二)"),
        // 五(二): 不得抵减次年度大病保险保费.
        StatedValue("riskSharing.surplusSetOff", "forbidden", "五(二)"),
        // 一: the standard of 2019, in a notice of August 2019 that names no first day.
        StatedValue("inForce.from", "2019-01-01", assumed: "一"),
        // 三(三): 合同期限一般为3年.
        StatedValue("contract.years", "3", "三(三)"),
        // 五(三): 适当调整次年筹资标准.
        StatedValue("nextFunding.grantedShare", "100%", assumed: "五(三)"),
        // 五(三): 超过合同约定的结余必须全部返还医保部门; 五(二): 向基本医保基金返还.
        StatedValue("riskSharing.agreedSurplusRate", "3%", assumed: "五(三)"),
        StatedValue("riskSharing.surplusReckoned", "whole-premium", assumed: "五(三)"),
        StatedValue("riskSharing.surplusReturnsTo", "basic-medical-fund", "五(二)"),
        // 五(三): 由医保基金和商保机构合理分担, 并适当调整次年筹资标准.
        StatedValue("riskSharing.lossHandling", "shared-and-funding-adjusted", "五(三)"),
        // 五(三): 由医保基金和商保机构合理分担,具体分摊比例…在保险合同中约定.
        StatedValue("riskSharing.insurerShareOfPolicyLoss", "50%", assumed: "五(三)"),
        StatedValue("riskSharing.insurerShareOfOrdinaryLoss", "50%", assumed: "五(三)"),
        StatedValue("riskSharing.managementCausedShare", "0%", assumed: "五(三)"),
        // 五(一): 4月底前…不低于30%;6月底前不低于60%;9月底前不低于90%;剩余10%作为年度服务保证金.
        StatedValue("settlement.instalments[0].by", "04-30", "五(一)"),
        StatedValue("settlement.instalments[0].cumulative", "30%", assumed: "五(一)"),
        StatedValue("settlement.instalments[1].by", "06-30", "五(一)"),
        StatedValue("settlement.instalments[1].cumulative", "60%", assumed: "五(一)"),
        StatedValue("settlement.instalments[2].by", "09-30", "五(一)"),
        StatedValue("settlement.instalments[2].cumulative", "90%", assumed: "五(一)"),
        StatedValue("settlement.deposit", "10%", "五(一)"),
        StatedValue("settlement.forfeitedTo", "basic-medical-fund", assumed: "五(一)"),
        StatedValue("settlement.assessmentScore", "100%", assumed: "五(一)"),
        // 五(二): 6月底前结算完毕, of the next year.
        StatedValue("settlement.settledBy", "+1 06-30", "五(二)"),
        // 五(二): 如仍产生上年保单赔款的,应结转至次年度大病保险赔款中.
        StatedValue("settlement.lateClaimsShare", "0%", assumed: "五(二)"),
        // 四(一): 按月预拨、年度清算; 收到医疗机构合规结算资料10个工作日内(特殊情况下最长不超过1个月).
        StatedValue("claimsPayment.lag", "[0%, 100%]", assumed: "四(一)"),
        StatedValue("claimsPayment.prepaid", "0%", assumed: "四(一)"),
      ]
        // 二: 困难群众起付线降低至5000元; 其他困难群众支付比例提高到78%.
        + StatedValue.each(of: needy, "deductible", "5,000 yuan", "二")
        + StatedValue.each(of: otherNeedy, "rate", "78%", "二"))
  }

  @Test func `documents, scope and standing are the document's`() throws {
    let policy = try policy("shanxi-2019")
    #expect(policy.id == "shanxi-2019")
    #expect(policy.region.zh == "山西省")
    #expect(policy.documents.map(\.number) == ["晋医保发〔2019〕52号", "晋市医保发〔2019〕42号"])
    #expect(
      policy.documents.map(\.title) == [
        "关于进一步做好城乡居民大病保险工作的通知", "转发《关于进一步做好城乡居民大病保险工作的通知》的通知",
      ])
    #expect(policy.scope.clause.text == "二")
    #expect(policy.standing.status == .inForce)
    #expect(policy.standing.from.year == 2019)
    #expect(policy.standing.to == nil)
    #expect(policy.funding.sources.map(\.name.zh) == ["城乡居民基本医保基金"])
  }

  @Test func `the groups are those that the notice names`() throws {
    expect(
      try policy("shanxi-2019"),
      tellsApart: [
        ("general", "一般参保人员", "二"), ("registered-poor", "农村建档立卡贫困人口", "二"),
        ("rural-extreme-poverty", "农村特困人员", "二"), ("extreme-poverty", "特困人员（非农村）", "二"),
        ("minimum-living-allowance", "低保对象", "二"), ("disabled", "丧失劳动能力的残疾人", "二"),
        ("low-income-elderly", "低收入家庭60岁以上老年人", "二"), ("low-income-minor", "低收入家庭未成年人", "二"),
      ])
  }

  @Test func `worked values`() throws {
    let policy = try policy("shanxi-2019")
    try expect(policy, 10_000, pays: 0)
    try expect(policy, 50_000, pays: 30_000)
    try expect(policy, 543_333.33, pays: 400_000)
    try expect(policy, 1_000_000, pays: 400_000)
    try expect(policy, 630_000, for: "rural-extreme-poverty", pays: 500_000)
    try expect(policy, 5_000, for: "rural-extreme-poverty", pays: 0)
    // 80% of 1,995,000 yuan.
    try expect(policy, 2_000_000, for: "registered-poor", pays: 1_596_000)
    for group in otherNeedy {
      // 78% of 45,000 yuan; 78% of 995,000 yuan is beyond the general cap.
      try expect(policy, 50_000, for: group, pays: 35_100)
      try expect(policy, 1_000_000, for: group, pays: 400_000)
    }
  }

  @Test func `85 yuan a head for a million people are 85 million yuan`() throws {
    #expect(try policy("shanxi-2019").funding.total(insured: 1_000_000) == 85_000_000)
  }

  @Test func `before 2019 the notice names no funding, which can be set`() throws {
    let text = try builtIn("shanxi-2019")
    let found = problems(of: text, year: 2018)
    #expect(found.map(\.message) == ["'perHead' has no value for 2018: its first is from 2019-01-01"])
    #expect(found.first.map { excerpt(text, at: $0.place).hasPrefix("- { from: 2019-01-01") } == true)
    let set = try policy("shanxi-2019", year: 2018, set: "funding.perHead=60")
    #expect(set.funding.total(insured: 10) == 600)
  }
}
