import Plans

/// The paths of a run over its years, as the metrics of several years see them.
package final class PathViews: Sendable {
  /// What the years' statements come to, by year, then by replication; at least two years.
  let statements: [PackedRows]
  /// How many people are insured.
  let people: Double
  /// How many years from the first the first contract runs; nil where it ends within no year of the horizon.
  let contractEnd: Int?

  package init(_ plan: SimulationPlan, _ outcomes: [Outcomes]) {
    statements = outcomes.map(\.statements)
    people = Double(plan.insured)
    contractEnd = plan.endOfFirstContract
  }

  /// - Parameter span: how many years from the first a metric is about.
  package func view(_ replication: Int, span: Int) -> PathView {
    PathView(of: self, replication: replication, span: span)
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
