/// A policy year between the parties, settled: who paid what to whom, and what is left with each.
///
/// To the fen: funding = claims − lapsed benefits + costs + insurer's result + fund's result.
public struct YearStatement: Sendable {
  public let account: YearAccount
  public let ledger: Ledger
  public let nextYear: [YearBook.Consequence]
  /// What the next year begins with.
  public let closing: OpeningBalances

  /// What the insurer has gained or lost, receivables included.
  public let insurerResult: Money
  /// What the public side has left of the year's funding (+) or had to add to it (−), debts included.
  public let fundResult: Money
  /// What the payer has handed to the insurer for the year, net of what came back.
  public let payerPays: Money
  /// Benefits that members lost because they did not claim them in time.
  public let lapsedBenefits: Money
  /// The part of the year's funding that the fund's own cash paid.
  public let fundedFromReserve: Money

  /// What of the year's loss the risk adjustment fund has met.
  public let drawnFromRiskAdjustment: Money

  /// What caused the year's loss, if there is one.
  public let lossCauses: LossCauses

  /// What was raised beside the year's premium to settle what earlier losses left owed.
  public let raisedForEarlierLoss: Money

  /// All that the public side owes the insurer when the year is settled, from it and from earlier ones.
  public var owedToInsurer: Money { closing.owedByPublicSide(to: .insurer) }

  /// Settles one year: funding, instalments, what earlier years still owe, benefits, costs, clearing, risk sharing.
  public init(settling account: YearAccount, under policy: Policy) {
    var book = YearBook(
      year: account.year, opening: account.opening, fundingDay: policy.settlement.fundingDay,
      riskAdjustment: policy.riskAdjustment)
    // What the fund already holds for the year need not be raised again.
    let held = policy.riskSharing.reserveForFunding(account)
    book.record(funding: policy.funding, total: account.funding - held, insured: account.insured)
    book.setAside(account.setAside)
    policy.settlement.open(account, in: &book)
    policy.riskSharing.recover(account, in: &book)
    policy.settlement.payBenefits(account, under: policy, in: &book)
    book.pay(from: .insurer, to: .operations, account.costs, for: .operatingCosts, by: policy.costs.clause)
    policy.settlement.close(account, due: policy.riskSharing.premiumDue(for: account), in: &book)
    let before = book.ledger.balance(of: .insurer)
    policy.riskSharing.share(account, in: &book)
    book.square(
      with: policy.funding, insured: account.insured, returningUnspent: policy.settlement.returnsUnspent,
      due: policy.settlement.clearingDay)

    self.account = account
    fundedFromReserve = held
    ledger = book.ledger
    nextYear = book.nextYear
    lossCauses =
      book.lossCauses
      ?? LossCauses(of: -account.surplus, managementShare: 0, policyGap: account.policyGap)
    raisedForEarlierLoss = book.raisedForDebts
    lapsedBenefits = book.lapsedBenefits
    insurerResult = ledger.balance(of: .insurer)
    // What members pay in themselves is no gain of the public side.
    fundResult =
      account.funding - ledger.paid(from: .members, to: .criticalIllnessFund) + ledger.balanceOfPublicSide
    payerPays = ledger.paidByPublicSide(to: .insurer)
    drawnFromRiskAdjustment = account.opening.riskAdjustment + account.setAside - book.riskAdjustmentCash
    let term = account.opening.term
    let isLast = policy.contractYears.map { term.yearsOver + 1 >= $0 } ?? true
    closing = OpeningBalances(
      reserve: book.fundCash, outstanding: book.outstanding, lateClaims: account.lateClaims,
      term: isLast
        ? ContractTerm()
        : ContractTerm(
          yearsOver: term.yearsOver + 1, premium: term.premium + account.premium,
          claims: term.claims + account.claims, costs: term.costs + account.costs,
          returned: term.returned + before - insurerResult + book.settledApart,
          insurerResult: term.insurerResult + insurerResult,
          ownLosses: term.ownLosses + book.ownLoss,
          guaranteeDeducted: term.guaranteeDeducted + book.deductedFromGuarantee,
          premiumWithoutProfit: term.premiumWithoutProfit + book.premiumWithoutProfit),
      riskAdjustment: book.riskAdjustmentCash)
  }
}
