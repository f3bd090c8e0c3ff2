/// What one party owes another and has not paid yet, as one year hands it to the next.
public struct Outstanding: Sendable, Hashable {
  /// The debtor.
  public let from: Party
  /// The creditor.
  public let to: Party
  /// What is left of it; above zero.
  public let amount: Money
  /// What it was when it came about.
  public let original: Money
  public let reason: Transfer.Reason
  public let clause: Clause
  /// The policy year in which it came about.
  public let since: Int

  /// `original` is the amount where it is nil, as for a debt of which nothing has been paid.
  public init(
    from: Party, to: Party, amount: Money, original: Money? = nil, reason: Transfer.Reason, clause: Clause, since: Int
  ) {
    self.from = from
    self.to = to
    self.amount = amount
    self.original = original ?? amount
    self.reason = reason
    self.clause = clause
    self.since = since
  }
}
