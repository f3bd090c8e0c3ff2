import Chance
import Foundation

extension LawFamily {
  /// Two lognormal laws, the lower one first; `weight` is the probability of the first.
  package static let lognormalMixture = LawFamily(name: "lognormalMixture", stream: 11) { observations, close in
    guard let moments = StartingMoments(observations) else { return nil }
    let (mean, deviation) = (moments.logMean, moments.logDeviation)
    // Apart, one inside the other, and a small second part far up; each refined on a thinned sample.
    let rough: [[Double]] = [
      [0.5, mean - 0.7 * deviation, 0.7 * deviation, mean + 0.7 * deviation, 0.7 * deviation],
      [0.6, mean - 0.1 * deviation, 0.6 * deviation, mean + 0.1 * deviation, 1.4 * deviation],
      [0.9, mean - 0.15 * deviation, 0.8 * deviation, mean + 1.5 * deviation, 0.7 * deviation],
    ]
    let starts = close == nil ? rough.map { expectationMaximisation(observations.exact, from: $0) } + rough : rough
    return Candidate(
      family: "lognormalMixture",
      coordinates: [
        .init("1.weight", .logOdds), .init("1.lognormal.meanlog", .identity), .init("1.lognormal.sdlog", .logarithm),
        .init("2.lognormal.meanlog", .identity), .init("2.lognormal.sdlog", .logarithm),
      ], starts: starts, law: mixture
    ).fit(observations, close: close)
  }

  /// A component narrower than this sits on a single value that many rows share, and its likelihood has no bound.
  private static let leastDeviation = 0.02

  private static func mixture(_ p: [Double]) -> (any ContinuousLaw)? {
    guard p[2] > leastDeviation, p[4] > leastDeviation, p[0] > 1e-6, p[0] < 1 - 1e-6 else { return nil }
    guard let first = try? Lognormal(meanlog: p[1], sdlog: p[2]),
      let second = try? Lognormal(meanlog: p[3], sdlog: p[4])
    else { return nil }
    return try? Mixture(components: [.init(weight: p[0], law: first), .init(weight: 1 - p[0], law: second)])
  }

  /// Some rounds of the EM algorithm (Dempster, Laird & Rubin 1977) on at most 2 000 of the amounts.
  private static func expectationMaximisation(_ amounts: ObservedAmounts, from start: [Double]) -> [Double] {
    let stride = max(1, amounts.logs.count / 2_000)
    let indices = Swift.stride(from: stride / 2, to: amounts.logs.count, by: stride).map { $0 }
    guard indices.count >= 10 else { return start }
    var p = start
    for _ in 0..<60 {
      var sums = [(0.0, 0.0, 0.0), (0.0, 0.0, 0.0)]
      for index in indices {
        let x = amounts.logs[index]
        let weight = amounts.weights?[index] ?? 1
        func height(_ mean: Double, _ deviation: Double) -> Double {
          let z = (x - mean) / deviation
          return exp(-0.5 * z * z) / deviation
        }
        let (first, second) = (p[0] * height(p[1], p[2]), (1 - p[0]) * height(p[3], p[4]))
        let share = first + second > 0 ? first / (first + second) : 0.5
        for (side, part) in [(0, weight * share), (1, weight * (1 - share))] {
          sums[side] = (sums[side].0 + part, sums[side].1 + part * x, sums[side].2 + part * x * x)
        }
      }
      guard sums[0].0 > 0, sums[1].0 > 0 else { return p }
      func deviation(_ sum: (Double, Double, Double)) -> Double {
        let mean = sum.1 / sum.0
        return max((sum.2 / sum.0 - mean * mean), 0.01).squareRoot()
      }
      p = [
        sums[0].0 / (sums[0].0 + sums[1].0), sums[0].1 / sums[0].0, deviation(sums[0]), sums[1].1 / sums[1].0,
        deviation(sums[1]),
      ]
    }
    return p[1] <= p[3] ? p : [1 - p[0], p[3], p[4], p[1], p[2]]
  }
}
