import Insurance

/// Above a threshold of claims the whole premium is paid over; below it the claims and a share for staff.
///
/// Huizhou 2013 二(五)1(5): C ≥ 95% P: all of P; C < 95% P: C, and 4% of C for staff. 二(五)1(4): the insurer carries its
/// own losses. Read so: with C > P the payer still pays P and the insurer carries C − P. At the threshold the payer's
/// cost jumps; the jump is reported, not smoothed.
public struct ClaimsThreshold: RiskSharingRule {
  /// The loss ratio from which the whole premium is paid over.
  public let threshold: Cited<Double>
  /// What is paid for staff below it, as a share of the claims.
  public let staffShare: Cited<Double>
  /// Claims and allowed costs above this share of the premium let next year's premium be adjusted.
  public let raiseAbove: Cited<Double>
  /// Claims and allowed costs below this share of the premium let next year's premium be adjusted.
  public let lowerBelow: Cited<Double>

  /// Which costs count beside claims for the two limits.
  public let allowedCosts: Cited<AllowedCosts>
  /// What is paid for staff from the threshold on.
  public let staffFromThreshold: Cited<StaffPayment>
  /// The share of a year's claims that is paid after its end, 0 to 1, where the payment rate is of claims paid within the year:
  /// they count for the rate of the next. What is paid over is of the year's own claims all the same, and at most the whole
  /// premium.
  public let paidAfterYear: Cited<Double>

  /// Which of the insurer's costs the tender and the agreement allow (Huizhou 2013 二(五)1(5): 符合…约定的其他费用).
  public enum AllowedCosts: String, Sendable, Hashable, CaseIterable {
    case all = "all-costs"
    /// The share of the claims that is paid for staff.
    case staff = "staff-share"
    case none = "no-costs"
  }

  /// What the premium 'with staff costs' means where all of it is paid over (Huizhou 2013 二(三)2: 保费（含人员经费）).
  public enum StaffPayment: String, Sendable, Hashable, CaseIterable {
    /// The premium pays for staff too.
    case included = "within-premium"
    /// The share for staff is paid beside it, from the same purses.
    case beside = "beside-premium"
  }

  public static let claimsPaidOver = Transfer.Reason(
    "claims-paid-over", en: "claims paid over to the insurer", zh: "按实际支付总额划拨")
  public static let staffCosts = Transfer.Reason(
    "staff-costs", en: "paid over for staff", zh: "人员工作经费")

  /// - Throws: `RuleError` where a share is below 0 or above 10, or the two triggers are the wrong way round.
  public init(
    threshold: Cited<Double>, staffShare: Cited<Double>, raiseAbove: Cited<Double>, lowerBelow: Cited<Double>,
    allowedCosts: Cited<AllowedCosts> = Cited(.all, "—"),
    staffFromThreshold: Cited<StaffPayment> = Cited(.included, "—"), paidAfterYear: Cited<Double> = Cited(0, "—")
  ) throws(RuleError) {
    try checkShare(paidAfterYear, "paidAfterYear")
    self.paidAfterYear = paidAfterYear
    for (share, name) in [
      (threshold, "threshold"), (staffShare, "staffShare"), (raiseAbove, "raiseAbove"), (lowerBelow, "lowerBelow"),
    ] where !(0...10).contains(share.value) {
      throw RuleError(.outOfRange, name, "must lie between 0 and 10")
    }
    guard lowerBelow.value <= raiseAbove.value else {
      throw RuleError(.notAscending, "lowerBelow", "must not be above raiseAbove")
    }
    self.threshold = threshold
    self.staffShare = staffShare
    self.raiseAbove = raiseAbove
    self.lowerBelow = lowerBelow
    self.allowedCosts = allowedCosts
    self.staffFromThreshold = staffFromThreshold
  }

  /// Claims with the costs that count beside them.
  private func claimsAndCosts(_ account: YearAccount) -> Money {
    switch allowedCosts.value {
    case .all: account.claims + account.costs
    case .staff: account.claims + account.claims.part(staffShare.value)
    case .none: account.claims
    }
  }

  private func reachesThreshold(_ claims: Money, _ account: YearAccount) -> Bool {
    // The threshold is not rounded to the fen: 94.6% must not pass for 95%. A share as a Double, 0.81 of 35,792,970,000
    // fen, can come out one step above the whole fen that is meant.
    let least = Double(account.premium.fen) * threshold.value
    return Double(claims.fen) >= (least - least.ulp).rounded(.up)
  }

  /// The claims that the payment rate is of.
  private func paidWithinYear(_ account: YearAccount) -> Money {
    account.claims - paidLater(account) + account.opening.claimsPaidLater
  }

  private func paidLater(_ account: YearAccount) -> Money { account.claims.part(account.value(of: paidAfterYear)) }

  public func premiumDue(for account: YearAccount) -> [PremiumPart] {
    let isBeside = staffFromThreshold.value == .beside
    let staff = PremiumPart(Self.staffCosts, account.claims.part(staffShare.value), staffShare.clause)
    if reachesThreshold(paidWithinYear(account), account) {
      let premium = PremiumPart(.premium, account.premium, threshold.clause)
      return isBeside ? [premium, staff] : [premium]
    }
    var (claims, forStaff) = (account.claims, staff.amount)
    // Claims that are paid too late for the whole premium are not paid over beyond it.
    if reachesThreshold(account.claims, account) {
      claims = min(claims, account.premium)
      if !isBeside { forStaff = min(forStaff, account.premium - claims) }
    }
    return [
      PremiumPart(Self.claimsPaidOver, claims, threshold.clause),
      PremiumPart(Self.staffCosts, forStaff, staffShare.clause),
    ]
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    book.leaveToNextRate(paidLater(account))
    book.drawForFund()
    if book.fundCash < .zero { book.askFunders(-book.fundCash) }
    let difference = claimsAndCosts(account) - account.premium
    if claimsAndCosts(account) > account.premium.part(raiseAbove.value) {
      follow("premium-may-be-raised", (en: "above", zh: "高于"), raiseAbove, difference, in: &book)
    } else if claimsAndCosts(account) < account.premium.part(lowerBelow.value) {
      follow("premium-may-be-lowered", (en: "below", zh: "低于"), lowerBelow, difference, in: &book)
    }
  }

  private func follow(
    _ name: String, _ side: (en: String, zh: String), _ limit: Cited<Double>, _ difference: Money,
    in book: inout YearBook
  ) {
    let percent = plain(limit.value * 100)
    book.follow(
      name,
      Words(
        en: "claims and allowed costs are \(side.en) \(percent)% of the premium, so that next "
          + "year's may be adjusted; difference to the premium",
        zh: "赔付及协议约定费用\(side.zh)保费总额的\(percent)%，可调整下一年度保费总额；与本年度保费的差额"),
      difference, premiumChange: difference, by: limit.clause)
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    // Where the rate, of claims less those paid later and with those of the year before, comes to the threshold.
    let within = 1 - account.value(of: paidAfterYear)
    let before =
      account.premium > .zero ? account.opening.claimsPaidLater.yuan / account.premium.yuan : 0
    let whole = within > 0 ? [TurningPoint((threshold.value - before) / within, threshold.clause)] : []
    return whole + [TurningPoint(1, threshold.clause)]
  }
}
