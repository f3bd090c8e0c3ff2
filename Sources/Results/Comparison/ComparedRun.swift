import Insurance
import Plans
import Simulation
import Statistics

/// One side of a comparison: a run with all its replications.
package struct ComparedRun: Sendable {
  package let summary: Summary
  /// By year and replication.
  let outcomes: [Outcomes]
  /// The sensitivity of the figures to the pilot sample of the law of X; nil where there is none.
  let pilot: PilotInfluence?
  /// Which means of its money have no error, and so those of differences from it.
  let infinite: InfiniteMoments
  var hasNoErrors: Bool { infinite.hasNoErrors }
  var claimsHaveMean: Bool { infinite.claimsHaveMean }

  var plan: SimulationPlan { summary.plan }

  /// - Throws: `SampleError` where an outcome is not a finite number.
  package init(_ plan: SimulationPlan, outcomes: [Outcomes]) throws(SampleError) {
    self.init(try Summary(of: plan, outcomes: outcomes), outcomes)
  }

  /// Runs a plan.
  ///
  /// - Throws: `SimulationError` where the plan cannot be run, `SampleError` where an outcome is not a finite number.
  package init(
    _ plan: SimulationPlan, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws {
    try await self.init(
      plan, outcomes: SimulationRun(plan).outcomes(threads: threads, progress: progress), threads: threads)
  }

  /// - Throws: `SampleError` where an outcome is not a finite number.
  package init(_ plan: SimulationPlan, outcomes: [Outcomes], threads: Int) async throws {
    self.init(try await Summary(of: plan, outcomes: outcomes, threads: threads), outcomes)
  }

  private init(_ summary: Summary, _ outcomes: [Outcomes]) {
    self.summary = summary
    self.outcomes = outcomes
    pilot = summary.pilot.map { PilotInfluence($0.errors, shifts: $0.shifts) }
    infinite = InfiniteMoments(of: summary.plan)
  }

  /// Why the replications of two plans are not the same draws; nil where they are.
  package static func mismatch(_ first: SimulationPlan, _ second: SimulationPlan) -> Words? {
    if first.startYear != second.startYear {
      return Words(
        en:
          "the years differ (\(first.startYear) and \(second.startYear)): every year has draws of its own; use --set year=…",
        zh: "年度不同（\(first.startYear)与\(second.startYear)）：各年度的随机数不同，请用--set year=…")
    }
    if first.policies.count != second.policies.count {
      return Words(
        en:
          "the numbers of years differ (\(first.policies.count) and \(second.policies.count)): use --set horizon.years=…",
        zh: "模拟年数不同（\(first.policies.count)年与\(second.policies.count)年）：请用--set horizon.years=…")
    }
    if first.seed != second.seed || first.replications != second.replications || first.method != second.method {
      return Words(en: "seed, replications or method differ", zh: "种子、模拟次数或方法不同")
    }
    return nil
  }
}
