import Insurance

extension PathTitle {
  /// By section and key, by section, inner key and key, or by a key that means the same everywhere.
  static let known: [String: Words] = Dictionary(
    uniqueKeysWithValues: lines.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map(String.init)
      return cells.count == 3 ? (cells[0], Words(en: cells[1], zh: cells[2])) : nil
    })

  private static let lines = """
    benefit.deductible|deductible|起付线
    deductible|deductible|起付线
    rate|share paid|支付比例
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
    funding.perHead|funding a head|人均筹资标准
    terms.funding.perHead|funding a head|人均筹资标准
    funding.share|share of contributions|占筹资比例
    funding.total|total funding|筹资总额
    funding.yearsBefore|years by which contributions lag|筹资滞后年数
    funding.sources.share|share of a source|资金来源占比
    funding.sources.party|source of funds|资金来源
    funding.rule|funding rule|筹资方式
    costs.perInsured|costs a head|人均经办费用
    costs.shareOfPremium|costs as a share of the premium|经办费用占保费比例
    costs.shareOfClaims|costs as a share of claims|经办费用占赔付比例
    contract.years|years of the contract|合作期年数
    claimsPayment.lag|months until claims are paid|赔付到账时滞
    claimsPayment.prepaid|share prepaid|预付比例
    riskSharing.rule|rule of risk sharing|风险分担方式
    riskSharing.agreedSurplusRate|agreed surplus rate|约定盈余率
    riskSharing.advanceRecoveredFrom|who repays the advance|垫付由谁归还
    riskSharing.advanceRecoveredShare|share of the advance repaid|垫付归还比例
    riskSharing.base|base|计算基数
    riskSharing.counterparty|counterparty|分担对方
    riskSharing.deficitPaidBy|who pays a deficit|收不抵支由谁承担
    riskSharing.feePerInsured|fee a head|人均服务费
    riskSharing.incentiveMaximum|highest incentive|激励上限
    riskSharing.incentiveScore|incentive score|激励得分
    riskSharing.insurerShareOfAdvance|insurer's share of the advance|承办机构垫付比例
    riskSharing.insurerShareOfPolicyLoss|insurer's share of a policy-caused loss|政策性亏损承办机构分担比例
    riskSharing.insurerShareOfFluctuation|insurer's share of an ordinary loss|一般经营波动亏损承办机构分担比例
    riskSharing.insurerShare|insurer's share|承办机构分担比例
    riskSharing.party|who bears it|承担方
    riskSharing.from|lower end of a band|分段下限
    riskSharing.lossHandling|how a loss is met|亏损处理方式
    riskSharing.lossLimit|limit of the insurer's loss|承办机构亏损上限
    riskSharing.lossMeasured|how a loss is measured|亏损口径
    riskSharing.lossesPaidBy|who pays losses|亏损由谁承担
    riskSharing.lowerBelow|share below which funding falls|下调筹资的赔付率
    riskSharing.raiseAbove|share above which funding rises|上调筹资的赔付率
    riskSharing.managementCausedShare|management-caused share of a loss|管理因素亏损占比
    riskSharing.marginLimit|limit of costs and profit|盈利率上限
    riskSharing.nettingOverTerm|netting over the term|合作期内盈亏相抵
    riskSharing.publicSide|public side|政府方
    riskSharing.recoveredShare|share of the loss made up|亏损弥补比例
    riskSharing.staffShare|share for staff|人员费用比例
    riskSharing.surplusReturnsTo|who gets the surplus|结余返还对象
    riskSharing.surplusUse|use of the surplus|结余用途
    riskSharing.thenPaidBy|who pays next|其次承担方
    riskSharing.threshold|threshold of claims|赔付率界限
    settlement.rule|settlement|结算方式
    settlement.assessmentScore|assessment score|考核得分
    settlement.deposit|deposit|质量保证金
    settlement.forfeitedTo|who gets a forfeited deposit|未兑付保证金归属
    settlement.guarantee|guarantee|履约保证金
    settlement.guaranteeDeducted|share of the guarantee deducted|履约保证金扣减比例
    settlement.instalments.by|day of an instalment|拨付日期
    settlement.instalments.cumulative|share paid by then|累计拨付比例
    settlement.lateClaimsShare|share of late claims|迟报赔付占比
    settlement.settledBy|day of the final settlement|清算日期
    settlement.unclaimedReturnAfter|years until unclaimed benefits return|未申领待遇返还年限
    settlement.unclaimedShare|share of benefits unclaimed|未申领待遇占比
    nextFunding.rule|how next year's funding follows|下年度筹资调整方式
    nextFunding.grantedShare|share of the rise that is granted|筹资上调兑现比例
    indices.disposableIncome|disposable income a head|居民人均可支配收入
    indices.individualPremium|individual contribution|居民个人缴费标准
    indices.subsidyPerHead|subsidy a head|财政补助标准
    indices.averageWage|average wage|平均工资
    horizon.years|years simulated|模拟年数
    horizon.growth.disposableIncome|growth of income|居民可支配收入增长率
    horizon.growth.individualPremium|growth of the contribution|个人缴费增长率
    horizon.growth.subsidyPerHead|growth of the subsidy|财政补助增长率
    horizon.growth.averageWage|growth of the wage|平均工资增长率
    population.insured|people insured|参保人数
    population.groups.share|share of the insured|参保人员占比
    cash.interestRate|interest rate of advances|垫付资金利率
    cash.claimsByMonth|claims by month|赔付按月分布
    shocks.frequency|shock of frequency|发生率系统性波动
    shocks.severity|shock of severity|费用系统性波动
    shocks.correlation|correlation of the shocks|系统性波动相关系数
    shocks.persistence|persistence of the shocks|系统性波动持续性
    trend.frequency|growth of frequency|发生率年增长
    trend.severity|growth of expense|费用年增长
    trend.frequencyError|uncertainty of that growth|发生率增长的不确定性
    trend.severityError|uncertainty of that growth|费用增长的不确定性
    openingReserve|opening reserve|期初结余
    openingLateClaims|opening late claims|期初迟报赔付
    behaviour.elasticity|elasticity of spending|费用弹性
    expense.factor|level of expense|费用水平系数
    expense.probability|share with any expense|有合规自付费用者占比
    expense.law|law of in-scope expense|合规自付费用分布
    law|law of amounts|费用分布
    covariance|errors of the law's parameters|分布参数的误差
    meanlog|mean of log amounts|对数均值
    sdlog|spread of log amounts|对数标准差
    shape|shape of the law|形状参数
    scale|scale of the law|尺度参数
    seenAbove|share above the deductible of the data|数据起点以上人数占比
    expense.admissions.mean|admissions a head|人均住院次数
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
    expense.chronic.probability|share with chronic illness|慢性病患者占比
    expense.chronic.rate|basic insurance, chronic illness|慢性病基本医保支付比例
    expense.chronic.yearlyMaximum|yearly maximum, chronic illness|慢性病年度最高支付限额
    expense.costShares.classBFirstPay|first-pay of class B|乙类先行自付占比
    expense.costShares.concentration|concentration of the shares|费用构成集中度
    expense.costShares.nonDesignated|non-designated hospitals|非定点医疗机构占比
    expense.costShares.offCatalogue|off-catalogue share|目录外费用占比
    expense.costShares.overLimit|above price limits|超限价费用占比
    expense.costShares.referralFirstPay|first-pay of referrals|转外就医先行自付占比
    expense.levels.deductible|basic deductible of a hospital level|医院等级基本医保起付线
    expense.levels.rate|basic rate of a hospital level|医院等级基本医保支付比例
    expense.levels.severeShare|severe cases at a hospital level|该级医院重病占比
    expense.levels.share|share of a hospital level|医院等级住院占比
    expense.maternity.probability|share with a birth|生育人员占比
    expense.maternity.rate|basic insurance, births|生育基本医保支付比例
    expense.severe.probability|share with severe illness|重病患者占比
    expense.severe.stays|stays of severe illness|重病住院次数
    expense.yearlyMaximum|basic yearly maximum|基本医保年度最高支付限额
    expense.samplingError|error of the sample|样本误差
    lateClaims|late claims|迟报赔付
    scope.components|whether part of the scope|是否计入合规费用
    """
}
