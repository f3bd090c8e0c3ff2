import Chance
import Documents
import Files
import Insurance
import Plans
import Scenarios
import Simulation

/// Visits the points of a sweep: all on the same draws, several at a time, none twice.
package struct SweepRun: Sendable {
  package let family: ScenarioFamily
  package let design: SweepDesign
  package let metrics: [MetricQuery]
  /// The scenario as it is, at which the sweep is hung.
  package let base: ScenarioFamily.Member
  /// For each point what its figures follow from.
  private let keys: [String]
  /// What a reader must know of the scenario as it is, then of points alone.
  private let warnings: [Words]
  /// What is set at points and can change nothing there.
  private let idle: [IdleSetting]

  /// Makes every point once, so that nothing is found wrong half way.
  ///
  /// - Parameter asked: nil for the usual metrics, of those that the scenario has.
  /// - Throws: `DocumentError` with everything that is wrong at any point.
  package init(
    _ family: ScenarioFamily, design: SweepDesign, metrics asked: [MetricQuery]?, threads: Int
  ) async throws {
    self.family = family
    self.design = design
    let base = try family.member([])
    self.base = base
    let metrics: [MetricQuery]
    if let asked {
      let problems = await MetricQuery.problems(asked, of: base.plan, flag: "--metric")
      guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
      metrics = asked
    } else {
      metrics = await MetricQuery.headline(of: base.plan)
    }
    self.metrics = metrics
    let text = metrics.map(\.text).joined(separator: " ")
    let known = base.scenario.warnings
    let made = try await concurrently(design.points.count, threads: threads) { index -> Result<Point, DocumentError> in
      do throws(DocumentError) {
        let member = try family.member(try design.overrides(of: design.points[index]))
        return .success(
          Point(
            key: Self.key(of: member, asked: text), warnings: member.scenario.warnings.filter { !known.contains($0) },
            idle: member.scenario.idleSettings()))
      } catch {
        return .failure(error)
      }
    }
    var faults: [Problem] = []
    var points: [Point] = []
    for result in made {
      switch result {
      case .success(let point): points.append(point)
      // A wrong value is part of many points and is said once.
      case .failure(let error): faults += error.problems.filter { !faults.contains($0) }
      }
    }
    guard faults.isEmpty else { throw DocumentError(.invalid, faults) }
    keys = points.map(\.key)
    idle = points.flatMap(\.idle)
    warnings = known + PointWarnings(points.map(\.warnings)).all
  }

  /// What is known of a point before it is run.
  private struct Point: Sendable {
    let key: String
    /// What a reader must know beside what holds for the scenario as it is.
    let warnings: [Words]
    let idle: [IdleSetting]
  }

  private static func key(of member: ScenarioFamily.Member, asked: String) -> String {
    let plan = member.plan
    return [
      String(member.scenario.contentHash.suffix(16)), String(member.scenario.policyHash.suffix(16)),
      Checksum(
        of: "1", "\(ModelVersion.current)", plan.method.rawValue, "\(plan.replications)", "\(plan.seed)", asked
      ).digits,
    ].joined()
  }

  /// How a sweep went.
  package struct Outcome: Sendable {
    package let run: SweepRun
    /// By point, then by metric.
    package let figures: [[SweepFigure]]
    /// How many points were on disk already.
    package let found: Int

    /// What a reader must know before believing the figures.
    package var warnings: [Words] {
      let points = run.design.points.map(\.values)
      return run.warnings
        + UnmovedValues(of: run.design.axes.count, among: zip(points, figures).map { (values: $0, figures: $1) })
        .warnings(paths: run.design.axes.map(\.path), known: run.idle)
    }
  }

  /// The figures of all points.
  ///
  /// - Parameter progress: told how many of how many thousandths of the points are done, from any thread.
  /// - Throws: `DocumentError` that names the point where one cannot be run; `CocoaError` where the journal cannot be
  ///   written.
  package func outcome(
    threads: Int, journal: SweepJournal? = nil,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Outcome {
    let visited = try await visit(keys.indices, threads: threads, journal: journal, progress: progress)
    return Outcome(run: self, figures: keys.map { visited.byKey[$0] ?? [] }, found: visited.found)
  }

  /// Visits some of the points alone and writes them down.
  ///
  /// - Parameters:
  ///   - part: of the points.
  ///   - progress: told how many of how many thousandths of them are done, from any thread.
  /// - Returns: how many of them were on disk already.
  /// - Throws: as ``outcome(threads:journal:progress:)``.
  package func visit(
    part: Range<Int>, threads: Int, journal: SweepJournal,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Int {
    try await visit(part, threads: threads, journal: journal, progress: progress).found
  }

  private func visit(
    _ part: Range<Int>, threads: Int, journal: SweepJournal?, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> (byKey: [String: [SweepFigure]], found: Int) {
    let total = part.count
    var byKey: [String: [SweepFigure]] = [:]
    for key in keys[part] { byKey[key] = journal?.figures(of: key, count: metrics.count) }
    let found = keys[part].count { byKey[$0] != nil }
    // Points that come to the same are done once: a value at the end of its range may be the scenario's own.
    var queued = Set(byKey.keys)
    let left = part.filter { queued.insert(keys[$0]).inserted }
    let groups = groupsOfEqualClaims(left)
    let meter = SweepMeter(points: total, found: found, progress)
    @Sendable func visit(_ index: Int, _ claims: KnownClaims?, threads: Int) async throws -> [SweepFigure] {
      // What claims take of the work is behind the points that share them.
      let share = meter.part(of: 1, from: claims == nil ? 0 : SweepMeter.half)
      let figures = try await figures(at: index, claims: claims, threads: threads, progress: share.update)
      try journal?.record(figures, of: keys[index])
      share.update(1, 1)
      return figures
    }
    @Sendable func claims(of group: [Int], threads: Int) async throws -> KnownClaims? {
      let share = meter.part(of: group.count, upTo: SweepMeter.half)
      return try await self.claims(of: group, threads: threads, progress: share.update)
    }
    var new: [[SweepFigure]] = []
    if groups.count >= threads {
      new = try await concurrently(groups.count, threads: threads) { i in
        let claims = try await claims(of: groups[i], threads: 1)
        var figures: [[SweepFigure]] = []
        for index in groups[i] { figures.append(try await visit(index, claims, threads: 1)) }
        return figures
      }.flatMap(\.self)
    } else {
      for group in groups {
        let claims = try await claims(of: group, threads: threads)
        new += try await concurrently(group.count, threads: threads) { i in
          try await visit(group[i], claims, threads: claims == nil ? threads : 1)
        }
      }
    }
    for (index, figures) in zip(groups.flatMap(\.self), new) { byKey[keys[index]] = figures }
    return (byKey, found)
  }

  /// Points whose values differ only in what claims do not depend on.
  private func groupsOfEqualClaims(_ points: [Int]) -> [[Int]] {
    let axes = design.axes.indices.filter { DrawnClaims.depend(onPath: design.axes[$0].path) }
    var places: [[VariedValue?]: Int] = [:]
    var groups: [[Int]] = []
    for point in points {
      let values = axes.map { design.points[point].values[$0] }
      if let place = places[values] {
        groups[place].append(point)
      } else {
        places[values] = groups.count
        groups.append([point])
      }
    }
    return groups
  }

  /// Nil where a point is alone with its claims: then they need not be kept.
  private func claims(
    of group: [Int], threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async throws -> KnownClaims? {
    guard group.count > 1, let first = group.first else { return nil }
    let plan = try family.member(try design.overrides(of: design.points[first])).plan
    return try await KnownClaims(of: plan, threads: threads, progress: progress)
  }

  private func figures(
    at index: Int, claims: KnownClaims?, threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async throws -> [SweepFigure] {
    let overrides = try design.overrides(of: design.points[index])
    let plan = try family.member(overrides).plan
    do {
      let table = try await PlanTable.table(of: plan, claims: claims, threads: threads, progress: progress)
      return metrics.map { metric in
        let row = metric.row(of: table)
        return SweepFigure(year: row?.year, estimate: row?.estimate)
      }
    } catch let error as SimulationError {
      let values = overrides.map { "\($0.path)=\($0.node.text ?? "…")" }.joined(separator: " ")
      throw DocumentError(.invalid, [Problem(error.said, at: Place(file: "--vary \(values)"))])
    }
  }
}
