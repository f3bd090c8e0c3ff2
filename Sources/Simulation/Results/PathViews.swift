/// The paths of a run over its years, as the metrics of several years see them.
struct PathViews {
  private let plan: SimulationPlan
  /// By year, then by replication; at least two years.
  private let outcomes: [[Outcome]]

  init(_ plan: SimulationPlan, _ outcomes: [[Outcome]]) {
    self.plan = plan
    self.outcomes = outcomes
  }

  /// - Parameter span: how many years from the first a metric is about.
  func views(span: Int) -> [PathView] {
    (outcomes.first ?? []).indices.map { view($0, span: span) }
  }

  func view(_ replication: Int, span: Int) -> PathView {
    PathView(
      outcomes: outcomes, replication: replication, span: span, people: Double(plan.insured),
      contractEnd: plan.endOfFirstContract)
  }
}

extension SimulationPlan {
  /// How many years from the first the first contract runs; nil where it ends before or after them all.
  var endOfFirstContract: Int? {
    guard let length = policies.first?.contractYears else { return nil }
    let end = length - contractYear + 1
    return policies.indices.contains(end - 1) ? end : nil
  }
}
