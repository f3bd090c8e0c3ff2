/// A few linear equations in as many unknowns.
package enum LinearEquations {
  /// By elimination with row pivots.
  ///
  /// - Parameter augmented: a row an equation: its coefficients and then its right side.
  /// - Returns: nil where the matrix is singular, or the solution is beyond all numbers.
  package static func solution(of augmented: [[Double]]) -> [Double]? {
    var matrix = augmented
    let count = matrix.count
    for i in 0..<count {
      let best = (i..<count).max { abs(matrix[$0][i]) < abs(matrix[$1][i]) } ?? i
      matrix.swapAt(i, best)
      guard abs(matrix[i][i]) > 1e-300 else { return nil }
      for k in i + 1..<max(count, i + 1) {
        let factor = matrix[k][i] / matrix[i][i]
        for j in i...count { matrix[k][j] -= factor * matrix[i][j] }
      }
    }
    var solution = Array(repeating: 0.0, count: count)
    for i in (0..<count).reversed() {
      let rest = (i + 1..<max(count, i + 1)).reduce(matrix[i][count]) { $0 - matrix[i][$1] * solution[$1] }
      solution[i] = rest / matrix[i][i]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
