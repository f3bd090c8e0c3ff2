import Chance
import Foundation

/// A figure of the file, how far its people leave it uncertain, and the same by the law.
package struct FileAgainstLaw: Sendable, Hashable {
  package let file: Double
  package let standardError: Double
  /// May be infinite.
  package let law: Double

  /// By how many standard errors of the file the law lies above it; nil where there is no error.
  package var deviation: Double? {
    standardError > 0 && law.isFinite ? (law - file) / standardError : nil
  }
}

/// The people of a file against a law, at each deductible: how many have more, what they have above it, together and each.
///
/// The errors are those of the Bayesian bootstrap of the rows (Rubin, *Annals of Statistics* 9, 1981) to first order: of a mean
/// Σ w (y − ȳ)² / (Σ w)², a row of weight w being w people. They say how far other people like these would differ; the law, which was fitted to the same rows, lies
/// nearer to them than a law that was not.
package struct LayerComparison: Sendable {
  package struct Row: Sendable {
    package let deductible: Double
    /// How many have more.
    package let people: FileAgainstLaw
    /// What they have above it together, yuan.
    package let cost: FileAgainstLaw
    /// What each has, on average: the mean excess.
    package let meanExcess: FileAgainstLaw
  }

  package let rows: [Row]

  /// Fewer people beyond a deductible say too little.
  package static let fewestPeople = 10.0
  private static let steps: [Double] = [1, 2, 3, 5, 7]

  /// - Parameter deductibles: beside round ones.
  /// - Returns: nil where amounts are not known one by one: classes, or amounts of which only a lower bound is known.
  package init?(of law: any ContinuousLaw, from observations: Observations, at deductibles: [Double] = []) {
    guard let people = PeopleAbove(observations) else { return nil }
    let conditional = ConditionalLaw(law, truncation: observations.truncation)
    let least = observations.truncation.below
    let round = (2...7).flatMap { power in Self.steps.map { $0 * pow(10, Double(power)) } }
    let all = Set([least] + round + deductibles).filter { $0 >= least }.sorted()
    let count = observations.count
    let mean = conditional.limitedExpectedValue(.infinity)
    let sums = all.map { ($0, people.sums(above: $0)) }.filter { $0.1.people >= Self.fewestPeople }
    // At a row for every tenth of people who go; a deductible that somebody asks for is always there.
    var last = Double.infinity
    rows = sums.compactMap { deductible, sums in
      guard sums.people < 0.9 * last || deductibles.contains(deductible) else { return nil }
      last = sums.people
      let above = count * (1 - conditional.cumulative(deductible))
      let cost = count * (mean - conditional.limitedExpectedValue(deductible))
      return Row(
        deductible: deductible,
        people: FileAgainstLaw(file: sums.people, standardError: sums.peopleError, law: above),
        cost: FileAgainstLaw(file: sums.cost, standardError: sums.costError, law: cost),
        meanExcess: FileAgainstLaw(
          file: sums.cost / sums.people, standardError: sums.excessError, law: above > 0 ? cost / above : .nan))
    }
  }
}
