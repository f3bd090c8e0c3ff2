/// Which columns of a file hold what, each by its name or by its place from 1.
package struct LossColumns: Sendable, Hashable {
  package enum Shape: Sendable, Hashable {
    /// One row an amount; nil for the only column of the file.
    case amounts(String?)
    /// One row a class of a histogram.
    case classes(lower: String, upper: String, count: String)
  }

  package let shape: Shape
  /// How often a row counts.
  package let weights: String?
  /// Whether the amount is only a lower bound: 0 or 1, false or true.
  package let censored: String?
  /// What group a person is of.
  package let groups: String?
  /// Of which year a row is.
  package let years: String?

  /// Whose a row is, where several are of one person; nil where each counts by itself.
  package let person: String?

  package init(
    _ shape: Shape, weights: String? = nil, censored: String? = nil, groups: String? = nil, years: String? = nil,
    person: String? = nil
  ) {
    self.person = person
    (self.groups, self.years) = (groups, years)
    self.shape = shape
    self.weights = weights
    self.censored = censored
  }

  /// The columns that are named.
  var names: [String] {
    let own: [String?] =
      switch shape {
      case .amounts(let name): [name]
      case .classes(let lower, let upper, let count): [lower, upper, count]
      }
    return (own + [weights, censored, groups, years, person]).compactMap(\.self)
  }
}
