/// The pilots of a plan's people at the costs of its first year without shocks.
package struct FirstYearOfCare {
  package let pilots: [EpisodePilot]
  /// The people with any episode among all insured, by pilot.
  package let weights: [Double]

  /// - Returns: nil where a cohort's X does not come from episodes.
  package init?(of plan: SimulationPlan) {
    let cohorts = plan.cohorts.filter { $0.insured > 0 }
    let level = plan.firstLevel
    pilots = cohorts.compactMap { $0.episodes?.pilot.costing(level.severity) }
    guard !cohorts.isEmpty, pilots.count == cohorts.count else { return nil }
    weights = cohorts.map { Double($0.insured) / Double(plan.insured) * min(1, $0.probability * level.frequency) }
  }
}
