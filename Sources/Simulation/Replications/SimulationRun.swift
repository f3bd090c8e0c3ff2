import Insurance
import Plans

/// Runs a plan: all replications of all its years, on as many threads as asked for.
///
/// Each replication depends on its own number alone, and results are put in order before anything is computed of
/// them, so the bits do not depend on the number of threads.
public struct SimulationRun: Sendable {
  public let plan: SimulationPlan
  let frame: YearFrame
  let method: any ClaimsMethod
  let settlements: [YearSettlement]
  /// What stands at the beginning of every path.
  let openingState: PathState

  /// - Throws: `SimulationError` where the plan cannot be run.
  public init(_ plan: SimulationPlan) throws(SimulationError) {
    guard plan.replications > 0, plan.insured > 0, !plan.policies.isEmpty else {
      throw SimulationError(.nothingToDo, "a run needs at least one replication, one year and one insured person")
    }
    let frame = try YearFrame(plan: plan)
    var settlements: [YearSettlement] = []
    for (index, policy) in plan.policies.enumerated() {
      let change = policy.tellsCauses ? PolicyChange.of(plan, year: index) : .none
      settlements.append(
        try YearSettlement(
          policy: policy, insured: plan.insured, cash: plan.cash, change: change,
          territories: Territories(of: plan, under: policy)))
    }
    self.plan = plan
    self.frame = frame
    method =
      switch plan.method {
      case .grouped: GroupedMethod(frame: frame)
      case .individual: IndividualMethod(frame: frame)
      case .exact: DrawsNothing()
      }
    self.settlements = settlements
    openingState = PathState(atStartOf: plan, late: try OpeningLateClaims(of: plan, frame: frame))
  }

  /// All outcomes, by year and then by replication.
  ///
  /// - Parameter range: which replications; all of the plan where it is left out. Each depends on its number alone, so
  ///   parts put together are the same as the whole.
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Parameter progress: told how many of how many pieces are done, from any thread: replications, or thousandths of them
  ///   where each is drawn person by person.
  /// - Throws: `SimulationError` of the first replication (in order) that fails, or `.givenUp` where the task is cancelled.
  package func outcomes(
    of range: Range<Int>? = nil, threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(SimulationError) -> [Outcomes] {
    let range = range ?? 0..<plan.replications
    try MemoryNeed(of: plan, replications: range.count).check()
    let meter = meter(of: range.count, progress)
    let file = try file(for: range.count)
    let blank = plan.policies.map { _ in Outcomes(in: file) }
    return try await Handout(of: range, over: threads).total(from: blank) { part throws(SimulationError) in
      if Task.isCancelled { throw SimulationError(.givenUp, "the run was given up before its end") }
      return try replications(part, meter)
    } add: { years, part throws(SimulationError) in
      for (place, year) in part.enumerated() { years[place].append(year) }
      try file?.check()
    }
  }

  /// The same replications, the first of all on, with other claims, settled anew.
  ///
  /// - Throws: `SimulationError` where the money of a year is more than the ledger holds.
  package func settledAgain(
    _ years: [Outcomes], _ change: (_ part: inout YearOfClaims.Part, _ cohort: Int) -> Void
  ) throws(SimulationError) -> [Outcomes] {
    let file = try file(for: years.first?.count ?? 0)
    var results = years.map { _ in Outcomes(in: file) }
    for replication in (years.first ?? []).indices {
      var state = openingState
      for index in years.indices {
        var claims = years[index].claims[replication]
        for place in claims.parts.indices { change(&claims.parts[place], place) }
        results[index].append(try settle(claims, index, replication, from: &state))
      }
      try file?.check()
    }
    return results
  }

  func settle(
    _ claims: YearOfClaims, _ index: Int, _ replication: Int, from state: inout PathState
  ) throws(SimulationError) -> Outcome {
    do throws(SimulationError) {
      return try settlements[index].settle(
        claims,
        terms: terms(index, replication, after: state.opening.term),
        from: &state, isLast: index + 1 == settlements.count)
    } catch {
      throw plan.explaining(error)
    }
  }

  /// What is drawn for the contract terms that a year's policy gives as ranges: for the year, or for its contract.
  func terms(_ index: Int, _ replication: Int, after term: ContractTerm) -> [String: Double] {
    let policy = settlements[index].policy
    let drawn =
      plan.startYear + index - (policy.contractRules.contains(where: \.drawsTermsByContract) ? term.yearsOver : 0)
    return frame.terms(policy.ranges, replication: replication, year: drawn)
  }

  private func replications(_ range: Range<Int>, _ meter: WorkMeter) throws(SimulationError) -> [Outcomes] {
    guard plan.method != .exact else {
      throw SimulationError(.notApplicable, "the exact method draws no replications: it has the law itself")
    }
    return try outcomes(range, meter: meter)
  }
}

/// What stands in for a method that draws: the exact method never asks for a year.
private struct DrawsNothing: ClaimsMethod {
  var asksLaws: Bool { false }

  func year(_ slot: YearSlot) -> YearOfClaims { YearOfClaims(parts: [], factors: slot.factors) }
}
