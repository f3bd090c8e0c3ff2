/// Solves with small symmetric positive definite matrices, by Cholesky's decomposition.
struct SymmetricMatrix {
  /// The lower triangle L with L Lᵀ = A.
  private let lower: [[Double]]

  /// - Returns: nil where the matrix is not positive definite to 12 digits.
  init?(_ matrix: [[Double]]) {
    let count = matrix.count
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        if row == column {
          guard sum > 1e-12 * matrix[row][row], sum.isFinite, matrix[row][row] > 0 else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    self.lower = lower
  }

  /// The x with A x = b.
  func solution(_ right: [Double]) -> [Double] {
    var x = right
    for row in x.indices {
      for index in 0..<row { x[row] -= lower[row][index] * x[index] }
      x[row] /= lower[row][row]
    }
    for row in x.indices.reversed() {
      for index in (row + 1)..<max(row + 1, x.count) { x[row] -= lower[index][row] * x[index] }
      x[row] /= lower[row][row]
    }
    return x
  }

  var inverse: [[Double]] {
    let columns = lower.indices.map { column in
      solution(lower.indices.map { $0 == column ? 1.0 : 0.0 })
    }
    return lower.indices.map { row in lower.indices.map { 0.5 * (columns[$0][row] + columns[row][$0]) } }
  }
}
