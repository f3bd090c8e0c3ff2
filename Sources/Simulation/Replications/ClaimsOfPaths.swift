import Plans

/// Claims of whole paths as they come, one replication after the other.
package struct ClaimsOfPaths: Sendable {
  /// By year; none before the first path.
  package private(set) var years: [PackedClaims] = []
  private let file: ColumnFile?

  /// None so far.
  ///
  /// - Throws: `SimulationError` where so many are to come that they need a file, and there can be none.
  package init(of plan: SimulationPlan) throws(SimulationError) {
    file = try MemoryNeed(of: plan, replications: plan.replications).file()
  }

  package init(_ paths: some Sequence<[YearOfClaims]>) {
    file = nil
    for path in paths { add(path) }
  }

  /// How many paths there are.
  package var count: Int { years.first?.count ?? 0 }

  /// - Parameter path: the claims of a replication, by year.
  /// - Throws: `SimulationError` where they do not fit into their file.
  package mutating func append(_ path: [YearOfClaims]) throws(SimulationError) {
    add(path)
    try file?.check()
  }

  /// - Parameter more: of the paths that follow.
  /// - Throws: `SimulationError` where they do not fit into their file.
  mutating func append(_ more: ClaimsOfPaths) throws(SimulationError) {
    if years.isEmpty { years = more.years.map { PackedClaims(shapedAs: $0, in: file) } }
    for (place, year) in more.years.enumerated() { years[place].append(year) }
    try file?.check()
  }

  private mutating func add(_ path: [YearOfClaims]) {
    if years.isEmpty { years = path.map { PackedClaims(like: $0, in: file) } }
    for (place, year) in path.enumerated() { years[place].append(year) }
  }
}
