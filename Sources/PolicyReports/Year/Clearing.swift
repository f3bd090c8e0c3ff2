import Insurance

extension YearStatement {
  /// What is paid when the year is settled, or after it: the last parts of the premium, the deposit, surplus and loss. What the
  /// year's months have moved, the funding, premiums and claims by their days, benefits and costs, is not among it.
  func clearing(under policy: Policy) -> [Transfer] {
    let ofMonths: Set<String> = [
      Transfer.Reason.funding, .premium, .premiumInstalment, .benefits, .chronicOverflow, .operatingCosts,
    ].reduce(into: []) { $0.insert($1.name) }
    return ledger.transfers.filter { transfer in
      guard transfer.kind == .paid, transfer.to != .members, transfer.to != .operations else { return false }
      if let due = transfer.due {
        let isLate = policy.settlement.clearingDay.map { due >= $0 } ?? (due.yearsLater > 0)
        return isLate || transfer.reason.name == Transfer.Reason.deposit.name
      }
      return !ofMonths.contains(transfer.reason.name)
    }
  }
}
