import Foundation

/// The minimum of a sum of squares of a few smooth functions of a few variables, by the method of Levenberg (1944) and
/// Marquardt (1963) with differences for derivatives.
package struct DampedLeastSquares: Sendable {
  package let point: [Double]
  package let residuals: [Double]
  /// The derivative of residual k by variable j, at `[k][j]`.
  package let jacobian: [[Double]]
  package let steps: Int
  /// Whether no step made the sum noticeably smaller any more.
  package let converged: Bool

  /// - Parameters:
  ///   - start: where to begin.
  ///   - difference: over how much of each variable a derivative is taken.
  ///   - longest: how far one step may move any variable.
  ///   - mostSteps: how many steps at most.
  ///   - enough: residuals that are all smaller are small enough.
  ///   - noticeable: a step that makes the sum of squares smaller by less is the last one.
  ///   - progress: told after every step.
  ///   - residuals: the functions; nil where they cannot be had, which a step then does not go to.
  /// - Returns: nil where they cannot be had at the start, or right beside it.
  package init?(
    from start: [Double], difference: Double, longest: Double, mostSteps: Int = 40, enough: Double = 1e-8,
    noticeable: Double = 0,
    progress: (_ step: Int, _ residuals: [Double]) -> Void = { _, _ in }, residuals: ([Double]) -> [Double]?
  ) {
    guard var now = residuals(start) else { return nil }
    var point = start
    var damping = 1e-3
    var taken = 0
    var isSettled = false
    func slopes(_ point: [Double], _ now: [Double]) -> [[Double]]? {
      var columns: [[Double]] = []
      for j in point.indices {
        var moved = point
        moved[j] += difference
        var by = difference
        var there = residuals(moved)
        if there == nil {
          moved[j] = point[j] - difference
          by = -difference
          there = residuals(moved)
        }
        guard let there else { return nil }
        columns.append(zip(there, now).map { ($0 - $1) / by })
      }
      return now.indices.map { k in columns.map { $0[k] } }
    }
    guard var jacobian = slopes(point, now) else { return nil }
    while taken < mostSteps, !isSettled {
      let before = Self.square(now)
      if now.allSatisfy({ abs($0) < enough }) {
        isSettled = true
        break
      }
      var improved = false
      while damping < 1e9, !isSettled {
        guard var step = Self.step(jacobian, now, damping) else {
          damping *= 10
          continue
        }
        let reach = step.map(abs).max() ?? 0
        if reach > longest { step = step.map { $0 * longest / reach } }
        let moved = zip(point, step).map { $0 + $1 }
        if let there = residuals(moved), Self.square(there) < before {
          (point, now, improved) = (moved, there, true)
          damping = max(damping / 10, 1e-9)
          break
        }
        damping *= 10
      }
      taken += 1
      progress(taken, now)
      guard improved else {
        isSettled = true
        break
      }
      guard let next = slopes(point, now) else { break }
      jacobian = next
      if before - Self.square(now) <= max(noticeable, 1e-9 * before) { isSettled = true }
    }
    self.point = point
    self.residuals = now
    self.jacobian = jacobian
    steps = taken
    converged = isSettled
  }

  private static func square(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  /// The solution of (JᵀJ + λ diag JᵀJ) δ = −Jᵀr; nil where the matrix is singular.
  private static func step(_ jacobian: [[Double]], _ residuals: [Double], _ damping: Double) -> [Double]? {
    let count = jacobian.first?.count ?? 0
    var matrix = Array(repeating: Array(repeating: 0.0, count: count + 1), count: count)
    for (row, r) in zip(jacobian, residuals) {
      for i in 0..<count {
        for j in 0..<count { matrix[i][j] += row[i] * row[j] }
        matrix[i][count] -= row[i] * r
      }
    }
    // A variable on which nothing depends stays where it is.
    for i in 0..<count { matrix[i][i] = matrix[i][i] == 0 ? 1 : matrix[i][i] * (1 + damping) }
    return LinearEquations.solution(of: matrix)
  }
}
