import Plans
import Simulation
import Statistics

/// The metrics of a year that are no matter of its replications: numbers of the scenario, closed forms, means of the
/// pilots. Every method has the same.
struct KnownMetrics {
  private var values: [String: Estimate] = [:]

  /// - Parameters:
  ///   - group: of which people; nil for all.
  ///   - first: whether it is the plan's first year, the only one of which closed forms are known.
  init(
    of plan: SimulationPlan, group: Cohort? = nil, _ figures: ClaimsFigures, inFirstYear first: Bool, replications: Int
  ) {
    func put(_ name: String, _ value: Double?) {
      values[name] = value.map { Estimate(exactly: $0, replications: replications) }
    }
    put("insured", Double(group?.insured ?? plan.insured))
    let cohorts = group.map { [$0] } ?? plan.cohorts
    if plan.cohorts.contains(where: { $0.takeUp != nil }) {
      let eligible = cohorts.reduce(0) { $0 + ($1.takeUp?.eligible ?? $1.insured) }
      let enrolled = cohorts.reduce(0) { $0 + $1.insured }
      put("enrolled.eligible", Double(eligible))
      put("enrolled.count", Double(enrolled))
      put("enrolled.share", eligible > 0 ? Double(enrolled) / Double(eligible) : nil)
    }
    guard first else { return }
    if (group?.insured ?? 1) > 0 {
      put("claims.perInsured.expected", figures.expectedYear(group?.group)?.claimsPerInsured)
    }
    guard group == nil else { return }
    put("claims.behaviour", plan.claimsOfBehaviour)
    for (name, yuan) in plan.incomeBySource { put(name, yuan) }
    figures.careYear?.add(replications) { values[$0] = $1 }
  }

  mutating func put(_ name: String, _ estimate: Estimate?) { values[name] = estimate }

  subscript(metric: Metric) -> Estimate? { values[metric.name] }
}
