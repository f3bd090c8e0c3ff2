/// A policy year between the parties, settled: who paid what to whom, and what is left with each.
///
/// To the fen: premium = claims + costs + insurer's result + fund's result.
public struct YearStatement: Sendable {
  public let account: YearAccount
  public let ledger: Ledger
  public let nextYear: [YearBook.Consequence]

  /// What the insurer has gained or lost, receivables included.
  public let insurerResult: Money
  /// What the public side has left of the year's funding (+) or had to add to it (−), debts included.
  public let fundResult: Money
  /// What the payer has handed to the insurer for the year, net of what came back.
  public let payerPays: Money

  /// Settles one year: funding, instalments, benefits, costs, clearing, risk sharing.
  public init(settling account: YearAccount, under policy: Policy) {
    var book = YearBook()
    book.record(funding: policy.funding, total: account.premium)
    policy.settlement.open(account, in: &book)
    book.pay(from: .insurer, to: .members, account.claims, for: .benefits, by: policy.scope.clause)
    book.pay(from: .insurer, to: .operations, account.costs, for: .operatingCosts, by: policy.costs.clause)
    policy.settlement.close(account, due: policy.riskSharing.premiumDue(for: account), in: &book)
    policy.riskSharing.share(account, in: &book)

    self.account = account
    ledger = book.ledger
    nextYear = book.nextYear
    insurerResult = ledger.balance(of: .insurer)
    fundResult = account.premium + Party.publicSide.reduce(Money.zero) { $0 + book.ledger.balance(of: $1) }
    payerPays = Party.publicSide.reduce(Money.zero) { $0 + book.ledger.paid(from: $1, to: .insurer) }
  }
}
