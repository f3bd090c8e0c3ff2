import Documents
import Insurance
import Scenarios
import Simulation
import Statistics

/// Finds the value at which conditions begin or cease to hold.
///
/// All values are tried on the same draws, so a metric is a plain function of the unknown, though often one of steps.
/// First an even grid shows where each condition holds; where it changes once, bisection finds the boundary. What
/// changes more often, or never, is said and not guessed. The interval inverts the metric's own: it holds the values
/// whose 95% interval has the bound in it. On the exact law there is nothing drawn, and the interval is that of the
/// numerical error. A run with fresh draws proves the answer.
package struct Solver: Sendable {
  package let setup: SolveSetup
  package let unknown: Unknown
  package var family: ScenarioFamily { setup.family }
  package var base: ScenarioFamily.Member { setup.base }
  package var conditions: [Condition] { setup.conditions }

  /// Steps of the grid.
  private static let steps = 16
  /// What the progress goes by: the grid, a bisection of each condition and of its interval.
  private var expectedProbes: Int { Self.steps + 1 + conditions.count * (isQuick ? 40 : 28) }

  /// Whether the unknown leaves the claims as they are.
  private var isQuick: Bool { !DrawnClaims.depend(onPath: unknown.path) }
  package var tolerance: Double { unknown.tolerance(isQuick: isQuick || base.plan.method == .exact) }

  /// - Parameters:
  ///   - family: with the method of the search.
  ///   - unknown: what is sought.
  ///   - conditions: what is to hold; at least one.
  ///   - prefersExact: whether to search on the exact law in place of the family's method, where it applies.
  /// - Throws: `DocumentError` where the scenario does not have the metrics.
  package init(
    _ family: ScenarioFamily, unknown: Unknown, conditions: [Condition], prefersExact: Bool = false
  ) async throws {
    self.unknown = unknown
    setup = try await SolveSetup(family, unknowns: [unknown], conditions: conditions, prefersExact: prefersExact)
  }

  /// Searches.
  ///
  /// - Parameter progress: told how many of about how many values are tried.
  /// - Throws: `DocumentError` where the scenario does not take a value of the range.
  package func outcome(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> SolveOutcome {
    let claims = isQuick ? try await KnownClaims(of: base.plan, threads: threads) : nil
    let expected = expectedProbes
    let curve = Curve(family, unknown: unknown, metrics: conditions.map(\.metric), claims: claims) {
      progress(min($0, expected), expected)
    }
    let result = try await search(BoundarySearch(solver: self, curve: curve, threads: threads), curve, threads)
    let probes = await curve.probes
    return SolveOutcome(
      solver: self, result: result, probes: probes.count, proof: try setup.proof(),
      warnings: try warnings(result, probes))
  }

  /// Those of the scenario with the answer; as it is where there is none, with why the unknown changes nothing there.
  private func warnings(_ result: SolveOutcome.Result, _ probes: [Curve.Probe]) throws(DocumentError) -> [Words] {
    if case .solved(let solution) = result {
      return try family.member([try solution.value.override(at: unknown.path, flag: "--for")]).scenario.warnings
    }
    let tried = try probes.first.map { probe throws(DocumentError) in
      try family.member([try unknown.override(probe.value)]).scenario.idleSettings().filter {
        $0.isWithin(unknown.path)
      }
    }
    let idle = tried ?? []
    // Of what no metric depends on the answer itself says so.
    if case .unmoved = result { return base.scenario.warnings + idle.map(\.words) }
    let unmoved = UnmovedValues(of: 1, among: probes.map { (values: [$0.value], figures: $0.estimates) })
    return base.scenario.warnings + idle.map(\.words) + unmoved.warnings(paths: [unknown.path], known: idle)
  }

  private func search(_ search: BoundarySearch, _ curve: Curve, _ threads: Int) async throws -> SolveOutcome.Result {
    let grid = try await grid(curve, threads)
    var boundaries: [Boundary] = []
    for index in conditions.indices {
      switch try await search.boundary(of: index, grid: grid) {
      case .found(let boundary): boundaries.append(boundary)
      case .always: break
      case .failed(let result): return result
      }
    }
    guard !boundaries.isEmpty else { return .always }
    let least = boundaries.filter { $0.side != .largest }.max { $0.holds < $1.holds }
    let most = boundaries.filter { $0.side != .smallest }.min { $0.holds < $1.holds }
    if let least, let most, least.side != .root || most.side != .root, least.holds > most.holds {
      return .apart(least: least, most: most)
    }
    guard let boundary = least ?? most else { return .always }
    let value = try await rounded(boundary, curve, threads)
    let other = most.flatMap { boundary.side == .smallest && $0.side == .largest ? $0 : nil }
    return .solved(
      Solution(
        boundary: boundary, value: value, other: other, checks: try await checks(at: value, curve, threads)))
  }

  /// The values of the grid that the scenario takes; only at the ends of a range that was not given it may refuse some.
  private func grid(_ curve: Curve, _ threads: Int) async throws -> [Curve.Probe] {
    var values = (0...Self.steps).map {
      unknown.low + (unknown.high - unknown.low) * Double($0) / Double(Self.steps)
    }
    if unknown.quantity.isWhole { values = Array(Set(values.map { $0.rounded() })).sorted() }
    let results = try await curve.probe(values, threads: threads)
    let problems = results.compactMap { if case .failure(let error) = $0 { error } else { nil } }
    let taken = results.compactMap { try? $0.get() }
    let isHole = results.indices.contains { i in
      guard case .failure = results[i] else { return false }
      let before = results[..<i].contains { (try? $0.get()) != nil }
      return before && results[i...].contains { (try? $0.get()) != nil }
    }
    if let first = problems.first, unknown.isRangeGiven || isHole || taken.count < 2 { throw first }
    return taken
  }

  /// The boundary with fewer digits, on the side where the condition holds; as it is where that would not hold.
  private func rounded(_ boundary: Boundary, _ curve: Curve, _ threads: Int) async throws -> VariedValue {
    let up: Bool? = boundary.side == .root ? nil : boundary.side == .smallest
    let short = unknown.written(boundary.holds, tolerance: tolerance, up: up)
    let exact = unknown.written(boundary.holds, tolerance: 1e-12)
    guard let number = short.number, (unknown.low...unknown.high).contains(number) else { return exact }
    let estimate = try await curve.probe(number, threads: threads).estimates[boundary.condition]
    return boundary.side == .root || conditions[boundary.condition].slack(estimate.value) >= 0 ? short : exact
  }

  private func checks(at value: VariedValue, _ curve: Curve, _ threads: Int) async throws -> [Solution.Check] {
    let number = value.number ?? unknown.low
    let estimates = try await curve.probe(number, threads: threads).estimates
    let override = try unknown.override(number)
    let proof = try await setup.fresh([override], metrics: conditions.map(\.metric), threads: threads)
    return conditions.indices.map {
      Solution.Check(condition: conditions[$0], estimate: estimates[$0], fresh: proof[$0])
    }
  }
}
