import Chance
import Foundation

/// Ranks of people with any episode by their X, in steps of the survival probability that are even in its logarithm.
enum CareRanks {
  private static let perDecade = 40.0
  /// From everybody down to one in 100,000.
  static let count = 200

  private static func survival(_ k: Int) -> Double { pow(10, -Double(k) / perDecade) }

  /// The mean amount between each rank and the next.
  static func means(of law: Empirical) -> [Double] {
    var means: [Double] = []
    var (place, left, amount) = (law.values.count - 1, law.weights.last ?? 0, 0.0)
    var below = survival(count)
    // What the highest ranks of all have is passed over.
    func take(_ wanted: Double) -> Double {
      var (rest, sum) = (wanted, 0.0)
      while rest > 0, place >= 0 {
        let part = min(rest, left)
        sum += part * law.values[place]
        rest -= part
        left -= part
        if left <= 0 {
          place -= 1
          left = place >= 0 ? law.weights[place] : 0
        }
      }
      return sum
    }
    amount = take(below)
    for k in (0..<count).reversed() {
      let above = survival(k)
      amount = take(above - below)
      means.append(amount / (above - below))
      below = above
    }
    return means.reversed()
  }

  /// Where each of a law's values stands among the middles of the ranks.
  static func positions(in law: Empirical) -> [Double] {
    var above = 0.0
    var positions: [Double] = []
    for weight in law.weights.reversed() {
      positions.append(-perDecade * log10(above + 0.5 * weight) - 0.5)
      above += weight
    }
    return positions.reversed()
  }

  /// What stands at a position of a list by rank, between the ranks in proportion.
  @inline(__always)
  static func value(_ list: [Double], at position: Double) -> Double {
    let position = min(Double(count - 1), max(0, position))
    let place = min(count - 2, Int(position))
    return list[place] + (position - Double(place)) * (list[place + 1] - list[place])
  }
}
