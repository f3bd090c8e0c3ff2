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

  /// What is paid of several groups together, each by its own terms, and what would be by its own law.
  ///
  /// - Returns: nil where amounts are not known one by one, or nothing is paid.
  package static func together(
    _ groups: [(observations: Observations, part: PaidPart, law: any ContinuousLaw)]
  ) -> FileAgainstLaw? {
    var (file, variance, law) = (0.0, 0.0, 0.0)
    for own in groups where own.observations.count > 0 {
      guard let rows = PeopleAbove(own.observations) else { return nil }
      let sums = rows.sums(own.part.payment(for:))
      file += sums.cost
      variance += sums.costError * sums.costError
      law +=
        own.observations.count * own.part.mean(ConditionalLaw(own.law, truncation: own.observations.truncation))
    }
    guard file > 0 else { return nil }
    return FileAgainstLaw(file: file, standardError: variance.squareRoot(), law: law)
  }

  /// Whether a law's payments differ from the file's by no more than the file's luck.
  package func holds(_ law: any ContinuousLaw) -> Bool {
    Self.isLuck(against(law))
  }

  /// Whether the file's luck explains the difference.
  package static func isLuck(_ figure: FileAgainstLaw) -> Bool {
    figure.deviation.map { abs($0) <= apart } ?? false
  }
}
