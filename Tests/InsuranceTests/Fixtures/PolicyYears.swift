import Insurance

/// Millions of yuan, to the fen: `million(2.5)`.
func million(_ amount: Double) -> Money { Money(fen: Int64((amount * 100_000_000).rounded())) }

extension Policy {
  /// The same rules in another year.
  func moved(to year: Int) -> Policy {
    Policy(
      id: id, title: title, region: region, year: year, standing: standing, documents: documents, scope: scope,
      groups: groups, layers: layers, funding: funding, costs: costs, riskSharing: riskSharing,
      settlement: settlement, contract: contract, nextFunding: nextFunding, ranges: ranges, values: values,
      riskAdjustment: riskAdjustment, panel: panel)
  }

  /// Years in a row with the same premium, each beginning with what the one before has left.
  ///
  /// - Parameter incurred: what the illness of each year costs.
  func years(premium: Money, incurred: [Money], opening: OpeningBalances = .none) -> [YearStatement] {
    var (opening, statements) = (opening, [YearStatement]())
    for (i, claims) in incurred.enumerated() {
      let policy = moved(to: year + i)
      let account = YearAccount(
        under: policy, insured: 1_000_000, premium: premium, incurred: claims, opening: opening)
      statements.append(YearStatement(settling: account, under: policy))
      opening = statements[i].closing
    }
    return statements
  }

  /// Years in a row whose first premium is given and whose later ones follow by the policy's rule from a funding
  /// standard that stays.
  func fundedYears(premium: Money, incurred: [Money], insured: Int = 1_000_000) -> [YearStatement] {
    var (opening, past, statements) = (OpeningBalances.none, [PastYear](), [YearStatement]())
    for (i, claims) in incurred.enumerated() {
      let policy = moved(to: year + i)
      let coming = ComingYear(year: policy.year, insured: insured, statutory: premium.yuan, costs: costs)
      let funded = i == 0 ? premium.yuan : nextFunding.premium(for: coming, after: past)
      let account = YearAccount(
        under: policy, insured: insured, premium: Money(yuan: funded) ?? .zero, incurred: claims, opening: opening)
      statements.append(YearStatement(settling: account, under: policy))
      past.append(PastYear(statements[i], statutory: premium.yuan))
      opening = statements[i].closing
    }
    return statements
  }
}

extension YearStatement {
  /// What was paid for a reason, whoever paid whom.
  func paid(_ reason: Transfer.Reason) -> Money {
    transfers(for: reason).reduce(.zero) { $1.kind == .paid ? $0 + $1.amount : $0 }
  }

  /// What one party paid another for a reason.
  func paid(_ reason: Transfer.Reason, from: Party, to: Party) -> Money {
    transfers(for: reason).reduce(.zero) {
      $1.kind == .paid && $1.from == from && $1.to == to ? $0 + $1.amount : $0
    }
  }

  /// What a party paid into the critical-illness fund as the year's funding.
  func funding(from party: Party) -> Money {
    ledger.transfers.reduce(.zero) {
      $1.reason.name == "funding" && $1.from == party ? $0 + $1.amount : $0
    }
  }
}
