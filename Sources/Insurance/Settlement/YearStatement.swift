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

  /// Each of several insurers by itself; empty where there is one.
  public let byInsurer: [InsurerStatement]

  /// One of several insurers' year.
  public struct InsurerStatement: Sendable {
    public let insurer: InsurerPanel.Insurer
    public let statement: YearStatement
  }

  /// Settles one year, of each insurer by itself where there are several.
  public init(settling account: YearAccount, under policy: Policy) {
    guard let panel = policy.panel else {
      self.init(alone: account, under: policy)
      return
    }
    self.init(settling: account.divided(among: panel), of: panel, under: policy, together: account)
  }

  /// Settles a year of insurers with territories of their own.
  ///
  /// - Parameters:
  ///   - accounts: of each insurer of the policy's panel, in its order.
  ///   - opening: what the year begins with, all insurers together.
  package init(
    settling accounts: [YearAccount], of panel: InsurerPanel, under policy: Policy, opening: OpeningBalances
  ) {
    self.init(
      settling: accounts, of: panel, under: policy, together: YearAccount(joining: accounts, opening: opening))
  }

  private init(
    settling accounts: [YearAccount], of panel: InsurerPanel, under policy: Policy, together account: YearAccount
  ) {
    precondition(accounts.count == panel.insurers.count, "Every insurer has an account.")
    let parts = zip(panel.insurers, accounts).map { insurer, own in
      InsurerStatement(
        insurer: insurer, statement: YearStatement(alone: own, under: policy.alone(insurer)))
    }
    func sum(_ part: (YearStatement) -> Money) -> Money { parts.reduce(.zero) { $0 + part($1.statement) } }
    self.account = account
    byInsurer = parts
    ledger = Ledger(joining: parts.map(\.statement.ledger))
    nextYear = YearBook.Consequence.joined(parts.map(\.statement.nextYear))
    closing = OpeningBalances(joining: parts.map { ($0.insurer.id, $0.statement.closing) })
    lossCauses = LossCauses(joining: parts.map(\.statement.lossCauses))
    insurerResult = sum(\.insurerResult)
    fundResult = sum(\.fundResult)
    payerPays = sum(\.payerPays)
    lapsedBenefits = sum(\.lapsedBenefits)
    fundedFromReserve = sum(\.fundedFromReserve)
    drawnFromRiskAdjustment = sum(\.drawnFromRiskAdjustment)
    raisedForEarlierLoss = sum(\.raisedForEarlierLoss)
  }

  /// Settles one year: funding, instalments, what earlier years still owe, benefits, costs, clearing, risk sharing.
  private init(alone account: YearAccount, under policy: Policy) {
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
    byInsurer = []
    fundedFromReserve = held
    ledger = book.ledger
    nextYear = book.nextYear.map { $0.taken(by: policy.ownWords) }
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
          premiumWithoutProfit: term.premiumWithoutProfit + book.premiumWithoutProfit,
          policyGap: term.policyGap + account.policyGap),
      riskAdjustment: book.riskAdjustmentCash, claimsPaidLater: book.claimsPaidLater)
  }
}
