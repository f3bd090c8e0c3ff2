import Chance
import Foundation

/// Amounts with weights, put together in bins so narrow that the mean of each stands for it.
struct AmountBins {
  /// How much wider than its lower end a bin is.
  private static let width = 0.001
  private static let step = log1p(width)

  /// Of those with nothing at all.
  private var nothing = 0.0
  /// By bin: the weights and the amounts times the weights. The first holds what is below 1 yuan.
  private var weights: [Double] = [0]
  private var sums: [Double] = [0]

  var isEmpty: Bool { nothing == 0 && !weights.contains { $0 > 0 } }

  mutating func add(_ amount: Double, weight: Double) {
    guard amount > 0 else {
      nothing += weight
      return
    }
    let bin = amount < 1 ? 0 : 1 + Int(log(amount) / Self.step)
    while weights.count <= bin {
      weights.append(0)
      sums.append(0)
    }
    weights[bin] += weight
    sums[bin] += weight * amount
  }

  /// - Throws: `LawError` where nothing has been added.
  func law() throws(LawError) -> Empirical {
    let filled = weights.indices.filter { weights[$0] > 0 }
    return try Empirical(
      values: [0] + filled.map { sums[$0] / weights[$0] }, weights: [nothing] + filled.map { weights[$0] })
  }
}
