import Documents
import Plans
import Results
import Simulation
import Statistics

/// What every search for values begins with: the method it goes by, the scenario as it is, and how its answer is proved.
package struct SolveSetup: Sendable {
  /// With the method of the search.
  package let family: ScenarioFamily
  package let base: ScenarioFamily.Member
  package let conditions: [Condition]
  /// The family on whose draws the answer is proved: that of the search with another seed, and with draws where the
  /// search has none.
  private let proving: ScenarioFamily

  /// - Parameters:
  ///   - family: with the scenario's method.
  ///   - unknowns: what is sought.
  ///   - conditions: what is to hold.
  ///   - more: metrics that the search needs beside those of the conditions.
  ///   - prefersExact: whether to search on the exact law in place of the family's method, where it applies.
  /// - Throws: `DocumentError` where the scenario does not have the metrics.
  init(
    _ family: ScenarioFamily, unknowns: [Unknown], conditions: [Condition], more: [MetricQuery] = [],
    prefersExact: Bool
  ) async throws {
    let own = try family.member([]).plan
    proving = own.method == .exact ? try family.setting("method=grouped") : family
    let exact = try family.setting("method=exact")
    let metrics = conditions.map(\.metric) + more
    let isExact = prefersExact && Self.applies(exact, unknowns, metrics)
    self.family = isExact ? exact : family
    self.conditions = conditions
    base = try self.family.member([])
    let problems = await MetricQuery.problems(metrics, of: base.plan, flag: "--until")
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
  }

  /// Whether the exact method has the metrics of the scenario as it is, and applies at the ends of the ranges too.
  private static func applies(_ family: ScenarioFamily, _ unknowns: [Unknown], _ metrics: [MetricQuery]) -> Bool {
    guard let plan = try? family.member([]).plan, let own = try? ExactMethod(of: plan),
      let table = try? Summary(own).table,
      metrics.allSatisfy({ $0.row(of: table) != nil })
    else { return false }
    return unknowns.allSatisfy { unknown in
      [unknown.low, unknown.high].allSatisfy { value in
        // A value that the scenario does not take is no matter of the method.
        guard let override = try? unknown.override(value), let plan = try? family.member([override]).plan else {
          return true
        }
        if !DrawnClaims.depend(onPath: unknown.path) { return (try? ExactMethod(own, settling: plan)) != nil }
        return (try? ExactMethod(of: plan)) != nil
      }
    }
  }

  /// Another seed that follows from the scenario's own, so that the proof is the same every time.
  private var freshSeed: UInt64 { (base.plan.seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407) >> 33 }

  /// The conditions' metrics on draws that are neither those of the search nor those of the proof.
  ///
  /// - Parameters:
  ///   - point: the unknowns as shares of their ranges.
  ///   - run: which of such draws, from 0.
  /// - Throws: `DocumentError` where there is none at these values.
  func others(point: [Double], of unknowns: [Unknown], run: Int) throws -> [Double] {
    let seed = (freshSeed &+ UInt64(run + 1)) & 0xFFFF_FFFF
    let values = try zip(unknowns, point).map { try $0.override($0.value(at: $1)) }
    let table = try PlanTable.table(of: try proving.setting("seed=\(seed)").member(values).plan, claims: nil)
    return try estimates(of: conditions.map(\.metric), in: table).map(\.value)
  }

  private var fresh: ScenarioFamily {
    get throws(DocumentError) { try proving.setting("seed=\(freshSeed)") }
  }

  /// How the proof is drawn.
  func proof() throws(DocumentError) -> SimulationPlan { try fresh.member([]).plan }

  /// The metrics on fresh draws.
  ///
  /// - Throws: `DocumentError` where there is none at these values.
  func fresh(_ values: [Override], metrics: [MetricQuery], threads: Int) async throws -> [Estimate] {
    try estimates(
      of: metrics, in: await PlanTable.table(of: try fresh.member(values).plan, claims: nil, threads: threads))
  }

  private func estimates(of metrics: [MetricQuery], in table: ResultTable) throws -> [Estimate] {
    try metrics.map { metric in
      guard let estimate = metric.estimate(in: table) else {
        throw DocumentError(
          .invalid, [Problem("there is no \(metric.text) with fresh draws", at: Place(file: "--until"))])
      }
      return estimate
    }
  }
}
