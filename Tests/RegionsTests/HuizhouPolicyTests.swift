import Insurance
import Regions
import RiskSharing
import Testing

/// 惠府办〔2013〕19号: each value of the file against the document.
struct HuizhouPolicyTests {
  @Test func `every value is the document's, or an assumption where it names none`() throws {
    expect(
      try policy("huizhou-2013"),
      holds: [
        // 二(二): 总额超过1万元以上的费用由大病保险再报销95%; no limit is named.
        StatedValue("benefit.deductible", "10,000 yuan", "二(二)"),
        StatedValue("benefit.rate", "95%", "二(二)"),
        StatedValue("benefit.cap", "none", "二(二)"),
        // 二(三)1: 第一个保险年度14589.13万元; 二(三)2: 比例为8:2.
        StatedValue("funding.total", "145,891,300 yuan", "二(三)1"),
        StatedValue("funding.sources[0].party", "employees-supplementary-fund", "二(三)2"),
        StatedValue("funding.sources[0].share", "80%", "二(三)2"),
        StatedValue("funding.sources[1].party", "basic-medical-fund", "二(三)2"),
        StatedValue("funding.sources[1].share", "20%", "二(三)2"),
        // 二(五)1(3): 派驻市…不少于10人,派驻各县（区）…原则上不少于15人; their cost is not stated.
        StatedValue("costs.fixed", "5,100,000 yuan", assumed: "二(五)1(3)"),
        // 二(四)6: 保险合约期为3年.
        StatedValue("contract.years", "3", "二(四)6"),
        // 二(五)1(5): 可调整下一年度的保费总额.
        StatedValue("nextFunding.grantedShare", "100%", assumed: "二(五)1(5)"),
        // 二(五)1(5): 达到保费总额95%（含）…全额划拨; 低于…再按实际支付总额的4%; 高于105%或低于95%时,可调整.
        StatedValue("riskSharing.threshold", "95%", "二(五)1(5)"),
        StatedValue("riskSharing.staffShare", "4%", "二(五)1(5)"),
        StatedValue("riskSharing.raiseAbove", "105%", "二(五)1(5)"),
        StatedValue("riskSharing.lowerBelow", "95%", "二(五)1(5)"),
        // 二(五)1(5): 符合招标文件及协议约定的其他费用; 二(三)2: 保费（含人员经费）.
        StatedValue("riskSharing.allowedCosts", "all-costs", assumed: "二(五)1(5)"),
        StatedValue("riskSharing.paidAfterYear", "0%", assumed: "二(五)1(5)"),
        StatedValue("riskSharing.staffFromThreshold", "within-premium", assumed: "二(三)2"),
        // 二(五)1(5): 按实际支付总额划拨.
        StatedValue("settlement.premiumPaid", "monthly-on-payments", assumed: "二(五)1(5)"),
        StatedValue("settlement.unspent", "returned", assumed: "二(三)2"),
        StatedValue("settlement.settledBy", "+1 06-30", assumed: "二(五)1(5)"),
        // 二(五)2: 保函金额为200万元; 具体标准…在协议中约定.
        StatedValue("settlement.guarantee", "2,000,000 yuan", "二(五)2"),
        StatedValue("settlement.guaranteeDeductedTo", "basic-medical-fund", assumed: "二(五)2"),
        StatedValue("settlement.guaranteeDeducted", "0%", assumed: "二(五)2"),
        StatedValue("settlement.guaranteeRefilled", "false", assumed: "二(五)2"),
        // 二(四)5(1): 每月对拟赔付的部分进行核算,报…医保经办机构进行复核.
        StatedValue("claimsPayment.lag", "[0%, 100%]", assumed: "二(四)5(1)"),
      ])
  }

  @Test func `documents, scope and standing are the document's`() throws {
    let policy = try policy("huizhou-2013")
    #expect(policy.id == "huizhou-2013")
    #expect(policy.region.zh == "广东省惠州市")
    #expect(policy.documents.map(\.number) == ["惠府办〔2013〕19号"])
    #expect(policy.documents.map(\.title) == ["惠州市开展商业保险机构承办大病二次补偿工作方案"])
    #expect(policy.scope.clause.text == "二(二)")
    #expect(policy.scope.words.zh.contains("含起付标准"))
    #expect(policy.standing.status == .superseded)
    // 六: 自2013年7月1日起; 大病保险待遇从2013年1月1日起累计计算.
    #expect(policy.standing.from == CalendarDay("2013-07-01"))
    #expect(policy.standing.to == nil)
    #expect(policy.funding.sources.map(\.name.zh) == ["职工补充医疗保险基金", "居民医保基金历年结余"])
    expect(policy, tellsApart: [("general", "职工和居民参保人", "二(一)")])
  }

  @Test func `worked values`() throws {
    let policy = try policy("huizhou-2013")
    try expect(policy, 10_000, pays: 0)
    try expect(policy, 110_000, pays: 95_000)
    try expect(policy, 5_010_000, pays: 4_750_000)
  }

  @Test func `the premium is the same for any number of people, 8 to 2 from the two purses`() throws {
    let policy = try policy("huizhou-2013")
    #expect(policy.funding.total(insured: 1) == 145_891_300)
    #expect(policy.funding.total(insured: 4_000_000) == 145_891_300)
    let statement = try settle(policy, lossRatio: 1)
    let funding = statement.ledger.transfers.filter { $0.reason.name == "funding" }
    #expect(funding.map(\.amount.yuan) == [116_713_040, 29_178_260])
  }

  @Test func `at claims of 90% of the premium the payer pays the claims and 4% of them`() throws {
    // 145,891,300 × 90% = 131,302,170, and 5,252,086.80 for staff.
    #expect(try settle(policy("huizhou-2013"), lossRatio: 0.9).payerPays.yuan == 136_554_256.80)
  }

  @Test(arguments: [0.95, 1, 1.2])
  func `from 95% on the payer pays the whole premium and the insurer carries what is beyond`(_ ratio: Double) throws {
    let statement = try settle(policy("huizhou-2013", set: "costs.fixed=0"), lossRatio: ratio)
    #expect(statement.payerPays.yuan == 145_891_300)
    #expect(statement.insurerResult == statement.account.premium - statement.account.claims)
  }

  private func settle(_ policy: Policy, lossRatio: Double) throws -> YearStatement {
    let premium = try #require(Money(yuan: 145_891_300))
    return RiskSharingDiagram(of: policy, insured: 4_000_000, premium: premium)
      .statement(claims: premium.part(lossRatio))
  }
}
