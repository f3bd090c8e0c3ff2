import Plans
import Simulation

/// How one replication of several runs stands in a row of numbers: that of each run beside the others', in their order.
struct RunLayouts: Sendable {
  private let layouts: [ClaimsLayout]
  /// Where the numbers of each run begin.
  private let starts: [Int]

  /// - Parameter plans: of the runs; they have as many replications.
  init(of plans: [SimulationPlan]) {
    layouts = plans.map(ClaimsLayout.init)
    starts = layouts.reduce(into: [0]) { starts, layout in starts.append((starts.last ?? 0) + layout.columns.count) }
  }

  /// A name, and `<i8` for a whole number or `<f8` for one with a fraction. Runs after the first are numbered.
  var columns: [[String]] {
    layouts.enumerated().flatMap { run, layout in
      layout.columns.map { [run == 0 ? $0.name : "run-\(run + 1)/\($0.name)", $0.isCount ? "<i8" : "<f8"] }
    }
  }

  /// - Parameter outcomes: by run, year and replication.
  func row(_ replication: Int, of outcomes: [[Outcomes]]) -> [UInt64] {
    zip(layouts, outcomes).flatMap { layout, years in layout.row(of: years.map { $0.claims[replication] }) }
  }

  /// The claims of one run, by year.
  ///
  /// - Returns: nil where the row has another length, or a number of people that no year has.
  func claims(ofRun run: Int, in row: ArraySlice<UInt64>) -> [YearOfClaims]? {
    guard row.count == starts.last, layouts.indices.contains(run) else { return nil }
    let start = row.startIndex + starts[run]
    return layouts[run].claims(of: row[start..<start + layouts[run].columns.count])
  }
}
