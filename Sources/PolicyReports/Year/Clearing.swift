import Insurance

extension YearStatement {
  /// What is paid when the year is settled, or after it: the last parts of the premium, the deposit, surplus and loss. What the
  /// year's months have moved, the funding, premiums by their days, benefits and costs, is not among it.
  var clearing: [Transfer] {
    let ofMonths: Set<String> = [
      Transfer.Reason.funding, .premium, .premiumInstalment, .benefits, .chronicOverflow, .operatingCosts,
    ].reduce(into: []) { $0.insert($1.name) }
    return ledger.transfers.filter { transfer in
      guard transfer.kind == .paid, transfer.to != .members, transfer.to != .operations else { return false }
      if let due = transfer.due { return due.yearsLater > 0 || !ofMonths.contains(transfer.reason.name) }
      return !ofMonths.contains(transfer.reason.name)
    }
  }
}
