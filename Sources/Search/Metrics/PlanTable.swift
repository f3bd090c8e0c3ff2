import Simulation

/// The table of results of a plan, by the shortest way to it.
enum PlanTable {
  /// - Parameter claims: where they are drawn already.
  /// - Throws: `SimulationError`, `SampleError`.
  static func table(of plan: SimulationPlan, claims: DrawnClaims?, threads: Int) async throws -> ResultTable {
    let run = try SimulationRun(plan)
    // The exact method has the law itself and draws no claims that could be kept.
    guard let claims, plan.method.rawValue != "exact" else { return try await run.summary(threads: threads).table }
    return try Summary(of: plan, outcomes: try run.outcomes(settling: claims)).table
  }
}
