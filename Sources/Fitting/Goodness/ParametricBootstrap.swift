import Chance
import Foundation

/// P-values of the distances, which no table has once parameters are estimated from the same data.
///
/// Each replication draws as many amounts from the fitted law as were observed, truncated and capped as the data are,
/// fits the family anew and takes the distances of that fit. Of more than `mostDrawn` amounts it draws so many: √n D and A² have
/// laws with estimated parameters that hardly depend on n any more (Stephens, *JASA* 69, 1974: A² from a handful of amounts on, √n D
/// to a part in some hundred from 5,000 on), so that those of the data are held against those of the smaller samples. The p-value is (1 + how many are at least as large as the
/// observed one)/(1 + replications) (Stute, González Manteiga & Presedo Quindimil 1993; Davison & Hinkley, *Bootstrap
/// Methods and their Application*, section 4.2). It can be no smaller than 1/(1 + replications).
package struct ParametricBootstrap: Sendable, Hashable {
  package let replications: Int
  /// How many amounts each drew.
  package let size: Int
  package let kolmogorovSmirnov: Double
  /// Nil where the observed distance is infinite, as that of a Pareto law from its smallest amount always is.
  package let andersonDarling: Double?

  /// So many amounts are drawn at most.
  package static let mostDrawn = 5_000

  /// How many amounts each replication draws.
  static func size(for observations: Observations) -> Int {
    Int(min(Double(mostDrawn), observations.count.rounded()))
  }

  /// The distances of one replication, or nil where the family could not be fitted to it.
  ///
  /// Its numbers come from the stream (seed, replication, the family's number) and nothing else.
  static func replication(
    _ index: Int, of fitted: FittedLaw, family: LawFamily, like observations: Observations, drawing size: Int,
    seed: UInt64
  ) -> EmpiricalDistance? {
    var stream = RandomStream(
      seed: seed,
      address: StreamAddress(replication: UInt64(index), year: 0, group: family.stream, purpose: .bootstrap))
    let law = ConditionalLaw(fitted.law, truncation: observations.truncation)
    var amounts = law.draw(size, using: &stream)
    var atLeast: [Observations.AtLeast] = []
    if let cap = observations.commonCap {
      let capped = amounts.count { $0 >= cap }
      if capped > 0 { atLeast = [.init(bound: cap, weight: Double(capped))] }
      amounts.removeAll { $0 >= cap }
    }
    let drawn = Observations(exact: amounts, atLeast: atLeast, truncation: observations.truncation)
    guard let again = family.fit(drawn, close: fitted) else { return nil }
    return EmpiricalDistance(of: again.law, from: drawn)
  }

  /// - Parameters:
  ///   - size: how many amounts each replication drew.
  ///   - count: how many were observed.
  /// - Returns: nil where no replication could be fitted.
  init?(_ distances: [EmpiricalDistance], drawing size: Int, against observed: EmpiricalDistance, of count: Double) {
    guard !distances.isEmpty else { return nil }
    replications = distances.count
    self.size = size
    let all = Double(distances.count + 1)
    // √n D on the scale of the samples.
    let isSmaller = Double(size) < count.rounded()
    let scale = isSmaller ? (count / Double(size)).squareRoot() : 1
    let supremum = scale * observed.kolmogorovSmirnov
    kolmogorovSmirnov = Double(1 + distances.count { $0.kolmogorovSmirnov >= supremum }) / all
    andersonDarling =
      observed.andersonDarling.isFinite
      ? Double(1 + distances.count { $0.andersonDarling >= observed.andersonDarling }) / all : nil
  }
}
