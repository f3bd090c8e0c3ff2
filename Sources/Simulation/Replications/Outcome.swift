import Insurance

/// One year of one replication, settled between the parties.
package struct Outcome: Sendable {
  package let claims: YearOfClaims
  package let statement: Settled

  /// What the statement of the year comes to, yuan.
  package struct Settled: Sendable {
    package let premium: Double
    package let claims: Double
    package let costs: Double
    package let insurerResult: Double
    package let fundResult: Double
    package let payerPays: Double
    /// What others came to owe the insurer (deferred balances, advances).
    package let insurerReceivable: Double
    /// The premium that would have covered claims and costs.
    package let premiumNeeded: Double
  }
}

/// Settles years under a policy.
struct YearSettlement: Sendable {
  let policy: Policy
  let insured: Int
  let premium: Money
  let reserve: Money

  init(policy: Policy, insured: Int, reserve: Money) throws(SimulationError) {
    let funding = policy.funding.total(insured: insured)
    guard let premium = Money(yuan: funding) else {
      throw SimulationError(.amountTooLarge, "a funding of \(funding) yuan is more than the ledger holds")
    }
    self.policy = policy
    self.insured = insured
    self.premium = premium
    self.reserve = reserve
  }

  func settle(_ year: YearOfClaims) throws(SimulationError) -> Outcome {
    let total = year.parts.reduce(0) { $0 + $1.claims }
    guard let claims = Money(yuan: total) else {
      throw SimulationError(
        .amountTooLarge, "a year's claims of \(total) yuan are more than the ledger holds: is the tail too heavy?")
    }
    let costs = policy.costs.amount(premium: premium, claims: claims, insured: insured)
    let statement = YearStatement(
      settling: YearAccount(
        year: policy.year, insured: insured, premium: premium, claims: claims, costs: costs, reserve: reserve),
      under: policy)
    return Outcome(
      claims: year,
      statement: Outcome.Settled(
        premium: premium.yuan, claims: claims.yuan, costs: costs.yuan, insurerResult: statement.insurerResult.yuan,
        fundResult: statement.fundResult.yuan, payerPays: statement.payerPays.yuan,
        insurerReceivable: statement.ledger.receivable(of: .insurer).yuan,
        premiumNeeded: policy.costs.premiumNeeded(claims: claims.yuan, insured: insured)))
  }
}
