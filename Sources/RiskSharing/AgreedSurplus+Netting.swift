import Insurance

/// The contract's years netted against each other (Jiangxi 2025 四(五): 承保合作期通算).
extension AgreedSurplus {
  /// The rule on the totals of the contract's years so far, less what has moved before. The management-caused part of a
  /// year's loss is the insurer's and stays out of the totals; so does chance where only policy-caused losses are netted.
  /// Where chance is netted as well, the loss of all years is divided by cause as a year's is, and each part shared by its
  /// own ratio.
  func shareOverTerm(_ account: YearAccount, in book: inout YearBook) {
    let term = account.opening.term
    let premium = term.premium + account.premium
    let yearly = causes(account)
    let own = yearly.management + (netsPolicyAlone ? yearly.ordinary : .zero)
    book.keepApart(ownLoss: own)
    // A year that chance has lost earns no profit.
    let lost = netsPolicyAlone && yearly.ordinary > .zero ? account.premium : .zero
    book.keepApart(premiumWithoutProfit: lost)
    if netsPolicyAlone { book.settleApart(shareOrdinaryLoss(yearly, account, in: &book)) }
    let costs = profitMeasured.value == .grossOfCosts ? .zero : term.costs + account.costs
    let surplus = premium - term.claims - account.claims - costs + term.ownLosses + own
    let earning = premium - term.premiumWithoutProfit - lost
    let causes = LossCauses(
      of: -surplus, managementShare: 0, policyGap: netsPolicyAlone ? -surplus : term.policyGap + account.policyGap)
    let returned =
      surplus >= .zero
      ? beyondKept(surplus, of: earning, account)
      : -publicShare(of: causes, account) - publicShareOfChance(causes, account)
    let change = returned - term.returned
    if change > .zero, returned <= .zero {
      // A loss borne before is partly made good by this year's surplus.
      book.pay(from: .insurer, to: lossesPaidBy.value, change, for: Self.nettedBack, by: lossHandling.clause)
    } else if change > .zero {
      let madeGood = max(-term.returned, .zero)
      book.pay(from: .insurer, to: lossesPaidBy.value, madeGood, for: Self.nettedBack, by: lossHandling.clause)
      returnSurplus(change - madeGood, account, in: &book)
    } else if change < .zero {
      // Surplus that was returned before meets the loss first, from the fund that still holds it.
      let cameBack = min(-change, max(term.returned, .zero))
      let held = surplusReturnsTo.value == .criticalIllnessFund ? min(cameBack, max(book.fundCash, .zero)) : .zero
      book.pay(from: .criticalIllnessFund, to: .insurer, held, for: Self.nettedBack, by: lossHandling.clause)
      book.pay(from: lossesPaidBy.value, to: .insurer, cameBack - held, for: Self.nettedBack, by: lossHandling.clause)
      book.pay(
        from: lossesPaidBy.value, to: .insurer, -change - cameBack, for: Self.nettedLossShared,
        by: insurerLossShare.clause)
    }
  }
}
