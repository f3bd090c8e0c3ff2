import Chance
import Documents
import Simulation
import Statistics
import Synchronization
import Wording

/// Finds values of several unknowns that meet conditions together: those at which a metric is least or greatest, or where
/// as many equalities hold as there are unknowns.
///
/// A coarse grid over the ranges shows where to begin; from its best points the simplex method of Nelder & Mead walks
/// down the metric, to which broken conditions add a penalty of their size (an exact penalty, Nocedal & Wright,
/// *Numerical Optimization*, 2nd ed., §17.2). What it comes to is the best that was found, which no search of this kind
/// proves to be the best there is; how many of the walks came to it is said. A run with fresh draws proves that the
/// conditions hold there.
package struct JointSolver: Sendable {
  /// What is to be least or greatest.
  package struct Objective: Sendable {
    package let metric: MetricQuery
    package let isLeast: Bool

    package init(_ metric: MetricQuery, isLeast: Bool) { (self.metric, self.isLeast) = (metric, isLeast) }
  }

  package let setup: SolveSetup
  package let unknowns: [Unknown]
  package let objective: Objective?
  package var conditions: [Condition] { setup.conditions }
  package var base: ScenarioFamily.Member { setup.base }

  package static let mostUnknowns = 3
  private static let starts = 3
  /// How much a broken condition weighs against the metric, both measured by their spread over the grid.
  private static let penalty = 100.0

  /// - Throws: `DocumentError` where the question has no single answer, or the scenario does not have the metrics.
  package init(
    _ family: ScenarioFamily, unknowns: [Unknown], conditions: [Condition], objective: Objective?, prefersExact: Bool
  ) async throws {
    func fault(_ message: Message) -> DocumentError {
      DocumentError(
        .invalid, [Problem(message, at: Place(file: "--for \(unknowns.map(\.path).joined(separator: " "))"))])
    }
    guard unknowns.count <= Self.mostUnknowns else {
      throw fault("\(unknowns.count) unknowns are more than the search takes: at most \(Self.mostUnknowns)")
    }
    guard Set(unknowns.map(\.path)).count == unknowns.count else { throw fault("one path is sought twice") }
    let equalities = conditions.count { $0.comparison == .equal }
    guard objective != nil || equalities == unknowns.count else {
      throw fault(
        "\(unknowns.count) unknowns and \(equalities) \(english: equalities == 1 ? "equality" : "equalities") leave many answers: say which is best with --minimise METRIC or --maximise METRIC, or give as many conditions with '=' as unknowns"
      )
    }
    setup = try await SolveSetup(
      family, unknowns: unknowns, conditions: conditions, more: objective.map { [$0.metric] } ?? [],
      prefersExact: prefersExact)
    self.unknowns = unknowns
    self.objective = objective
  }

  /// Searches.
  ///
  /// - Parameter progress: told how many values are tried of how many at most.
  /// - Throws: `DocumentError` where the scenario takes none of the values.
  package func outcome(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> JointOutcome {
    let isQuick = unknowns.allSatisfy { !DrawnClaims.depend(onPath: $0.path) }
    let claims = isQuick ? try await KnownClaims(of: base.plan, threads: threads) : nil
    let grid = self.grid
    let most = grid.count + Self.starts * 300
    let surface = Surface(self, claims: claims) { progress(min($0, most), most) }
    let found = try await concurrently(grid.count, threads: threads) { surface.probe(grid[$0]) }
    guard found.contains(where: { $0 != nil }) else {
      throw surface.problem
        ?? DocumentError(.invalid, [Problem("takes none of the values", at: Place(file: "--between"))])
    }
    let scales = scales(found.compactMap(\.self))
    let merits = found.map { probe in probe.map { merit($0, scales) } ?? .infinity }
    let order = grid.indices.sorted { (merits[$0], $0) < (merits[$1], $1) }
    let begin = Array(order.prefix(Self.starts).filter { merits[$0].isFinite })
    let walks = try await concurrently(begin.count, threads: threads) { i in
      var simplex = Simplex(
        from: grid[begin[i]], steps: unknowns.map { _ in 0.5 / Double(steps) }, size: 1e-4, iterations: 120
      ) { surface.probe($0).map { merit($0, scales) } ?? .infinity }
      // A simplex that has gone flat is set up anew where it stands.
      for (reach, size) in [(0.03, 1e-5), (0.003, 1e-7)] {
        simplex = Simplex(from: simplex.point, steps: unknowns.map { _ in reach }, size: size, iterations: 80) {
          surface.probe($0).map { merit($0, scales) } ?? .infinity
        }
      }
      return simplex.value
    }
    let probes = surface.probes
    let result = try await result(probes, scales, walks, surface, threads)
    var answer: [Override] = []
    if case .solved(let solution) = result {
      answer = try zip(unknowns, solution.values).map { try $1.override(at: $0.path, flag: "--for") }
    }
    let scenario = try setup.family.member(answer).scenario
    let unmoved = UnmovedValues(
      of: unknowns.count, among: probes.map { (values: $0.point, figures: $0.estimates) })
    return JointOutcome(
      solver: self, result: result, probes: probes.count, proof: try setup.proof(),
      warnings: scenario.warnings + unmoved.warnings(paths: unknowns.map(\.path), known: scenario.idleSettings()))
  }

  private func result(
    _ probes: [Surface.Probe], _ scales: [Double], _ walks: [Double], _ surface: Surface, _ threads: Int
  ) async throws -> JointOutcome.Result {
    let feasible = probes.filter { isFeasible($0, scales) }
    guard let best = (feasible.isEmpty ? probes : feasible).min(by: { merit($0, scales) < merit($1, scales) }) else {
      throw DocumentError(.invalid, [Problem("takes none of the values", at: Place(file: "--between"))])
    }
    let values = zip(unknowns, best.point).map { $0.written($0.value(at: $1), tolerance: 1e-9 * ($0.high - $0.low)) }
    let estimates = Array(best.estimates.prefix(conditions.count))
    guard !feasible.isEmpty else { return .never(nearest: values, estimates: estimates) }
    let overrides = try zip(unknowns, best.point).map { try $0.override($0.value(at: $1)) }
    let metrics = conditions.map(\.metric) + (objective.map { [$0.metric] } ?? [])
    let proof = try await setup.fresh(overrides, metrics: metrics, threads: threads)
    let noise = try await JointNoise(solver: self, surface: surface, point: best.point).halfWidths(threads: threads)
    let checks = conditions.indices.map {
      Solution.Check(condition: conditions[$0], estimate: estimates[$0], fresh: proof[$0])
    }
    let reached = walks.min() ?? .infinity
    return .solved(
      JointOutcome.Answer(
        values: values, objective: objective == nil ? nil : best.estimates.last,
        freshObjective: objective == nil ? nil : proof.last,
        halfWidths: noise.map { zip(unknowns, $0).map { ($0.high - $0.low) * $1 } },
        atEnds: objective == nil
          ? [] : zip(unknowns, best.point).filter { min($1, 1 - $1) < 1e-6 }.map(\.0.path),
        agreeing: walks.count { $0 <= reached + 1e-3 }, walks: walks.count, checks: checks))
  }

  /// Steps of the grid along each unknown.
  private var steps: Int { unknowns.count < 3 ? 8 : 4 }

  /// All combinations of even steps, as shares of the ranges.
  private var grid: [[Double]] {
    var rows: [[Double]] = [[]]
    for _ in unknowns { rows = rows.flatMap { row in (0...steps).map { row + [Double($0) / Double(steps)] } } }
    return rows
  }

  /// How far each metric ranges over the grid: of the conditions, then of the objective.
  private func scales(_ probes: [Surface.Probe]) -> [Double] {
    (probes.first?.estimates ?? []).indices.map { i in
      let values = probes.map { $0.estimates[i].value }
      let spread = (values.max() ?? 0) - (values.min() ?? 0)
      let bound = i < conditions.count ? abs(conditions[i].bound.value) : 0
      return spread > 0 ? spread : max(bound, 1)
    }
  }

  private func merit(_ probe: Surface.Probe, _ scales: [Double]) -> Double {
    var merit = 0.0
    for (i, condition) in conditions.enumerated() {
      let slack = condition.slack(probe.estimates[i].value)
      let broken = condition.comparison == .equal ? abs(slack) : max(0, -slack)
      merit += Self.penalty * broken / scales[i]
    }
    if let objective, let last = probe.estimates.last {
      merit += (objective.isLeast ? 1 : -1) * last.value / scales[conditions.count]
    }
    return merit
  }

  /// Whether all conditions hold; equalities to 1 in 10,000 of their metric's range.
  private func isFeasible(_ probe: Surface.Probe, _ scales: [Double]) -> Bool {
    conditions.indices.allSatisfy { i in
      let slack = conditions[i].slack(probe.estimates[i].value)
      return conditions[i].comparison == .equal ? abs(slack) <= 1e-4 * scales[i] : slack >= 0
    }
  }
}

/// The metrics as functions of the unknowns, each place computed once, from any thread.
final class Surface: Sendable {
  struct Probe: Sendable {
    /// As shares of the ranges.
    let point: [Double]
    /// Of the conditions, then of the objective.
    let estimates: [Estimate]
  }

  private struct State {
    var known: [[Double]: Probe] = [:]
    var problem: DocumentError?
  }

  private let solver: JointSolver
  private let metrics: [MetricQuery]
  private let claims: KnownClaims?
  private let progress: @Sendable (Int) -> Void
  private let state = Mutex(State())

  init(_ solver: JointSolver, claims: KnownClaims?, progress: @escaping @Sendable (Int) -> Void) {
    self.solver = solver
    metrics = solver.conditions.map(\.metric) + (solver.objective.map { [$0.metric] } ?? [])
    self.claims = claims
    self.progress = progress
  }

  /// In an order that does not depend on the threads.
  var probes: [Probe] {
    state.withLock { Array($0.known.values) }.sorted { $0.point.lexicographicallyPrecedes($1.point) }
  }

  /// What was wrong with a value that the scenario does not take.
  var problem: DocumentError? { state.withLock { $0.problem } }

  /// - Returns: nil outside of the ranges, or where the scenario does not take the values.
  func probe(_ point: [Double]) -> Probe? {
    guard point.allSatisfy((0...1).contains) else { return nil }
    if let known = state.withLock({ $0.known[point] }) { return known }
    do {
      let overrides = try zip(solver.unknowns, point).map { try $0.override($0.value(at: $1)) }
      let table = try PlanTable.table(
        of: try solver.setup.family.member(overrides).plan, claims: claims)
      let estimates = metrics.compactMap { $0.estimate(in: table) }
      guard estimates.count == metrics.count else { return nil }
      let probe = Probe(point: point, estimates: estimates)
      progress(
        state.withLock {
          $0.known[point] = probe
          return $0.known.count
        })
      return probe
    } catch {
      state.withLock { $0.problem = $0.problem ?? (error as? DocumentError) }
      return nil
    }
  }
}
