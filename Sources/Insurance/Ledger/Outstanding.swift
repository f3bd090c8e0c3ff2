/// What one party owes another and has not paid yet, as one year hands it to the next.
public struct Outstanding: Sendable, Hashable {
  /// The debtor.
  public let from: Party
  /// The creditor.
  public let to: Party
  /// Above zero.
  public let amount: Money
  public let reason: Transfer.Reason
  public let clause: Clause
  /// The policy year in which it came about.
  public let since: Int

  public init(from: Party, to: Party, amount: Money, reason: Transfer.Reason, clause: Clause, since: Int) {
    self.from = from
    self.to = to
    self.amount = amount
    self.reason = reason
    self.clause = clause
    self.since = since
  }
}
