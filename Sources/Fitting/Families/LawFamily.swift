import Chance
import Foundation

/// A family of laws that can be fitted.
package struct LawFamily: Sendable {
  /// The name by which options, reports and scenario files call it.
  package let name: String
  /// The number of the family's random streams; fixed, like the constants of `Purpose`.
  package let stream: UInt32
  /// Fits the family, from parameters that are known to be close where there are any; nil where it cannot have brought
  /// the observations about.
  private let fitting: @Sendable (Observations, FittedLaw?) -> FittedLaw?

  package init(
    name: String, stream: UInt32, fitting: @escaping @Sendable (Observations, _ close: FittedLaw?) -> FittedLaw?
  ) {
    self.name = name
    self.stream = stream
    self.fitting = fitting
  }

  /// Fits the family; a large sample first in a thinned form, whose answer is a close start for the whole.
  package func fit(_ observations: Observations, close: FittedLaw? = nil) -> FittedLaw? {
    let thinned = close == nil ? observations.thinned(to: Self.thinnedCount) : nil
    return fitting(observations, close ?? thinned.flatMap { fitting($0, nil) })
  }

  private static let thinnedCount = 5_000
}

/// What a family looks like for certain observations: its parameters, where to begin, and the law they give.
struct Candidate {
  let family: String
  let coordinates: [Coordinate]
  /// Parameters to begin with, one or more; the best of them counts.
  let starts: [[Double]]
  /// Whether the first start is the maximum itself, in closed form.
  var isClosedForm = false
  /// Parameters that were read off the data without a likelihood equation, such as a smallest amount.
  var readOff: [String] = []
  /// The law of some parameters; nil where they give none.
  let law: ([Double]) -> (any ContinuousLaw)?

  /// From how many starts, the best first, the search climbs; where a likelihood has several tops one is not enough.
  var climbs = 1

  /// How far the search may go from a rough estimate, in the coordinates: a factor of 160,000 for a parameter above 0.
  ///
  /// A law that runs further is on its way to a limit, and rounding would begin to look like likelihood there. Of amounts
  /// above a truncation the scale and the shape run along a ridge on which the best law can lie far off.
  private static func farthest(_ observations: Observations) -> Double { observations.truncation.below > 0 ? 40 : 12 }
  /// Larger parameters no scenario takes.
  private static let largest = 1e15

  func fit(_ observations: Observations, close: FittedLaw?) -> FittedLaw? {
    func logLikelihood(_ values: [Double]) -> Double {
      guard let law = law(values) else { return -.infinity }
      return Likelihood.logarithm(of: observations, under: law)
    }
    let known = close.map { close in
      coordinates.compactMap { coordinate in close.parameters.first { $0.name == coordinate.name }?.value }
    }
    let starts = (known.map { [$0] } ?? []) + starts
    var ranked: [(start: [Double], value: Double)] = []
    for start in starts {
      let value = logLikelihood(start)
      if value.isFinite { ranked.append((start, value)) }
      if value.isFinite, known != nil { break }
    }
    ranked = ranked.enumerated().sorted { ($0.element.value, $1.offset) > ($1.element.value, $0.offset) }.map(\.element)
    let farthest = Self.farthest(observations)
    var best: Maximum?
    for (start, _) in ranked.prefix(known == nil ? climbs : 1) {
      let anchor = zip(coordinates, start).map { $0.coordinate($1) }
      func bounded(_ values: [Double]) -> Double {
        let isFar = zip(zip(coordinates, values), anchor).contains { pair, from in
          !(abs(pair.0.coordinate(pair.1) - from) <= farthest) || abs(pair.1) > Self.largest
        }
        return isFar ? -.infinity : logLikelihood(values)
      }
      guard
        let maximum = Maximum(
          coordinates, from: start, isClose: isClosedForm || known != nil, logLikelihood: bounded),
        maximum.logLikelihood.isFinite
      else { continue }
      // A top that is one counts more than a higher place on the way to a limit.
      let isBetter = best.map { best in
        (maximum.covariance != nil) == (best.covariance != nil)
          ? maximum.logLikelihood > best.logLikelihood : maximum.covariance != nil
      }
      if isBetter ?? true { best = maximum }
    }
    guard let maximum = best, let law = law(maximum.values) else { return nil }
    let errors = coordinates.indices.map { index in maximum.covariance.map { $0[index][index].squareRoot() } }
    return FittedLaw(
      family: family, law: law,
      parameters: law.parameters.map { parameter in
        let index = coordinates.firstIndex { $0.name == parameter.name }
        return FittedLaw.Parameter(
          name: parameter.name, value: parameter.value, standardError: index.flatMap { errors[$0] })
      },
      estimated: coordinates.map(\.name), covariance: maximum.covariance, logLikelihood: maximum.logLikelihood,
      degreesOfFreedom: coordinates.count + readOff.count, count: observations.count,
      state: maximum.covariance == nil ? .undetermined : .determined)
  }
}
