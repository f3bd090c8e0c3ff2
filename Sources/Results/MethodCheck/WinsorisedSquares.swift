import AggregateLaws
import Chance
import Statistics

/// The squared deviations of the year's claims, cut to their 5% and 95% quantiles, under the exact law.
struct WinsorisedSquares {
  let square: CutSquare
  private let tail: MeanTail
  /// How far a year's claims may be off as the exact law has them, yuan.
  private let slack: Double

  /// Yuan².
  var variance: Double { tail.mean }

  /// Steps between the quantiles. All that a year of one of them comes to is put at its mean there, so that a lump of
  /// probability stays where it is.
  private static let steps = 200

  /// - Returns: nil where nine tenths of the years are the same.
  init?(of law: AggregateLaw) {
    let limits = (low: law.quantile(0.05).value, high: law.quantile(0.95).value)
    let step = (limits.high - limits.low) / Double(Self.steps)
    guard step > 0, step.isFinite else { return nil }
    let ends = (0...Self.steps).map { limits.low + step * Double($0) }
    let parts = law.partials(upTo: ends)
    var values = [limits.low]
    var weights = [parts[0].probability]
    for i in 0..<Self.steps {
      let weight = max(0, parts[i + 1].probability - parts[i].probability)
      let first = parts[i + 1].first - parts[i].first
      values.append(weight > 0 ? min(max(first / weight, ends[i]), ends[i + 1]) : ends[i])
      weights.append(weight)
    }
    values.append(limits.high)
    weights.append(max(0, 1 - parts[Self.steps].probability))
    let total = weights.reduce(0, +)
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let square = CutSquare(within: limits.low...limits.high, about: mean)
    guard let tail = MeanTail(values: values.map { square($0) }, weights: weights) else { return nil }
    self.square = square
    self.tail = tail
    slack = law.blur
  }

  /// How far the mean square of drawn years lies from the exact one, as a normal deviate. What lies within the slack
  /// counts as suits agreement.
  ///
  /// - Parameters:
  ///   - claims: year by year, yuan.
  ///   - pilot: how far they may be off, relative to themselves.
  func score(_ claims: [Double], pilot: Double) -> Double {
    let count = Double(claims.count)
    let ranges = claims.map { square.range(of: $0, slack: slack + ComparisonRows.rounding($0) + pilot * $0) }
    let least = ranges.reduce(0) { $0 + $1.lowerBound } / count
    let most = ranges.reduce(0) { $0 + $1.upperBound } / count
    let mean = min(max(tail.mean, least), most)
    let log = tail.logProbability(of: mean, count: claims.count)
    return (mean < tail.mean ? -1 : 1) * ComparisonRows.deviate(logTwoSided: log)
  }
}
