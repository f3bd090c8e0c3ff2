/// What each of several changes brings of what all of them bring together, where the order in which they are made matters: the
/// mean over all orders (Shapley 1953, *A Value for n-Person Games*; Shorrocks 2013, *J. Econ. Inequality* 11, for
/// decompositions). The shares add up to the whole, and a change that moves nothing has none of it.
package enum ShapleyValue {
  /// - Parameters:
  ///   - count: of the changes, 1 to 16; 2 to that power of sets are asked for.
  ///   - worth: what a set of changes comes to, a bit a change.
  package static func shares(of count: Int, worth: (_ set: Int) throws -> Double) rethrows -> [Double] {
    precondition((1...16).contains(count), "The orders of 1 to 16 changes can be looked through.")
    let worths = try (0..<(1 << count)).map(worth)
    // The share of orders in which the changes of a set of a size come first: s! (n − s − 1)! / n!.
    var weights = [1 / Double(count)]
    for size in 1..<max(2, count) { weights.append(weights[size - 1] * Double(size) / Double(max(1, count - size))) }
    return (0..<count).map { change in
      worths.indices.filter { $0 & (1 << change) == 0 }.reduce(0) { sum, set in
        sum + weights[set.nonzeroBitCount] * (worths[set | 1 << change] - worths[set])
      }
    }
  }
}
