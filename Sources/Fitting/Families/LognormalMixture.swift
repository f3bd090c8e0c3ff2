import Chance
import Foundation

extension LawFamily {
  /// Two lognormal laws, the lower one first; `weight` is the probability of the first.
  package static let lognormalMixture = LawFamily(name: "lognormalMixture", stream: 11) { observations, close in
    guard let moments = StartingMoments(observations) else { return nil }
    let (mean, deviation) = (moments.logMean, moments.logDeviation)
    // Rough ones for data without single amounts: apart, one inside the other, a small second part far up.
    let rough: [[Double]] = [
      [0.5, mean - 0.7 * deviation, 0.7 * deviation, mean + 0.7 * deviation, 0.7 * deviation],
      [0.6, mean - 0.1 * deviation, 0.6 * deviation, mean + 0.1 * deviation, 1.4 * deviation],
      [0.9, mean - 0.15 * deviation, 0.8 * deviation, mean + 1.5 * deviation, 0.7 * deviation],
    ]
    let leastWeight = fewestOfAPart / max(observations.count, 2 * fewestOfAPart)
    let found = close == nil ? MixtureStarts(observations.exact, leastWeight: leastWeight).best : []
    return Candidate(
      family: "lognormalMixture",
      coordinates: [
        .init("1.weight", .logOdds), .init("1.lognormal.meanlog", .identity), .init("1.lognormal.sdlog", .logarithm),
        .init("2.lognormal.meanlog", .identity), .init("2.lognormal.sdlog", .logarithm),
      ], starts: found + rough, law: { mixture($0, leastWeight: leastWeight) }, climbs: 3
    ).fit(observations, close: close)
  }

  /// A part of fewer amounts sits on a single value that several rows share.
  private static let fewestOfAPart = 10.0
  /// A component narrower than this sits on a single value that many rows share, and its likelihood has no bound.
  private static let leastDeviation = 0.02

  /// Two parts whose spreads are more than ten times apart are one law and a heap of equal amounts (Hathaway, *Annals of
  /// Statistics* 13, 1985): the likelihood has no bound there.
  static let mostDifferentSpreads = 10.0

  private static func mixture(_ p: [Double], leastWeight: Double) -> (any ContinuousLaw)? {
    guard p[2] > leastDeviation, p[4] > leastDeviation, p[0] >= leastWeight, p[0] <= 1 - leastWeight,
      p[2] <= mostDifferentSpreads * p[4], p[4] <= mostDifferentSpreads * p[2]
    else { return nil }
    guard let first = try? Lognormal(meanlog: p[1], sdlog: p[2]),
      let second = try? Lognormal(meanlog: p[3], sdlog: p[4])
    else { return nil }
    return try? Mixture(components: [.init(weight: p[0], law: first), .init(weight: 1 - p[0], law: second)])
  }
}
