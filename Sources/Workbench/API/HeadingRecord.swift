import Scenarios
import Studies

/// A scenario in the list of all.
struct HeadingRecord: Encodable, Sendable {
  let id: String
  let title: TwoWords
  let policy: String
  let year: Int?
  let isFounding: Bool

  init(_ own: (id: String, heading: ScenarioHeading)) {
    id = own.id
    title = TwoWords(own.heading.title)
    policy = own.heading.policy
    year = own.heading.year
    isFounding = ShippedScenarios.founding.contains(own.id)
  }
}
