import Simulation

/// Everything that an outcome holds, to be compared bit for bit.
struct OutcomeBits: Equatable {
  let claimants: [Int]
  let beneficiaries: [Int]
  let numbers: [UInt64]

  init(_ outcome: Outcome) {
    let (parts, year, money) = (outcome.claims.parts, outcome.claims.factors, outcome.statement)
    claimants = parts.map(\.claimants)
    beneficiaries = parts.map(\.beneficiaries)
    let numbers =
      parts.flatMap { [$0.expense, $0.claims] } + [year.frequency, year.severity] + [
        money.premium, money.claims, money.costs, money.insurerResult, money.fundResult, money.payerPays,
        money.insurerReceivable, money.premiumNeeded, money.benefits, money.reserve, money.deferred, money.termResult,
        money.cash.largest, Double(money.cash.months), money.cash.interest,
      ]
    self.numbers = numbers.map(\.bitPattern)
  }
}

extension [Outcomes] {
  var bits: [[OutcomeBits]] { map { $0.map(OutcomeBits.init) } }
}
