import Chance
import Foundation

/// Whoever has any episode in a year, sorted into classes: each age, severely ill or not.
///
/// A class says with which probabilities its people have each kind of episode. Those who are not severely ill have at
/// least one of the other kinds, so the kinds are asked in order and the chance of each is that given what came before:
/// with no hit so far, q₁ / (1 − (1 − q₁)(1 − q₂)…).
package struct EpisodeClasses: Sendable {
  package struct PersonClass: Sendable {
    let isSevere: Bool
    /// The share of all insured people who are in it.
    let probability: Double
    let cost: Double
    /// Chances of admissions, maternity and chronic expense: given no hit before, and after one.
    let admission: Double
    let maternityFirst: Double
    let maternity: Double
    let chronicFirst: Double
    let chronic: Double
    /// P(N ≤ n | N ≥ 1), from n = 1 on.
    let counts: [Double]
  }

  /// The severely ill first, then the others.
  package let classes: [PersonClass]
  /// The probability of any episode in the year.
  let probability: Double
  /// P(number of stays ≤ n) of the severely ill, from n = 1 on.
  let severeCounts: [Double]

  init(of model: EpisodeModel) {
    var (severe, others): ([PersonClass], [PersonClass]) = ([], [])
    for age in model.ages {
      let p = min(1, model.severe.probability * age.factors.severe)
      let (hit, counts) = Self.admissions(model.admissions, times: age.factors.admissions)
      let m = min(1, (model.maternity?.probability ?? 0) * age.factors.maternity)
      let c = min(1, (model.chronic?.probability ?? 0) * age.factors.chronic)
      let anyLater = 1 - (1 - m) * (1 - c)
      let any = 1 - (1 - hit) * (1 - anyLater)
      if p > 0 {
        severe.append(
          PersonClass(
            isSevere: true, probability: age.share * p, cost: age.factors.cost, admission: hit, maternityFirst: m,
            maternity: m, chronicFirst: c, chronic: c, counts: counts))
      }
      if p < 1, any > 0 {
        others.append(
          PersonClass(
            isSevere: false, probability: age.share * (1 - p) * any, cost: age.factors.cost, admission: hit / any,
            maternityFirst: anyLater > 0 ? m / anyLater : 0, maternity: m, chronicFirst: c > 0 ? 1 : 0, chronic: c,
            counts: counts))
      }
    }
    classes = (severe + others).filter { $0.probability > 0 }
    probability = min(1, classes.reduce(0) { $0 + $1.probability })
    severeCounts = Self.onePlusPoisson(mean: model.severe.stays - 1)
  }

  /// The chance of any admission, and the law of their number given it.
  private static func admissions(
    _ law: EpisodeModel.Admissions, times factor: Double
  ) -> (hit: Double, counts: [Double]) {
    let ever = 1 - law.neverShare
    guard law.mean * factor > 0, ever > 0,
      let counts = try? NegativeBinomial(mean: law.mean * factor / ever, size: law.size)
    else { return (0, [1]) }
    let zero = counts.probability(of: 0)
    return (ever * (1 - zero), table { counts.probability(of: $0) / (1 - zero) })
  }

  private static func onePlusPoisson(mean: Double) -> [Double] {
    guard mean > 0 else { return [1] }
    var term = exp(-mean)
    return table { n in
      defer { term *= mean / Double(n) }
      return term
    }
  }

  /// A distribution function from 1 on, up to where nothing is left.
  private static func table(_ probability: (Int) -> Double) -> [Double] {
    var sums: [Double] = []
    var sum = 0.0
    for n in 1...Self.most {
      sum += probability(n)
      sums.append(sum)
      if sum > 1 - 1e-12 { break }
    }
    sums[sums.count - 1] = 1
    return sums
  }

  /// More stays than one a day are not counted.
  private static let most = 366

  /// The number that a uniform number falls on.
  @inline(__always)
  static func count(_ table: [Double], at u: Double) -> Int {
    var n = 0
    while n < table.count - 1, u > table[n] { n += 1 }
    return n + 1
  }
}
