/// Amounts of a pool in parts that add up to it to the fen.
extension Money {
  /// Parts by shares: the whole fen of each, and the fen that are left to those with the largest remainders, the first of equal
  /// ones first (最大余额法).
  ///
  /// - Parameter shares: at least one, none below 0, not all 0; they count by what they are of their sum.
  package func divided(by shares: [Double]) -> [Money] {
    let sum = shares.reduce(0, +)
    let exact = shares.map { Double(fen.magnitude) * ($0 / sum) }
    var parts = exact.map { Int64($0.rounded(.down)) }
    let byRemainder = parts.indices.sorted { a, b in
      let (own, other) = (exact[a] - Double(parts[a]), exact[b] - Double(parts[b]))
      return own == other ? a < b : own > other
    }
    var left = Int64(fen.magnitude) - parts.reduce(0, +)
    // Below 0 where numbers of 15 digits have rounded up.
    for place in left > 0 ? byRemainder : byRemainder.reversed() where left != 0 {
      parts[place] += left.signum()
      left -= left.signum()
    }
    return parts.map { Money(fen: fen.signum() * $0) }
  }
}

extension YearAccount {
  /// The account of each of several insurers that have shares of the pool; together they are this one.
  ///
  /// What each begins with is its own of the year before, where there was one.
  func divided(among panel: InsurerPanel) -> [YearAccount] {
    let shares = panel.shares
    let openings = opening.divided(among: panel)
    func parts(_ amount: Money) -> [Money] { amount.divided(by: shares) }
    let (premiums, asides, gaps) = (parts(premium), parts(setAside), parts(policyGap))
    // Late ones of the year before are whose they were; the others are divided.
    let (own, late, overflow) = (parts(claims - opening.lateClaims), parts(lateClaims), parts(chronicOverflow))
    let (costs, people) = (parts(costs), parts(Money(fen: Int64(insured))))
    return openings.indices.map { place in
      YearAccount(
        year: year, insured: Int(people[place].fen), premium: premiums[place],
        claims: own[place] + openings[place].lateClaims, costs: costs[place], opening: openings[place],
        lateClaims: late[place], chronicOverflow: overflow[place], policyGap: gaps[place], terms: terms,
        setAside: asides[place])
    }
  }

  /// The accounts of several insurers as one.
  init(joining accounts: [YearAccount], opening: OpeningBalances) {
    func sum(_ part: (YearAccount) -> Money) -> Money { accounts.reduce(.zero) { $0 + part($1) } }
    self.init(
      year: accounts.first?.year ?? 0, insured: accounts.reduce(0) { $0 + $1.insured }, premium: sum(\.premium),
      claims: sum(\.claims), costs: sum(\.costs), opening: opening, lateClaims: sum(\.lateClaims),
      chronicOverflow: sum(\.chronicOverflow), policyGap: sum(\.policyGap), terms: accounts.first?.terms ?? [:],
      setAside: sum(\.setAside))
  }
}

extension OpeningBalances {
  /// What each of several insurers begins with: what its own year before has left, or its share of what there is.
  package func divided(among panel: InsurerPanel) -> [OpeningBalances] {
    let own = panel.insurers.compactMap { byInsurer[$0.id] }
    if own.count == panel.insurers.count, byInsurer.count == own.count { return own }
    let shares = panel.shares
    let (reserves, late) = (reserve.divided(by: shares), lateClaims.divided(by: shares))
    let (adjustment, later) = (riskAdjustment.divided(by: shares), claimsPaidLater.divided(by: shares))
    let debts = outstanding.map { debt in
      zip(debt.amount.divided(by: shares), debt.original.divided(by: shares)).map { amount, original in
        Outstanding(
          from: debt.from, to: debt.to, amount: amount, original: original, reason: debt.reason, clause: debt.clause,
          since: debt.since)
      }
    }
    let terms = term.divided(by: shares)
    return panel.insurers.indices.map { place in
      OpeningBalances(
        reserve: reserves[place], outstanding: debts.map { $0[place] }.filter { $0.amount > .zero },
        lateClaims: late[place], term: terms[place], riskAdjustment: adjustment[place],
        claimsPaidLater: later[place])
    }
  }

  /// What several insurers leave, together and each.
  init(joining parts: [(id: String, closing: OpeningBalances)]) {
    func sum(_ part: (OpeningBalances) -> Money) -> Money { parts.reduce(.zero) { $0 + part($1.closing) } }
    self.init(
      reserve: sum(\.reserve), outstanding: parts.flatMap(\.closing.outstanding), lateClaims: sum(\.lateClaims),
      term: ContractTerm(joining: parts.map(\.closing.term)), riskAdjustment: sum(\.riskAdjustment),
      claimsPaidLater: sum(\.claimsPaidLater))
    byInsurer = Dictionary(parts.map { ($0.id, $0.closing) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ContractTerm {
  private static let amounts: [any WritableKeyPath<ContractTerm, Money> & Sendable] = [
    \.premium, \.claims, \.costs, \.returned, \.insurerResult, \.ownLosses, \.premiumWithoutProfit, \.policyGap,
    \.guaranteeDeducted,
  ]

  fileprivate func divided(by shares: [Double]) -> [ContractTerm] {
    var terms = shares.map { _ in self }
    for amount in Self.amounts {
      for (place, part) in self[keyPath: amount].divided(by: shares).enumerated() {
        terms[place][keyPath: amount] = part
      }
    }
    return terms
  }

  fileprivate init(joining terms: [ContractTerm]) {
    self.init(yearsOver: terms.first?.yearsOver ?? 0)
    for amount in Self.amounts {
      self[keyPath: amount] = terms.reduce(.zero) { $0 + $1[keyPath: amount] }
    }
  }
}
