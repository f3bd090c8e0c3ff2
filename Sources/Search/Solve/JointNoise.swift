import Simulation
import Statistics

/// How far the noise of the draws moves an answer of as many equalities as unknowns.
///
/// On other draws the metrics at the answer miss their bounds by e; the equalities then hold about J⁻¹e away, J being the
/// metrics' slopes in the unknowns on the draws of the search. The spread of J⁻¹e over runs with other seeds is the
/// answer's standard error (the delta method, with an estimated covariance).
struct JointNoise {
  /// Runs with other seeds.
  static let runs = 16
  /// How far the slopes are measured to either side, as a share of the range.
  private static let reach = 0.02

  let solver: JointSolver
  let surface: Surface
  /// The answer, as shares of the ranges.
  let point: [Double]

  /// Half the 95% interval of each unknown, as a share of its range; nil where the slopes do not tell the unknowns apart,
  /// or nothing is drawn.
  func halfWidths(threads: Int) async throws -> [Double]? {
    let count = solver.conditions.count
    guard solver.objective == nil, count == solver.unknowns.count, solver.base.plan.method != .exact,
      solver.conditions.allSatisfy({ $0.comparison == .equal }), let slopes
    else { return nil }
    let moved = try await concurrently(Self.runs, threads: threads) { run in
      let estimates = try solver.setup.others(point: point, of: solver.unknowns, run: run)
      return LinearEquations.solution(
        of: zip(slopes, zip(solver.conditions, estimates)).map { $0 + [$1.0.bound.value - $1.1] })
    }
    let steps = moved.compactMap(\.self)
    guard steps.count == Self.runs else { return nil }
    let quantile = StudentT.criticalValue(degreesOfFreedom: Self.runs - 1)
    return (0..<count).map { j in
      let own = steps.map { $0[j] }
      let mean = own.reduce(0, +) / Double(Self.runs)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.runs - 1)
      return quantile * variance.squareRoot()
    }
  }

  /// Row by condition, column by unknown: what the metric changes over the whole range of the unknown.
  private var slopes: [[Double]]? {
    var columns: [[Double]] = []
    for j in point.indices {
      var (low, high) = (point, point)
      low[j] = max(0, point[j] - Self.reach)
      high[j] = min(1, point[j] + Self.reach)
      guard let below = surface.probe(low), let above = surface.probe(high), high[j] > low[j] else { return nil }
      columns.append(
        solver.conditions.indices.map {
          (above.estimates[$0].value - below.estimates[$0].value) / (high[j] - low[j])
        })
    }
    return solver.conditions.indices.map { row in columns.map { $0[row] } }
  }
}
