/// The book that rules write a policy year into: its transfers, what stays owed, and what follows for the next year.
public struct YearBook: Sendable {
  public private(set) var ledger = Ledger()
  public private(set) var nextYear: [Consequence] = []
  /// What is owed between the parties, from the years before and from this one.
  public private(set) var outstanding: [Outstanding]
  /// The benefits that members have not claimed and lost in this year.
  public private(set) var lapsedBenefits = Money.zero
  /// What payers have raised beside the premium to settle what earlier years left owed.
  public private(set) var raisedForDebts = Money.zero
  /// A loss of the year that is the insurer's alone, however the contract's years are netted.
  public private(set) var ownLoss = Money.zero
  /// The premium of a year in which, however the contract's years are netted, no profit can be earned.
  public private(set) var premiumWithoutProfit = Money.zero
  /// What the year has deducted from the insurer's performance guarantee.
  public private(set) var deductedFromGuarantee = Money.zero
  /// What those who fund the year pay beside its premium, because more is due.
  public private(set) var askedOfFunders = Money.zero
  /// What of the premium an assessment has not granted.
  public private(set) var withheld = Money.zero
  /// What the public side has paid of a loss that a netting over the contract leaves out.
  public private(set) var settledApart = Money.zero
  /// Claims of the year that are paid in the next and count for its payment rate.
  public private(set) var claimsPaidLater = Money.zero
  /// The causes of the year's loss, where the rule tells them apart.
  public private(set) var lossCauses: LossCauses?
  private let year: Int
  private let opening: OpeningBalances
  private let fundingDay: DueDay?
  private let riskAdjustment: RiskAdjustmentFund?

  /// A book that begins with what the years before have left.
  ///
  /// - Parameters:
  ///   - year: the policy year.
  ///   - opening: what the years before have left.
  ///   - fundingDay: by when the year's funding is handed over.
  ///   - riskAdjustment: what meets losses before others do; nil where nothing does.
  public init(
    year: Int = 0, opening: OpeningBalances = .none, fundingDay: DueDay? = nil,
    riskAdjustment: RiskAdjustmentFund? = nil
  ) {
    self.year = year
    self.fundingDay = fundingDay
    self.opening = opening
    self.riskAdjustment = riskAdjustment
    outstanding = opening.outstanding
  }

  /// What the document says about the next year.
  public struct Consequence: Sendable, Hashable {
    public let name: String
    public let words: Words
    /// The amount it is about, where there is one.
    public let amount: Money?
    /// By how much the clause lets next year's premium change; zero where it says nothing about it.
    public let premiumChange: Money
    public let clause: Clause

    /// The same in a document's own words.
    func taken(by words: OwnWords) -> Consequence {
      Consequence(
        name: name, words: words.taken(by: self.words), amount: amount, premiumChange: premiumChange, clause: clause)
    }

    /// Those of several insurers: what says the same once, with the amounts together.
    static func joined(_ lists: [[Consequence]]) -> [Consequence] {
      var joined: [Consequence] = []
      for item in lists.joined() {
        let place = joined.firstIndex { $0.name == item.name && $0.words == item.words && $0.clause == item.clause }
        guard let place else {
          joined.append(item)
          continue
        }
        let other = joined[place]
        joined[place] = Consequence(
          name: item.name, words: item.words,
          amount: item.amount.map { $0 + (other.amount ?? .zero) } ?? other.amount,
          premiumChange: item.premiumChange + other.premiumChange, clause: item.clause)
      }
      return joined
    }
  }

  /// Cash that the critical-illness fund holds at this point of the book.
  public var fundCash: Money { opening.reserve + ledger.cash(of: .criticalIllnessFund) }

  /// Cash that the risk adjustment fund holds.
  public var riskAdjustmentCash: Money { opening.riskAdjustment + ledger.cash(of: .riskAdjustmentFund) }

  /// Money changes hands.
  public mutating func pay(
    from: Party, to: Party, _ amount: Money, for reason: Transfer.Reason, by clause: Clause, due: DueDay? = nil
  ) {
    ledger.record(.paid, from: from, to: to, amount, for: reason, by: clause, due: due)
  }

  /// A part of the year's funding goes into the risk adjustment fund.
  mutating func setAside(_ amount: Money) {
    guard let riskAdjustment else { return }
    pay(
      from: .criticalIllnessFund, to: .riskAdjustmentFund, amount, for: RiskAdjustmentFund.intoFund,
      by: riskAdjustment.share.clause)
  }

  /// The risk adjustment fund pays what it can of a loss; nothing where there is none.
  ///
  /// - Returns: what is left of the loss.
  package mutating func draw(_ loss: Money, to party: Party = .insurer) -> Money {
    guard let riskAdjustment, loss > .zero else { return loss }
    let drawn = min(loss, max(riskAdjustmentCash, .zero))
    pay(
      from: .riskAdjustmentFund, to: party, drawn, for: RiskAdjustmentFund.fromFund, by: riskAdjustment.ceiling.clause)
    return loss - drawn
  }

  /// The risk adjustment fund pays what it can of what the critical-illness fund has spent beyond the year's funding, or
  /// beyond all that it holds where its accumulated surplus comes first.
  package mutating func drawForFund() {
    guard let riskAdjustment else { return }
    let comesFirst = riskAdjustment.order.value == .beforeReserve
    _ = draw(-(comesFirst ? ledger.cash(of: .criticalIllnessFund) : fundCash), to: .criticalIllnessFund)
  }

  /// The funds pay what they hold of a loss, the risk adjustment fund and the critical-illness fund in their order.
  ///
  /// - Returns: what is left of the loss.
  package mutating func meetFromFunds(_ loss: Money, for reason: Transfer.Reason, by clause: Clause) -> Money {
    let comesFirst = riskAdjustment?.order.value == .beforeReserve
    let left = comesFirst ? draw(loss) : loss
    let held = min(left, max(fundCash, .zero))
    pay(from: .criticalIllnessFund, to: .insurer, held, for: reason, by: clause)
    return comesFirst ? left - held : draw(left - held)
  }

  /// A loss is met: the critical-illness fund pays what it holds, and who comes next the rest. Another party pays all of it.
  /// Before either the risk adjustment fund is drawn.
  package mutating func meet(
    _ loss: Money, from party: Party, then next: Party?, for reason: Transfer.Reason, by clause: Clause
  ) {
    guard party == .criticalIllnessFund, let next else {
      return pay(from: party, to: .insurer, draw(loss), for: reason, by: clause)
    }
    pay(from: next, to: .insurer, meetFromFunds(loss, for: reason, by: clause), for: reason, by: clause)
  }

  /// One party comes to owe another. A negative amount is owed the other way.
  public mutating func owe(
    from: Party, to: Party, _ amount: Money, for reason: Transfer.Reason, by clause: Clause, due: DueDay? = nil
  ) {
    ledger.record(.owed, from: from, to: to, amount, for: reason, by: clause, due: due)
    guard amount != .zero, from != to else { return }
    let forwards = amount > .zero
    outstanding.append(
      Outstanding(
        from: forwards ? from : to, to: forwards ? to : from, amount: forwards ? amount : -amount, reason: reason,
        clause: clause, since: year))
  }

  /// A debt is paid, in whole or in part: its debtor gets the money from `source` and pays the creditor.
  ///
  /// At most what is owed: a larger amount is cut to that. Without a day of its own it moves with the year's funding.
  public mutating func recover(
    _ debt: Outstanding, _ amount: Money, from source: Party, for reason: Transfer.Reason, by clause: Clause,
    due: DueDay? = nil
  ) {
    guard let amount = reduce(debt, by: amount) else { return }
    if source != debt.from { raisedForDebts += amount }
    // What is raised for it comes with the year's funding.
    let due = due ?? (source == debt.from ? nil : fundingDay)
    ledger.record(.paid, from: source, to: debt.from, amount, for: reason, by: clause, due: due)
    ledger.record(.paid, from: debt.from, to: debt.to, amount, for: reason, by: clause, due: due)
    ledger.record(.owed, from: debt.to, to: debt.from, amount, for: reason, by: clause, due: due)
  }

  /// Keeps a loss apart from what is netted over the contract: the insurer bears it alone.
  public mutating func keepApart(ownLoss loss: Money) { ownLoss += loss }

  /// Leaves a premium out of what the contract's years may keep a share of.
  package mutating func keepApart(premiumWithoutProfit premium: Money) { premiumWithoutProfit += premium }

  /// Remembers what of the premium is not granted.
  mutating func withhold(_ amount: Money) { withheld += amount }

  /// Keeps what the insurer gets for a loss out of what the contract's years have returned.
  package mutating func settleApart(_ amount: Money) { settledApart += amount }

  /// Leaves claims that are paid after the year to the payment rate of the next.
  package mutating func leaveToNextRate(_ claims: Money) { claimsPaidLater = claims }

  /// Says what caused the year's loss.
  public mutating func attribute(_ causes: LossCauses) { lossCauses = causes }

  /// Remembers what the year deducts from the insurer's guarantee.
  mutating func deductFromGuarantee(_ amount: Money) { deductedFromGuarantee += amount }

  /// Members have not claimed a benefit in time: what the debtor held for them goes to `heir`.
  mutating func lapse(
    _ debt: Outstanding, to heir: Party, for reason: Transfer.Reason, by clause: Clause, due: DueDay? = nil
  ) {
    guard let amount = reduce(debt, by: debt.amount) else { return }
    ledger.record(.paid, from: debt.from, to: heir, amount, for: reason, by: clause, due: due)
    ledger.record(.owed, from: debt.to, to: debt.from, amount, for: reason, by: clause, due: due)
    lapsedBenefits += amount
  }

  /// Takes a part off a debt; nil where it does not stand or nothing is left to take.
  private mutating func reduce(_ debt: Outstanding, by amount: Money) -> Money? {
    guard let place = outstanding.firstIndex(of: debt) else { return nil }
    let taken = min(amount, debt.amount)
    guard taken > .zero else { return nil }
    if taken == debt.amount {
      outstanding.remove(at: place)
    } else {
      outstanding[place] = Outstanding(
        from: debt.from, to: debt.to, amount: debt.amount - taken, original: debt.original, reason: debt.reason,
        clause: debt.clause, since: debt.since)
    }
    return taken
  }

  /// Something follows for the next year.
  ///
  /// `premiumChange` is by how much the clause lets next year's premium change.
  public mutating func follow(
    _ name: String, _ words: Words, _ amount: Money? = nil, premiumChange: Money = .zero, by clause: Clause
  ) {
    nextYear.append(
      Consequence(name: name, words: words, amount: amount, premiumChange: premiumChange, clause: clause))
  }

  mutating func record(funding rule: any FundingRule, total: Money, insured: Int) {
    rule.record(total, insured: insured, in: &ledger)
  }

  /// More is due than the year's funding: those who pay it pay this too, by their shares.
  package mutating func askFunders(_ amount: Money) { askedOfFunders += amount }

  /// The year's account is squared with those who fund it: they pay what was asked of them; where what is unspent is theirs,
  /// they get back all that the year leaves, and pay all that it lacks.
  mutating func square(
    with rule: any FundingRule, insured: Int, returningUnspent isReturned: Bool, due: DueDay?
  ) {
    if isReturned { drawForFund() }
    let left = isReturned ? ledger.cash(of: .criticalIllnessFund) : -askedOfFunders
    rule.square(left, insured: insured, due: due, in: &ledger)
  }
}
