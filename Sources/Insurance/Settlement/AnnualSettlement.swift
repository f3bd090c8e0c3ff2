/// Premium instalments on their days, a service deposit held back, and one clearing after the year.
///
/// Shanxi 2019 五(一)(二): cumulative at least 30% by the end of April, 60% by June, 90% by September; 10% is a deposit
/// paid in full or in part by assessment; cut-off 31 March, report by the end of May, done by the end of June of the next
/// year. Shandong 2015 四: 80% by the end of April, 20% by the end of the year. Where a document pays on claims (Huizhou
/// 2013), there are no instalments; where it names no days, the premium is handed over monthly. Claims of the year that arise after the cut-off
/// go into the next year's (Shanxi 五(二)); benefits that nobody claims for two years return to the fund (Langfang 六(二)).
public struct AnnualSettlement: SettlementRule {
  public struct Instalment: Sendable, Hashable {
    public let by: DueDay
    /// The share of the premium that is paid by then, all instalments so far together.
    public let cumulativeShare: Double
    public let clause: Clause

    public init(by: DueDay, cumulativeShare: Double, clause: Clause) {
      self.by = by
      self.cumulativeShare = cumulativeShare
      self.clause = clause
    }
  }

  /// Those of the document, or the monthly ones.
  public let instalments: [Instalment]
  /// How the premium is handed over before the year is cleared.
  public let premiumPaid: Cited<PremiumCalendar>
  /// The share of the premium that is held back until the assessment.
  public let deposit: Cited<Double>
  /// When the deposit is paid; nil for when the year is cleared.
  public let depositDue: Cited<DueDay>?
  /// The share of the deposit that the assessment grants, 0 (failed) to 1.
  public let assessmentScore: Cited<Double>
  /// Who gets the part of the deposit that the assessment does not grant; nil where it stays in the critical-illness fund.
  public let forfeitedTo: Cited<Party>?
  /// When the year is cleared.
  public let settledBy: Cited<DueDay>
  public let guarantee: PerformanceGuarantee
  /// What becomes of funding that is not handed over.
  public let unspent: Cited<UnspentFunding>

  /// The share of a year's benefits that arises after the cut-off day.
  public let late: Cited<Double>
  /// The share of the benefits that nobody claims, and after how many years it returns to the fund.
  public let unclaimed: Cited<Double>
  public let unclaimedReturnAfter: Cited<Int>

  public static let lateBenefits = Transfer.Reason(
    "late-benefits", en: "benefits of the year before that count for this one", zh: "上年度结转本年度的赔付")
  public static let takenOver = Transfer.Reason(
    "late-benefits-taken-over", en: "late benefits of the year before, taken over from the contract before",
    zh: "由接续单位承接的上年度赔付")
  public static let unclaimedBenefits = Transfer.Reason(
    "unclaimed-benefits", en: "benefits not claimed yet", zh: "尚未领取的补偿费用")
  public static let unclaimedReturned = Transfer.Reason(
    "unclaimed-returned", en: "unclaimed benefits that return to the fund", zh: "逾期未领取的补偿费用返还基金")
  public static let depositForfeited = Transfer.Reason(
    "deposit-forfeited", en: "service deposit not granted, back to who paid it", zh: "未拨付的服务保证金退回")
  public static let guaranteeDeduction = Transfer.Reason(
    "guarantee-deducted", en: "deducted from the performance guarantee", zh: "扣减履约保证金")

  /// The instalments are those that the document names; none where it names no days.
  ///
  /// - Throws: `RuleError` where days or shares do not ascend, a share is outside 0…1, instalments and deposit exceed the
  ///   premium, or instalments stand beside a monthly calendar.
  public init(
    instalments: [Instalment], deposit: Cited<Double>, assessmentScore: Cited<Double>, settledBy: Cited<DueDay>,
    guarantee: PerformanceGuarantee = .none, late: Cited<Double> = Cited(0, "—"),
    unclaimed: Cited<Double> = Cited(0, "—"),
    unclaimedReturnAfter: Cited<Int> = Cited(2, "—"), forfeitedTo: Cited<Party>? = nil,
    premiumPaid: Cited<PremiumCalendar> = Cited(.byInstalments, "—"), depositDue: Cited<DueDay>? = nil,
    unspent: Cited<UnspentFunding> = Cited(.kept, "—")
  ) throws(RuleError) {
    if let forfeitedTo { try checkLender(forfeitedTo, "forfeitedTo") }
    self.forfeitedTo = forfeitedTo
    try checkShare(late, "lateClaimsShare")
    try checkShare(unclaimed, "unclaimedShare")
    guard (1...50).contains(unclaimedReturnAfter.value) else {
      throw RuleError(.outOfRange, "unclaimedReturnAfter", "must lie between 1 and 50 years")
    }
    try checkShare(deposit, "deposit")
    try checkShare(assessmentScore, "assessmentScore")
    guard premiumPaid.value == .byInstalments || instalments.isEmpty else {
      throw RuleError(.notCombinable, "instalments", "have no effect where the premium is paid monthly")
    }
    let instalments =
      premiumPaid.value == .monthly
      ? Self.monthly(Cited(1 - deposit.value, premiumPaid.clause)) : instalments
    for instalment in instalments where !(0...1).contains(instalment.cumulativeShare) {
      throw RuleError(.outOfRange, "instalments", "cumulative shares must lie between 0 and 1")
    }
    for (earlier, later) in zip(instalments, instalments.dropFirst())
    where !(earlier.by < later.by && earlier.cumulativeShare <= later.cumulativeShare) {
      throw RuleError(.notAscending, "instalments", "days and cumulative shares must ascend")
    }
    if let last = instalments.last, settledBy.value < last.by {
      throw RuleError(.notAscending, "settledBy", "the year cannot be cleared before the last instalment")
    }
    if let depositDue {
      guard depositDue.value <= settledBy.value else {
        throw RuleError(.notAscending, "depositDue", "the deposit is paid by the day on which the year is cleared")
      }
    }
    guard (instalments.last?.cumulativeShare ?? 0) + deposit.value <= 1 + 1e-9 else {
      throw RuleError(.doesNotAddUp, "deposit", "instalments and deposit together exceed the premium")
    }
    self.instalments = instalments
    self.deposit = deposit
    self.assessmentScore = assessmentScore
    self.settledBy = settledBy
    self.guarantee = guarantee
    self.premiumPaid = premiumPaid
    self.depositDue = depositDue
    self.unspent = unspent
    self.late = late
    self.unclaimed = unclaimed
    self.unclaimedReturnAfter = unclaimedReturnAfter
  }

  /// Twelve equal parts of a share of the premium.
  private static func monthly(_ share: Cited<Double>) -> [Instalment] {
    PremiumCalendar.monthEnds.enumerated().map { month, day in
      Instalment(by: day, cumulativeShare: share.value * (Double(month + 1) / 12), clause: share.clause)
    }
  }

  public var lateClaimsShare: Double { late.value }

  public func lateClaimsShare(drawn terms: [String: Double]) -> Double {
    late.range.flatMap { terms[$0.path] } ?? late.value
  }

  public var returnsUnspent: Bool { unspent.value == .returned }

  public func payBenefits(_ account: YearAccount, under policy: Policy, in book: inout YearBook) {
    for debt in account.opening.outstanding
    where debt.reason == Self.unclaimedBenefits && account.year - debt.since >= unclaimedReturnAfter.value {
      book.lapse(
        debt, to: .criticalIllnessFund, for: Self.unclaimedReturned, by: unclaimedReturnAfter.clause,
        due: settledBy.value)
    }
    let lateOnes = account.opening.lateClaims
    let share = account.value(of: unclaimed)
    // Part by part, so that neither of the two payments falls below zero where nearly all claims are late ones.
    let openLate = lateOnes.part(share)
    let open = openLate + (account.claims - lateOnes).part(share)
    book.pay(
      from: .insurer, to: .members, lateOnes - openLate,
      for: account.opening.term.yearsOver == 0 && policy.contractYears != nil ? Self.takenOver : Self.lateBenefits,
      by: late.clause)
    let ownOnes = account.claims - lateOnes - (open - openLate)
    let overflow = min(ownOnes, account.chronicOverflow - account.chronicOverflow.part(share))
    book.pay(from: .insurer, to: .members, ownOnes - overflow, for: .benefits, by: policy.scope.clause)
    book.pay(
      from: .insurer, to: .members, overflow, for: .chronicOverflow, by: policy.scope.overflowClause)
    book.owe(from: .insurer, to: .members, open, for: Self.unclaimedBenefits, by: unclaimed.clause)
  }

  public var clearingDay: DueDay? { settledBy.value }

  public var fundingDay: DueDay? {
    deposit.value > 0 ? depositDue?.value ?? instalments.last?.by : instalments.last?.by
  }

  public func open(_ account: YearAccount, in book: inout YearBook) {
    var paid = Money.zero
    for instalment in instalments {
      let byThen = account.premium.part(instalment.cumulativeShare)
      book.pay(
        from: .criticalIllnessFund, to: .insurer, byThen - paid, for: .premiumInstalment, by: instalment.clause,
        due: instalment.by)
      paid = byThen
    }
  }

  public func close(_ account: YearAccount, due parts: [PremiumPart], in book: inout YearBook) {
    let deduction = guarantee.deduction(in: account)
    book.deductFromGuarantee(deduction)
    book.pay(
      from: .insurer, to: guarantee.deductedTo.value, deduction, for: Self.guaranteeDeduction,
      by: guarantee.deducted.clause,
      due: settledBy.value)
    let held = account.premium.part(deposit.value)
    let advanced = instalments.last.map { account.premium.part($0.cumulativeShare) } ?? .zero
    if advanced == .zero, held == .zero {
      let isOnClaims = [.monthlyOnClaims, .monthlyOnPayments].contains(premiumPaid.value)
      var monthly = isOnClaims ? min(account.claims, account.premium) : .zero
      for part in parts {
        let byMonths = min(part.amount, monthly)
        monthly -= byMonths
        handOver(part, byMonths, in: &book)
      }
      return
    }
    let due = parts.reduce(Money.zero) { $0 + $1.amount }
    book.pay(
      from: .criticalIllnessFund, to: .insurer, due - advanced - held, for: .premiumBalance, by: settledBy.clause,
      due: settledBy.value)
    book.pay(
      from: .criticalIllnessFund, to: .insurer, held.part(account.value(of: assessmentScore)), for: .deposit,
      by: assessmentScore.clause, due: depositDue?.value ?? settledBy.value)
    let forfeited = held - held.part(account.value(of: assessmentScore))
    if forfeited > .zero {
      book.withhold(forfeited)
      if let forfeitedTo {
        book.pay(
          from: .criticalIllnessFund, to: forfeitedTo.value, forfeited, for: Self.depositForfeited,
          by: forfeitedTo.clause, due: depositDue?.value ?? settledBy.value)
      }
      book.follow(
        "deposit-forfeited",
        Words(en: "service deposit that the assessment did not grant", zh: "考核扣除的服务保证金"), forfeited,
        by: assessmentScore.clause)
    }
  }

  /// Hands over a part of what is due, some of it in twelve months and the rest when the year is cleared.
  private func handOver(_ part: PremiumPart, _ byMonths: Money, in book: inout YearBook) {
    let clause = part.clause == "—" ? settledBy.clause : part.clause
    var paid = Money.zero
    if byMonths > .zero {
      for (month, day) in premiumPaid.value.claimsMonthEnds.enumerated() {
        let byThen = byMonths.part(Double(month + 1) / 12)
        book.pay(from: .criticalIllnessFund, to: .insurer, byThen - paid, for: part.reason, by: clause, due: day)
        paid = byThen
      }
    }
    book.pay(
      from: .criticalIllnessFund, to: .insurer, part.amount - paid, for: part.reason, by: clause, due: settledBy.value)
  }
}
