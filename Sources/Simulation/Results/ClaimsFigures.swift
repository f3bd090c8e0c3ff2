import Plans

/// What is known of a plan's claims in closed form, or of the pilots: each figure is made when it is first asked for.
///
/// Plans that differ only in what claims do not depend on have the same, and can share it.
package final class ClaimsFigures: Sendable {
  private let plan: SimulationPlan
  private let years = MadeOnce<String?, ExpectedYear?>()
  private let care = MadeOnce<Int, CareYear?>()
  private let errors = MadeOnce<Int, PilotErrors?>()
  private let split = MadeOnce<Int, VarianceSplit?>()

  package init(of plan: SimulationPlan) { self.plan = plan }

  /// The same with the split of the variance made at once, on as many threads as asked for.
  package init(of plan: SimulationPlan, threads: Int) async {
    self.plan = plan
    let split = await VarianceSplit(of: plan, threads: threads)
    _ = self.split.value(of: 0) { split }
  }

  /// The expected year of all, or of one group.
  package func expectedYear(_ group: String? = nil) -> ExpectedYear? {
    years.value(of: group) { ExpectedYear(of: plan, cohort: group) }
  }

  package var careYear: CareYear? { care.value(of: 0) { CareYear(of: plan) } }

  /// Of a plan with the same claims.
  package func pilotErrors(of plan: SimulationPlan) -> PilotErrors? {
    errors.value(of: 0) { PilotErrors(of: self.plan) }?.settling(plan)
  }

  /// How the variance is split; for plans that draw.
  package var varianceSplit: VarianceSplit? { split.value(of: 0) { VarianceSplit(of: plan) } }
}
