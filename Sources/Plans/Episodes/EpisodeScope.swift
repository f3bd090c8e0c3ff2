import Insurance

/// What a policy's scope clause makes of a person's parts: X, and what is paid beside it.
package struct EpisodeScope: Sendable, Equatable {
  /// 1 for each part that counts towards X.
  @usableFromInline let weights: [Double]
  /// Whether the chronic overflow is a benefit of its own.
  @usableFromInline let paysOverflow: Bool

  init(_ treatments: [ExpenseComponent: ExpenseComponent.Treatment]) {
    weights = ExpenseComponent.allCases.map { treatments[$0] == .included ? 1 : 0 }
    paysOverflow = treatments[.chronicOverflow] == .separately
  }

  /// X of person i, yuan, given what basic insurance leaves of some people.
  @inlinable @inline(__always)
  package func amount(_ i: Int, of parts: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<weights.count { sum += weights[k] * parts[i * weights.count + k] }
    return sum
  }

  @usableFromInline static let overflowPlace = ExpenseComponent.chronicOverflow.place

  /// The chronic overflow of person i where it is paid beside, yuan.
  @inlinable @inline(__always)
  package func overflow(_ i: Int, of parts: [Double]) -> Double {
    paysOverflow ? parts[i * weights.count + Self.overflowPlace] : 0
  }
}
