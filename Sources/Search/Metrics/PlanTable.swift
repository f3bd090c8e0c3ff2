import Plans
import Results
import Simulation

/// What is known of a plan's claims before any money moves between the parties.
///
/// Plans that differ only in funding, costs, risk sharing, settlement or what funds hold at the start have the same claims.
enum KnownClaims: Sendable {
  case drawn(DrawnClaims)
  case law(ExactMethod)

  /// - Throws: `SimulationError` where the plan cannot be run by its method.
  init(
    of plan: SimulationPlan, threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws {
    self =
      plan.method == .exact
      ? .law(try ExactMethod(of: plan, threads: threads, progress: progress))
      : .drawn(try await SimulationRun(plan).claims(threads: threads, progress: progress))
  }
}

/// The table of results of a plan, by the shortest way to it.
enum PlanTable {
  /// - Parameters:
  ///   - claims: where they are known already.
  ///   - threads: how many to use at most.
  ///   - progress: told how many of how many pieces are done, from any thread.
  /// - Throws: `SimulationError`, `SampleError`.
  static func table(
    of plan: SimulationPlan, claims: KnownClaims?, threads: Int,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> ResultTable {
    switch claims {
    case .law(let exact): return try Summary(try ExactMethod(exact, settling: plan)).table
    case .drawn(let drawn):
      let outcomes = try await SimulationRun(plan).outcomes(settling: drawn, threads: threads, progress: progress)
      return try Summary(of: plan, outcomes: outcomes, settling: drawn).table
    case nil: return try await SimulationRun(plan).summary(threads: threads, progress: progress).table
    }
  }

  /// The same on this thread alone.
  static func table(of plan: SimulationPlan, claims: KnownClaims?) throws -> ResultTable {
    if case .law(let exact) = claims { return try Summary(try ExactMethod(exact, settling: plan)).table }
    if plan.method == .exact { return try Summary(exactly: plan).table }
    let run = try SimulationRun(plan)
    if case .drawn(let drawn) = claims {
      return try Summary(of: plan, outcomes: try run.outcomesHere(settling: drawn), settling: drawn).table
    }
    return try Summary(of: plan, outcomes: try run.outcomesHere(settling: nil)).table
  }
}
