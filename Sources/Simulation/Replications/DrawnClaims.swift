import Insurance

/// The claims of all replications, drawn once, before any money moves between the parties.
///
/// Claims depend on the people, their expense and the benefits. Plans that differ only in funding, costs, risk sharing,
/// settlement or the opening reserve have the same claims to the last bit, and need them drawn only once.
package struct DrawnClaims: Sendable {
  /// By replication, then by year.
  let years: [[YearOfClaims]]
  /// What is known of them without drawing.
  let figures: ClaimsFigures

  /// Whether a value at a path of a scenario or policy can change the claims.
  package static func depend(onPath path: String) -> Bool {
    let settled: Set = [
      "funding", "nextFunding", "costs", "riskSharing", "settlement", "contract", "claimsPayment", "openingReserve",
      "cash",
    ]
    return !settled.contains(String(path.prefix { $0 != "." && $0 != "[" }))
  }
}

extension SimulationRun {
  /// Draws the claims of every replication.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Parameter progress: told how many of how many replications are drawn, from any thread.
  /// - Throws: `SimulationError` where this machine has not the memory for them.
  package func claims(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> DrawnClaims {
    try MemoryNeed(of: plan, replications: plan.replications).check()
    let parts = await Handout(of: 0..<plan.replications, over: threads).results(progress: progress) { part in
      part.map(claims(replication:))
    }
    return DrawnClaims(years: parts.flatMap(\.self), figures: await ClaimsFigures(of: plan, threads: threads))
  }

  /// The outcomes of this plan where its claims are drawn already: those of `outcomes`, to the last bit.
  ///
  /// - Parameter drawn: from a plan that differs only in what claims do not depend on.
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomes(settling drawn: DrawnClaims, threads: Int) async throws(SimulationError) -> [[Outcome]] {
    try await outcomes(settling: drawn.years, threads: threads)
  }

  /// The same of claims that were drawn anywhere.
  ///
  /// - Parameters:
  ///   - claims: of every replication of the plan, by replication and then by year.
  ///   - threads: how many to use at most, at least 1.
  ///   - progress: told how many of how many replications are settled, from any thread.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomes(
    settling claims: [[YearOfClaims]], threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> [[Outcome]] {
    try byYear(
      await Handout(of: claims.indices, over: threads).results(progress: progress) { part in
        Result { () throws(SimulationError) in
          try part.map { replication throws(SimulationError) in
            try settled(claims[replication], replication: replication)
          }
        }
      })
  }

  /// Outcomes by year and replication, of parts by replication and year.
  ///
  /// - Throws: the error of the first part that has one.
  func byYear(_ parts: [Result<[[Outcome]], SimulationError>]) throws(SimulationError) -> [[Outcome]] {
    var years: [[Outcome]] = plan.policies.map { _ in [] }
    for i in years.indices { years[i].reserveCapacity(plan.replications) }
    for part in parts {
      for replication in try part.get() {
        for (i, outcome) in replication.enumerated() { years[i].append(outcome) }
      }
    }
    return years
  }

  /// All outcomes, on this thread alone.
  ///
  /// - Parameter drawn: where the claims are drawn already.
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package func outcomesHere(settling drawn: DrawnClaims?) throws(SimulationError) -> [[Outcome]] {
    var years: [[Outcome]] = plan.policies.map { _ in [] }
    for replication in 0..<plan.replications {
      let claims = drawn.map { $0.years[replication] } ?? claims(replication: replication)
      for (i, outcome) in try settled(claims, replication: replication).enumerated() { years[i].append(outcome) }
    }
    return years
  }

  /// The claims of one replication, year by year.
  func claims(replication: Int) -> [YearOfClaims] {
    let people = frame.people(replication: replication, tabulated: method.asksLaws)
    return frame.path(replication: replication).enumerated().map { index, factors in
      method.year(
        YearSlot(
          replication: replication, year: plan.startYear + index, index: index, factors: factors, people: people))
    }
  }

  /// Settles the years of one replication, from the first to the last.
  func settled(_ claims: [YearOfClaims], replication: Int) throws(SimulationError) -> [Outcome] {
    var years: [Outcome] = []
    years.reserveCapacity(settlements.count)
    var state = openingState
    for (index, claims) in claims.enumerated() { years.append(try settle(claims, index, replication, from: &state)) }
    return years
  }
}
