import Insurance
import Plans

/// The ledgers of all replications as one: every transfer with its mean, so that the balances are the mean results.
package struct MeanLedger: Sendable {
  /// What moves between two parties in a year for one reason.
  package struct Entry: Sendable {
    package let year: Int
    package let policy: String
    package let kind: Transfer.Kind
    package let from: Party
    package let to: Party
    package let reason: Transfer.Reason
    package let clause: Clause
    package let due: DueDay?
    /// Yuan, over all replications: those without such a transfer count with 0.
    package let mean: Double
    /// Of the mean; nil for a single replication.
    package let standardError: Double?
    /// The share of replications that have such a transfer, 0 to 1.
    package let share: Double
  }

  /// By year, in the order in which the transfers first come up.
  package let entries: [Entry]

  /// Those of every policy, and the funds that policies name, in the order in which they first come up.
  package var parties: [Party] {
    entries.flatMap { [$0.from, $0.to] }.reduce(into: Party.ofEveryPolicy.filter { $0 != .riskAdjustmentFund }) {
      parties, party in
      if !parties.contains(party) { parties.append(party) }
    }
  }

  /// What a party gains, receivables included: the mean of its balances, yuan.
  package func balance(of party: Party, year: Int) -> Double {
    entries.filter { $0.year == year }.reduce(0) { sum, entry in
      sum + (entry.to == party ? entry.mean : 0) - (entry.from == party ? entry.mean : 0)
    }
  }
}

extension SimulationRun {
  /// Settles drawn years once more and keeps what moved between whom.
  ///
  /// - Parameter outcomes: of this run's plan, by year and replication, from its first replication on.
  /// - Throws: `SimulationError` where an amount is beyond what the ledger holds.
  package func ledger(of outcomes: [Outcomes]) throws(SimulationError) -> MeanLedger {
    let count = outcomes.first?.count ?? 0
    var years = settlements.map { _ in TransferSums() }
    for replication in 0..<count {
      var state = openingState
      for (index, settlement) in settlements.enumerated() {
        let statement = try settlement.statement(
          outcomes[index].claims[replication], terms: terms(index, replication, after: state.opening.term),
          after: state)
        years[index].add(statement.ledger)
        if index + 1 < settlements.count { settlement.close(statement, in: &state) }
      }
    }
    return MeanLedger(
      entries: years.enumerated().flatMap { index, sums in
        sums.entries(year: plan.startYear + index, policy: settlements[index].policy.id, replications: count)
      })
  }
}

extension PathState {
  /// What stands at the beginning of a plan's first year.
  init(atStartOf plan: SimulationPlan, late: OpeningLateClaims) {
    opening = OpeningBalances(
      reserve: plan.openingReserve, lateClaims: late.amount,
      term: ContractTerm(yearsOver: max(0, plan.contractYear - 1)), riskAdjustment: plan.openingRiskAdjustment)
  }
}

/// The transfers of one year, added up over the replications.
private struct TransferSums {
  /// What makes two transfers the same.
  private struct Key: Hashable {
    let kind: Transfer.Kind
    let from: Party
    let to: Party
    let reason: Transfer.Reason
    let clause: Clause
    let due: DueDay?
  }

  private struct Sum {
    /// The amount of the first replication that has the transfer, fen: what the others are measured from, so that the
    /// variance of amounts that hardly differ keeps its digits.
    let first: Int64
    var count = 0
    var difference = 0.0
    var squares = 0.0

    mutating func add(_ fen: Int64) {
      count += 1
      let distance = Double(fen - first)
      difference += distance
      squares += distance * distance
    }
  }

  private var order: [Key] = []
  private var sums: [Key: Sum] = [:]

  mutating func add(_ ledger: Ledger) {
    // A ledger may have several transfers of one key, such as instalments of one day: they count as one.
    var amounts: [(key: Key, fen: Int64)] = []
    for transfer in ledger.transfers {
      let key = Key(
        kind: transfer.kind, from: transfer.from, to: transfer.to, reason: transfer.reason, clause: transfer.clause,
        due: transfer.due)
      if let place = amounts.firstIndex(where: { $0.key == key }) {
        amounts[place].fen += transfer.amount.fen
      } else {
        amounts.append((key, transfer.amount.fen))
      }
    }
    for (key, fen) in amounts {
      if sums[key] == nil { order.append(key) }
      sums[key, default: Sum(first: fen)].add(fen)
    }
  }

  func entries(year: Int, policy: String, replications: Int) -> [MeanLedger.Entry] {
    let count = Double(replications)
    return order.compactMap { key in
      guard let sum = sums[key] else { return nil }
      // Replications without the transfer have an amount of 0.
      let without = count - Double(sum.count)
      let first = Double(sum.first)
      let difference = (sum.difference - without * first) / count
      let squares = sum.squares + without * first * first
      let variance = replications > 1 ? max(0, squares - count * difference * difference) / (count - 1) : nil
      return MeanLedger.Entry(
        year: year, policy: policy, kind: key.kind, from: key.from, to: key.to, reason: key.reason,
        clause: key.clause, due: key.due, mean: (first + difference) / 100,
        standardError: variance.map { ($0 / count).squareRoot() / 100 }, share: Double(sum.count) / count)
    }
  }
}
