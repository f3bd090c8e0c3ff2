import Insurance

/// What a value of a scenario or policy is called, in the words that officials use: `benefit.groups.disabled.rate` is
/// "disabled: rate paid" and 丧失劳动能力的残疾人·支付比例.
package struct ValueTitle: Sendable {
  /// Of the policy that the value belongs to, or that the scenario names.
  private let policy: Policy?

  package init(of policy: Policy?) { self.policy = policy }

  /// - Parameter path: of one value; what has no name of its own is called as its key is.
  package func words(_ path: String) -> Words {
    var keys = path.split(separator: ".").map(String.init)
    var owners: [Words] = []
    if keys.count > 2, keys[0] == "benefits" {
      owners.append(layer(keys[1]))
      keys.replaceSubrange(0...1, with: ["benefit"])
    }
    if let place = keys.firstIndex(of: "groups"), place + 2 <= keys.count - 1 {
      owners.append(group(keys[place + 1]))
      keys.removeSubrange(place...(place + 1))
    }
    if keys.count == 2, keys[0] == "readings" {
      return policy?.disputedReadings.first { $0.id == keys[1] }?.words ?? Words(en: path, zh: path)
    }
    if keys.count == 3, keys[0] == "horizon", keys[1] == "growth" {
      let index = Self.names["indices.\(keys[2])"] ?? Words(en: keys[2], zh: keys[2])
      return Words(en: "growth of \(index.en) a year", zh: "\(index.zh)年增长率")
    }
    let own = keys[0] == "indices" && keys.count == 3 ? index(keys[1], keys[2]) : named(keys)
    guard let owner = owners.first else { return own }
    let rest = owners.dropFirst().reduce(owner) { Words(en: "\($0.en), \($1.en)", zh: "\($0.zh)·\($1.zh)") }
    return Words(en: "\(rest.en): \(own.en)", zh: "\(rest.zh)·\(own.zh)")
  }

  private func layer(_ id: String) -> Words {
    policy?.layers.first { $0.id == id }?.words ?? Words(en: id, zh: id)
  }

  private func group(_ id: String) -> Words {
    let parts = id.split(separator: "+").map { part in
      policy?.groups.first { $0.id == part }?.words ?? Words(en: String(part), zh: String(part))
    }
    return Words(en: parts.map(\.en).joined(separator: " + "), zh: parts.map(\.zh).joined(separator: " + "))
  }

  private func index(_ name: String, _ year: String) -> Words {
    let own = Self.names["indices.\(name)"] ?? Words(en: name, zh: name)
    return Words(en: "\(own.en), \(year)", zh: "\(year)年\(own.zh)")
  }

  /// The name of a key, with the number of the element of a list that it is of.
  private func named(_ keys: [String]) -> Words {
    var number: Int?
    let plain = keys.map { key -> String in
      guard let open = key.firstIndex(of: "["), let close = key.firstIndex(of: "]"), open < close else { return key }
      number = Int(key[key.index(after: open)..<close])
      return String(key[..<open])
    }
    let path = plain.joined(separator: ".")
    let words = Self.names[path] ?? Words(en: plain.last ?? path, zh: plain.last ?? path)
    guard let number else { return words }
    return Words(en: "\(words.en) \(number + 1)", zh: "第\(number + 1)项\(words.zh)")
  }

  /// By path, without the group, the layer and the number of an element.
  private static let names: [String: Words] = Dictionary(
    table.map { ($0.0, Words(en: $0.1, zh: $0.2)) }, uniquingKeysWith: { first, _ in first })

  private static let table: [(String, String, String)] = [
    ("funding.perHead", "funding a head", "人均筹资标准"), ("funding.share", "share of the contributions", "占居民筹资的比例"),
    ("funding.total", "funding of the year", "全年筹资总额"),
    ("funding.yearsBefore", "years before, whose contributions count", "缴费所属年度（前几年）"),
    ("funding.sources.share", "share of source", "筹资来源占比"), ("funding.sources.party", "source", "筹资来源"),
    ("benefit.deductible", "deductible", "起付线"), ("benefit.rate", "rate paid", "支付比例"),
    ("benefit.cap", "cap", "封顶线"), ("benefit.bands.from", "lower limit of band", "分段下限"),
    ("benefit.bands.rate", "rate of band", "分段支付比例"),
    ("benefit.deductibleFactor", "share of the general deductible", "起付线占一般标准的比例"),
    ("benefit.addedRate", "added to every rate", "支付比例提高"),
    ("benefit.incomeYearsBefore", "years before, whose income counts", "收入所属年度（前几年）"),
    ("benefit.measuredOn", "what bands are measured on", "分段依据"),
    ("benefit.limitBelongsTo", "band that a limit belongs to", "分段界点归属"),
    ("population.insured", "people insured", "参保人数"), ("population.share", "share of the insured", "占参保人数比例"),
    ("expense.probability", "people with in-scope expense", "发生合规自付费用的人数比例"),
    ("expense.factor", "level of expense", "费用水平系数"),
    ("expense.admissions.mean", "admissions a person", "人均住院次数"),
    ("expense.severe.probability", "people severely ill", "重病人数比例"),
    ("expense.severe.stays", "stays of the severely ill", "重病人均住院次数"),
    ("expense.maternity.probability", "people with a maternity stay", "生育住院人数比例"),
    ("expense.maternity.rate", "maternity: basic rate", "生育基本医保支付比例"),
    ("expense.chronic.probability", "people with chronic expense", "门诊慢特病人数比例"),
    ("expense.chronic.rate", "chronic: basic rate", "门诊慢特病基本医保支付比例"),
    ("expense.chronic.yearlyMaximum", "chronic: basic maximum", "门诊慢特病年度限额"),
    ("expense.yearlyMaximum", "basic insurance's yearly maximum", "基本医保年度最高支付限额"),
    ("expense.levels.rate", "basic rate of hospital level", "医院级别基本医保支付比例"),
    ("expense.levels.deductible", "basic deductible of hospital level", "医院级别基本医保起付标准"),
    ("trend.frequency", "growth of people with expense a year", "费用人数年增长率"),
    ("trend.severity", "growth of expense a year", "费用年增长率"),
    ("trend.frequencyError", "uncertainty of that of people", "费用人数增长率的不确定性"),
    ("trend.severityError", "uncertainty of that of expense", "费用增长率的不确定性"),
    ("shocks.frequency", "swing of people from year to year", "人数年度波动"),
    ("shocks.severity", "swing of expense from year to year", "费用年度波动"),
    ("shocks.correlation", "correlation of the two", "两项波动的相关系数"),
    ("shocks.persistence", "what stays of a year's swing", "波动的延续"),
    ("horizon.years", "years in a row", "连续测算年数"), ("openingReserve", "accumulated surplus at the start", "期初历年结余"),
    ("cash.interestRate", "interest on advances", "垫付资金利率"),
    ("behaviour.elasticity", "elasticity of spending", "费用对自付的弹性"),
    ("costs.shareOfPremium", "running costs of the premium", "经办费用占保费比例"),
    ("costs.shareOfClaims", "running costs of the claims", "经办费用占赔付比例"),
    ("costs.perInsured", "running costs a head", "人均经办费用"), ("contract.years", "contract, years", "合作期"),
    ("nextFunding.grantedShare", "granted of what a clause changes", "按条款调整筹资的执行比例"),
    ("nextFunding.yearlyRaise", "raise a head each year", "人均筹资年提高额"),
    ("nextFunding.trend", "expected growth of claims", "预期赔付增长率"), ("nextFunding.loading", "loading", "安全附加"),
    ("nextFunding.confidence", "confidence sought", "目标收支平衡概率"),
    ("riskSharing.agreedSurplusRate", "surplus that the insurer keeps", "合同约定盈余率"),
    ("riskSharing.incentiveMaximum", "surplus kept at the most", "盈利率上限"),
    ("riskSharing.incentiveScore", "incentive that is earned", "浮动激励兑现比例"),
    ("riskSharing.surplusReturnsTo", "surplus beyond it goes to", "超额盈余去向"),
    ("riskSharing.surplusUse", "what the surplus is for", "超额盈余用途"),
    ("riskSharing.insurerShareOfPolicyLoss", "insurer's part of a policy loss", "政策性亏损承办机构分担比例"),
    ("riskSharing.managementCausedShare", "management-caused part of a loss", "管理性亏损占比"),
    ("riskSharing.lossHandling", "how the public part of a loss is paid", "亏损公共分担方式"),
    ("riskSharing.marginLimit", "costs and profit at most", "成本与盈利合计上限"),
    ("riskSharing.lossLimit", "insurer's loss at most", "承办机构亏损上限"),
    ("riskSharing.recoveredShare", "deferred loss that is recovered", "超限亏损次年补偿比例"),
    ("riskSharing.lossMeasured", "how a loss is measured", "亏损口径"), ("riskSharing.publicSide", "public side", "公共一方"),
    ("riskSharing.insurerShareOfAdvance", "insurer's part of the advance", "垫付承办机构分担比例"),
    ("riskSharing.advanceRecoveredShare", "advance that is paid back", "垫付偿还比例"),
    ("riskSharing.advanceRecoveredFrom", "who pays it back", "垫付偿还来源"),
    ("riskSharing.advancedBy", "who advances", "公共垫付来源"),
    ("riskSharing.threshold", "loss ratio that earns the whole premium", "保费全额拨付的赔付率"),
    ("riskSharing.staffShare", "for staff below it", "未达赔付率时人员经费比例"),
    ("riskSharing.raiseAbove", "loss ratio that may raise the premium", "可上调保费的赔付率"),
    ("riskSharing.lowerBelow", "loss ratio that may lower it", "可下调保费的赔付率"),
    ("riskSharing.base", "what claims are measured against", "盈亏计算基数"),
    ("riskSharing.counterparty", "the other side", "分担对方"), ("riskSharing.thenPaidBy", "then paid by", "不足时由谁支付"),
    ("riskSharing.lossesPaidBy", "losses paid by", "亏损由谁支付"),
    ("riskSharing.deficitPaidBy", "deficit paid by", "不足由谁支付"),
    ("riskSharing.feePerInsured", "fee a head", "人均服务费"),
    ("riskSharing.scoredShare", "part of the fee by score", "服务费考核部分"),
    ("riskSharing.score", "score", "考核得分率"), ("riskSharing.assessment.score", "assessment score", "考核得分"),
    ("riskSharing.bands.from", "lower limit of band", "分担区间下限"),
    ("riskSharing.bands.insurerShare", "insurer's part of band", "区间承办机构分担比例"),
    ("riskSharing.surplus.from", "lower limit of surplus band", "盈余区间下限"),
    ("riskSharing.surplus.insurerShare", "insurer's part of surplus band", "盈余区间承办机构留存比例"),
    ("riskSharing.surplus.party", "who gets the rest of surplus band", "盈余区间其余归属"),
    ("riskSharing.loss.from", "lower limit of loss band", "亏损区间下限"),
    ("riskSharing.loss.insurerShare", "insurer's part of loss band", "亏损区间承办机构分担比例"),
    ("riskSharing.loss.party", "who pays the rest of loss band", "亏损区间其余由谁承担"),
    ("settlement.instalments.cumulative", "paid by instalment", "拨付期累计拨付比例"),
    ("settlement.instalments.by", "day of instalment", "拨付期限"), ("settlement.deposit", "service deposit", "服务保证金比例"),
    ("settlement.assessmentScore", "deposit that is granted", "保证金考核兑付比例"),
    ("settlement.forfeitedTo", "forfeited deposit goes to", "扣减保证金去向"), ("settlement.settledBy", "settled by", "清算期限"),
    ("settlement.lateClaimsShare", "claims that fall into the next year", "结转次年的赔付比例"),
    ("settlement.guarantee", "performance guarantee", "履约保证金"),
    ("settlement.guaranteeDeducted", "guarantee deducted", "履约保证金扣减比例"),
    ("settlement.unclaimedShare", "benefits that nobody claims", "无人申领的赔付比例"),
    ("settlement.unclaimedReturnAfter", "years until they return", "未申领资金返还年限"),
    ("claimsPayment.prepaid", "claims prepaid", "按月预拨比例"),
    ("claimsPayment.lag", "payment of claims by month", "赔付支付时滞"),
    ("indices.disposableIncome", "disposable income", "人均可支配收入"),
    ("indices.subsidyPerHead", "subsidy a head", "人均财政补助"),
    ("indices.individualPremium", "individual premium", "个人缴费标准"), ("indices.averageWage", "average wage", "平均工资"),
  ]
}
