import Insurance
import Plans
import Wording

extension SimulationError {
  /// Claims of a year, or a part of them, that no ledger holds, with what may be changed.
  ///
  /// - Parameter what: the words before "claims".
  package static func beyondLedger(_ what: Message = "a year's", claims: Double, insured: Int) -> SimulationError {
    let size: Message =
      claims.isFinite
      ? "\(shortNumber(claims)) yuan, \(shortNumber(claims / Double(insured))) a person insured," : "no finite amount"
    return SimulationError(
      .amountTooLarge,
      "\(what) claims of \(size) are more than the ledger holds: check the law of the expense ('expense.law'), 'expense.probability', 'population.insured', 'trend' and 'shocks', or give the benefit a cap"
    )
  }

  /// A funding that no ledger holds, with what may be changed.
  static func beyondLedger(funding: Double, by rule: String) -> SimulationError {
    SimulationError(
      .amountTooLarge,
      "a funding of \(shortNumber(funding)) yuan is more than the ledger holds: check '\(rule)' and 'population.insured'"
    )
  }
}
