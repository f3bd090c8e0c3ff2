import Chance
import Foundation
import Insurance
import Plans

/// What a run's trend and shocks, fitted to some years, would have said of the years after, against what happened.
///
/// Frequency and severity each get a straight line through their logarithms. Its slope is the trend, the slope's standard
/// error the trend's error, and the scatter about the line the size of the shocks; with these a run draws its paths. Few
/// years do not say how large the scatter is, which a run takes as known: beside its interval stands that of the
/// regression, which does not (`LogTrend`).
package struct Backtest: Sendable {
  /// A yearly total of frequency (discharges a person) and severity (yuan a discharge).
  package struct Year: Sendable {
    package let year: Int
    package let frequency: Double
    package let severity: Double

    package init(year: Int, frequency: Double, severity: Double) {
      self.year = year
      self.frequency = frequency
      self.severity = severity
    }

    var product: Double { frequency * severity }
  }

  package enum Figure: String, Sendable, CaseIterable {
    case frequency, severity
    /// Frequency times severity: expense a person.
    case expense

    func value(_ year: Year) -> Double {
      switch self {
      case .frequency: year.frequency
      case .severity: year.severity
      case .expense: year.product
      }
    }
  }

  package struct Prediction: Sendable {
    package let figure: Figure
    package let year: Int
    package let happened: Double
    package let median: Double
    /// Where 95% of a run's paths lie; nil where that is nowhere in particular.
    package let ofRun: ClosedRange<Double>?
    /// The regression's prediction interval of 95%; nil likewise.
    package let ofRegression: ClosedRange<Double>?
  }

  package let trend: Trend
  package let shocks: Shocks
  package let predictions: [Prediction]
  /// Discharges or yuan a person: no figure comes near the ends.
  private static let possible = 1e-12...1e12
  /// An interval that reaches farther than this factor from its median says that nothing is known.
  private static let widest = 1_000.0

  private static let paths = 20_000

  /// - Parameters:
  ///   - years: the totals, in any order.
  ///   - last: the last year that may be known; three or more years must lie up to it, and one beyond.
  ///   - seed: of the paths.
  /// - Returns: nil where there are too few years or a total is not above 0.
  package init?(_ years: [Year], upTo last: Int, seed: UInt64 = 1) throws(SimulationError) {
    let known = years.filter { $0.year <= last }
    let later = years.filter { $0.year > last }.sorted { $0.year < $1.year }
    func line(_ figure: Figure) -> LogTrend? { LogTrend(known.map { ($0.year, figure.value($0)) }) }
    guard !later.isEmpty, let frequency = line(.frequency), let severity = line(.severity),
      let expense = line(.expense)
    else { return nil }
    let product = zip(frequency.residuals, severity.residuals).reduce(0) { $0 + $1.0 * $1.1 }
    let size = frequency.spread * severity.spread * Double(known.count - 2)
    shocks = Shocks(
      frequency: frequency.spread, severity: severity.spread,
      correlation: size > 0 ? min(1, max(-1, product / size)) : 0)
    trend = Trend(
      frequency: expm1(frequency.growth), severity: expm1(severity.growth), frequencyError: frequency.growthError,
      severityError: severity.growthError)
    var drawn: [[Shocks.Year]] = later.map { _ in [] }
    for path in 0..<Self.paths {
      func stream(_ year: Int, _ purpose: Purpose) -> RandomStream {
        RandomStream(
          seed: seed,
          address: StreamAddress(replication: UInt64(path), year: UInt32(year), group: 0, purpose: purpose))
      }
      var trendStream = stream(0, .trend)
      let growth = trend.draw(using: &trendStream)
      for (place, year) in later.enumerated() {
        var shockStream = stream(year.year, .shocks)
        let (shock, level) = (shocks.draw(using: &shockStream), growth.factors(after: year.year - last))
        drawn[place].append(shock * level)
      }
    }
    var predictions: [Prediction] = []
    for (figure, line) in [(Figure.frequency, frequency), (.severity, severity), (.expense, expense)] {
      for (place, year) in later.enumerated() {
        let base = Year(year: last, frequency: frequency.value(in: last), severity: severity.value(in: last))
        let values = drawn[place].map { factors in
          figure.value(
            Year(
              year: year.year, frequency: base.frequency * factors.frequency,
              severity: base.severity * factors.severity))
        }.sorted()
        func quantile(_ p: Double) -> Double { values[min(values.count - 1, Int(p * Double(values.count)))] }
        let median = quantile(0.5)
        // The order of numbers among which is NaN is none.
        guard Self.possible.contains(median), !values.contains(where: \.isNaN) else {
          throw SimulationError(
            .amountTooLarge,
            "the trend of the \(figure.rawValue) of the years up to \(last) leads beyond all numbers in \(year.year): is a figure of the file off by its unit, or a year far away?"
          )
        }
        func known(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
          lower > median / Self.widest && upper < median * Self.widest ? lower...upper : nil
        }
        predictions.append(
          Prediction(
            figure: figure, year: year.year, happened: figure.value(year), median: median,
            ofRun: known(quantile(0.025), quantile(0.975)),
            ofRegression: line.interval(in: year.year).flatMap { known($0.lowerBound, $0.upperBound) }))
      }
    }
    self.predictions = predictions
  }
}
