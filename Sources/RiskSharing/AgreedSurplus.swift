import Insurance

/// The insurer keeps an agreed surplus rate; a policy-caused loss is shared, a management-caused one is its own.
///
/// Shanxi 2019 五(二)(三): surplus beyond the contract's rate goes back to the medical insurance side in full; a
/// policy-caused loss is shared between the medical fund and the insurer at a contract ratio, and next year's funding
/// standard adjusted. Jiangxi 2025 四(五): the profit rate is fixed, or fixed with a floating incentive, within 4–5%;
/// what is beyond goes into next year's critical-illness fund. A policy-caused loss is shared at once, or its public
/// share by raising next year's funding, or losses and surpluses are netted over the contract term.
public struct AgreedSurplus: RiskSharingRule {
  /// The share of the premium that the insurer may keep of S = P − C − E.
  public let rate: Cited<Double>
  /// The highest rate that the floating incentive can reach; nil where there is none.
  public let incentiveMaximum: Cited<Double>?
  /// How much of the way to the highest rate the assessment grants, 0 to 1.
  public let incentiveScore: Cited<Double>
  /// Who gets the surplus beyond it.
  public let surplusReturnsTo: Cited<Party>
  /// The insurer's share of a policy-caused loss; `lossesPaidBy` bears the rest.
  public let insurerLossShare: Cited<Double>
  /// The insurer's share of a loss by ordinary fluctuation, which is settled at once unless it is netted; nil where all that is
  /// not management-caused counts as policy-caused.
  public let insurerOrdinaryShare: Cited<Double>?
  /// The share of a loss that is management-caused, which no claim shows: a contract term.
  public let managementShare: Cited<Double>
  /// How the public share of a policy-caused loss is paid.
  public let lossHandling: Cited<LossHandling>
  /// Who pays it.
  public let lossesPaidBy: Cited<Party>
  /// What surplus that entered the critical-illness fund is for.
  public let surplusUse: Cited<SurplusUse>
  /// Whether the document lets the contract's years be netted; nil where it says nothing.
  public let nettingOverTerm: Cited<Netting>?
  /// Whether surplus may be set off against next year's funding; nil where the document says nothing.
  public let settingOff: Cited<Netting>?
  /// Whether the rate is before or after the insurer's costs.
  public let profitMeasured: Cited<ProfitMeasure>
  /// On which premium the surplus is reckoned of which a part goes back.
  public let surplusReckoned: Cited<SurplusReckoned>
  /// Which losses are netted, where the contract's years are.
  public let lossesNetted: Cited<NettedLosses>

  public static let lossDeferred = Transfer.Reason(
    "loss-deferred", en: "public share of a policy-caused loss, to be met by raising next year's funding",
    zh: "政策性亏损医保分担部分，待调整次年筹资解决")
  public static let nettedLossShared = Transfer.Reason(
    "netted-loss-shared", en: "public share of the loss netted over the contract term", zh: "合作期通算亏损医保分担部分")
  public static let nettedBack = Transfer.Reason(
    "netted-over-term", en: "earlier surplus and losses netted over the contract term", zh: "合作期通算找补")

  /// - Throws: `RuleError` where a share lies outside 0…1, a score would grant nothing, the surplus would go to nobody on the
  ///   public side, or years are netted that the document keeps apart.
  public init(
    rate: Cited<Double>, incentiveMaximum: Cited<Double>? = nil, incentiveScore: Cited<Double> = Cited(0, "—"),
    surplusReturnsTo: Cited<Party>, insurerLossShare: Cited<Double>, managementShare: Cited<Double>,
    lossHandling: Cited<LossHandling> = Cited(.shared, "—"), lossesPaidBy: Cited<Party> = Cited(.basicMedicalFund, "—"),
    surplusUse: Cited<SurplusUse> = Cited(.setOff, "—"), nettingOverTerm: Cited<Netting>? = nil,
    insurerOrdinaryShare: Cited<Double>? = nil, settingOff: Cited<Netting>? = nil,
    profitMeasured: Cited<ProfitMeasure> = Cited(.netOfCosts, "—"),
    surplusReckoned: Cited<SurplusReckoned> = Cited(.whole, "—"),
    lossesNetted: Cited<NettedLosses> = Cited(.allButManagement, "—")
  ) throws(RuleError) {
    self.surplusReckoned = surplusReckoned
    self.lossesNetted = lossesNetted
    if lossHandling.value == .nettedOverTerm, surplusReckoned.value == .received {
      throw RuleError(
        .notCombinable, "surplusReckoned",
        "the contract's years are netted on their whole premiums: give whole-premium, or another 'lossHandling'")
    }
    self.settingOff = settingOff
    self.profitMeasured = profitMeasured
    if let settingOff, settingOff.value == .forbidden, surplusReturnsTo.value == .criticalIllnessFund,
      surplusUse.value == .setOff
    {
      throw RuleError(
        .notCombinable, "surplusReturnsTo",
        "\(settingOff.clause.text) forbids that surplus is set off against next year's premium: give 'surplusUse' as added or in-the-fund; a reform that lets it be sets 'surplusSetOff' to allowed"
      )
    }
    if let insurerOrdinaryShare { try checkShare(insurerOrdinaryShare, "insurerShareOfOrdinaryLoss") }
    self.insurerOrdinaryShare = insurerOrdinaryShare
    if let nettingOverTerm, nettingOverTerm.value == .forbidden, lossHandling.value == .nettedOverTerm {
      throw RuleError(
        .notCombinable, "lossHandling",
        "\(nettingOverTerm.clause.text) forbids that the contract's years are netted; a reform that lets them be sets 'nettingOverTerm' to allowed as well"
      )
    }
    try checkLender(lossesPaidBy, "lossesPaidBy")
    try checkShare(rate, "agreedSurplusRate")
    try checkShare(incentiveScore, "incentiveScore")
    try checkShare(insurerLossShare, "insurerShareOfPolicyLoss")
    try checkShare(managementShare, "managementCausedShare")
    if let incentiveMaximum {
      try checkShare(incentiveMaximum, "incentiveMaximum")
      // A rate of its own above the highest is one for which no score counts.
      guard incentiveMaximum.value >= rate.value || incentiveScore.value == 0 else {
        throw RuleError(
          .notAscending, "incentiveScore",
          "grants nothing: 'agreedSurplusRate' lies above 'incentiveMaximum', \(plain(incentiveMaximum.value * 100))%")
      }
    }
    guard surplusReturnsTo.value.mayBeNamed else {
      throw RuleError(.outOfRange, "surplusReturnsTo", "must be a fund or the treasury")
    }
    self.rate = rate
    self.incentiveMaximum = incentiveMaximum
    self.incentiveScore = incentiveScore
    self.surplusReturnsTo = surplusReturnsTo
    self.insurerLossShare = insurerLossShare
    self.managementShare = managementShare
    self.lossHandling = lossHandling
    self.lossesPaidBy = lossesPaidBy
    self.surplusUse = surplusUse
    self.nettingOverTerm = nettingOverTerm
  }

  /// The rate that the insurer may keep, with the incentive it earned.
  public var keptRate: Double { rate(earning: incentiveScore.value, from: rate.value) }

  private func keptRate(_ account: YearAccount) -> Double {
    rate(earning: account.value(of: incentiveScore), from: account.value(of: rate))
  }

  private func rate(earning score: Double, from rate: Double) -> Double {
    guard let maximum = incentiveMaximum?.value else { return rate }
    return rate + max(0, maximum - rate) * score
  }

  /// What the critical-illness fund holds pays for the year before the basic fund is asked.
  public var usesReserve: Bool { true }

  private var surplusEntersFund: Bool { surplusReturnsTo.value == .criticalIllnessFund }

  public var tellsCauses: Bool { true }

  public var lossMeasure: Words {
    let plain =
      profitMeasured.value == .grossOfCosts ? Words(en: "C − P", zh: "C－P") : Words(en: "C + E − P", zh: "C＋E－P")
    guard surplusEntersFund, surplusUse.value == .inTheFund, lossHandling.value != .nettedOverTerm else { return plain }
    return Words(
      en: "\(plain.en), less what earlier surplus meets", zh: "\(plain.zh)，扣除以前年度结余弥补部分")
  }

  /// Totals of a contract are shared by terms of the contract.
  public var drawsTermsByContract: Bool { lossHandling.value == .nettedOverTerm }

  public func reserveForFunding(_ account: YearAccount) -> Money {
    surplusEntersFund && surplusUse.value == .setOff ? min(max(account.reserve, .zero), account.premium) : .zero
  }

  public func recover(_ account: YearAccount, in book: inout YearBook) {
    for debt in account.opening.outstanding where debt.reason == Self.lossDeferred && debt.since < account.year {
      book.recover(debt, debt.amount, from: lossesPaidBy.value, for: .lossRecovered, by: lossHandling.clause)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    let isNetted = lossHandling.value == .nettedOverTerm
    let met = isNetted ? .zero : metBySurplus(account, in: &book)
    let causes = causes(account, met: met)
    book.attribute(causes)
    if isNetted {
      shareOverTerm(account, in: &book)
    } else {
      let surplus = surplus(account)
      let received = surplusReckoned.value.counted(surplus, in: book)
      if received > .zero { returnSurplus(beyondKept(received, of: account.premium, account), account, in: &book) }
      if surplus < .zero {
        shareLoss(publicShare(of: causes, account), account, in: &book)
        shareOrdinaryLoss(causes, account, in: &book)
      }
    }
    if surplus(account) < .zero, lossHandling.value == .sharedAndFundingAdjusted {
      let policyLoss = countsAsPolicyCaused(causes)
      guard policyLoss > .zero else { return }
      book.follow(
        "funding-to-be-adjusted",
        chanceCountsAsPolicyCaused
          ? Words(
            en: "loss that management did not cause, on which next year's funding is adjusted",
            zh: "非管理性亏损，作为调整次年筹资标准的依据")
          : Words(en: "policy-caused loss, on which next year's funding is adjusted", zh: "政策性亏损，作为调整次年筹资标准的依据"),
        policyLoss, premiumChange: policyLoss, by: lossHandling.clause)
    }
  }

  /// What the rate is a rate of, and a loss falls below.
  private func surplus(_ account: YearAccount) -> Money {
    profitMeasured.value == .grossOfCosts ? account.premium - account.claims : account.surplus
  }

  /// Where surplus of earlier years is part of the year's fund, it pays what the funding lacks before anything is a loss;
  /// a management-caused loss is the insurer's all the same (Jiangxi 四(五) 由大病保险承办机构承担).
  private func metBySurplus(_ account: YearAccount, in book: inout YearBook) -> Money {
    guard surplusEntersFund, surplusUse.value == .inTheFund else { return .zero }
    let causes = causes(account)
    let met = min(causes.policy + causes.ordinary, max(book.fundCash, .zero))
    book.pay(from: .criticalIllnessFund, to: .insurer, met, for: ReserveThenAdvance.fromReserve, by: surplusUse.clause)
    return met
  }

  /// The part of a surplus that the insurer may not keep.
  func beyondKept(_ surplus: Money, of premium: Money, _ account: YearAccount) -> Money {
    surplus - min(surplus, premium.part(keptRate(account)))
  }

  /// - Parameter met: what earlier surplus has met of the loss.
  func causes(_ account: YearAccount, met: Money = .zero) -> LossCauses {
    LossCauses(
      of: -surplus(account), managementShare: account.value(of: managementShare), policyGap: account.policyGap, met: met
    )
  }

  /// The part of a loss that is shared, and raises funding, as policy-caused.
  private func countsAsPolicyCaused(_ causes: LossCauses) -> Money {
    chanceCountsAsPolicyCaused ? causes.policy + causes.ordinary : causes.policy
  }

  private var chanceCountsAsPolicyCaused: Bool { insurerOrdinaryShare == nil }

  /// Whether chance stays out of what the contract's years net. Where it counts as policy-caused, it is netted with that.
  var netsPolicyAlone: Bool { lossesNetted.value == .policyCaused && !chanceCountsAsPolicyCaused }

  /// The part of a policy-caused loss that the public side bears.
  func publicShare(of causes: LossCauses, _ account: YearAccount) -> Money {
    let policyLoss = countsAsPolicyCaused(causes)
    return policyLoss - policyLoss.part(account.value(of: insurerLossShare))
  }

  /// The part of a loss by ordinary fluctuation that it bears.
  func publicShareOfChance(_ causes: LossCauses, _ account: YearAccount) -> Money {
    guard let insurerOrdinaryShare else { return .zero }
    return causes.ordinary - causes.ordinary.part(account.value(of: insurerOrdinaryShare))
  }

  /// Chance has no year of its own to make it good: its public share is paid at once.
  ///
  /// - Returns: what it pays.
  @discardableResult
  func shareOrdinaryLoss(_ causes: LossCauses, _ account: YearAccount, in book: inout YearBook) -> Money {
    guard let insurerOrdinaryShare else { return .zero }
    let share = publicShareOfChance(causes, account)
    book.meet(
      share, from: paysFirst, then: lossesPaidBy.value, for: .ordinaryLossShared, by: insurerOrdinaryShare.clause)
    return share
  }

  /// Who pays the public share of a loss while it can: the critical-illness fund, with what it holds of earlier surplus or of
  /// deposits that were not granted, unless that is set off against the next year's funding.
  private var paysFirst: Party {
    surplusEntersFund && surplusUse.value == .setOff ? lossesPaidBy.value : .criticalIllnessFund
  }

  func returnSurplus(_ amount: Money, _ account: YearAccount, in book: inout YearBook) {
    book.pay(
      from: .insurer, to: surplusReturnsTo.value, amount,
      for: surplusEntersFund ? .surplusToNextYear : .surplusReturned,
      by: surplusReturnsTo.clause)
    if surplusEntersFund, amount > .zero {
      book.follow(
        "surplus-to-next-year",
        Words(en: "surplus beyond the agreed rate, which enters next year's fund", zh: "超过约定盈余率的结余，转入下一年度大病保险基金"),
        amount, by: surplusReturnsTo.clause)
    }
  }

  private func shareLoss(_ amount: Money, _ account: YearAccount, in book: inout YearBook) {
    if lossHandling.value == .raisedFunding, amount > .zero {
      let amount = book.draw(amount)
      guard amount > .zero else { return }
      book.follow(
        "funding-to-be-raised",
        Words(en: "public share of the loss, by which next year's funding is raised", zh: "医保分担的亏损，次年筹资相应调增"),
        amount, by: lossHandling.clause)
      book.owe(from: .criticalIllnessFund, to: .insurer, amount, for: Self.lossDeferred, by: lossHandling.clause)
    } else {
      book.meet(
        amount, from: paysFirst, then: lossesPaidBy.value,
        for: chanceCountsAsPolicyCaused ? .lossNotByManagementShared : .lossShared, by: insurerLossShare.clause)
    }
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    // What costs take of the premium no longer counts where the rate is before them.
    let isGross = profitMeasured.value == .grossOfCosts && account.premium.fen > 0
    let costs = isGross ? account.costs.yuan / account.premium.yuan : 0
    return [
      TurningPoint(account.lossRatio(atSurplus: keptRate - costs), rate.clause),
      TurningPoint(account.lossRatio(atSurplus: -costs), insurerLossShare.clause),
    ]
  }
}
