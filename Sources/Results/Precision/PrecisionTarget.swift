import Insurance
import Plans
import Simulation
import Statistics

/// How precise the figures of a run are to be: replications are added until they are.
public struct PrecisionTarget: Sendable {
  /// The half-width of the 95% interval, such as 0.002, as a part of the value. A party's result is measured by the
  /// funding, since it may be 0, and a probability by 1.
  public let relative: Double
  /// The metrics that it is asked of.
  public let metrics: [String]

  /// What a funding decision rests on.
  public static let usualMetrics = ["funding.need.p95", "insurer.result.mean"]
  /// More than this many replications are not tried: what is not precise then would take hours or is not random noise.
  public static let mostReplications = 400_000
  private static let fewestReplications = 1_000
  /// Rough as a first estimate is, more than this is more than the most replications.
  private static let hopeless = 2 * Double(mostReplications)

  /// - Returns: nil where the precision is not above 0 or a metric is none of the glossary.
  public init?(relative: Double, metrics: [String] = usualMetrics) {
    guard relative > 0, relative.isFinite, metrics.allSatisfy({ Metric.named($0) != nil }) else { return nil }
    self.relative = relative
    self.metrics = metrics
  }

  /// How the run ended.
  public struct Outcome: Sendable {
    public let summary: Summary
    /// By year and replication.
    package let outcomes: [Outcomes]
    public let isReached: Bool
    /// The metric that took the most replications, with its relative half-width at the end; infinite where it has no
    /// interval, or is 0 and measured by itself.
    public let slowest: (metric: String, relative: Double)?
    /// About how many replications it would take, where they were found to be too many to be tried.
    public let needed: Double?
  }

  /// Runs a plan until every metric is as precise as asked, or the most replications are done.
  ///
  /// Where the first replications show that far more than the most would be needed, the run ends with them.
  ///
  /// Replications are added, never drawn anew: the result is that of a run with as many replications from the start,
  /// but for its means, which are corrected by what is known of them (`ShockControl`): that takes fewer replications.
  ///
  /// - Parameter notice: told, once, what the replications take of memory when they have become many.
  /// - Throws: `SimulationError` where the plan cannot be run; `SampleError` where an outcome is not a number.
  package func run(
    _ plan: SimulationPlan, threads: Int, notice: (Words) -> Void = { _ in },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> Outcome {
    let run = try SimulationRun(plan)
    let file = try run.file(for: Self.mostReplications)
    var outcomes = plan.policies.map { _ in Outcomes(in: file) }
    var done = 0
    var next = Self.fewestReplications
    var isMemorySaid = false
    while true {
      if !isMemorySaid, let need = plan.with(replications: next).memoryNotice() {
        notice(need)
        isMemorySaid = true
      }
      let before = done
      let total = next
      let more = try await run.outcomes(of: done..<next, threads: threads) { part, of in
        let pieces = of / (total - before)
        progress(before * pieces + part, total * pieces)
      }
      for i in outcomes.indices { outcomes[i].append(more[i]) }
      try file?.check()
      done = next
      let summary = try await Summary(
        of: plan.with(replications: done), outcomes: outcomes, controlled: true, threads: threads)
      let slowest = slowest(in: summary)
      let ratio = (slowest?.relative ?? 0) / relative
      // The half-width falls with the square root; a little more than that, since its estimate is noisy, and no more than
      // eight times at once, since the first estimates are rough.
      let needed = ratio.isFinite ? Double(done) * ratio * ratio * 1.05 : .infinity
      let isHopeless = done >= Self.mostReplications || (needed.isFinite && needed > Self.hopeless)
      if ratio <= 1 || isHopeless {
        return Outcome(
          summary: summary, outcomes: outcomes, isReached: ratio <= 1, slowest: slowest,
          needed: ratio > 1 && needed.isFinite ? max(needed, Double(Self.mostReplications)) : nil)
      }
      next = Int(min(max(needed, Double(done) * 1.1), Double(done) * 8, Double(Self.mostReplications)))
    }
  }

  /// The metric whose interval is the widest; infinite where there is no interval yet.
  private func slowest(in summary: Summary) -> (metric: String, relative: Double)? {
    summary.table.rows.filter { $0.group == nil && metrics.contains($0.metric.name) }.map {
      ($0.metric.name, summary.table.relativeHalfWidth(of: $0))
    }.max { $0.1 < $1.1 }
  }
}
