import Chance
import Foundation

/// What amounts of one law become under another: each the same quantile. Tabulated, since quantiles are slow.
struct CostMap {
  /// log(new / old) at even steps of the logarithm of the old amount.
  private let logRatios: [Double]
  private let first: Double
  private static let step = 0.01

  /// - Parameter amounts: those that will be asked for.
  /// - Returns: nil where no amount is above 0.
  init?(of amounts: [Double], from law: any SeverityLaw, to other: any SeverityLaw) {
    var (least, largest) = (Double.infinity, 0.0)
    for amount in amounts where amount > 0 { (least, largest) = (min(least, amount), max(largest, amount)) }
    guard largest > 0, largest.isFinite else { return nil }
    first = log(least)
    let count = Int((log(largest) - first) / Self.step) + 2
    var ratios: [Double] = []
    for k in 0..<count {
      let amount = exp(first + Self.step * Double(k))
      let p = law.cumulative(amount)
      let image = p < 0.5 ? other.quantile(p) : other.quantile(survival: law.survival(amount))
      let ratio = log(image / amount)
      // Beyond the last digit of a probability there are no quantiles: the ratio goes on as it was.
      ratios.append(ratio.isFinite ? ratio : ratios.last ?? 0)
    }
    logRatios = ratios
  }

  /// By how many times an amount becomes larger.
  func ratio(_ amount: Double) -> Double {
    guard amount > 0 else { return 1 }
    let position = max(0, (log(amount) - first) / Self.step)
    let place = min(logRatios.count - 2, Int(position))
    let share = min(1, position - Double(place))
    return exp(logRatios[place] + share * (logRatios[place + 1] - logRatios[place]))
  }
}
