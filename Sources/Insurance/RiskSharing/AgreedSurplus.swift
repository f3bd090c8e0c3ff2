/// The insurer keeps an agreed surplus rate; a policy-caused loss is shared, a management-caused one is its own.
///
/// Shanxi 2019 五(二)(三): surplus beyond the contract's rate goes back to the medical insurance side in full; a
/// policy-caused loss is shared between the medical fund and the insurer at a contract ratio, and next year's funding
/// standard adjusted. Jiangxi 2025 四(五): the profit rate is fixed, or fixed with a floating incentive, within 4–5%;
/// what is beyond goes into next year's critical-illness fund.
public struct AgreedSurplus: RiskSharingRule {
  /// The share of the premium that the insurer may keep of S = P − C − E.
  public let rate: Cited<Double>
  /// The highest rate that the floating incentive can reach; nil where there is none.
  public let incentiveMaximum: Cited<Double>?
  /// How much of the way to the highest rate the assessment grants, 0 to 1.
  public let incentiveScore: Cited<Double>
  /// Who gets the surplus beyond it.
  public let surplusReturnsTo: Cited<Party>
  /// The insurer's share of a policy-caused loss; the basic medical fund bears the rest.
  public let insurerLossShare: Cited<Double>
  /// The share of a loss that is management-caused, which no claim shows: a contract term.
  public let managementShare: Cited<Double>

  /// - Throws: `RuleError` where a share lies outside 0…1, the incentive's maximum is below the rate, or the surplus
  ///   would go to nobody on the public side.
  public init(
    rate: Cited<Double>, incentiveMaximum: Cited<Double>? = nil, incentiveScore: Cited<Double> = Cited(0, "—"),
    surplusReturnsTo: Cited<Party>, insurerLossShare: Cited<Double>, managementShare: Cited<Double>
  ) throws(RuleError) {
    try checkShare(rate, "agreedSurplusRate")
    try checkShare(incentiveScore, "incentiveScore")
    try checkShare(insurerLossShare, "insurerShareOfPolicyLoss")
    try checkShare(managementShare, "managementCausedShare")
    if let incentiveMaximum {
      try checkShare(incentiveMaximum, "incentiveMaximum")
      guard incentiveMaximum.value >= rate.value else {
        throw RuleError(.notAscending, "incentiveMaximum", "must not be below agreedSurplusRate")
      }
    }
    guard Party.publicSide.contains(surplusReturnsTo.value) else {
      throw RuleError(.outOfRange, "surplusReturnsTo", "must be a fund or the treasury")
    }
    self.rate = rate
    self.incentiveMaximum = incentiveMaximum
    self.incentiveScore = incentiveScore
    self.surplusReturnsTo = surplusReturnsTo
    self.insurerLossShare = insurerLossShare
    self.managementShare = managementShare
  }

  /// The rate that the insurer may keep, with the incentive it earned.
  public var keptRate: Double {
    guard let maximum = incentiveMaximum?.value else { return rate.value }
    return rate.value + (maximum - rate.value) * incentiveScore.value
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    let surplus = account.surplus
    if surplus > .zero {
      let kept = min(surplus, account.premium.part(keptRate))
      let returned = surplus - kept
      book.pay(
        from: .insurer, to: surplusReturnsTo.value, returned, for: .surplusReturned, by: surplusReturnsTo.clause)
      if surplusReturnsTo.value == .criticalIllnessFund, returned > .zero {
        book.follow(
          "surplus-to-next-year",
          Words(en: "surplus beyond the agreed rate, which enters next year's fund", zh: "超过约定盈余率的结余，转入下一年度大病保险基金"),
          returned, by: surplusReturnsTo.clause)
      }
    } else if surplus < .zero {
      let loss = -surplus
      let policyLoss = loss - loss.part(managementShare.value)
      let publicShare = policyLoss - policyLoss.part(insurerLossShare.value)
      book.pay(from: .basicMedicalFund, to: .insurer, publicShare, for: .lossShared, by: insurerLossShare.clause)
      if policyLoss > .zero {
        book.follow(
          "funding-to-be-adjusted",
          Words(en: "policy-caused loss, on which next year's funding is adjusted", zh: "政策性亏损，作为调整次年筹资标准的依据"),
          policyLoss, by: insurerLossShare.clause)
      }
    }
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    [
      TurningPoint(account.lossRatio(atSurplus: keptRate), rate.clause),
      TurningPoint(account.lossRatio(atSurplus: 0), insurerLossShare.clause),
    ]
  }
}
