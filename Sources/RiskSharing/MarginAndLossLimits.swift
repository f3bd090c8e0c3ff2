import Insurance

/// Profit and costs together are capped; losses are the insurer's up to a limit and deferred beyond it.
///
/// Shandong 2015 五(三): profit and costs at most 2% of the year's funds, the rest back to the basic fund; a loss up to
/// 4% is the insurer's; what is beyond is dealt with by adjusting next year's policy. Read so: the base of both limits
/// is P; the insurer keeps min(P − C, 2% P) and pays its costs out of it; what of its loss is beyond the limit is a deferred
/// balance that next year's funding recovers at a contract share. The loss is C − P, or C + E − P with costs up to the margin
/// that the clause admits: the clause can be read in both ways.
public struct MarginAndLossLimits: RiskSharingRule {
  /// Profit and costs together, as a share of the premium.
  public let marginLimit: Cited<Double>
  /// The loss that the insurer bears, as a share of the premium.
  public let lossLimit: Cited<Double>
  /// The share of the loss beyond the limit that next year's funding recovers.
  public let recoveredShare: Cited<Double>
  /// Who gets the surplus beyond the margin, and pays what is recovered of a loss.
  public let publicSide: Cited<Party>

  /// What the limit of the loss is held against.
  public enum LossMeasure: String, Sendable, Hashable, CaseIterable {
    /// C − P: the insurer pays its costs besides.
    case beforeCosts = "before-costs"
    /// C + E − P, E up to the margin: the insurer bears no more than the limit in all.
    case afterCosts = "after-costs"
  }

  public let lossMeasured: Cited<LossMeasure>
  /// On which premium the margin is reckoned beyond which surplus goes back.
  public let surplusReckoned: Cited<SurplusReckoned>

  public static let deferredBalance = Transfer.Reason(
    "deferred-balance", en: "loss beyond the insurer's limit, deferred to next year", zh: "超过承担上限的亏损，通过调整下年度政策适当解决")

  /// - Throws: `RuleError` where a share lies outside 0…1.
  public init(
    marginLimit: Cited<Double>, lossLimit: Cited<Double>, recoveredShare: Cited<Double>,
    publicSide: Cited<Party> = Cited(.basicMedicalFund, "—"),
    lossMeasured: Cited<LossMeasure> = Cited(.beforeCosts, "—"),
    surplusReckoned: Cited<SurplusReckoned> = Cited(.whole, "—")
  ) throws(RuleError) {
    self.surplusReckoned = surplusReckoned
    try checkLender(publicSide, "publicSide")
    try checkShare(marginLimit, "marginLimit")
    try checkShare(lossLimit, "lossLimit")
    try checkShare(recoveredShare, "recoveredShare")
    self.marginLimit = marginLimit
    self.lossLimit = lossLimit
    self.recoveredShare = recoveredShare
    self.publicSide = publicSide
    self.lossMeasured = lossMeasured
  }

  public static let deferredRecovered = Transfer.Reason(
    "deferred-balance-recovered", en: "deferred loss of the year before, recovered by this year's policy",
    zh: "上年度超限亏损，本年度调整政策解决")

  /// The year before's deferred balance is recovered: who funds the scheme raises what is set aside for this year.
  public func recover(_ account: YearAccount, in book: inout YearBook) {
    for debt in account.opening.outstanding where debt.reason == Self.deferredBalance && debt.since < account.year {
      book.recover(debt, debt.amount, from: publicSide.value, for: Self.deferredRecovered, by: lossLimit.clause)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    let margin = account.premium - account.claims
    let limit = account.premium.part(account.value(of: marginLimit))
    let kept = min(margin, limit)
    let surplus = surplusReckoned.value.counted(margin, in: book)
    if surplus > limit {
      book.pay(from: .insurer, to: publicSide.value, surplus - limit, for: .surplusReturned, by: marginLimit.clause)
    }
    let loss = lossMeasured.value == .afterCosts ? countedCosts(account) - kept : -margin
    let beyond = max(loss, .zero) - min(max(loss, .zero), account.premium.part(account.value(of: lossLimit)))
    let deferred = book.draw(beyond.part(account.value(of: recoveredShare)))
    book.owe(from: .criticalIllnessFund, to: .insurer, deferred, for: Self.deferredBalance, by: lossLimit.clause)
    if deferred > .zero {
      book.follow("deferred-balance", Self.deferredBalance.words, deferred, by: lossLimit.clause)
    }
  }

  /// The costs that a loss may hold: the clause admits no more than the margin, and what is beyond is the insurer's own.
  private func countedCosts(_ account: YearAccount) -> Money {
    min(account.costs, account.premium.part(account.value(of: marginLimit)))
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    let costs = account.premium.fen > 0 ? countedCosts(account).yuan / account.premium.yuan : 0
    return [
      TurningPoint(1 - marginLimit.value, marginLimit.clause), TurningPoint(1, lossLimit.clause),
      TurningPoint(
        1 + lossLimit.value - (lossMeasured.value == .afterCosts ? costs : 0), lossLimit.clause),
    ]
  }
}
