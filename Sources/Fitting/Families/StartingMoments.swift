import Chance
import Foundation

/// Rough moments to begin a search with: bounds stand for the amounts beyond them, and the middle of a class for what
/// is in it.
struct StartingMoments {
  let mean: Double
  let logMean: Double
  let logDeviation: Double
  let squaredVariation: Double
  let inverseMean: Double
  let least: Double
  let largest: Double

  init?(_ observations: Observations) {
    var amounts = observations.exact
    if !observations.atLeast.isEmpty || !observations.intervals.isEmpty {
      var rows = zip(amounts.values, amounts.weights ?? amounts.values.map { _ in 1 }).map { ($0, $1) }
      rows += observations.atLeast.map { ($0.bound, $0.weight) }
      rows += observations.intervals.map { row in
        (row.upper.isFinite ? 0.5 * (row.lower + row.upper) : 1.5 * row.lower, row.weight)
      }
      rows = rows.filter { $0.0 > 0 && $0.1 > 0 }.sorted { $0.0 < $1.0 }
      amounts = ObservedAmounts(ascending: rows.map(\.0), weights: rows.map(\.1))
    }
    guard let least = amounts.values.first, let largest = amounts.values.last, amounts.total > 0 else { return nil }
    mean = amounts.mean
    logMean = amounts.logMean
    // Data of one value alone have no spread; a search needs some.
    logDeviation = max(amounts.logVariance.squareRoot(), 1e-3)
    squaredVariation = max(amounts.squaredVariation, 1e-6)
    inverseMean = amounts.inverseMean
    self.least = least
    self.largest = largest
  }
}
