import Chance

/// What a policy pays the people of a file, and what it would by a law.
package struct PaidCost: Sendable {
  package let part: PaidPart
  /// Yuan.
  package let file: Double
  package let standardError: Double
  /// How many get anything.
  package let people: Double
  private let observations: Observations

  /// A law whose payments lie so many standard errors from the file's says something else than the file.
  package static let apart = 2.0

  /// - Returns: nil where amounts are not known one by one, or nothing is paid.
  package init?(of observations: Observations, _ part: PaidPart) {
    guard let rows = PeopleAbove(observations) else { return nil }
    let sums = rows.sums(part.payment(for:))
    guard sums.cost > 0, sums.people >= LayerComparison.fewestPeople else { return nil }
    self.part = part
    self.observations = observations
    (file, standardError, people) = (sums.cost, sums.costError, sums.people)
  }

  package func against(_ law: any ContinuousLaw) -> FileAgainstLaw {
    FileAgainstLaw(
      file: file, standardError: standardError,
      law: observations.count * part.mean(ConditionalLaw(law, truncation: observations.truncation)))
  }

  /// Whether a law's payments differ from the file's by no more than the file's luck.
  package func holds(_ law: any ContinuousLaw) -> Bool {
    against(law).deviation.map { abs($0) <= Self.apart } ?? false
  }
}
