import Chance
import Statistics

/// How much of a metric's variance over a sweep's ranges each value explains: first-order and total Sobol indices.
///
/// The values vary independently and evenly over their ranges. With f centred at its mean, rows j of the matrices A and
/// B, and AB the matrix A with one column of B:
/// first order S = Σ f(B)ⱼ (f(AB)ⱼ − f(A)ⱼ) / n / V (Saltelli et al. 2010, Computer Physics Communications 181,
/// table 2 b), total T = Σ (f(A)ⱼ − f(AB)ⱼ)² / 2n / V (Jansen 1999), V the variance over A and B. S is the share of the
/// variance that goes away where the value is known; T the share that stays where all others are. Their standard errors
/// come from drawing the rows again, 400 times.
package struct Sensitivity: Sendable {
  package let path: String
  package let firstOrder: Double
  package let firstOrderError: Double
  package let total: Double
  package let totalError: Double

  private static let resamples = 400

  /// The indices of every value for one metric.
  ///
  /// - Returns: nil for a grid, where a point has no such figure, or where the metric does not vary.
  package static func indices(of metric: Int, in outcome: SweepRun.Outcome) -> [Sensitivity]? {
    let design = outcome.run.design
    guard let count = design.sobolPoints else { return nil }
    var (a, b) = (Array(repeating: 0.0, count: count), Array(repeating: 0.0, count: count))
    var mixed = design.axes.map { _ in Array(repeating: 0.0, count: count) }
    for (point, figures) in zip(design.points, outcome.figures) {
      guard let value = figures[metric].estimate?.value else { return nil }
      switch point.role {
      case .a(let row): a[row] = value
      case .b(let row): b[row] = value
      case .mixed(let axis, let row): mixed[axis][row] = value
      case .grid, .base, .low, .high: break
      }
    }
    return indices(paths: design.axes.map(\.path), a: a, b: b, mixed: mixed)
  }

  /// - Parameters:
  ///   - a: f at the rows of A; as many as there are of B, at least two.
  ///   - mixed: for each value, f at the rows of A with its column of B.
  static func indices(paths: [String], a: [Double], b: [Double], mixed: [[Double]]) -> [Sensitivity]? {
    let rows = Rows(a: a, b: b, mixed: mixed)
    let all = Array(a.indices)
    guard let estimate = rows.indices(over: all) else { return nil }
    var stream = RandomStream(
      seed: 0, address: StreamAddress(replication: 0, year: 0, group: 0, purpose: .bootstrap))
    var first = paths.map { _ in [Double]() }
    var total = first
    for _ in 0..<resamples {
      let drawn = all.map { _ in min(all.count - 1, Int(stream.uniform() * Double(all.count))) }
      guard let again = rows.indices(over: drawn) else { continue }
      for i in paths.indices {
        first[i].append(again[i].first)
        total[i].append(again[i].total)
      }
    }
    return paths.indices.map { i in
      Sensitivity(
        path: paths[i], firstOrder: estimate[i].first, firstOrderError: deviation(first[i]), total: estimate[i].total,
        totalError: deviation(total[i]))
    }
  }

  private static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1, let sample = try? Sample(values) else { return 0 }
    return StandardDeviation()(sample).value
  }

  private struct Rows {
    let a: [Double]
    let b: [Double]
    let mixed: [[Double]]

    func indices(over rows: [Int]) -> [(first: Double, total: Double)]? {
      let n = Double(rows.count)
      let mean = rows.reduce(0) { $0 + a[$1] + b[$1] } / (2 * n)
      var variance = 0.0
      for j in rows { variance += (a[j] - mean) * (a[j] - mean) + (b[j] - mean) * (b[j] - mean) }
      variance /= 2 * n
      // Less than the rounding of the values themselves is no variance.
      guard variance > 1e-24 * mean * mean, variance > 0 else { return nil }
      return mixed.map { f in
        var (first, total) = (0.0, 0.0)
        for j in rows {
          first += (b[j] - mean) * (f[j] - a[j])
          total += (a[j] - f[j]) * (a[j] - f[j])
        }
        return (first / n / variance, total / (2 * n) / variance)
      }
    }
  }
}
