import Chance
import Foundation

/// Pearson's test for grouped data: the classes' counts against those that the law expects.
package struct ChiSquareTest: Sendable, Hashable {
  package let statistic: Double
  /// Classes after joining, less one, less the parameters that were estimated; at least 1.
  package let degreesOfFreedom: Int
  package let pValue: Double

  /// Neighbouring classes are joined until each is expected to hold 5 amounts.
  ///
  /// - Returns: nil for data that are not all classes, for classes that overlap, and where too few are left.
  package init?(of fitted: FittedLaw, from observations: Observations) {
    guard observations.exact.values.isEmpty, observations.atLeast.isEmpty, !observations.intervals.isEmpty else {
      return nil
    }
    let classes = observations.intervals.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    guard zip(classes, classes.dropFirst()).allSatisfy({ $0.upper <= $1.lower }) else { return nil }
    let mass = fitted.law.logProbability(above: observations.truncation.below, upTo: observations.truncation.above)
    var cells: [(observed: Double, expected: Double)] = []
    var cell = (observed: 0.0, expected: 0.0)
    for row in classes {
      let share = exp(fitted.law.logProbability(above: row.lower, upTo: row.upper) - mass)
      cell = (cell.observed + row.weight, cell.expected + observations.count * share)
      if cell.expected >= 5 {
        cells.append(cell)
        cell = (0, 0)
      }
    }
    if let last = cells.popLast() { cells.append((last.observed + cell.observed, last.expected + cell.expected)) }
    let degrees = cells.count - 1 - fitted.degreesOfFreedom
    guard degrees >= 1 else { return nil }
    statistic = cells.reduce(0) { sum, cell in
      let difference = cell.observed - cell.expected
      return sum + difference * difference / cell.expected
    }
    degreesOfFreedom = degrees
    pValue = chiSquareSurvival(statistic, degreesOfFreedom: degrees)
  }
}
