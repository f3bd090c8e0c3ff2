import Insurance

/// Everybody's books over the years, kept from transfers alone: what the statements say is compared with it.
struct Books {
  /// Those of every policy, and two funds.
  static let parties = Party.ofEveryPolicy + namedFunds
  private var cash = Array(repeating: Int64(0), count: parties.count)
  /// What the row owes the column.
  private var owed = Array(repeating: Int64(0), count: parties.count * parties.count)
  private static let places = Dictionary(uniqueKeysWithValues: parties.enumerated().map { ($0.element, $0.offset) })

  init(_ opening: OpeningBalances) {
    cash[Self.place(.criticalIllnessFund)] = opening.reserve.fen
    cash[Self.place(.riskAdjustmentFund)] = opening.riskAdjustment.fen
  }

  private static func place(_ party: Party) -> Int { places[party] ?? 0 }

  mutating func post(_ transfer: Transfer) {
    let (from, to, count) = (Self.place(transfer.from), Self.place(transfer.to), cash.count)
    switch transfer.kind {
    case .paid:
      cash[from] -= transfer.amount.fen
      cash[to] += transfer.amount.fen
    case .owed:
      owed[from * count + to] += transfer.amount.fen
      owed[to * count + from] -= transfer.amount.fen
    }
  }

  func cash(of party: Party) -> Int64 { cash[Self.place(party)] }

  /// Cash and what others owe, less what is owed to them.
  func wealth(of party: Party) -> Int64 {
    let (place, count) = (Self.place(party), cash.count)
    return cash[place] - (0..<count).reduce(0) { $0 + owed[place * count + $1] }
  }

  var wealthOfAll: Int64 { cash.reduce(0, +) }

  /// Whether a list of debts says the same of every pair.
  func agrees(with debts: [Outstanding]) -> Bool {
    var left = owed
    for debt in debts {
      let (from, to, count) = (Self.place(debt.from), Self.place(debt.to), cash.count)
      left[from * count + to] -= debt.amount.fen
      left[to * count + from] += debt.amount.fen
    }
    return left.allSatisfy { $0 == 0 }
  }
}
