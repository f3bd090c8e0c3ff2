/// Claims of whole paths as they come, one replication after the other.
package struct ClaimsOfPaths: Sendable {
  /// By year; none before the first path.
  package private(set) var years: [PackedClaims] = []

  package init() {}

  package init(_ paths: some Sequence<[YearOfClaims]>) {
    for path in paths { append(path) }
  }

  /// How many paths there are.
  package var count: Int { years.first?.count ?? 0 }

  /// - Parameter path: the claims of a replication, by year.
  package mutating func append(_ path: [YearOfClaims]) {
    if years.isEmpty { years = path.map(PackedClaims.init(like:)) }
    for (place, year) in path.enumerated() { years[place].append(year) }
  }
}
