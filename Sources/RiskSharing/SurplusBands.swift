import Insurance

/// Bands of the surplus or loss as a share of the premium, from break-even on, with a party for each: the form that most
/// contracts have (保本微利、分段分担).
///
/// S = P − C − E. A surplus is cut at the limits of `surplus`, a loss at those of `loss`, both as shares of P; within a band the
/// insurer has its share, and the band's party gets or pays the rest, at once or when the next year is settled. An
/// assessment can cut what the insurer keeps of a surplus (至少90分全额, 80至90分80%).
public struct SurplusBands: RiskSharingRule {
  public struct Band: Sendable, Hashable {
    /// |S|/P at which the band begins.
    public let from: Double
    /// The insurer's share of what lies in it, 0 to 1.
    public let insurerShare: Double
    /// Who gets or pays the rest; nil where there is none.
    public let party: Party?
    /// Whether the rest is owed until the next year is settled.
    public let isDeferred: Bool
    public let clause: Clause

    public init(from: Double, insurerShare: Double, party: Party?, isDeferred: Bool = false, clause: Clause) {
      self.from = from
      self.insurerShare = insurerShare
      self.party = party
      self.isDeferred = isDeferred
      self.clause = clause
    }
  }

  /// What an assessment grants of the insurer's part of a surplus.
  public struct Assessment: Sendable, Hashable {
    public struct Step: Sendable, Hashable {
      /// The score from which on it holds.
      public let from: Double
      /// 0 to 1.
      public let share: Double

      public init(from: Double, share: Double) {
        self.from = from
        self.share = share
      }
    }

    /// What the insurer scores, on the scale of the steps.
    public let score: Cited<Double>
    /// Ascending; a lower score than the first grants nothing.
    public let steps: [Step]
    /// Who gets what is not granted.
    public let party: Party
    public let clause: Clause

    public init(score: Cited<Double>, steps: [Step], party: Party, clause: Clause) {
      self.score = score
      self.steps = steps
      self.party = party
      self.clause = clause
    }

    func granted(at score: Double) -> Double { steps.last { $0.from <= score }?.share ?? 0 }
  }

  /// Ascending, the first from 0.
  public let surplus: [Band]
  public let loss: [Band]
  public let assessment: Assessment?
  /// Who pays what the critical-illness fund does not hold, and what is raised to pay its debts.
  public let thenPaidBy: Cited<Party>

  public static let surplusShared = Transfer.Reason(
    "band-surplus", en: "part of the surplus that is not the insurer's", zh: "分段分担：结余返还")
  public static let lossShared = Transfer.Reason(
    "band-loss", en: "part of the loss that is not the insurer's", zh: "分段分担：亏损补偿")
  public static let notGranted = Transfer.Reason(
    "assessment-cut", en: "surplus that the assessment does not grant", zh: "考核扣减的结余")
  public static let recovered = Transfer.Reason(
    "band-deferred-paid", en: "deferred part of an earlier year's result", zh: "上年度递延结余或亏损清偿")

  /// - Throws: `RuleError` where bands do not begin at 0 or do not ascend, a share is outside 0…1, or a part has nobody
  ///   who gets or pays it.
  public init(
    surplus: [Band], loss: [Band], assessment: Assessment? = nil,
    thenPaidBy: Cited<Party> = Cited(.basicMedicalFund, "—")
  ) throws(RuleError) {
    for (bands, name) in [(surplus, "surplus"), (loss, "loss")] {
      guard let first = bands.first, first.from == 0 else {
        throw RuleError(.missing, name, "the first band must begin at 0")
      }
      for (lower, upper) in zip(bands, bands.dropFirst()) where !(lower.from < upper.from) {
        throw RuleError(
          .notAscending, name, "must ascend: \(plain(upper.from * 100))% does not lie above \(plain(lower.from * 100))%"
        )
      }
      for band in bands {
        guard band.from.isFinite, (0...1).contains(band.insurerShare) else {
          throw RuleError(.outOfRange, name, "limits must be numbers and the insurer's share lie between 0 and 1")
        }
        guard band.insurerShare == 1 || band.party?.mayBeNamed == true else {
          throw RuleError(
            .missing, name,
            "the band from \(plain(band.from * 100))% needs a 'party' on the public side for what is not the insurer's")
        }
      }
    }
    try checkLender(thenPaidBy, "thenPaidBy")
    if let assessment {
      guard !assessment.steps.isEmpty, assessment.steps.allSatisfy({ (0...1).contains($0.share) && $0.from.isFinite })
      else { throw RuleError(.outOfRange, "assessment", "steps have scores and shares between 0 and 1") }
      for (lower, upper) in zip(assessment.steps, assessment.steps.dropFirst()) where !(lower.from < upper.from) {
        throw RuleError(.notAscending, "assessment", "the scores must ascend")
      }
      guard assessment.party.mayBeNamed else {
        throw RuleError(.outOfRange, "assessment", "what is not granted goes to a fund or the treasury")
      }
    }
    self.surplus = surplus
    self.loss = loss
    self.assessment = assessment
    self.thenPaidBy = thenPaidBy
  }

  public var usesReserve: Bool { (surplus + loss).contains { $0.insurerShare < 1 && $0.party == .criticalIllnessFund } }

  public func recover(_ account: YearAccount, in book: inout YearBook) {
    for debt in account.opening.outstanding
    where [Self.surplusShared, Self.lossShared].contains(debt.reason) && debt.since < account.year {
      // What the critical-illness fund owes is raised beside the year's funding, which stays whole for the year's claims.
      let source = debt.from == .criticalIllnessFund ? thenPaidBy.value : debt.from
      book.recover(debt, debt.amount, from: source, for: Self.recovered, by: debt.clause)
    }
  }

  public func share(_ account: YearAccount, in book: inout YearBook) {
    let surplus = account.surplus
    if surplus > .zero {
      var kept = Money.zero
      for (band, amount) in parts(of: surplus, self.surplus, account.premium) {
        let own = amount.part(band.insurerShare)
        kept += own
        guard let party = band.party else { continue }
        move(amount - own, from: .insurer, to: party, Self.surplusShared, band, in: &book)
      }
      guard let assessment else { return }
      let granted = kept.part(assessment.granted(at: account.value(of: assessment.score)))
      book.pay(from: .insurer, to: assessment.party, kept - granted, for: Self.notGranted, by: assessment.clause)
    } else {
      for (band, amount) in parts(of: -surplus, loss, account.premium) {
        guard let party = band.party else { continue }
        move(amount - amount.part(band.insurerShare), from: party, to: .insurer, Self.lossShared, band, in: &book)
      }
    }
  }

  /// What of an amount lies in each band.
  private func parts(of amount: Money, _ bands: [Band], _ premium: Money) -> [(band: Band, amount: Money)] {
    bands.enumerated().compactMap { place, band in
      let start = premium.part(band.from)
      let end = place + 1 < bands.count ? premium.part(bands[place + 1].from) : Money(fen: .max)
      return amount > start ? (band, min(amount, end) - start) : nil
    }
  }

  private func move(
    _ amount: Money, from: Party, to: Party, _ reason: Transfer.Reason, _ band: Band, in book: inout YearBook
  ) {
    guard amount > .zero else { return }
    if band.isDeferred {
      let amount = from == .insurer ? amount : book.draw(amount)
      guard amount > .zero else { return }
      book.owe(from: from, to: to, amount, for: reason, by: band.clause)
      book.follow("deferred-result", reason.words, amount, by: band.clause)
    } else if from == .insurer {
      book.pay(from: from, to: to, amount, for: reason, by: band.clause)
    } else {
      book.meet(amount, from: from, then: thenPaidBy.value, for: reason, by: band.clause)
    }
  }

  public func turningPoints(for account: YearAccount) -> [TurningPoint] {
    surplus.map { TurningPoint(account.lossRatio(atSurplus: $0.from), $0.clause) }
      + loss.map { TurningPoint(account.lossRatio(atSurplus: -$0.from), $0.clause) }
  }
}
