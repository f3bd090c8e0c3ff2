import Insurance
import Plans

/// Whose people are whose, where several insurers have territories of their own: each has the claims of the groups that live
/// there, drawn by themselves under the shocks of all, and of the year's funding what its people bring.
package struct Territories: Sendable {
  let panel: InsurerPanel
  /// The places of each insurer's cohorts, in the order of the panel.
  let cohorts: [[Int]]
  /// How many people each insurer has.
  let people: [Int]

  /// - Returns: nil where the policy's insurers have no territories.
  /// - Throws: `SimulationError` where somebody lives in no insurer's territory, or in several.
  init?(of plan: SimulationPlan, under policy: Policy) throws(SimulationError) {
    guard let panel = policy.panel, panel.division.value == .territory else { return nil }
    var cohorts = panel.insurers.map { _ in [Int]() }
    for (place, cohort) in plan.cohorts.enumerated() where cohort.insured > 0 {
      guard let insurer = panel.insurer(of: cohort.group) else {
        throw SimulationError(
          .unknownGroup, "the people of '\(cohort.group)' live in no insurer's territory alone under \(policy.id)")
      }
      cohorts[insurer].append(place)
    }
    self.panel = panel
    self.cohorts = cohorts
    people = cohorts.map { $0.reduce(0) { $0 + plan.cohorts[$1].insured } }
  }

  /// The year's premium by insurer, to the fen by its people, with what a changed policy brings to each.
  ///
  /// - Parameter added: what is raised beyond the funding standard.
  func shared(
    _ premium: Money, adding added: Money, change: PolicyChange
  ) -> [(premium: Money, change: PolicyChange)] {
    let shares = people.map(Double.init)
    let change = change.meeting(added)
    return zip(premium.divided(by: shares), change.addedFunding.divided(by: shares)).map {
      ($0, PolicyChange(claimsShare: change.claimsShare, addedFunding: $1))
    }
  }
}
