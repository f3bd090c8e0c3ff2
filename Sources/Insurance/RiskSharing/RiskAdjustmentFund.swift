/// A risk adjustment fund (风险调剂金): a part of every year's funding is set aside until it holds a share of a year's, and a
/// deficit is met from it before anybody else is asked.
///
/// With 5% of 100 a year and a ceiling of 15% it is full after three years; a loss of 20 takes 15 from it, and 5 from who
/// pays next. What is set aside is no part of the premium P that the contract's rules reckon with. It meets what the public
/// side has to pay of the year's own loss, never a debt of an earlier year, and never more than it holds.
public struct RiskAdjustmentFund: Sendable, Hashable {
  /// What comes first where the critical-illness fund has money of its own that would meet the loss.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// The risk adjustment fund, and then accumulated surplus.
    case beforeReserve = "before-reserve"
    /// Accumulated surplus, and then the risk adjustment fund.
    case afterReserve = "after-reserve"
  }

  /// The share of a year's funding that is set aside, 0 to 1.
  public let share: Cited<Double>
  /// What it holds at most, as a share of the year's funding, 0 or more.
  public let ceiling: Cited<Double>
  public let order: Cited<Order>

  /// - Throws: `RuleError` where the share lies outside 0…1 or the ceiling is below 0.
  public init(
    share: Cited<Double>, ceiling: Cited<Double>, order: Cited<Order> = Cited(.beforeReserve, "—")
  ) throws(RuleError) {
    try checkShare(share, "share")
    guard ceiling.value.isFinite, ceiling.value >= 0 else {
      throw RuleError(.outOfRange, "ceiling", "must be 0 or more")
    }
    self.share = share
    self.ceiling = ceiling
    self.order = order
  }

  /// What a year sets aside.
  ///
  /// - Parameter held: what the fund holds when the year begins.
  func setAside(of funding: Money, holding held: Money) -> Money {
    min(funding.part(share.value), max(funding.part(ceiling.value) - held, .zero))
  }

  static let intoFund = Transfer.Reason(
    "risk-adjustment-set-aside", en: "set aside in the risk adjustment fund", zh: "提取风险调剂金")
  static let fromFund = Transfer.Reason(
    "risk-adjustment-drawn", en: "loss met from the risk adjustment fund", zh: "风险调剂金弥补亏损")
}

extension Policy {
  /// What a year's funding puts into the risk adjustment fund; zero where the policy has none.
  package func setAside(of funding: Money, after opening: OpeningBalances) -> Money {
    riskAdjustment?.setAside(of: funding, holding: opening.riskAdjustment) ?? .zero
  }
}
