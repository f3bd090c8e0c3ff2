import Insurance
import Plans

/// What a path has behind it when a year begins.
struct PathState {
  var opening: OpeningBalances
  /// The settled years, oldest first.
  var past: [PastYear] = []
  /// The insurer's cash of the years so far.
  var cash: [CashYear] = []
}

/// Settles one year of a plan under its policy.
package struct YearSettlement: Sendable {
  let policy: Policy
  let insured: Int
  /// What the policy's funding rule says for the year.
  package let standard: Money
  /// When the year's claims arise and are paid.
  package let calendar: ClaimsCalendar
  /// What a changed policy brings to the year, but for what is raised beyond its standard.
  private let change: PolicyChange
  /// Whose people are whose, where insurers have territories; nil where they do not.
  private let territories: Territories?
  private let statutory: Double
  private let interestRate: Double

  package init(
    policy: Policy, insured: Int, cash: CashAssumptions, change: PolicyChange = .none,
    territories: Territories? = nil
  ) throws(SimulationError) {
    self.territories = territories
    self.change = change
    statutory = policy.funding.total(insured: insured)
    guard let standard = Money(yuan: statutory) else {
      throw SimulationError.beyondLedger(funding: statutory, by: "funding")
    }
    calendar = cash.calendar(under: policy)
    interestRate = cash.interestRate ?? 0
    self.standard = standard
    self.policy = policy
    self.insured = insured
  }

  /// The year's money between the parties, transfer by transfer.
  ///
  /// - Throws: `SimulationError` where an amount is beyond what the ledger holds.
  func statement(
    _ year: YearOfClaims, terms: [String: Double], after state: PathState
  ) throws(SimulationError) -> YearStatement {
    let premium = try premium(after: state.past)
    if let territories {
      let opening = state.opening.divided(among: territories.panel)
      var accounts: [YearAccount] = []
      for (place, own) in territories.shared(premium, adding: premium - standard, change: change).enumerated() {
        let parts = territories.cohorts[place].map { year.parts[$0] }
        accounts.append(
          YearAccount(
            under: policy.alone(territories.panel.insurers[place]), insured: territories.people[place],
            premium: own.premium, incurred: try money(parts.reduce(0) { $0 + $1.claims }),
            chronicOverflow: try money(parts.reduce(0) { $0 + $1.overflow }), opening: opening[place],
            change: own.change, terms: terms))
      }
      return YearStatement(settling: accounts, of: territories.panel, under: policy, opening: state.opening)
    }
    let account = YearAccount(
      under: policy, insured: insured, premium: premium,
      incurred: try money(year.parts.reduce(0) { $0 + $1.claims }),
      chronicOverflow: try money(year.parts.reduce(0) { $0 + $1.overflow }), opening: state.opening,
      change: change.meeting(premium - standard), terms: terms)
    return YearStatement(settling: account, under: policy)
  }

  private func money(_ claims: Double) throws(SimulationError) -> Money {
    guard let money = Money(yuan: claims) else {
      throw SimulationError.beyondLedger(claims: claims, insured: insured)
    }
    return money
  }

  /// Makes the state that of the next year.
  func close(_ statement: YearStatement, in state: inout PathState) {
    state.opening = statement.closing
    state.past.append(PastYear(statement, statutory: statutory))
  }

  /// What the year's money comes to; `state` becomes that of the next year.
  ///
  /// - Parameters:
  ///   - terms: what the year draws for contract terms that the policy gives as ranges.
  ///   - isLast: whether no later year will ask what this one came to.
  func settle(
    _ year: YearOfClaims, terms: [String: Double], from state: inout PathState, isLast: Bool
  ) throws(SimulationError) -> Outcome {
    let statement = try statement(year, terms: terms, after: state)
    let account = statement.account
    let cash = CashYear(of: statement, under: policy, calendar: calendar)
    let pathCash = isLast && !state.cash.isEmpty ? advance(CashPath(state.cash + [cash])) : nil
    let settled = Outcome.Settled(
      premium: account.funding.yuan, raised: statement.raisedForEarlierLoss.yuan, claims: account.claims.yuan,
      benefits: try money(year.parts.reduce(0) { $0 + $1.claims }).yuan,
      costs: account.costs.yuan,
      insurerResult: statement.insurerResult.yuan, fundResult: statement.fundResult.yuan,
      payerPays: statement.payerPays.yuan,
      insurerReceivable: statement.ledger.receivable(of: .insurer).yuan,
      premiumNeeded: policy.fundedCosts.premiumNeeded(claims: account.claims.yuan, insured: insured),
      reserve: statement.closing.reserve.yuan,
      deferred: statement.owedToInsurer.yuan,
      unclaimed: statement.closing.owed(from: .insurer, to: .members).yuan,
      cash: advance(CashPath(cash)), pathCash: pathCash,
      termResult: (account.opening.term.insurerResult + statement.insurerResult).yuan,
      loss: Outcome.Loss(statement.lossCauses), riskAdjustment: statement.closing.riskAdjustment.yuan,
      drawnFromRiskAdjustment: statement.drawnFromRiskAdjustment.yuan,
      byInsurer: statement.byInsurer.map {
        Outcome.InsurerResult(number: streamNumber(of: $0.insurer.id), result: $0.statement.insurerResult.yuan)
      })
    if !isLast {
      state.cash.append(cash)
      close(statement, in: &state)
    }
    return Outcome(claims: year, statement: settled)
  }

  private func advance(_ path: CashPath) -> Outcome.Advance {
    Outcome.Advance(
      largest: path.largestAdvance.yuan, months: path.monthsOutOfPocket,
      interest: path.interest(atYearlyRate: interestRate))
  }

  /// The first year's funding is that of the document; later ones follow by the policy's rule.
  private func premium(after past: [PastYear]) throws(SimulationError) -> Money {
    let coming = ComingYear(year: policy.year, insured: insured, statutory: statutory, costs: policy.costs)
    let yuan = past.isEmpty ? statutory : max(0, policy.nextFunding.premium(for: coming, after: past))
    guard let premium = Money(yuan: yuan) else {
      throw SimulationError.beyondLedger(funding: yuan, by: past.isEmpty ? "funding" : "nextFunding")
    }
    return premium
  }
}
