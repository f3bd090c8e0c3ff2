import Foundation
import Statistics

/// A straight line through the logarithms of yearly figures, by ordinary least squares.
///
/// With n figures at mean year x̄ and residual standard deviation s on n − 2 degrees of freedom, the logarithm of the
/// figure of year x has a prediction interval of ± t·s·√(1 + 1/n + (x − x̄)²/Sxx) about the line (Draper & Smith, *Applied
/// Regression Analysis*, 3rd ed., §3.1).
package struct LogTrend: Sendable {
  /// Growth of the logarithm a year, and its standard error.
  package let growth: Double
  package let growthError: Double
  /// s: how far a year lies off the line.
  package let spread: Double
  package let residuals: [Double]

  private let level: Double
  private let meanYear: Double
  private let squares: Double
  private let count: Double

  /// - Parameter figures: three or more, above 0, each year once.
  /// - Returns: nil where there are fewer, or one is not above 0.
  package init?(_ figures: [(year: Int, value: Double)]) {
    guard figures.count >= 3, figures.allSatisfy({ $0.value > 0 && $0.value.isFinite }),
      Set(figures.map(\.year)).count == figures.count
    else { return nil }
    let n = Double(figures.count)
    let (years, logs) = (figures.map { Double($0.year) }, figures.map { log($0.value) })
    let meanYear = years.reduce(0, +) / n
    let level = logs.reduce(0, +) / n
    let squares = years.reduce(0) { $0 + ($1 - meanYear) * ($1 - meanYear) }
    let growth = zip(years, logs).reduce(0) { $0 + ($1.0 - meanYear) * ($1.1 - level) } / squares
    residuals = zip(years, logs).map { $1 - level - growth * ($0 - meanYear) }
    spread = (residuals.reduce(0) { $0 + $1 * $1 } / (n - 2)).squareRoot()
    growthError = spread / squares.squareRoot()
    (self.growth, self.level, self.meanYear, self.squares, count) = (growth, level, meanYear, squares, n)
  }

  /// The figure on the line.
  package func value(in year: Int) -> Double { exp(level + growth * (Double(year) - meanYear)) }

  /// Where the figure of a year lies with 95%, nothing but the line's shape being taken as known.
  ///
  /// - Returns: nil where that is beyond all numbers.
  package func interval(in year: Int) -> ClosedRange<Double>? {
    let distance = Double(year) - meanYear
    let half =
      StudentT.criticalValue(degreesOfFreedom: Int(count) - 2) * spread
      * (1 + 1 / count + distance * distance / squares).squareRoot()
    let (low, high) = (value(in: year) * exp(-half), value(in: year) * exp(half))
    return low.isFinite && high.isFinite && low <= high ? low...high : nil
  }
}
