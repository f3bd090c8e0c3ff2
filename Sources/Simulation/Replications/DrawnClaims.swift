import Insurance
import Plans

/// The claims of all replications, drawn once, before any money moves between the parties.
///
/// Claims depend on the people, their expense and the benefits. Plans that differ only in funding, costs, risk sharing,
/// settlement or what funds hold at the start have the same claims to the last bit, and need them drawn only once.
package struct DrawnClaims: Sendable {
  /// By year.
  let years: [PackedClaims]
  /// What is known of them without drawing.
  package let figures: ClaimsFigures

  /// Whether a value at a path of a scenario or policy can change the claims.
  package static func depend(onPath path: String) -> Bool {
    let settled: Set = [
      "funding", "nextFunding", "costs", "riskSharing", "riskAdjustment", "settlement", "contract", "claimsPayment",
      "openingReserve", "openingRiskAdjustment", "cash",
    ]
    return !settled.contains(String(path.prefix { $0 != "." && $0 != "[" }))
  }
}

extension SimulationRun {
  /// Draws the claims of every replication.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Parameter progress: told how many of how many pieces of the work are done, from any thread.
  /// - Throws: `SimulationError` where this machine has not the memory for them.
  package func claims(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> DrawnClaims {
    try plan.checkMemory()
    let meter = meter(of: plan.replications, progress)
    let all = try await Handout(of: 0..<plan.replications, over: threads).total(from: ClaimsOfPaths(of: plan)) {
      part throws(SimulationError) in
      ClaimsOfPaths(part.lazy.map { claims(replication: $0, meter) })
    } add: { all, part throws(SimulationError) in
      try all.append(part)
    }
    return DrawnClaims(years: all.years, figures: await ClaimsFigures(of: plan, threads: threads))
  }

  /// The outcomes of this plan where its claims are drawn already: those of `outcomes`, to the last bit.
  ///
  /// - Parameter drawn: from a plan that differs only in what claims do not depend on.
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomes(
    settling drawn: DrawnClaims, threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> [Outcomes] {
    try await outcomes(settling: drawn.years, threads: threads, progress: progress)
  }

  /// The same of claims that were drawn anywhere.
  ///
  /// - Parameters:
  ///   - claims: of every replication of the plan, by year.
  ///   - threads: how many to use at most, at least 1.
  ///   - progress: told how many of how many replications are settled, from any thread.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomes(
    settling claims: [PackedClaims], threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> [Outcomes] {
    let range = claims.first?.indices ?? 0..<0
    let meter = WorkMeter(of: range.count, progress)
    let file = try file(for: range.count)
    let statements = try await Handout(of: range, over: threads).total(from: blankStatements(in: file)) {
      part throws(SimulationError) in
      try statementRows(part, of: claims, meter: meter)
    } add: { all, part throws(SimulationError) in
      for (place, year) in part.enumerated() { all[place].append(year) }
      try file?.check()
    }
    return zip(claims, statements).map { Outcomes($0, $1) }
  }

  /// The statements of some replications, by year.
  private func statementRows(
    _ range: Range<Int>, of claims: [PackedClaims], in file: ColumnFile? = nil, meter: WorkMeter? = nil
  ) throws(SimulationError) -> [PackedRows] {
    var statements = blankStatements(in: file)
    for replication in range {
      for (place, year) in try settled(claims.map { $0[replication] }, replication: replication).enumerated() {
        statements[place].append(year.statement.row)
      }
      try file?.check()
      meter?.add(1)
    }
    return statements
  }

  private func blankStatements(in file: ColumnFile?) -> [PackedRows] {
    plan.policies.map { PackedRows(width: Outcome.Settled.width(under: $0), in: file) }
  }

  /// Where outcomes of so many replications wait; nil where memory holds them.
  package func file(for replications: Int) throws(SimulationError) -> ColumnFile? {
    try MemoryNeed(of: plan, replications: replications).file()
  }

  /// All outcomes, on this thread alone.
  ///
  /// - Parameter drawn: where the claims are drawn already.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomesHere(settling drawn: DrawnClaims?) throws(SimulationError) -> [Outcomes] {
    let range = 0..<plan.replications
    let file = try file(for: range.count)
    guard let drawn else {
      try plan.checkMemory()
      return try outcomes(range, in: file)
    }
    return zip(drawn.years, try statementRows(range, of: drawn.years, in: file)).map { Outcomes($0, $1) }
  }

  /// The outcomes of some replications by year, each walked from its first year to its last.
  ///
  /// - Parameter file: for what memory need not hold; where it is nil, memory holds all.
  func outcomes(
    _ range: Range<Int>, in file: ColumnFile? = nil, meter: WorkMeter? = nil
  ) throws(SimulationError) -> [Outcomes] {
    var years = plan.policies.map { _ in Outcomes(in: file) }
    for replication in range {
      let claims = claims(replication: replication, meter)
      for (place, year) in try settled(claims, replication: replication).enumerated() { years[place].append(year) }
      try file?.check()
    }
    return years
  }

  /// How far so many replications are, for whoever waits for them.
  func meter(of replications: Int, _ progress: @escaping @Sendable (Int, Int) -> Void) -> WorkMeter {
    WorkMeter(of: replications * piecesOfReplication, progress)
  }

  /// In how many pieces a replication is told.
  private var piecesOfReplication: Int { plan.method == .individual ? 1_000 : 1 }

  /// The claims of one replication, year by year.
  func claims(replication: Int, _ meter: WorkMeter? = nil) -> [YearOfClaims] {
    let people = frame.people(replication: replication, tabulated: method.asksLaws)
    let own = meter.map { meter in
      let persons = plan.cohorts.reduce(0) { $0 + Double($1.insured) * min(1, $1.probability) }
      return ReplicationMeter(
        meter, pieces: piecesOfReplication, expecting: persons * Double(plan.policies.count))
    }
    defer { own?.finish() }
    return frame.path(replication: replication).enumerated().map { index, factors in
      method.year(
        YearSlot(
          replication: replication, year: plan.startYear + index, index: index, factors: factors, people: people,
          meter: own))
    }
  }

  /// Settles the years of one replication, from the first to the last.
  package func settled(_ claims: [YearOfClaims], replication: Int) throws(SimulationError) -> [Outcome] {
    var years: [Outcome] = []
    years.reserveCapacity(settlements.count)
    var state = openingState
    for (index, claims) in claims.enumerated() { years.append(try settle(claims, index, replication, from: &state)) }
    return years
  }
}
