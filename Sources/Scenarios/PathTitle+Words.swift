import Insurance

extension PathTitle {
  /// By section and key, by section, inner key and key, or by a key that means the same everywhere.
  static let known: [String: Words] = Dictionary(
    uniqueKeysWithValues: lines.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map(String.init)
      return cells.count == 3 ? (cells[0], Words(en: cells[1], zh: cells[2])) : nil
    })

  private static let lines = """
    funding.perHead|funding a head|人均筹资标准
    funding.share|share of the contributions|占居民筹资的比例
    funding.total|funding of the year|全年筹资总额
    funding.yearsBefore|years before, whose contributions count|缴费所属年度（前几年）
    funding.sources.share|share of source|筹资来源占比
    funding.sources.party|source|筹资来源
    funding.party|source|筹资来源
    funding.rule|funding rule|筹资方式
    benefit.deductible|deductible|起付线
    benefit.rate|rate paid|支付比例
    benefit.cap|cap|封顶线
    benefit.bands.from|lower limit of band|分段下限
    benefit.bands.rate|rate of band|分段支付比例
    benefit.deductibleFactor|share of the general deductible|起付线占一般标准的比例
    benefit.addedRate|added to every rate|支付比例提高
    benefit.incomeYearsBefore|years before, whose income counts|收入所属年度（前几年）
    benefit.measuredOn|what bands are measured on|分段依据
    benefit.limitBelongsTo|band that a limit belongs to|分段界点归属
    costs.fixed|fixed costs a year|年度固定经办费用
    costs.perInsured|running costs a head|人均经办费用
    costs.shareOfPremium|running costs of the premium|经办费用占保费比例
    costs.shareOfClaims|running costs of the claims|经办费用占赔付比例
    contract.years|contract, years|合作期
    contract.divided|how insurers divide the scheme|承办机构划分方式
    contract.insurers.share|share of the insurer|承办机构份额
    contract.share|share of the insurer|承办机构份额
    claimsPayment.lag|payment of claims by month|赔付支付时滞
    claimsPayment.prepaid|claims prepaid|按月预拨比例
    riskSharing.advanceRepaidFirst|what repays the advance first|垫付优先归还来源
    riskSharing.allowedCosts|costs that count|可列支费用
    riskSharing.paidAfterYear|claims paid after the year|年末后支付的赔付比例
    riskSharing.insurerShareOfOrdinaryLoss|insurer's part of an ordinary loss|一般经营波动亏损承办机构分担比例
    riskSharing.servicePrice|service price of the bid|中标服务价格
    riskSharing.staffFromThreshold|staff costs from the threshold on|达到赔付率界限后的人员经费
    riskSharing.rule|rule of risk sharing|风险分担方式
    riskSharing.agreedSurplusRate|surplus that the insurer keeps|合同约定盈余率
    riskSharing.advanceRecoveredFrom|who pays it back|垫付偿还来源
    riskSharing.advanceRecoveredShare|advance that is paid back|垫付偿还比例
    riskSharing.base|what claims are measured against|盈亏计算基数
    riskSharing.counterparty|the other side|分担对方
    riskSharing.deficitPaidBy|deficit paid by|不足由谁支付
    riskSharing.feePerInsured|fee a head|人均服务费
    riskSharing.incentiveMaximum|surplus kept at the most|盈利率上限
    riskSharing.incentiveScore|incentive that is earned|浮动激励兑现比例
    riskSharing.insurerShareOfAdvance|insurer's part of the advance|垫付承办机构分担比例
    riskSharing.insurerShareOfPolicyLoss|insurer's part of a policy loss|政策性亏损承办机构分担比例
    riskSharing.insurerShareOfFluctuation|insurer's share of an ordinary loss|一般经营波动亏损承办机构分担比例
    riskSharing.insurerShare|insurer's share|承办机构分担比例
    riskSharing.party|who bears it|承担方
    riskSharing.from|lower end of a band|分段下限
    riskSharing.lossHandling|how the public part of a loss is paid|亏损公共分担方式
    riskSharing.lossLimit|insurer's loss at most|承办机构亏损上限
    riskSharing.lossMeasured|how a loss is measured|亏损口径
    riskSharing.lossesPaidBy|losses paid by|亏损由谁支付
    riskSharing.lowerBelow|loss ratio that may lower it|可下调保费的赔付率
    riskSharing.raiseAbove|loss ratio that may raise the premium|可上调保费的赔付率
    riskSharing.managementCausedShare|management-caused part of a loss|管理性亏损占比
    riskSharing.marginLimit|costs and profit at most|成本与盈利合计上限
    riskSharing.nettingOverTerm|netting over the term|合作期内盈亏相抵
    riskSharing.publicSide|public side|公共一方
    riskSharing.recoveredShare|deferred loss that is recovered|超限亏损次年补偿比例
    riskSharing.staffShare|for staff below it|未达赔付率时人员经费比例
    riskSharing.surplusReturnsTo|surplus beyond it goes to|超额盈余去向
    riskSharing.surplusUse|what the surplus is for|超额盈余用途
    riskSharing.surplusReckoned|premium that surplus is reckoned on|返还结余的计算口径
    riskSharing.lossesNetted|losses that are netted|合作期通算的亏损
    riskSharing.surplusSetOff|setting off against next year's funding|抵减次年筹资
    riskSharing.profitMeasured|what the surplus rate is of|盈利率口径
    riskSharing.servicePricePaid|how the service is paid|服务价格支付方式
    riskSharing.servicePricePaidBy|who pays for the service|服务价格支付方
    riskSharing.thenPaidBy|then paid by|不足时由谁支付
    riskSharing.threshold|loss ratio that earns the whole premium|保费全额拨付的赔付率
    riskSharing.advancedBy|who advances|公共垫付来源
    riskSharing.scoredShare|part of the fee by score|服务费考核部分
    riskSharing.score|score|考核得分率
    riskSharing.assessment.score|assessment score|考核得分
    riskSharing.bands.from|lower limit of band|分担区间下限
    riskSharing.bands.insurerShare|insurer's part of band|区间承办机构分担比例
    riskSharing.surplus.from|lower limit of surplus band|盈余区间下限
    riskSharing.surplus.insurerShare|insurer's part of surplus band|盈余区间承办机构留存比例
    riskSharing.surplus.party|who gets the rest of surplus band|盈余区间其余归属
    riskSharing.loss.from|lower limit of loss band|亏损区间下限
    riskSharing.loss.insurerShare|insurer's part of loss band|亏损区间承办机构分担比例
    riskSharing.loss.party|who pays the rest of loss band|亏损区间其余由谁承担
    riskAdjustment.rule|risk adjustment fund|风险调剂金
    riskAdjustment.share|set aside in the risk adjustment fund|风险调剂金提取比例
    riskAdjustment.ceiling|risk adjustment fund at most|风险调剂金规模上限
    riskAdjustment.drawn|when the risk adjustment fund is drawn|风险调剂金使用顺序
    settlement.premiumPaid|how the premium is paid|保费拨付方式
    settlement.depositDue|day when the service deposit is paid|服务保证金兑付日期
    settlement.guaranteeRefilled|guarantee is refilled|履约保证金按年补足
    settlement.unspent|what becomes of unspent money|未使用资金去向
    settlement.rule|settlement|结算方式
    settlement.assessmentScore|service deposit that is granted|服务保证金考核兑付比例
    settlement.deposit|service deposit|服务保证金比例
    settlement.forfeitedTo|forfeited service deposit goes to|扣减服务保证金去向
    settlement.guarantee|performance guarantee|履约保证金
    settlement.guaranteeDeductedTo|who gets what is deducted|扣减履约保证金归属
    settlement.guaranteeDeducted|guarantee deducted|履约保证金扣减比例
    settlement.instalments.by|day of instalment|拨付期限
    settlement.instalments.cumulative|paid by instalment|拨付期累计拨付比例
    settlement.lateClaimsShare|claims that fall into the next year|结转次年的赔付比例
    settlement.settledBy|settled by|清算期限
    settlement.unclaimedReturnAfter|years until they return|未申领资金返还年限
    settlement.unclaimedShare|benefits that nobody claims|无人申领的赔付比例
    nextFunding.rule|how next year's funding follows|下年度筹资调整方式
    nextFunding.grantedShare|granted of what a clause changes|按条款调整筹资的执行比例
    nextFunding.yearlyRaise|raise a head each year|人均筹资年提高额
    nextFunding.trend|expected growth of claims|预期赔付增长率
    nextFunding.loading|loading|安全附加
    nextFunding.confidence|confidence sought|目标收支平衡概率
    indices.disposableIncome|disposable income|人均可支配收入
    indices.individualPremium|individual premium|个人缴费标准
    indices.subsidyPerHead|subsidy a head|人均财政补助
    indices.averageWage|average wage|平均工资
    horizon.years|years in a row|连续测算年数
    horizon.growth.disposableIncome|growth of income|居民可支配收入增长率
    horizon.growth.individualPremium|growth of the contribution|个人缴费增长率
    horizon.growth.subsidyPerHead|growth of the subsidy|财政补助增长率
    horizon.growth.averageWage|growth of the wage|平均工资增长率
    population.insured|people insured|参保人数
    population.takeUp|take-up|参保率
    population.adverseSelection|expense of those who enrol|逆选择系数
    population.groups.share|share of the insured|占参保人数比例
    openingReserve|accumulated surplus at the start|期初历年结余
    openingRiskAdjustment|risk adjustment fund at the start|期初风险调剂金
    openingLateClaims|opening late claims|期初迟报赔付
    lateClaims|late claims|迟报赔付
    cash.interestRate|interest on advances|垫付资金利率
    cash.claimsByMonth|claims by month|赔付按月分布
    shocks.frequency|swing of people from year to year|人数年度波动
    shocks.severity|swing of expense from year to year|费用年度波动
    shocks.correlation|correlation of the two|两项波动的相关系数
    shocks.persistence|what stays of a year's swing|波动的延续
    trend.frequency|growth of people with expense a year|费用人数年增长率
    trend.severity|growth of expense a year|费用年增长率
    trend.frequencyError|uncertainty of that of people|费用人数增长率的不确定性
    trend.severityError|uncertainty of that of expense|费用增长率的不确定性
    behaviour.elasticity|elasticity of spending|费用对自付的弹性
    expense.factor|level of expense|费用水平系数
    expense.probability|people with in-scope expense|发生合规自付费用的人数比例
    expense.law|law of in-scope expense|合规自付费用分布
    expense.admissions.mean|admissions a person|人均住院次数
    expense.admissions.neverShare|share never admitted|从不住院者占比
    expense.admissions.size|dispersion of admissions|住院次数离散参数
    expense.admissions.distribution|distribution of admissions|住院次数分布
    expense.ages.admissions|admissions, of the average|住院次数（相对平均）
    expense.ages.chronic|chronic illness, of the average|慢性病（相对平均）
    expense.ages.cost|cost, of the average|费用（相对平均）
    expense.ages.maternity|births, of the average|生育（相对平均）
    expense.ages.severe|severe illness, of the average|重病（相对平均）
    expense.ages.share|share of the age group|年龄组占比
    expense.chronic.diseaseLimit|limit by disease|病种限额
    expense.chronic.probability|people with chronic expense|门诊慢特病人数比例
    expense.chronic.rate|chronic: basic rate|门诊慢特病基本医保支付比例
    expense.chronic.yearlyMaximum|chronic: basic maximum|门诊慢特病年度限额
    expense.costShares.classBFirstPay|first-pay of class B|乙类先行自付占比
    expense.costShares.concentration|concentration of the shares|费用构成集中度
    expense.costShares.nonDesignated|non-designated hospitals|非定点医疗机构占比
    expense.costShares.offCatalogue|off-catalogue share|目录外费用占比
    expense.costShares.overLimit|above price limits|超限价费用占比
    expense.costShares.referralFirstPay|first-pay of referrals|转外就医先行自付占比
    expense.levels.deductible|basic deductible of hospital level|医院级别基本医保起付标准
    expense.chronic.law|law of a year's chronic cost|门诊慢特病年费用分布
    expense.levels.law|law of a stay's cost at hospital level|医院级别次均住院费用分布
    expense.maternity.law|law of a maternity stay's cost|生育次均住院费用分布
    expense.severe.law|law of a severe stay's cost|重病次均住院费用分布
    expense.levels.rate|basic rate of hospital level|医院级别基本医保支付比例
    expense.levels.severeShare|severe cases at a hospital level|该级医院重病占比
    expense.levels.share|share of a hospital level|医院等级住院占比
    expense.maternity.probability|people with a maternity stay|生育住院人数比例
    expense.maternity.rate|maternity: basic rate|生育基本医保支付比例
    expense.severe.probability|people severely ill|重病人数比例
    expense.severe.stays|stays of the severely ill|重病人均住院次数
    expense.yearlyMaximum|basic insurance's yearly maximum|基本医保年度最高支付限额
    expense.samplingError|error of the sample|样本误差
    scope.components|whether part of the scope|是否计入合规费用
    incentives.continuousYears|years of enrolment before steps|连续参保激励起算年限
    incentives.continuousStep|step for a year of enrolment|连续参保激励每档额度
    incentives.noClaimStep|step for a year without a claim|零报销激励每档额度
    incentives.highest|all steps at most, of the cap|累计提高占原封顶线上限
    waitingPeriod.months|months of waiting|固定待遇等待期（月）
    waitingPeriod.perMissedYear|months more for a missed year|每断保一年增加等待期（月）
    waitingPeriod.longAbsence|missed years of a long absence|长期断保年数
    waitingPeriod.longMonths|months after a long absence|长期断保最低等待期（月）
    enrolment.states.share|share in a state of enrolment|参保状态占比
    enrolment.withoutClaim|people without a claim|零报销人员占比
    enrolment.lapsing|people whose enrolment breaks off|断保人员占比
    enrolment.waiting|people who wait|待遇等待期人员占比
    enrolment.missedYears|years that they missed|断保年数
    inForce.from|first day in force|施行日期
    rate|rate paid|支付比例
    addedRate|added share|支付比例提高
    deductibleFactor|factor on the deductible|起付线降低比例系数
    cap|cap|封顶线
    from|lower end of a band|分段下限
    measuredOn|measured on|计算口径
    limitBelongsTo|the band to which its limit belongs|分段界限归属
    incomeYearsBefore|years by which the income lags|收入指标滞后年数
    rule|rule|规则
    payer|payer|支付方
    reaches|groups reached|适用人群
    law|law of amounts|费用分布
    covariance|errors of the law's parameters|分布参数的误差
    meanlog|mean of log amounts|对数均值
    sdlog|spread of log amounts|对数标准差
    shape|shape of the law|形状参数
    scale|scale of the law|尺度参数
    seenAbove|share above the deductible of the data|数据起点以上人数占比
    deductible|deductible|起付线
    """
}
