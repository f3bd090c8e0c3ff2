/// The book that rules write a policy year into: its transfers, and what the year leaves for the next one.
public struct YearBook: Sendable {
  public private(set) var ledger = Ledger()
  public private(set) var nextYear: [Consequence] = []

  public init() {}

  /// What the document says about the next year.
  public struct Consequence: Sendable, Hashable {
    public let name: String
    public let words: Words
    /// The amount it is about, where there is one.
    public let amount: Money?
    public let clause: Clause
  }

  /// Money changes hands.
  public mutating func pay(
    from: Party, to: Party, _ amount: Money, for reason: Transfer.Reason, by clause: Clause, due: DueDay? = nil
  ) {
    ledger.record(.paid, from: from, to: to, amount, for: reason, by: clause, due: due)
  }

  /// One party comes to owe another.
  public mutating func owe(
    from: Party, to: Party, _ amount: Money, for reason: Transfer.Reason, by clause: Clause, due: DueDay? = nil
  ) {
    ledger.record(.owed, from: from, to: to, amount, for: reason, by: clause, due: due)
  }

  /// Something follows for the next year.
  public mutating func follow(_ name: String, _ words: Words, _ amount: Money? = nil, by clause: Clause) {
    nextYear.append(Consequence(name: name, words: words, amount: amount, clause: clause))
  }

  mutating func record(funding rule: any FundingRule, total: Money) { rule.record(total, in: &ledger) }
}
