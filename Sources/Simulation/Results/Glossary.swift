import Insurance
import Statistics

extension Metric {
  /// Every metric that a run reports, in the order of the report.
  public static let glossary: [Metric] =
    [
      Metric(
        "insured", .people, .people, Words(en: "insured", zh: "参保人数"),
        Words(en: "people insured, a figure of the scenario", zh: "情景设定的参保人数"), .known, byGroup: true),
      Metric(
        "enrolled.eligible", .people, .people, Words(en: "who could enrol", zh: "可参保人数"),
        Words(en: "people who could choose a voluntary cover, a figure of the scenario", zh: "情景设定的自愿参保对象人数"), .known,
        byGroup: true),
      Metric(
        "enrolled.count", .people, .people, Words(en: "who enrol", zh: "实际参保人数"),
        Words(en: "people who choose the cover; the insured of all other figures", zh: "选择参保的人数，其他指标均以此为参保人数"), .known,
        byGroup: true),
      Metric(
        "enrolled.share", .people, .share, Words(en: "take-up", zh: "参保率"),
        Words(en: "people who enrol over those who could", zh: "实际参保人数占可参保人数的比例"), .known, byGroup: true),
      Metric(
        "claimants.count", .people, .people, Words(en: "with in-scope expense", zh: "有合规自付费用的人数"),
        Words(
          en:
            "people with any in-scope self-paid expense, or with any episode of care where X is made of episodes; mean",
          zh: "有政策范围内自付费用的人数（由就医过程生成时为有就医的人数），平均"), .year(.mean(.claimants))),
      Metric(
        "beneficiaries.count", .people, .people, Words(en: "beneficiaries", zh: "受益人数"),
        Words(en: "people who get a benefit, mean", zh: "获得大病保险赔付的人数，平均"), .year(.mean(.beneficiaries)), byGroup: true),
      Metric(
        "beneficiaries.share", .people, .share, Words(en: "beneficiaries among insured", zh: "受益率"),
        Words(en: "beneficiaries over insured", zh: "受益人数占参保人数的比例"), .year(.mean(.beneficiaryShare)), byGroup: true),
      Metric(
        "beneficiaries.meanBenefit", .people, .yuan, Words(en: "mean benefit", zh: "受益人员人均支付额"),
        Words(en: "mean claims over mean beneficiaries", zh: "平均赔付总额除以平均受益人数"),
        .year(.ratio(.claims, over: .beneficiaries)), byGroup: true, isOfOne: true),
    ] + careMetrics + [
      Metric(
        "claims.total", .cost, .yuan, Words(en: "claims, mean", zh: "赔付总额，均值"),
        Words(en: "benefits of the year, mean", zh: "当年赔付总额的均值"), .year(.mean(.claims)), byGroup: true),
      Metric(
        "claims.sd", .cost, .yuan, Words(en: "claims, standard deviation", zh: "赔付总额，标准差"),
        Words(en: "standard deviation of the year's benefits", zh: "当年赔付总额的标准差"), .year(.deviation(.claims))),
      Metric(
        "claims.p05", .cost, .yuan, Words(en: "claims, 5%", zh: "赔付总额，5%分位"),
        Words(en: "claims that 5% of years stay below", zh: "5%的年份低于此值"), .year(.quantile(.claims, Quantile(0.05)))),
      Metric(
        "claims.p50", .cost, .yuan, Words(en: "claims, 50%", zh: "赔付总额，中位数"),
        Words(en: "claims that half of the years stay below", zh: "半数年份低于此值"), .year(.quantile(.claims, Quantile(0.5)))),
      Metric(
        "claims.p95", .cost, .yuan, Words(en: "claims, 95%", zh: "赔付总额，95%分位"),
        Words(en: "claims that 95% of years stay below", zh: "95%的年份低于此值"), .year(.quantile(.claims, Quantile(0.95)))),
      Metric(
        "claims.p99", .cost, .yuan, Words(en: "claims, 99%", zh: "赔付总额，99%分位"),
        Words(en: "claims that 99% of years stay below", zh: "99%的年份低于此值"), .year(.quantile(.claims, Quantile(0.99)))),
      part(
        "process", Words(en: "chance among people", zh: "个体随机性"),
        Words(en: "who falls ill and at what cost", zh: "谁患病及费用多少")),
      part("shocks", Words(en: "the year's shocks", zh: "系统性波动"), Words(en: "what moves a whole year", zh: "影响整年的冲击")),
      part(
        "trend", Words(en: "the error of the trend", zh: "趋势误差"),
        Words(en: "how well the trend is known", zh: "趋势的不确定性")),
      part(
        "parameters", Words(en: "the error of the laws' parameters", zh: "参数误差"),
        Words(en: "how well the laws' parameters are known", zh: "分布参数的不确定性")),
      Metric(
        "claims.chronicOverflow", .cost, .yuan, Words(en: "claims for chronic overflow", zh: "其中：门诊慢特病超限额赔付"),
        Words(
          en: "the part of claims that is paid for chronic expense beyond the basic yearly maximum, beside X; mean",
          zh: "门诊慢特病超年度限额费用的赔付，均值"), .year(.mean(.overflow)), presence: .withOverflow),
      Metric(
        "claims.behaviour", .cost, .yuan, Words(en: "claims from behaviour", zh: "其中：行为反应增加的赔付"),
        Words(
          en:
            "the part of claims, in a year without shocks, that comes from spending that answers to the share patients pay",
          zh: "无冲击年份赔付中，因患者自付比例变化引起费用变动的部分"), .known),
      Metric(
        "claims.perInsured", .cost, .yuanPerHead, Words(en: "claims a head", zh: "参保人均支付额"),
        Words(en: "mean claims over insured", zh: "平均赔付总额除以参保人数"), .year(.mean(.claimsPerHead)), byGroup: true),
      Metric(
        "claims.perInsured.expected", .cost, .yuanPerHead,
        Words(en: "the same in closed form", zh: "参保人均支付额，理论值"),
        Words(en: "E[b(X)] from limited expected values, no simulation", zh: "由有限期望值E[X∧u]得出，不经模拟"), .known,
        byGroup: true),
      Metric(
        "costs.total", .cost, .yuan, Words(en: "insurer's operating costs", zh: "经办费用"),
        Words(en: "operating costs of the year, mean", zh: "当年经办费用的均值"), .year(.mean(.costs))),

      Metric(
        "funding.income", .funding, .yuan, Words(en: "funding", zh: "筹资总额"),
        Words(
          en: "the year's funding under the policy, with what is raised to meet an earlier year's loss",
          zh: "按政策当年筹集的资金，含为弥补以前年度亏损而调增的部分"), .year(.mean(.funding))),
      Metric(
        "funding.perHead", .funding, .yuanPerHead, Words(en: "funding a head", zh: "人均筹资"),
        Words(en: "funding over insured", zh: "筹资总额除以参保人数"), .year(.mean(.fundingPerHead))),
      Metric(
        "funding.perEnrolled", .funding, .yuanPerHead,
        Words(en: "premium income for each who enrols", zh: "实际参保人均保费收入"),
        Words(en: "funding over people who choose a voluntary cover", zh: "筹资总额除以自愿参保的实际参保人数"),
        .year(.mean(.fundingPerHead)), presence: .withTakeUp),
      Metric(
        "funding.need.mean", .funding, .yuanPerHead, Words(en: "needed a head, at the mean", zh: "人均所需筹资，均值"),
        Words(en: "funding a head that covers mean claims and costs", zh: "覆盖平均赔付与经办费用所需的人均筹资"), .year(.mean(.need))),
      need("p50", "50%", 0.5), need("p75", "75%", 0.75), need("p90", "90%", 0.9), need("p95", "95%", 0.95),
      need("p99", "99%", 0.99),
      need("p995", "99.5%", 0.995),
      Metric(
        "funding.adequacy", .funding, .share, Words(en: "probability that funding is enough", zh: "收支平衡概率"),
        Words(
          en: "share of years in which the funding, less what was raised for an earlier loss, covers claims and costs",
          zh: "筹资（不含为弥补以前年度亏损调增的部分）足以覆盖赔付与经办费用的年份比例"), .year(.share(.fundingIsEnough))),

      Metric(
        "insurer.result.mean", .insurer, .yuan, Words(en: "mean", zh: "均值"),
        Words(
          en: "premium less claims and costs after risk sharing, mean; what is owed to it counts", zh: "风险分担后的损益均值，含应收"),
        .year(.mean(.insurerResult))),
      Metric(
        "insurer.result.sd", .insurer, .yuan, Words(en: "standard deviation", zh: "标准差"),
        Words(en: "standard deviation of the insurer's result", zh: "承办机构损益的标准差"), .year(.deviation(.insurerResult))),
      Metric(
        "insurer.result.p005", .insurer, .yuan, Words(en: "0.5%", zh: "0.5%分位"),
        Words(
          en: "result that 0.5% of years stay below: with its sign turned, the capital that covers 99.5% of years",
          zh: "0.5%的年份低于此值；取反即覆盖99.5%年份所需资本"), .year(.quantile(.insurerResult, Quantile(0.005)))),
      Metric(
        "insurer.result.p05", .insurer, .yuan, Words(en: "5%", zh: "5%分位"),
        Words(en: "result that 5% of years stay below", zh: "5%的年份低于此值"),
        .year(.quantile(.insurerResult, Quantile(0.05)))),
      Metric(
        "insurer.result.p50", .insurer, .yuan, Words(en: "50%", zh: "中位数"),
        Words(en: "result that half of the years stay below", zh: "半数年份低于此值"),
        .year(.quantile(.insurerResult, Quantile(0.5)))),
      Metric(
        "insurer.result.p95", .insurer, .yuan, Words(en: "95%", zh: "95%分位"),
        Words(en: "result that 95% of years stay below", zh: "95%的年份低于此值"),
        .year(.quantile(.insurerResult, Quantile(0.95)))),
      Metric(
        "insurer.lossProbability", .insurer, .share, Words(en: "probability of a loss", zh: "亏损概率"),
        Words(en: "share of years in which the insurer's result is below 0", zh: "承办机构损益为负的年份比例"),
        .year(.share(.insurerLoses))),
      Metric(
        "insurer.tvar99", .insurer, .yuan, Words(en: "mean loss in the worst 1% of years", zh: "最差1%年份的平均亏损（TVaR 99%）"),
        Words(
          en: "tail value at risk at 99% of the loss, the result with its sign turned: above 0 it is a loss",
          zh: "亏损（损益取反）的99%尾部在险价值，正值为亏损"), .year(.tail(.insurerResult, TailValueAtRisk(0.99)))),
      cause(
        "ordinary", Words(en: "loss by ordinary fluctuation", zh: "一般经营波动亏损"),
        Words(
          en: "what neither a changed policy nor management explains of a year's loss before it is shared",
          zh: "分担前的当年亏损中，政策变动和管理原因均不能解释的部分"), .ordinaryLoss),
      cause(
        "policy", Words(en: "policy-caused loss", zh: "政策性亏损"),
        Words(
          en: "what a changed value or index of the policy explains of it beyond the funding raised for it",
          zh: "其中由政策参数或指数变动造成、尚未由筹资调整弥补的部分"), .policyLoss),
      cause(
        "management", Words(en: "management-caused loss", zh: "管理性亏损"),
        Words(en: "the share of it that the contract calls management-caused", zh: "其中按合同约定属于管理性的部分"),
        .managementLoss),
      Metric(
        "insurer.receivable", .insurer, .yuan, Words(en: "owed to the insurer at the end", zh: "年末应收"),
        Words(en: "deferred balances and advances that it has yet to get, mean", zh: "递延及垫付待收回金额，均值"),
        .year(.mean(.owedToInsurer))),

      Metric(
        "insurer.cash.largestAdvance.mean", .cash, .yuan, Words(en: "largest advance, mean", zh: "最大垫付，均值"),
        Words(
          en: "the most that the insurer is out of pocket at any time until the year is cleared, mean",
          zh: "至当年清算为止承办机构任一时点的最大垫付资金，均值"), .year(.mean(.largestAdvance))),
      Metric(
        "insurer.cash.largestAdvance.p95", .cash, .yuan, Words(en: "largest advance, 95%", zh: "最大垫付，95%分位"),
        Words(en: "largest advance that 95% of years stay below", zh: "95%的年份最大垫付低于此值"),
        .year(.quantile(.largestAdvance, Quantile(0.95)))),
      Metric(
        "insurer.cash.monthsOutOfPocket", .cash, .months, Words(en: "months out of pocket", zh: "处于垫付状态的月数"),
        Words(en: "months that end with the insurer out of pocket, mean", zh: "月末处于垫付状态的月数，均值"),
        .year(.mean(.monthsOutOfPocket))),
      Metric(
        "insurer.cash.interest", .cash, .yuan, Words(en: "cost of the advances", zh: "垫付资金成本"),
        Words(en: "interest on the advances at the scenario's rate, mean", zh: "按情景利率计算的垫付资金利息，均值"),
        .year(.mean(.advanceInterest)), presence: .withInterest),

      Metric(
        "fund.result.mean", .fund, .yuan, Words(en: "mean", zh: "均值"),
        Words(
          en: "what the public side has left of the funding (+) or adds to it (−), debts included, mean",
          zh: "公共方筹资结余（正）或追加（负）的均值，含应付"), .year(.mean(.fundResult))),
      Metric(
        "fund.result.sd", .fund, .yuan, Words(en: "standard deviation", zh: "标准差"),
        Words(en: "standard deviation of the fund's result", zh: "基金当期结余的标准差"), .year(.deviation(.fundResult))),
      Metric(
        "fund.result.p05", .fund, .yuan, Words(en: "5%", zh: "5%分位"),
        Words(en: "result that 5% of years stay below", zh: "5%的年份低于此值"), .year(.quantile(.fundResult, Quantile(0.05)))),
      Metric(
        "fund.result.p50", .fund, .yuan, Words(en: "50%", zh: "中位数"),
        Words(en: "result that half of the years stay below", zh: "半数年份低于此值"),
        .year(.quantile(.fundResult, Quantile(0.5)))),
      Metric(
        "fund.result.p95", .fund, .yuan, Words(en: "95%", zh: "95%分位"),
        Words(en: "result that 95% of years stay below", zh: "95%的年份低于此值"),
        .year(.quantile(.fundResult, Quantile(0.95)))),
      Metric(
        "fund.deficitProbability", .fund, .share, Words(en: "probability of a deficit", zh: "当期收不抵支概率"),
        Words(en: "share of years in which the fund's result is below 0", zh: "基金当期结余为负的年份比例"),
        .year(.share(.fundLoses))),
      Metric(
        "payer.pays", .fund, .yuan, Words(en: "paid to the insurer, net", zh: "医保基金净支出"),
        Words(en: "what the public side pays the insurer less what comes back, mean", zh: "公共方向承办机构支付的净额，均值"),
        .year(.mean(.payerPays))),
      Metric(
        "riskAdjustment.drawn", .fund, .yuan, Words(en: "met by the risk adjustment fund", zh: "动用风险调剂金"),
        Words(en: "what of the year's loss the risk adjustment fund meets, mean", zh: "风险调剂金弥补当年亏损的金额，均值"),
        .year(.mean(.drawnFromRiskAdjustment)), presence: .withRiskAdjustment),
      Metric(
        "riskAdjustment.balance", .fund, .yuan, Words(en: "risk adjustment fund at year's end", zh: "年末风险调剂金余额"),
        Words(en: "what the risk adjustment fund holds at the end of the year, mean", zh: "风险调剂金年末余额，均值"),
        .year(.mean(.riskAdjustment)), presence: .withRiskAdjustment),

      Metric(
        "members.expense", .members, .yuan, Words(en: "in-scope expense before", zh: "赔付前个人合规自付"),
        Words(en: "the sum of X over all members, mean", zh: "全体参保人X之和，均值"), .year(.mean(.expense))),
      Metric(
        "members.outOfPocket", .members, .yuan, Words(en: "in-scope expense left", zh: "赔付后个人负担"),
        Words(en: "the sum of X less the benefits of all layers, mean", zh: "X减去各层支付之和，均值"), .year(.mean(.outOfPocket)),
        byGroup: true),
      Metric(
        "members.reimbursementRate", .members, .share, Words(en: "share of it that is paid", zh: "大病支付占合规自付费用比例"),
        Words(en: "benefits of all layers over in-scope expense", zh: "各层支付总额占合规自付费用的比例"),
        .year(.ratio(.received, over: .expense)),
        byGroup: true),
      Metric(
        "members.unclaimed", .members, .yuan, Words(en: "benefits not claimed yet", zh: "尚未领取的赔付"),
        Words(en: "benefits that members have not claimed at the end of the year, mean", zh: "年末参保人尚未领取的赔付，均值"),
        .year(.mean(.unclaimed)), presence: .withUnclaimed),
    ] + pathMetrics

  private static func part(_ name: String, _ words: Words, _ meaning: Words) -> Metric {
    Metric(
      "claims.variance.\(name)", .cost, .share,
      Words(en: "of the variance: \(words.en)", zh: "方差来源：\(words.zh)"),
      Words(
        en: "share of the variance of a year's claims that comes from \(meaning.en), by the law of total variance",
        zh: "当年赔付方差中来自\(meaning.zh)的比例（全方差公式）"), .known)
  }

  private static func cause(_ name: String, _ words: Words, _ meaning: Words, _ column: Column<YearView>) -> Metric {
    Metric("loss.\(name)", .insurer, .yuan, words, meaning, .year(.mean(column)), presence: .withCauses)
  }

  private static func need(_ name: String, _ percent: String, _ level: Double) -> Metric {
    Metric(
      "funding.need.\(name)", .funding, .yuanPerHead,
      Words(en: "needed a head, in \(percent) of years", zh: "人均所需筹资，\(percent)的年份足够"),
      Words(
        en: "smallest funding a head that covers claims and costs in \(percent) of years",
        zh: "使\(percent)的年份足以覆盖赔付与经办费用的最低人均筹资"), .year(.quantile(.need, Quantile(level))))
  }
}
