/// The year's book: a list of transfers, from which every balance follows.
///
/// There is no way to write a balance, only to move money from one party to another, so the balances of a ledger sum
/// to zero whatever a rule does. An unbalanced book cannot be expressed.
public struct Ledger: Sendable, Hashable {
  public private(set) var transfers: [Transfer] = []

  public init() {}

  /// The books of several contracts as one.
  init(joining ledgers: [Ledger]) { transfers = ledgers.flatMap(\.transfers) }

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

  /// Cash and receivables of the whole public purse.
  var balanceOfPublicSide: Money { net(of: \.isPublic) { _ in true } }

  /// Money that went from one party to another, less what came back.
  public func paid(from: Party, to: Party) -> Money { paid(from: { $0 == from }, to: to) }

  /// Money that went from the public purse to a party, less what came back.
  func paidByPublicSide(to: Party) -> Money { paid(from: \.isPublic, to: to) }

  private func paid(from isPayer: (Party) -> Bool, to: Party) -> Money {
    var sum = Money.zero
    for transfer in transfers where transfer.kind == .paid {
      if transfer.to == to, isPayer(transfer.from) { sum += transfer.amount }
      if transfer.from == to, isPayer(transfer.to) { sum -= transfer.amount }
    }
    return sum
  }

  private func net(of party: Party, only kind: Transfer.Kind) -> Money {
    net(of: { $0 == party }, where: { $0.kind == kind })
  }

  private func net(of isMeant: (Party) -> Bool, where counts: (Transfer) -> Bool) -> Money {
    var sum = Money.zero
    for transfer in transfers where counts(transfer) {
      if isMeant(transfer.to) { sum += transfer.amount }
      if isMeant(transfer.from) { sum -= transfer.amount }
    }
    return sum
  }
}
