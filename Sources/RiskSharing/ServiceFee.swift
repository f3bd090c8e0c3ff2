import Insurance

/// Whoever runs the scheme carries no risk: claims are paid over as they come, and a fee a head, part of it by score (委托经办).
///
/// The fund keeps what is left of the year's funding and meets what is missing from its cash; what it does not hold, another
/// party pays into it. An agency in place of an insurer is paid the same way.
public struct ServiceFee: RiskSharingRule {
  /// Yuan a head and year.
  public let perInsured: Cited<Double>
  /// The share of the fee that depends on the assessment.
  public let scoredShare: Cited<Double>
  /// The share of that part that the assessment grants.
  public let score: Cited<Double>
  /// Who pays what the critical-illness fund does not hold.
  public let deficitPaidBy: Cited<Party>

  public static let fee = Transfer.Reason("service-fee", en: "fee for running the scheme", zh: "经办服务费")
  public static let scoredFee = Transfer.Reason(
    "service-fee-by-score", en: "fee by the assessment's score", zh: "考核挂钩的经办服务费")
  public static let deficit = Transfer.Reason(
    "fund-deficit", en: "what claims and fee cost beyond what the fund holds", zh: "基金当期收不抵支补足")

  /// - Throws: `RuleError` where the fee is below 0, a share outside 0…1, or the payer none that can.
  public init(
    perInsured: Cited<Double>, scoredShare: Cited<Double> = Cited(0, "—"), score: Cited<Double> = Cited(1, "—"),
    deficitPaidBy: Cited<Party>
  ) throws(RuleError) {
    let ends = perInsured.range.map { [$0.low, $0.high] } ?? []
    guard ([perInsured.value] + ends).allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw RuleError(.outOfRange, "feePerInsured", "must be 0 yuan or more")
    }
    try checkShare(scoredShare, "scoredShare")
    try checkShare(score, "score")
    try checkLender(deficitPaidBy, "deficitPaidBy")
    self.perInsured = perInsured
    self.scoredShare = scoredShare
    self.score = score
    self.deficitPaidBy = deficitPaidBy
  }

  public var usesReserve: Bool { true }

  public var countsInsured: Bool { true }

  public func premiumDue(for account: YearAccount) -> [PremiumPart] {
    let fee = Money(yuan: account.value(of: perInsured) * Double(account.insured)) ?? .largest
    let scored = fee.part(account.value(of: scoredShare))
    return [
      PremiumPart(ClaimsThreshold.claimsPaidOver, account.claims, perInsured.clause),
      PremiumPart(Self.fee, fee - scored, perInsured.clause),
      PremiumPart(Self.scoredFee, scored.part(account.value(of: score)), score.clause),
    ]
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    book.drawForFund()
    guard book.fundCash < .zero else { return }
    book.pay(
      from: deficitPaidBy.value, to: .criticalIllnessFund, -book.fundCash, for: Self.deficit, by: deficitPaidBy.clause)
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    guard account.premium.fen > 0 else { return [] }
    let fees = premiumDue(for: account).dropFirst().reduce(Money.zero) { $0 + $1.amount }
    let held = account.premium + max(account.reserve, .zero) - fees
    return [TurningPoint(held.yuan / account.premium.yuan, deficitPaidBy.clause)]
  }
}
