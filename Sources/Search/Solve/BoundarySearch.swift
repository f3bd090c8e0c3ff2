import Foundation
import Statistics

/// Looks for the boundary of one condition: on the grid where it changes, by ever shorter brackets where exactly.
struct BoundarySearch: Sendable {
  let solver: Solver
  let curve: Curve
  let threads: Int

  enum Found: Sendable {
    case found(Boundary)
    case always
    case failed(SolveOutcome.Result)
  }

  private var isWhole: Bool { solver.unknown.quantity.isWhole }

  func boundary(of index: Int, grid: [Curve.Probe]) async throws -> Found {
    let condition = solver.conditions[index]
    func holds(_ probe: Curve.Probe) -> Bool { condition.slack(probe.estimates[index].value) >= 0 }
    let marks = grid.map(holds)
    let changes = marks.indices.dropFirst().filter { marks[$0] != marks[$0 - 1] }
    if changes.count > 1 { return .failed(.notMonotone(condition: index, holds: stretches(grid, marks))) }
    guard let change = changes.first else {
      if marks[0], condition.comparison != .equal { return .always }
      return try await nearest(index, grid)
    }
    let isAbove = marks[change]
    let (bad, good) = isAbove ? (grid[change - 1], grid[change]) : (grid[change], grid[change - 1])
    let ends = try await bracket(fails: bad, holds: good, tolerance: solver.tolerance) {
      condition.slack($0.estimates[index].value)
    }
    // All that was tried must lie on its side.
    let tried = await curve.probes
    if tried.contains(where: { holds($0) != (isAbove ? $0.value >= ends.holds : $0.value <= ends.holds) }) {
      return .failed(.notMonotone(condition: index, holds: stretches(tried, tried.map(holds))))
    }
    let interval = try await interval(index, fails: ends.fails, holds: ends.holds)
    let sides = isAbove ? (interval.kind, interval.unkind) : (interval.unkind, interval.kind)
    guard condition.comparison == .equal else {
      return .found(
        Boundary(
          condition: index, side: isAbove ? .smallest : .largest, holds: ends.holds, fails: ends.fails,
          lower: sides.0, upper: sides.1))
    }
    return try await root(index, ends, sides)
  }

  /// The end that comes nearer to an equality; where both are far from it, it is jumped over.
  private func root(
    _ index: Int, _ ends: (fails: Double, holds: Double), _ interval: (Double?, Double?)
  ) async throws -> Found {
    let condition = solver.conditions[index]
    let below = try await curve.probe(ends.fails, threads: threads).estimates[index]
    let above = try await curve.probe(ends.holds, threads: threads).estimates[index]
    let isBelowNearer = abs(condition.slack(below.value)) < abs(condition.slack(above.value))
    let nearer = isBelowNearer ? below : above
    let bound = condition.bound.value
    let isMet =
      (nearer.lower.map { $0 <= bound } ?? false) && (nearer.upper.map { $0 >= bound } ?? false)
      || abs(condition.slack(nearer.value)) <= 1e-4 * abs(bound)
    guard isMet else { return .failed(.jump(condition: index, at: ends.holds, below: below, above: above)) }
    return .found(
      Boundary(
        condition: index, side: .root, holds: isBelowNearer ? ends.fails : ends.holds,
        fails: isBelowNearer ? ends.holds : ends.fails, lower: interval.0, upper: interval.1))
  }

  /// The stretches of the grid where the condition holds.
  private func stretches(_ grid: [Curve.Probe], _ marks: [Bool]) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    var start: Double?
    for (i, probe) in grid.enumerated() {
      if marks[i], start == nil { start = probe.value }
      if let from = start, i + 1 == grid.count || !marks[i + 1] {
        result.append(from...probe.value)
        start = nil
      }
    }
    return result
  }

  /// Shortens the bracket between a value where the condition fails and one where it holds, by the method of Oliveira &
  /// Takahashi (ITP; ACM Transactions on Mathematical Software 47, 2020): few steps on a smooth function, and on one of
  /// steps no more than one beyond bisection.
  ///
  /// - Parameter slack: at least 0 where the condition holds.
  private func bracket(
    fails: Curve.Probe, holds: Curve.Probe, tolerance: Double, _ slack: (Curve.Probe) -> Double
  ) async throws -> (fails: Double, holds: Double) {
    var (a, b) = (fails, holds)
    let whole = abs(b.value - a.value)
    guard whole > tolerance else { return (a.value, b.value) }
    let most = (log2(whole / tolerance)).rounded(.up) + 1
    var step = 0.0
    while abs(b.value - a.value) > tolerance, step < 200 {
      let width = b.value - a.value
      let middle = a.value + width / 2
      let (below, above) = (slack(a), slack(b))
      let straight = a.value - width * below / (above - below)
      let side: Double = middle >= straight ? 1 : -1
      let push = 0.2 * width * width / whole
      let pushed = abs(push) <= abs(middle - straight) ? straight + side * abs(push) : middle
      let reach = max(0, tolerance / 2 * pow(2, most - step) - abs(width) / 2)
      var next = abs(pushed - middle) <= reach ? pushed : middle - side * reach
      if !next.isFinite { next = middle }
      if isWhole { next = next.rounded(.down) }
      let ends = [a.value, b.value]
      if ends.contains(next) { next = isWhole ? middle.rounded(.down) : middle }
      guard !ends.contains(next) else { break }
      let probe = try await curve.probe(next, threads: threads)
      if slack(probe) >= 0 { b = probe } else { a = probe }
      step += 1
    }
    return (a.value, b.value)
  }

  /// Where the condition begins to hold by the kind and by the unkind end of the metric's 95% interval.
  private func interval(
    _ index: Int, fails: Double, holds: Double
  ) async throws -> (kind: Double?, unkind: Double?) {
    let condition = solver.conditions[index]
    let isAbove = holds > fails
    func edge(_ end: @escaping @Sendable (Estimate) -> Double?) async throws -> Double? {
      // What is known already narrows where it changes.
      let probes = await curve.probes
      let ordered = isAbove ? probes : probes.reversed()
      guard ordered.allSatisfy({ end($0.estimates[index]) != nil }),
        let last = ordered.lastIndex(where: { (end($0.estimates[index]) ?? 0) < 0 }), last + 1 < ordered.count
      else { return nil }
      let near = max(solver.tolerance, 0.02 * abs(ordered[last + 1].value - holds))
      let found = try await bracket(fails: ordered[last], holds: ordered[last + 1], tolerance: near) {
        end($0.estimates[index]) ?? 0
      }
      return (found.fails + found.holds) / 2
    }
    return (
      try await edge { condition.slackRange($0).most }, try await edge { condition.slackRange($0).least }
    )
  }

  /// Where a condition that holds nowhere on the grid comes nearest to holding: golden sections around the best value.
  private func nearest(_ index: Int, _ grid: [Curve.Probe]) async throws -> Found {
    let condition = solver.conditions[index]
    func merit(_ probe: Curve.Probe) -> Double {
      let slack = condition.slack(probe.estimates[index].value)
      return condition.comparison == .equal ? -abs(slack) : slack
    }
    // Of values that come equally near, the one next to the present value says most.
    let present = solver.unknown.quantity.present ?? solver.unknown.low
    var best = grid[0]
    for probe in grid.dropFirst() {
      let isCloser = abs(probe.value - present) < abs(best.value - present)
      if (merit(probe), isCloser ? 1 : 0) > (merit(best), 0) { best = probe }
    }
    let place = grid.firstIndex { $0.value == best.value } ?? 0
    var (low, high) = (grid[max(0, place - 1)].value, grid[min(grid.count - 1, place + 1)].value)
    let ratio = 0.618_033_988_749_894_9
    for _ in 0..<14 where !isWhole {
      let (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
      let (left, right) = (try await curve.probe(a, threads: threads), try await curve.probe(b, threads: threads))
      for probe in [left, right] where merit(probe) > merit(best) { best = probe }
      if merit(left) > merit(right) { high = b } else { low = a }
      // It holds between two values of the grid, where nobody would have looked.
      let isCrossed = condition.comparison == .equal && crosses(condition, index, [left, right], grid[0])
      if isCrossed || (condition.comparison != .equal && merit(best) >= 0) {
        return .failed(.notMonotone(condition: index, holds: [best.value...best.value]))
      }
    }
    let values = grid.map { $0.estimates[index].value }
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      return .failed(.unmoved(condition: index, estimate: grid[0].estimates[index]))
    }
    return .failed(.never(condition: index, nearest: best.value, estimate: best.estimates[index]))
  }

  private func crosses(_ condition: Condition, _ index: Int, _ probes: [Curve.Probe], _ other: Curve.Probe) -> Bool {
    let side = condition.slack(other.estimates[index].value) >= 0
    return probes.contains { (condition.slack($0.estimates[index].value) >= 0) != side }
  }
}
