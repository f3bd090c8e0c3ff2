import Documents
import Plans
import Results
import Simulation
import Statistics

/// A figure that is asked for: a metric of the glossary, with a group and a year where it has them.
///
/// Written `claims.total`, `claims.total[disabled]`, `reserve.p05@2027`. Without a year it is that of the first year, or
/// of the whole horizon for metrics that only the horizon has.
package struct MetricQuery: Sendable, Hashable {
  package let metric: Metric
  package let group: String?
  package let year: Int?

  /// - Parameter flag: the argument that it comes from, for messages.
  /// - Throws: `DocumentError` where there is no such metric, with the nearest name.
  package init(_ text: String, flag: String) throws(DocumentError) {
    let place = Place(file: "\(flag) \(text)")
    var name = text[...]
    var year: Int?
    if let sign = name.firstIndex(of: "@") {
      guard let number = Int(name[name.index(after: sign)...]) else {
        throw DocumentError(.syntax, [Problem("after '@' stands a year, such as claims.total@2026", at: place)])
      }
      (year, name) = (number, name[..<sign])
    }
    var group: String?
    if let open = name.firstIndex(of: "[") {
      guard name.last == "]" else {
        throw DocumentError(.syntax, [Problem("a group stands in brackets: claims.total[general]", at: place)])
      }
      (group, name) = (String(name[name.index(after: open)...].dropLast()), name[..<open])
    }
    let names = Metric.glossary.map(\.name)
    guard let metric = Metric.named(String(name)) else {
      throw DocumentError(
        .invalid,
        [Problem("there is no metric '\(name)'", at: place, nearest: nearestName(to: String(name), in: names))])
    }
    (self.metric, self.group, self.year) = (metric, group, year)
  }

  package init(_ metric: Metric) {
    (self.metric, group, year) = (metric, nil, nil)
  }

  /// As it was written.
  package var text: String { metric.name + (group.map { "[\($0)]" } ?? "") + (year.map { "@\($0)" } ?? "") }

  func row(of table: ResultTable) -> ResultTable.Row? { table.row(metric.name, year: year, group: group) }

  func estimate(in table: ResultTable) -> Estimate? { row(of: table)?.estimate }

  /// What a decision on a scheme rests on.
  package static let headline: [MetricQuery] = [
    "claims.perInsured", "funding.need.p95", "funding.adequacy", "insurer.result.mean", "members.reimbursementRate",
  ].compactMap { Metric.named($0).map(MetricQuery.init) }

  /// Those of them that a scenario has; all where it cannot be run, which shows when it is.
  static func headline(of plan: SimulationPlan) async -> [MetricQuery] {
    guard let table = await trial(of: plan)?.table else { return headline }
    return headline.filter { $0.row(of: table) != nil }
  }

  /// A few replications, which have the rows that all have.
  private static func trial(of plan: SimulationPlan) async -> Summary? {
    try? await SimulationRun(plan.with(replications: 3)).summary(threads: 1)
  }

  /// Metrics that a scenario cannot have, with why.
  static func problems(_ queries: [MetricQuery], of plan: SimulationPlan, flag: String) async -> [Problem] {
    guard let summary = await trial(of: plan) else { return [] }
    // These are only there where a path meets a deficit, which a few paths may not.
    let rare: Set = ["horizon.yearsToRecover", "horizon.notRecovered"]
    return queries.filter { query in
      query.row(of: summary.table) == nil
        && !(rare.contains(query.metric.name) && plan.policies.count > 1 && query.group == nil && query.year == nil)
    }.map { query in
      let place = Place(file: "\(flag) \(query.text)")
      let groups = plan.cohorts.map(\.group)
      if let group = query.group, !groups.contains(group) {
        return Problem(
          "the scenario has no group '\(group)': there are \(list: groups)", at: place,
          nearest: nearestName(to: group, in: groups))
      }
      let years = summary.table.years
      if let year = query.year, !years.contains(year) {
        return Problem(
          "the scenario has no year \(year): it has \(list: years.map(String.init))", at: place)
      }
      if query.metric.section == .path, years.count < 2 {
        return Problem("'\(query.metric.name)' takes several years: see 'horizon' of the scenario", at: place)
      }
      return Problem("the scenario has no such figure", at: place)
    }
  }
}
