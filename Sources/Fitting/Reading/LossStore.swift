/// The amounts of some rows as they are read.
struct LossStore {
  var exact: [Double] = []
  /// One for each exact amount, or none.
  var weights: [Double] = []
  var atLeast: [Observations.AtLeast] = []
  var intervals: [Observations.Interval] = []
  var zeros = 0.0

  mutating func add(_ other: LossStore) {
    exact += other.exact
    weights += other.weights
    atLeast += other.atLeast
    intervals += other.intervals
    zeros += other.zeros
  }

  /// Hands the amounts over, so that they are in memory once.
  mutating func takeObservations(isWeighted: Bool, truncation: Truncation) -> Observations {
    let (exact, weights) = (self.exact, self.weights)
    (self.exact, self.weights) = ([], [])
    return Observations(
      exact: exact, weights: isWeighted ? weights : nil, atLeast: atLeast, intervals: intervals, zeros: zeros,
      truncation: truncation)
  }
}
