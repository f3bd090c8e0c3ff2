/// The year's book: a list of transfers, from which every balance follows.
///
/// There is no way to write a balance, only to move money from one party to another, so the balances of a ledger sum
/// to zero whatever a rule does. An unbalanced book cannot be expressed.
public struct Ledger: Sendable, Hashable {
  public private(set) var transfers: [Transfer] = []

  public init() {}

  /// Writes a transfer. Nothing is written for zero; a negative amount moves the other way.
  public mutating func record(
    _ kind: Transfer.Kind, from: Party, to: Party, _ amount: Money, for reason: Transfer.Reason, by clause: Clause,
    due: DueDay? = nil
  ) {
    guard amount != .zero, from != to else { return }
    let forwards = amount > .zero
    transfers.append(
      Transfer(
        kind: kind, from: forwards ? from : to, to: forwards ? to : from, amount: forwards ? amount : -amount,
        reason: reason, clause: clause, due: due))
  }

  /// Cash received less cash paid.
  public func cash(of party: Party) -> Money { net(of: party, only: .paid) }

  /// What others came to owe this party less what it came to owe.
  public func receivable(of party: Party) -> Money { net(of: party, only: .owed) }

  /// Cash and receivables together: the party's result of the year.
  public func balance(of party: Party) -> Money { cash(of: party) + receivable(of: party) }

  /// Money that went from one party to another, less what came back.
  public func paid(from: Party, to: Party) -> Money {
    var sum = Money.zero
    for transfer in transfers where transfer.kind == .paid {
      if transfer.from == from, transfer.to == to { sum += transfer.amount }
      if transfer.from == to, transfer.to == from { sum -= transfer.amount }
    }
    return sum
  }

  private func net(of party: Party, only kind: Transfer.Kind) -> Money {
    var sum = Money.zero
    for transfer in transfers where transfer.kind == kind {
      if transfer.to == party { sum += transfer.amount }
      if transfer.from == party { sum -= transfer.amount }
    }
    return sum
  }
}
