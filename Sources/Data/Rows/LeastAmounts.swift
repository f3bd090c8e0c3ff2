/// The least amounts above 0 of a file, by which it is seen where its amounts begin.
package struct LeastAmounts: Sendable, Hashable {
  /// Ascending; so many at most.
  package private(set) var amounts: [Double] = []
  private var bound = Double.infinity
  /// Beside the least.
  package static let most = 10

  package init() {}

  @inline(__always)
  package mutating func add(_ amount: Double) {
    if amount < bound, amount > 0 { insert(amount) }
  }

  /// What was read from a file may be anything; those that are no amounts are left out.
  package init(_ amounts: [Double]) {
    for amount in amounts where amount.isFinite { add(amount) }
  }

  private mutating func insert(_ amount: Double) {
    amounts.insert(amount, at: amounts.firstIndex { $0 > amount } ?? amounts.count)
    if amounts.count > Self.most + 1 { amounts.removeLast() }
    if amounts.count > Self.most { bound = amounts[Self.most] }
  }

  package mutating func merge(_ other: LeastAmounts) {
    for amount in other.amounts { add(amount) }
  }

  /// The least amount, where a policy pays from below it and nobody's lies between: among amounts of people, of which there are
  /// more the smaller they are, at least as many would lie there as in the same width above the least. Where those are ten, chance
  /// leaves none there once in e¹⁰ times. Nil where nothing speaks for it.
  ///
  /// - Parameter floor: where the policy begins to pay, yuan.
  package func beginning(above floor: Double) -> Double? {
    guard let least = amounts.first, least > floor, amounts.count > Self.most, amounts[Self.most] <= 2 * least - floor
    else { return nil }
    return least
  }
}
