/// What was paid for the stays of each period, by how long after: a run-off triangle.
package struct RunOffTriangle: Sendable {
  /// The stays of one period.
  package struct Origin: Sendable {
    package let name: String
    /// Nil where the file has names of its own.
    package let period: Period?
    /// All that was paid up to each age, 0 being the period itself.
    package let paid: [Double]

    package init(name: String, period: Period? = nil, paid: [Double]) {
      (self.name, self.period, self.paid) = (name, period, paid)
    }
  }

  /// The oldest first; none is older than the one before it.
  package let origins: [Origin]

  /// Why there is no triangle.
  package enum Fault: Error, Sendable, Hashable {
    /// Fewer than three periods, or two ages.
    case tooSmall
    /// By this age nothing was paid, or more was taken back than paid.
    case nothingPaid(origin: String, age: Int)
    /// More ages than the period before has.
    case longer(origin: String)
    /// A value is missing with others behind it.
    case gap(origin: String, age: Int)
    /// Stays are given by longer periods than are asked for.
    case noShorter(Period.Length)
  }

  package init(_ origins: [Origin]) throws(Fault) {
    guard origins.count >= 3, let first = origins.first, first.paid.count >= 2 else { throw .tooSmall }
    for (one, next) in zip(origins, origins.dropFirst()) where next.paid.count > one.paid.count {
      throw .longer(origin: next.name)
    }
    // The factor to the second age has an error only where two periods have one.
    guard origins[1].paid.count >= 2 else { throw .tooSmall }
    for origin in origins {
      if let age = origin.paid.firstIndex(where: { $0 <= 0 }) { throw .nothingPaid(origin: origin.name, age: age) }
    }
    self.origins = origins
  }

  package var ages: Int { origins.first?.paid.count ?? 0 }
}
