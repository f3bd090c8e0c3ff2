/// The year's book: a list of transfers, from which every balance follows.
///
/// There is no way to write a balance, only to move money from one party to another, so the balances of a ledger sum
/// to zero whatever a rule does. An unbalanced book cannot be expressed.
public struct Ledger: Sendable, Hashable {
  public private(set) var transfers: [Transfer] = []

  /// Has room for a usual year.
  public init() { transfers.reserveCapacity(16) }

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
  public func cash(of party: Party) -> Money { net(of: { $0 == party }, only: .paid) }

  /// What others came to owe this party less what it came to owe.
  public func receivable(of party: Party) -> Money { net(of: { $0 == party }, only: .owed) }

  /// Cash and receivables together: the party's result of the year.
  public func balance(of party: Party) -> Money { cash(of: party) + receivable(of: party) }

  /// Cash and receivables of the whole public purse.
  var balanceOfPublicSide: Money { net(of: \.isPublic) }

  /// Money that went from one party to another, less what came back.
  public func paid(from: Party, to: Party) -> Money { paid(from: { $0 == from }, to: to) }

  /// Money that went from the public purse to a party, less what came back.
  func paidByPublicSide(to: Party) -> Money { paid(from: \.isPublic, to: to) }

  // Transfers are read in place: one that is taken out of the list is a copy with all its words, and thousands of years
  // are settled for one answer.

  private func paid(from isPayer: (Party) -> Bool, to: Party) -> Money {
    var sum = Money.zero
    for place in transfers.indices where transfers[place].kind == .paid {
      if transfers[place].to == to, isPayer(transfers[place].from) { sum += transfers[place].amount }
      if transfers[place].from == to, isPayer(transfers[place].to) { sum -= transfers[place].amount }
    }
    return sum
  }

  /// - Parameter kind: what counts; everything where it is nil.
  private func net(of isMeant: (Party) -> Bool, only kind: Transfer.Kind? = nil) -> Money {
    var sum = Money.zero
    for place in transfers.indices where kind == nil || transfers[place].kind == kind {
      if isMeant(transfers[place].to) { sum += transfers[place].amount }
      if isMeant(transfers[place].from) { sum -= transfers[place].amount }
    }
    return sum
  }
}
