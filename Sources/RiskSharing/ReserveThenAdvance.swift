import Insurance

/// The fund carries surplus and loss: reserve first, then a joint advance that is recovered later.
///
/// Langfang 2024 五(五): surplus is carried forward; a loss is met first from accumulated surplus, then advanced jointly
/// by the agency and the insurer, and the advance recovered through next year's policy or the treasury; a loss with any
/// other cause falls wholly on the insurer. Read so: an advance is a receivable (liquidity), no profit or loss.
public struct ReserveThenAdvance: RiskSharingRule {
  /// The insurer's share of the joint advance; the agency advances the rest.
  public let insurerAdvanceShare: Cited<Double>
  /// The share of a loss with any other cause than policy, which the insurer bears.
  public let managementShare: Cited<Double>
  /// The share of an advance that each following year recovers, of the amount that was advanced: 50% takes two years.
  public let recoveredShare: Cited<Double>
  /// Who pays it back: the basic fund, by next year's policy, or the treasury.
  public let recoveredFrom: Cited<Party>
  /// Whose money the agency advances.
  public let advancedBy: Cited<Party>
  /// What the fund pays of the insurer's costs at most, as a share of the premium; nil where it pays all of them.
  public let servicePrice: Cited<Double>?
  /// Whether the fund pays the price, or costs up to it.
  public let servicePricePaid: Cited<PricePaid>
  /// Who pays for the service where that is not the critical-illness fund; nil where it is.
  public let servicePaidBy: Cited<Party>?
  /// The insurer's share of a loss that neither a changed policy nor management explains; nil where the fund carries it.
  public let insurerOrdinaryShare: Cited<Double>?
  /// What pays an advance back first.
  public let repaidFirst: Cited<RepaidFirst>

  /// The order in which an advance is paid back, which Langfang's 五(五) leaves open.
  public enum RepaidFirst: String, Sendable, Hashable, CaseIterable {
    /// Who `recoveredFrom` names, by the next year's policy: a surplus of the year stays in the fund.
    case nextPolicy = "next-policy"
    /// What the fund has left when the year is settled, and who `recoveredFrom` names the rest.
    case fundSurplus = "fund-surplus"
  }

  /// What the price of a service that is bought comes to.
  public enum PricePaid: String, Sendable, Hashable, CaseIterable {
    /// The insurer's costs, as far as the price reaches.
    case costs = "costs-up-to-price"
    /// The price, whatever the service costs the insurer.
    case price = "price"
  }

  /// Where surplus and loss stand.
  public let clause: Clause

  public static let surplusCarried = Transfer.Reason(
    "surplus-carried", en: "surplus carried forward in the fund", zh: "当年结余结转下年度")
  public static let fromReserve = Transfer.Reason(
    "loss-from-reserve", en: "loss met from accumulated surplus", zh: "历年结余弥补亏损")
  public static let servicePaid = Transfer.Reason(
    "service-paid", en: "paid for the service beside the fund", zh: "基金以外支付的服务费")
  public static let agencyAdvance = Transfer.Reason(
    "agency-advance", en: "the agency's part of the joint advance", zh: "医保经办机构垫付")
  public static let advanceOwed = Transfer.Reason(
    "advance-owed", en: "advance to be recovered", zh: "垫付资金待偿还")

  /// - Throws: `RuleError` where a share lies outside 0…1.
  public init(
    insurerAdvanceShare: Cited<Double>, managementShare: Cited<Double>,
    recoveredShare: Cited<Double> = Cited(1, "—"), recoveredFrom: Cited<Party> = Cited(.basicMedicalFund, "—"),
    advancedBy: Cited<Party> = Cited(.basicMedicalFund, "—"), clause: Clause, servicePrice: Cited<Double>? = nil,
    repaidFirst: Cited<RepaidFirst> = Cited(.nextPolicy, "—"),
    servicePricePaid: Cited<PricePaid> = Cited(.costs, "—"), insurerOrdinaryShare: Cited<Double>? = nil,
    servicePaidBy: Cited<Party>? = nil
  ) throws(RuleError) {
    let other = servicePaidBy.flatMap { $0.value == .criticalIllnessFund ? nil : $0 }
    if let other { try checkLender(other, "servicePricePaidBy") }
    self.servicePaidBy = other
    if let insurerOrdinaryShare { try checkShare(insurerOrdinaryShare, "insurerShareOfOrdinaryLoss") }
    guard servicePrice != nil || servicePricePaid.value == .costs else {
      throw RuleError(.missing, "servicePrice", "is needed where the fund pays the price whatever the costs")
    }
    self.servicePricePaid = servicePricePaid
    self.insurerOrdinaryShare = insurerOrdinaryShare
    if let servicePrice { try checkShare(servicePrice, "servicePrice") }
    self.servicePrice = servicePrice
    self.repaidFirst = repaidFirst
    try checkLender(recoveredFrom, "advanceRecoveredFrom")
    try checkLender(advancedBy, "advancedBy")
    try checkShare(recoveredShare, "advanceRecoveredShare")
    try checkShare(insurerAdvanceShare, "insurerShareOfAdvance")
    try checkShare(managementShare, "managementCausedShare")
    self.insurerAdvanceShare = insurerAdvanceShare
    self.managementShare = managementShare
    self.recoveredShare = recoveredShare
    self.recoveredFrom = recoveredFrom
    self.advancedBy = advancedBy
    self.clause = clause
  }

  public var usesReserve: Bool { true }

  public var tellsCauses: Bool { true }

  public var costsPaidBeside: Bool { servicePaidBy != nil }

  public var lossMeasure: Words {
    guard servicePaidBy == nil else { return Words(en: "C − P", zh: "C－P") }
    guard servicePrice != nil else { return Words(en: "C + E − P", zh: "C＋E－P") }
    return servicePricePaid.value == .price
      ? Words(en: "C + service price − P", zh: "C＋服务价格－P")
      : Words(en: "C + E up to the service price − P", zh: "C＋服务价格以内的E－P")
  }

  public static let advanceRecovered = Transfer.Reason(
    "advance-recovered", en: "advance of an earlier year, recovered", zh: "收回以前年度垫付资金")

  public func recover(_ account: YearAccount, in book: inout YearBook) {
    guard repaidFirst.value == .nextPolicy else { return }
    let share = account.value(of: recoveredShare)
    for debt in account.opening.outstanding where debt.reason == Self.advanceOwed && debt.since < account.year {
      book.recover(
        debt, debt.original.part(share), from: recoveredFrom.value, for: Self.advanceRecovered,
        by: recoveredFrom.clause)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    if let servicePaidBy {
      book.pay(
        from: servicePaidBy.value, to: .insurer, serviceFee(account), for: Self.servicePaid, by: servicePaidBy.clause)
    }
    carry(account, in: &book)
    if repaidFirst.value == .fundSurplus { repay(account, in: &book) }
  }

  /// What is due of earlier advances: the fund pays what it holds, and who makes up for advances the rest.
  private func repay(_ account: YearAccount, in book: inout YearBook) {
    let share = account.value(of: recoveredShare)
    for debt in account.opening.outstanding where debt.reason == Self.advanceOwed && debt.since < account.year {
      let due = min(debt.original.part(share), debt.amount)
      let held = min(due, max(book.fundCash, .zero))
      book.recover(debt, held, from: .criticalIllnessFund, for: Self.advanceRecovered, by: clause)
      let left = book.outstanding.first {
        $0.since == debt.since && $0.reason == debt.reason && $0.to == debt.to && $0.original == debt.original
      }
      guard let left else { continue }
      book.recover(left, due - held, from: recoveredFrom.value, for: Self.advanceRecovered, by: recoveredFrom.clause)
    }
  }

  /// What the fund pays for the service.
  private func paidCosts(_ account: YearAccount) -> Money { servicePaidBy == nil ? serviceFee(account) : .zero }

  /// What is paid for the service, whoever pays it.
  private func serviceFee(_ account: YearAccount) -> Money {
    guard let servicePrice else { return account.costs }
    let price = account.premium.part(account.value(of: servicePrice))
    return servicePricePaid.value == .price ? price : min(account.costs, price)
  }

  /// What the insurer bears of a loss by chance.
  private func ownOrdinary(_ causes: LossCauses, _ account: YearAccount) -> Money {
    insurerOrdinaryShare.map { causes.ordinary.part(account.value(of: $0)) } ?? .zero
  }

  private func carry(_ account: YearAccount, in book: inout YearBook) {
    let surplus = account.premium - account.claims - paidCosts(account)
    let causes = LossCauses(
      of: -surplus, managementShare: account.value(of: managementShare), policyGap: account.policyGap)
    book.attribute(causes)
    if surplus >= .zero {
      book.pay(from: .insurer, to: .criticalIllnessFund, surplus, for: Self.surplusCarried, by: clause)
      if surplus > .zero {
        book.follow(
          "surplus-carried",
          Words(en: "surplus that stays in the fund and is carried forward", zh: "当年结余，结转下年度使用"), surplus, by: clause)
      }
      return
    }
    let loss = causes.policy + causes.ordinary - ownOrdinary(causes, account)
    // All that the fund holds: what has just returned to it unclaimed (六(二)) meets the loss before anybody advances.
    let advance = book.meetFromFunds(loss, for: Self.fromReserve, by: clause)
    guard advance > .zero else { return }
    // The insurer has already paid the benefits: its part of the advance is money it goes without.
    let insurers = advance.part(account.value(of: insurerAdvanceShare))
    let agencys = advance - insurers
    book.pay(from: advancedBy.value, to: .insurer, agencys, for: Self.agencyAdvance, by: clause)
    book.owe(from: .criticalIllnessFund, to: advancedBy.value, agencys, for: Self.advanceOwed, by: clause)
    book.owe(from: .criticalIllnessFund, to: .insurer, insurers, for: Self.advanceOwed, by: clause)
    book.follow(
      "advance-to-recover",
      Words(
        en: "joint advance, to be recovered through next year's policy or from the treasury",
        zh: "共同垫付资金，通过调整下年度政策或向财政申请偿还"),
      advance, by: clause)
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    let costs = account.premium.fen > 0 ? paidCosts(account).yuan / account.premium.yuan : 0
    let even = account.premium.fen > 0 ? 1 - costs : 0
    let evenYear = TurningPoint(even, clause)
    let shared = (1 - managementShare.value) * (1 - (insurerOrdinaryShare?.value ?? 0))
    // A reserve that meets no part of a loss never comes to its end.
    guard shared > 0 else { return [evenYear] }
    let reserve = account.premium.fen > 0 ? max(account.reserve, .zero).yuan / account.premium.yuan : 0
    return [evenYear, TurningPoint(even + reserve / shared, clause)]
  }
}
