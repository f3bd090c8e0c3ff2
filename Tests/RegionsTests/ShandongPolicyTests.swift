import Documents
import Insurance
import Regions
import Testing

/// 鲁人社发〔2014〕48号: each value of the file against the document.
struct ShandongPolicyTests {
  @Test func `every value is the document's, or an assumption where it names none`() throws {
    expect(
      try policy("shandong-2015"),
      holds: [
        StatedValue("inForce.from", "2015-01-01", assumed: "三(二)、四"),
        // 四: 2015年,全省居民大病保险起付标准为1.2万元.
        StatedValue("benefit.deductible", "12,000 yuan", "四"),
        // 四: 1.2万元以上（含）、10万元以下 50%; 10万元以上（含）、20万元以下 60%; 20万元以上（含） 65%.
        StatedValue("benefit.bands[0].from", "0 yuan", "四"),
        StatedValue("benefit.bands[0].rate", "50%", "四"),
        StatedValue("benefit.bands[1].from", "100,000 yuan", "四"),
        StatedValue("benefit.bands[1].rate", "60%", "四"),
        StatedValue("benefit.bands[2].from", "200,000 yuan", "四"),
        StatedValue("benefit.bands[2].rate", "65%", "四"),
        StatedValue("benefit.measuredOn", "amount", "四"),
        StatedValue("benefit.limitBelongsTo", "above", "四"),
        // 四: 每人最高给予30万元的补偿.
        StatedValue("benefit.cap", "300,000 yuan", "四"),
        // 四: 2015年全省居民大病保险按每人32元划拨资金; 从居民基本医疗保险基金中划拨.
        StatedValue("funding.perHead", "32 yuan", "四"),
        StatedValue("funding.sources[0].party", "basic-medical-fund", "四"),
        StatedValue("funding.sources[0].share", "100%", "四"),
        StatedValue("costs.shareOfPremium", "2%", assumed: "五(三)"),
        // 五(三): 合同期限原则上签订2年.
        StatedValue("contract.years", "2", "五(三)"),
        // 五(三): 盈利及成本,不超过…资金总额的2%; 亏损不超过4%的部分由商业保险机构承担.
        StatedValue("riskSharing.marginLimit", "2%", "五(三)"),
        StatedValue("riskSharing.lossLimit", "4%", "五(三)"),
        StatedValue("riskSharing.lossMeasured", "after-costs", assumed: "五(三)"),
        StatedValue("riskSharing.surplusReckoned", "whole-premium", assumed: "五(三)"),
        StatedValue("riskSharing.recoveredShare", "100%", assumed: "五(三)"),
        // 四: 每年4月底前将资金总额的80%拨付; 剩余的20%…视评估审计情况于年底前拨付.
        StatedValue("settlement.instalments[0].by", "04-30", "四"),
        StatedValue("settlement.instalments[0].cumulative", "80%", "四"),
        StatedValue("settlement.deposit", "20%", "四"),
        StatedValue("settlement.depositDue", "12-31", "四"),
        StatedValue("settlement.assessmentScore", "100%", assumed: "四"),
        StatedValue("settlement.forfeitedTo", "basic-medical-fund", assumed: "四"),
        StatedValue("settlement.settledBy", "+1 06-30", assumed: "五(三)"),
        // 五(五): 由商业保险机构审核后及时拨付定点医疗机构.
        StatedValue("claimsPayment.lag", "[0%, 100%]", assumed: "五(五)"),
      ])
  }

  @Test func `documents, scope and standing are the document's`() throws {
    let policy = try policy("shandong-2015")
    #expect(policy.id == "shandong-2015")
    #expect(policy.region.zh == "山东省")
    #expect(policy.documents.map(\.number) == ["鲁人社发〔2014〕48号"])
    #expect(policy.documents.map(\.title) == ["山东省居民大病保险工作实施方案"])
    #expect(policy.scope.clause.text == "三(二)")
    #expect(policy.standing.status == .superseded)
    // 三(二): 医疗年度为1月1日至12月31日.
    #expect(policy.standing.from == CalendarDay("2015-01-01"))
    #expect(policy.standing.to == nil)
    #expect(policy.standing.covers(2015) && !policy.standing.covers(2014))
    #expect(policy.funding.sources.map(\.name.zh) == ["居民基本医疗保险基金"])
    expect(policy, tellsApart: [("general", "参保居民", "三(一)")])
  }

  @Test func `worked values`() throws {
    let policy = try policy("shandong-2015")
    try expect(policy, 12_000, pays: 0)
    try expect(policy, 100_000, pays: 44_000)
    try expect(policy, 200_000, pays: 104_000)
    try expect(policy, 501_538.46, pays: 300_000)
    try expect(policy, 900_000, pays: 300_000)
  }

  @Test func `the province's example of 2014 comes out once its deductible is set`() throws {
    // 10,000 to 100,000 at 50%, and 70,000 at 60%.
    let policy = try library.policy("shandong-2015", overrides: [Override(argument: "benefit.deductible=10000")])
    try expect(policy, 170_000, pays: 87_000)
    let deductible = try #require(policy.values.first { $0.path == "benefit.deductible" })
    #expect(deductible.isSet)
    #expect(deductible.clause.text == "四")
    #expect(deductible.text == "10,000 yuan")
  }

  @Test func `32 yuan a head for a million people are 32 million yuan`() throws {
    #expect(try policy("shandong-2015").funding.total(insured: 1_000_000) == 32_000_000)
  }

  @Test func `before 2015 the plan has no values`() throws {
    let text = try builtIn("shandong-2015")
    let problems = problems(of: text, year: 2014)
    #expect(problems.count == 2)
    #expect(problems.allSatisfy { $0.message.contains("has no value for 2014: its first is from 2015-01-01") })
    #expect(problems.allSatisfy { excerpt(text, at: $0.place).hasPrefix("- { from: 2015-01-01") })
  }

  @Test func `after 2015 its values hold on`() throws {
    try expect(policy("shandong-2015", year: 2016), 100_000, pays: 44_000)
  }
}
