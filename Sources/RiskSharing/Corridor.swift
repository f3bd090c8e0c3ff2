import Insurance

/// Bands of the ratio of claims to a base, in each of which the insurer bears its share of the gain or loss.
///
/// The risk corridors of 42 USC 18062 are one: the target amount is the premium less administrative costs; between 97%
/// and 103% of it the plan bears all, from 103% to 108% half, above 108% a fifth, and likewise below.
public struct Corridor: RiskSharingRule {
  /// What claims are measured against.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// P.
    case premium = "premium"
    /// P − E, the target amount of 42 USC 18062(c)(2).
    case target = "target"
  }

  public struct Band: Sendable, Hashable {
    /// The ratio of claims to the base at which the band begins.
    public let from: Double
    /// The insurer's share of the gain or loss that lies in the band.
    public let insurerShare: Double
    public let clause: Clause

    public init(from: Double, insurerShare: Double, clause: Clause) {
      self.from = from
      self.insurerShare = insurerShare
      self.clause = clause
    }
  }

  public let base: Base
  /// Ascending; the first begins at 0, the last has no end.
  public let bands: [Band]
  /// Who is on the other side.
  public let counterparty: Party
  /// Who pays what the critical-illness fund does not hold, where that is the counterparty.
  public let thenPaidBy: Cited<Party>?

  public static let gainShared = Transfer.Reason(
    "corridor-gain", en: "public share of the gain in a corridor band", zh: "风险走廊盈余分享")
  public static let lossShared = Transfer.Reason(
    "corridor-loss", en: "public share of the loss in a corridor band", zh: "风险走廊亏损分担")

  /// - Throws: `RuleError` where bands are missing, do not begin at 0 or do not ascend, a share is outside 0…1, the
  ///   counterparty is not on the public side, or nobody is named who pays what the critical-illness fund does not hold.
  public init(
    base: Base, bands: [Band], counterparty: Party, thenPaidBy: Cited<Party>? = nil
  ) throws(RuleError) {
    guard let first = bands.first, first.from == 0 else {
      throw RuleError(.missing, "bands", "the first band must begin at 0")
    }
    for (lower, upper) in zip(bands, bands.dropFirst()) where !(lower.from < upper.from) {
      throw RuleError(.notAscending, "bands", "must ascend: \(upper.from) does not lie above \(lower.from)")
    }
    for band in bands where !(band.from.isFinite && (0...1).contains(band.insurerShare)) {
      throw RuleError(.outOfRange, "bands", "limits must be numbers and the insurer's share lie between 0 and 1")
    }
    guard counterparty.mayBeNamed else {
      throw RuleError(.outOfRange, "counterparty", "must be a fund or the treasury")
    }
    self.base = base
    self.bands = bands
    if let thenPaidBy { try checkLender(thenPaidBy, "thenPaidBy") }
    let sharesLosses = bands.indices.contains { place in
      bands[place].insurerShare < 1 && (place + 1 == bands.count || bands[place + 1].from > 1)
    }
    guard counterparty != .criticalIllnessFund || !sharesLosses || thenPaidBy != nil else {
      throw RuleError(
        .missing, "counterparty",
        "the critical-illness fund cannot pay more than it holds: 'thenPaidBy' names who pays the rest of a loss")
    }
    self.counterparty = counterparty
    self.thenPaidBy = thenPaidBy
  }

  private func baseAmount(_ account: YearAccount) -> Money {
    switch base {
    case .premium: account.premium
    case .target: max(account.premium - account.costs, .zero)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    let base = baseAmount(account)
    for (i, band) in bands.enumerated() {
      let start = base.part(band.from)
      let end = i + 1 < bands.count ? base.part(bands[i + 1].from) : Money(fen: .max)
      // The part of the way from the base to the claims that lies in this band: a loss above the base, a gain below.
      let loss = max(min(account.claims, end) - max(start, base), .zero)
      let gain = max(min(base, end) - max(start, account.claims), .zero)
      book.meet(
        loss - loss.part(band.insurerShare), from: counterparty, then: thenPaidBy?.value, for: Self.lossShared,
        by: band.clause)
      book.pay(
        from: .insurer, to: counterparty, gain - gain.part(band.insurerShare), for: Self.gainShared, by: band.clause)
    }
  }

  public var usesReserve: Bool { counterparty == .criticalIllnessFund }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    let scale = account.premium.fen > 0 ? baseAmount(account).yuan / account.premium.yuan : 1
    return bands.dropFirst().map { TurningPoint($0.from * scale, $0.clause) } + [TurningPoint(scale, bands[0].clause)]
  }
}
