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

  public static let claimsPaidOver = Transfer.Reason(
    "claims-paid-over", en: "claims paid over to the insurer", zh: "按实际支付总额划拨")
  public static let staffCosts = Transfer.Reason(
    "staff-costs", en: "paid over for staff", zh: "人员工作经费")

  /// - Throws: `RuleError` where a share is below 0 or above 10, or the two triggers are the wrong way round.
  public init(
    threshold: Cited<Double>, staffShare: Cited<Double>, raiseAbove: Cited<Double>, lowerBelow: Cited<Double>
  ) throws(RuleError) {
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
  }

  private func paysWholePremium(_ account: YearAccount) -> Bool {
    // The threshold is not rounded to the fen: 94.6% must not pass for 95%. A share as a Double, 0.81 of 35,792,970,000
    // fen, can come out one step above the whole fen that is meant.
    let least = Double(account.premium.fen) * threshold.value
    return Double(account.claims.fen) >= (least - least.ulp).rounded(.up)
  }

  public func premiumDue(for account: YearAccount) -> [PremiumPart] {
    paysWholePremium(account)
      ? [PremiumPart(.premium, account.premium, threshold.clause)]
      : [
        PremiumPart(Self.claimsPaidOver, account.claims, threshold.clause),
        PremiumPart(Self.staffCosts, account.claims.part(staffShare.value), staffShare.clause),
      ]
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    if account.claims + account.costs > account.premium.part(raiseAbove.value) {
      book.follow(
        "premium-may-be-raised",
        Words(
          en: "claims and allowed costs are above \(plain(raiseAbove.value * 100))% of the premium, so that next "
            + "year's may be adjusted; difference to the premium",
          zh: "赔付及协议约定费用高于保费总额的\(plain(raiseAbove.value * 100))%，可调整下一年度保费总额；与本年度保费的差额"),
        account.claims + account.costs - account.premium,
        premiumChange: account.claims + account.costs - account.premium, by: raiseAbove.clause)
    } else if account.claims + account.costs < account.premium.part(lowerBelow.value) {
      book.follow(
        "premium-may-be-lowered",
        Words(
          en: "claims and allowed costs are below \(plain(lowerBelow.value * 100))% of the premium, so that next "
            + "year's may be adjusted; difference to the premium",
          zh: "赔付及协议约定费用低于保费总额的\(plain(lowerBelow.value * 100))%，可调整下一年度保费总额；与本年度保费的差额"),
        account.claims + account.costs - account.premium,
        premiumChange: account.claims + account.costs - account.premium, by: lowerBelow.clause)
    }
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    [TurningPoint(threshold.value, threshold.clause), TurningPoint(1, threshold.clause)]
  }
}
