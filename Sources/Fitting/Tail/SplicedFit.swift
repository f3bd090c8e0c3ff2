import Chance
import Foundation

/// A body law up to a threshold and a generalised Pareto law beyond it.
///
/// For a given threshold the likelihood falls into three factors: the body's, of the amounts up to the threshold as
/// truncated data; the share of the amounts beyond; and the tail's. Each is maximised by itself.
enum SplicedFit {
  /// - Parameter isChosen: whether the threshold was chosen to suit the data, and counts as a parameter.
  static func fit(
    _ observations: Observations, body: LawFamily, threshold: Double, isChosen: Bool, close: FittedLaw? = nil
  ) -> FittedLaw? {
    guard observations.intervals.isEmpty, threshold > observations.truncation.below,
      threshold < observations.truncation.above, observations.atLeast.allSatisfy({ $0.bound >= threshold })
    else { return nil }
    let below = observations.part(above: 0, upTo: threshold)
    let above = observations.part(above: threshold, upTo: .infinity)
    guard below.exact.values.count >= 10, above.exact.values.count >= 10 else { return nil }
    guard let bodyFit = body.fit(below, close: close.flatMap { part(of: $0, prefix: "body.\(body.name).") }),
      let tailFit = LawFamily.generalizedPareto(threshold: threshold).fit(
        above, close: close.flatMap { part(of: $0, prefix: "tail.generalizedPareto.") })
    else { return nil }
    let share = above.count / observations.count
    let reach = reach(of: bodyFit.law, observations.truncation.below, threshold)
    guard
      let law = try? Spliced(
        body: bodyFit.law, tail: tailFit.law, threshold: threshold, tailWeight: tailWeight(share, reach: reach))
    else { return nil }
    let logLikelihood =
      bodyFit.logLikelihood + tailFit.logLikelihood + below.count * log(1 - share) + above.count * log(share)
    let covariance = covariance(of: bodyFit, tailFit, share, observations, threshold, body)
    let bodyNames = bodyFit.estimated.map { "body.\(body.name).\($0)" }
    let tailNames = tailFit.estimated.map { "tail.generalizedPareto.\($0)" }
    let estimated = bodyNames + ["tailWeight"] + tailNames
    return FittedLaw(
      family: name(body: body), law: law,
      parameters: law.parameters.map { parameter in
        let index = estimated.firstIndex(of: parameter.name)
        return FittedLaw.Parameter(
          name: parameter.name, value: parameter.value,
          standardError: index.flatMap { index in covariance.map { $0[index][index].squareRoot() } })
      },
      estimated: estimated, covariance: covariance, logLikelihood: logLikelihood,
      degreesOfFreedom: bodyFit.degreesOfFreedom + tailFit.degreesOfFreedom + (isChosen ? 2 : 1),
      count: observations.count, state: covariance == nil ? .undetermined : .determined)
  }

  static func name(body: LawFamily) -> String { "spliced-\(body.name)" }

  /// The share of the body's probability up to the threshold that lies above the truncation point.
  private static func reach(of body: any ContinuousLaw, _ truncation: Double, _ threshold: Double) -> Double {
    truncation > 0
      ? exp(body.logProbability(above: truncation, upTo: threshold) - body.logCumulative(threshold)) : 1
  }

  /// The probability of the tail among all amounts, from its share among those that are recorded.
  private static func tailWeight(_ share: Double, reach: Double) -> Double {
    share * reach / (1 - share + share * reach)
  }

  /// The parts are independent, but for the weight of the tail, which depends on the body where the data are truncated.
  private static func covariance(
    of body: FittedLaw, _ tail: FittedLaw, _ share: Double, _ observations: Observations, _ threshold: Double,
    _ family: LawFamily
  ) -> [[Double]]? {
    guard let bodyCovariance = body.covariance, let tailCovariance = tail.covariance else { return nil }
    let (bodyCount, tailCount) = (bodyCovariance.count, tailCovariance.count)
    let count = bodyCount + 1 + tailCount
    var covariance = (0..<count).map { _ in [Double](repeating: 0, count: count) }
    for row in 0..<bodyCount {
      for column in 0..<bodyCount { covariance[row][column] = bodyCovariance[row][column] }
    }
    for row in 0..<tailCount {
      for column in 0..<tailCount {
        covariance[bodyCount + 1 + row][bodyCount + 1 + column] = tailCovariance[row][column]
      }
    }
    let below = observations.truncation.below
    func weight(_ values: [Double], _ share: Double) -> Double? {
      let parameters = Dictionary(uniqueKeysWithValues: body.parameters.map { ($0.name, $0.value) })
        .merging(zip(body.estimated, values)) { $1 }
      guard let law = try? LawCatalogue.standard.make(name: family.name, parameters: parameters) as? any ContinuousLaw
      else {
        return nil
      }
      return tailWeight(share, reach: reach(of: law, below, threshold))
    }
    let values = body.estimated.compactMap { name in body.parameters.first { $0.name == name }?.value }
    var slopes = [Double](repeating: 0, count: bodyCount)
    if below > 0 {
      for index in 0..<bodyCount {
        let step = 0.01 * bodyCovariance[index][index].squareRoot()
        var (up, down) = (values, values)
        up[index] += step
        down[index] -= step
        guard let ahead = weight(up, share), let behind = weight(down, share) else { return nil }
        slopes[index] = (ahead - behind) / (2 * step)
      }
    }
    let factor = reach(of: body.law, below, threshold)
    let root = 1 - share + share * factor
    var variance = share * (1 - share) / observations.count * (factor / (root * root)) * (factor / (root * root))
    for row in 0..<bodyCount {
      let mixed = (0..<bodyCount).reduce(0) { $0 + bodyCovariance[row][$1] * slopes[$1] }
      covariance[row][bodyCount] = mixed
      covariance[bodyCount][row] = mixed
      variance += slopes[row] * mixed
    }
    covariance[bodyCount][bodyCount] = variance
    return covariance
  }

  /// The body or the tail of a spliced fit, as far as a close start needs it.
  private static func part(of fitted: FittedLaw, prefix: String) -> FittedLaw {
    FittedLaw(
      family: fitted.family, law: fitted.law,
      parameters: fitted.parameters.filter { $0.name.hasPrefix(prefix) }.map {
        .init(name: String($0.name.dropFirst(prefix.count)), value: $0.value, standardError: $0.standardError)
      }, estimated: [], covariance: nil, logLikelihood: fitted.logLikelihood, degreesOfFreedom: 0,
      count: fitted.count, state: fitted.state)
  }
}

extension LawFamily {
  /// The shares of the sample that are tried as thresholds of a spliced law.
  static let thresholdLevels = [0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99]

  /// The spliced family with that body, at the threshold given or, where there is none, at the observed quantile with
  /// the best likelihood; nil where no threshold can be used.
  package static func spliced(
    body: LawFamily, threshold: Double?, observations: Observations
  ) -> (family: LawFamily, fitted: FittedLaw)? {
    let candidates = threshold.map { [$0] } ?? TailTable.thresholds(of: observations, at: thresholdLevels)
    let fits = candidates.compactMap { candidate in
      SplicedFit.fit(observations, body: body, threshold: candidate, isChosen: threshold == nil).map { (candidate, $0) }
    }
    guard
      let best = fits.filter({ $0.1.state == .determined }).max(by: { $0.1.logLikelihood < $1.1.logLikelihood })
        ?? fits.max(by: { $0.1.logLikelihood < $1.1.logLikelihood })
    else { return nil }
    let family = LawFamily(name: SplicedFit.name(body: body), stream: 100 + body.stream) { observations, close in
      SplicedFit.fit(observations, body: body, threshold: best.0, isChosen: threshold == nil, close: close)
    }
    return (family, best.1)
  }
}
