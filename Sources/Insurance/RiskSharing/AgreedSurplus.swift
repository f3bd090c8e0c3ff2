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
  /// The insurer's share of a loss by ordinary fluctuation, which is settled at once; nil where all that is not
  /// management-caused counts as policy-caused. Where the contract's years are netted, so does it.
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

  /// Whether a document lets the years of a contract be settled together.
  public enum Netting: String, Sendable, Hashable, CaseIterable {
    case allowed
    /// Each year is settled on its own (Shanxi 2019 五(二): 不得按合同期限在合同期满后一并结算).
    case forbidden
  }

  /// What becomes of surplus in the critical-illness fund (Jiangxi 2025 四(五): it enters next year's fund).
  public enum SurplusUse: String, Sendable, Hashable, CaseIterable {
    /// It pays a part of next year's funding, which need not be raised.
    case setOff = "set-off"
    /// It comes on top of next year's funding, and meets the public share of losses first.
    case added = "added"
  }

  /// What the contract says about the public share of a policy-caused loss (Jiangxi 2025 四(五)).
  public enum LossHandling: String, Sendable, Hashable, CaseIterable {
    /// It is paid when the year is settled.
    case shared = "shared"
    /// The same, and next year's funding standard is adjusted by the loss (Shanxi 2019 五(三), 适当调整次年筹资标准).
    case sharedAndFundingAdjusted = "shared-and-funding-adjusted"
    /// It stays owed, and next year's raised funding pays it (调整大病保险筹资标准).
    case raisedFunding = "raised-funding"
    /// The rule is applied to the totals of the contract's years so far, and what has moved before is set off
    /// (合作期通算).
    case nettedOverTerm = "netted-over-term"
  }

  public static let lossDeferred = Transfer.Reason(
    "loss-deferred", en: "public share of a policy-caused loss, to be met by raising next year's funding",
    zh: "政策性亏损医保分担部分，待调整次年筹资解决")
  public static let nettedBack = Transfer.Reason(
    "netted-over-term", en: "earlier surplus and losses netted over the contract term", zh: "合作期通算找补")

  /// - Throws: `RuleError` where a share lies outside 0…1, a score would grant nothing, the surplus would go to nobody on the
  ///   public side, or years are netted that the document keeps apart.
  public init(
    rate: Cited<Double>, incentiveMaximum: Cited<Double>? = nil, incentiveScore: Cited<Double> = Cited(0, "—"),
    surplusReturnsTo: Cited<Party>, insurerLossShare: Cited<Double>, managementShare: Cited<Double>,
    lossHandling: Cited<LossHandling> = Cited(.shared, "—"), lossesPaidBy: Cited<Party> = Cited(.basicMedicalFund, "—"),
    surplusUse: Cited<SurplusUse> = Cited(.setOff, "—"), nettingOverTerm: Cited<Netting>? = nil,
    insurerOrdinaryShare: Cited<Double>? = nil
  ) throws(RuleError) {
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
    guard Party.publicSide.contains(surplusReturnsTo.value) else {
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

  /// Surplus that entered the critical-illness fund pays for the year before the basic fund is asked.
  public var usesReserve: Bool { surplusReturnsTo.value == .criticalIllnessFund }

  public var tellsCauses: Bool { true }

  /// Totals of a contract are shared by terms of the contract.
  public var drawsTermsByContract: Bool { lossHandling.value == .nettedOverTerm }

  public func reserveForFunding(_ account: YearAccount) -> Money {
    usesReserve && surplusUse.value == .setOff ? min(max(account.reserve, .zero), account.premium) : .zero
  }

  public func recover(_ account: YearAccount, in book: inout YearBook) {
    for debt in account.opening.outstanding where debt.reason == Self.lossDeferred && debt.since < account.year {
      book.recover(debt, debt.amount, from: lossesPaidBy.value, for: .lossRecovered, by: lossHandling.clause)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    book.attribute(causes(account))
    if lossHandling.value == .nettedOverTerm {
      shareOverTerm(account, in: &book)
    } else {
      let surplus = account.surplus
      if surplus > .zero { returnSurplus(beyondKept(surplus, of: account.premium, account), account, in: &book) }
      if surplus < .zero {
        shareLoss(publicShare(account), account, in: &book)
        shareOrdinaryLoss(account, in: &book)
      }
    }
    if account.surplus < .zero, lossHandling.value == .sharedAndFundingAdjusted {
      let policyLoss = countsAsPolicyCaused(account)
      guard policyLoss > .zero else { return }
      book.follow(
        "funding-to-be-adjusted",
        Words(en: "policy-caused loss, on which next year's funding is adjusted", zh: "政策性亏损，作为调整次年筹资标准的依据"),
        policyLoss, premiumChange: policyLoss, by: lossHandling.clause)
    }
  }

  /// The part of a surplus that the insurer may not keep.
  private func beyondKept(_ surplus: Money, of premium: Money, _ account: YearAccount) -> Money {
    surplus - min(surplus, premium.part(keptRate(account)))
  }

  private func causes(_ account: YearAccount) -> LossCauses {
    LossCauses(
      of: -account.surplus, managementShare: account.value(of: managementShare), changedClaims: account.changedClaims)
  }

  /// The part of a loss that is shared, and raises funding, as policy-caused.
  private func countsAsPolicyCaused(_ account: YearAccount) -> Money {
    let causes = causes(account)
    let isAlone = insurerOrdinaryShare != nil && lossHandling.value != .nettedOverTerm
    return isAlone ? causes.policy : causes.policy + causes.ordinary
  }

  /// The part of it that the public side bears.
  private func publicShare(_ account: YearAccount) -> Money {
    let policyLoss = countsAsPolicyCaused(account)
    return policyLoss - policyLoss.part(account.value(of: insurerLossShare))
  }

  /// Chance has no year of its own to make it good: its public share is paid at once.
  private func shareOrdinaryLoss(_ account: YearAccount, in book: inout YearBook) {
    guard let insurerOrdinaryShare else { return }
    let loss = causes(account).ordinary
    book.meet(
      loss - loss.part(account.value(of: insurerOrdinaryShare)), from: paysFirst, then: lossesPaidBy.value,
      for: .ordinaryLossShared, by: insurerOrdinaryShare.clause)
  }

  /// Who pays the public share of a loss while it can: the fund that surplus was added to.
  private var paysFirst: Party {
    usesReserve && surplusUse.value == .added ? .criticalIllnessFund : lossesPaidBy.value
  }

  private func returnSurplus(_ amount: Money, _ account: YearAccount, in book: inout YearBook) {
    let entersFund = surplusReturnsTo.value == .criticalIllnessFund
    book.pay(
      from: .insurer, to: surplusReturnsTo.value, amount, for: entersFund ? .surplusToNextYear : .surplusReturned,
      by: surplusReturnsTo.clause)
    if surplusReturnsTo.value == .criticalIllnessFund, amount > .zero {
      book.follow(
        "surplus-to-next-year",
        Words(en: "surplus beyond the agreed rate, which enters next year's fund", zh: "超过约定盈余率的结余，转入下一年度大病保险基金"),
        amount, by: surplusReturnsTo.clause)
    }
  }

  private func shareLoss(_ amount: Money, _ account: YearAccount, in book: inout YearBook) {
    if lossHandling.value == .raisedFunding, amount > .zero {
      book.follow(
        "funding-to-be-raised",
        Words(en: "public share of the loss, by which next year's funding is raised", zh: "医保分担的亏损，次年筹资相应调增"),
        amount, by: lossHandling.clause)
      book.owe(from: .criticalIllnessFund, to: .insurer, amount, for: Self.lossDeferred, by: lossHandling.clause)
    } else {
      book.meet(amount, from: paysFirst, then: lossesPaidBy.value, for: .lossShared, by: insurerLossShare.clause)
    }
  }

  /// The rule on the totals of the contract's years so far, less what has moved before. The management-caused part of a
  /// year's loss is the insurer's and stays out of the totals: only policy-caused losses are netted.
  private func shareOverTerm(_ account: YearAccount, in book: inout YearBook) {
    let term = account.opening.term
    let premium = term.premium + account.premium
    let own = causes(account).management
    book.keepApart(ownLoss: own)
    let surplus = premium - term.claims - account.claims - term.costs - account.costs + term.ownLosses + own
    let returned =
      surplus >= .zero
      ? beyondKept(surplus, of: premium, account)
      : surplus - surplus.part(account.value(of: insurerLossShare))
    let change = returned - term.returned
    if change > .zero, returned <= .zero {
      // A loss borne before is partly made good by this year's surplus.
      book.pay(from: .insurer, to: lossesPaidBy.value, change, for: Self.nettedBack, by: lossHandling.clause)
    } else if change > .zero {
      let madeGood = max(-term.returned, .zero)
      book.pay(from: .insurer, to: lossesPaidBy.value, madeGood, for: Self.nettedBack, by: lossHandling.clause)
      returnSurplus(change - madeGood, account, in: &book)
    } else if change < .zero {
      // Surplus that was returned before meets the loss first, from the fund that still holds it.
      let netted = min(-change, max(term.returned, .zero))
      let held = surplusReturnsTo.value == .criticalIllnessFund ? min(netted, max(book.fundCash, .zero)) : .zero
      book.pay(from: .criticalIllnessFund, to: .insurer, held, for: Self.nettedBack, by: lossHandling.clause)
      book.pay(from: lossesPaidBy.value, to: .insurer, netted - held, for: Self.nettedBack, by: lossHandling.clause)
      book.pay(
        from: lossesPaidBy.value, to: .insurer, -change - netted, for: .lossShared, by: insurerLossShare.clause)
    }
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    [
      TurningPoint(account.lossRatio(atSurplus: keptRate), rate.clause),
      TurningPoint(account.lossRatio(atSurplus: 0), insurerLossShare.clause),
    ]
  }
}
