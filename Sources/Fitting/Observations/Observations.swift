import Chance

/// What was observed of the amounts: exactly, only that they are at least so much, or only between which bounds.
///
/// The amounts of 0 stand apart: a law of the amounts above 0 is fitted, and their share is a probability of its own.
package struct Observations: Sendable {
  /// An amount of which only a lower bound is known: it was capped there, or the claim is still open.
  package struct AtLeast: Sendable, Hashable {
    package let bound: Double
    package let weight: Double
    package init(bound: Double, weight: Double) {
      self.bound = bound
      self.weight = weight
    }
  }

  /// Amounts of which only the class of a histogram is known: above `lower`, up to `upper`, which may be infinite.
  package struct Interval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double
    package let weight: Double
    package init(lower: Double, upper: Double, weight: Double) {
      self.lower = lower
      self.upper = upper
      self.weight = weight
    }
  }

  package let exact: ObservedAmounts
  package let atLeast: [AtLeast]
  package let intervals: [Interval]
  /// How many amounts were 0.
  package let zeros: Double
  package let truncation: Truncation
  /// Whether exact amounts that lie close together are put together, since there are very many.
  package let isInCells: Bool

  /// - Parameters:
  ///   - exact: in any order, finite and above 0.
  ///   - weights: one for each exact amount, or nil where each counts once.
  package init(
    exact: consuming [Double], weights: [Double]? = nil, atLeast: [AtLeast] = [], intervals: [Interval] = [],
    zeros: Double = 0,
    truncation: Truncation = .none, isInCells: Bool = false
  ) {
    self.isInCells = isInCells
    if let weights {
      let values = exact
      let order = values.indices.sorted { values[$0] < values[$1] }
      self.exact = ObservedAmounts(ascending: order.map { values[$0] }, weights: order.map { weights[$0] })
    } else {
      // Where it stands: there may be millions.
      exact.sort()
      self.exact = ObservedAmounts(ascending: exact)
    }
    self.atLeast = Self.joined(atLeast)
    self.intervals = intervals
    self.zeros = zeros
    self.truncation = truncation
  }

  private init(
    exact: ObservedAmounts, atLeast: [AtLeast], intervals: [Interval] = [], truncation: Truncation
  ) {
    self.exact = exact
    self.atLeast = atLeast
    self.intervals = intervals
    zeros = 0
    isInCells = false
    self.truncation = truncation
  }

  /// Equal bounds put together, in ascending order: a cap that thousands reach is one term of the likelihood.
  private static func joined(_ rows: [AtLeast]) -> [AtLeast] {
    var joined: [AtLeast] = []
    for row in rows.sorted(by: { $0.bound < $1.bound }) {
      if let last = joined.last, last.bound == row.bound {
        joined[joined.count - 1] = AtLeast(bound: row.bound, weight: last.weight + row.weight)
      } else {
        joined.append(row)
      }
    }
    return joined
  }

  /// How many amounts above 0 there are, each counted with its weight.
  package var count: Double {
    exact.total + atLeast.reduce(0) { $0 + $1.weight } + intervals.reduce(0) { $0 + $1.weight }
  }

  /// Whether every amount is known exactly and none is missing: the case in which closed forms hold.
  package var isComplete: Bool { atLeast.isEmpty && intervals.isEmpty && truncation == .none }

  /// Whether there is enough for a law of several parameters: five different amounts, or two classes.
  package var isEnough: Bool {
    var distinct = intervals.count { $0.weight > 0 } >= 2 ? Self.fewestAmounts : 0
    var last = 0.0
    for value in exact.values where value != last {
      distinct += 1
      last = value
      if distinct >= Self.fewestAmounts { break }
    }
    return distinct >= Self.fewestAmounts
  }

  package static let fewestAmounts = 5

  /// Whether the amounts are all but one value: a standard deviation of less than a ten-thousandth of the mean. The sums
  /// that likelihoods are made of are then rounding, and a law would describe nothing but the last digits.
  package var isAllButConstant: Bool {
    atLeast.isEmpty && intervals.isEmpty && exact.squaredVariation < Self.leastVariation * Self.leastVariation
  }

  private static let leastVariation = 1e-4

  /// The least amount, where amounts probably are recorded from it on and nobody says so: a tenth of them, and ten at least, lie
  /// between it and its double. Nil where nothing speaks for it, or it is said.
  package var probableBeginning: Double? {
    guard truncation.below == 0, intervals.isEmpty, let least = exact.values.first else { return nil }
    let near = firstIndex(above: 2 * least)
    return near > 10 && near * 10 >= exact.values.count && least >= 1_000 ? least : nil
  }

  /// The cap that all censored amounts share and no exact amount reaches; nil where there is none.
  package var commonCap: Double? {
    guard let cap = atLeast.first?.bound, atLeast.count == 1, (exact.values.last ?? 0) <= cap else { return nil }
    return cap
  }

  /// Only what lies above `lower` and up to `upper`, as if the rest had never been recorded.
  ///
  /// - Precondition: there are no intervals, which cannot be cut.
  package func part(above lower: Double, upTo upper: Double) -> Observations {
    precondition(intervals.isEmpty, "the classes of a histogram cannot be cut at a threshold")
    let (first, last) = (firstIndex(above: lower), firstIndex(above: upper))
    return Observations(
      exact: ObservedAmounts(
        ascending: Array(exact.values[first..<max(first, last)]),
        weights: exact.weights.map { Array($0[first..<max(first, last)]) }),
      atLeast: atLeast.filter { $0.bound >= lower && $0.bound < upper },
      truncation: Truncation(below: max(lower, truncation.below), above: min(upper, truncation.above)))
  }

  /// A smaller sample of the same shape: of each of so many blocks of exact amounts the middle one, with the weight of
  /// all; nil where there are not four times as many amounts.
  func thinned(to blocks: Int) -> Observations? {
    let count = exact.values.count
    guard count >= 4 * blocks else { return nil }
    var (values, weights): ([Double], [Double]) = ([], [])
    for block in 0..<blocks {
      let range = (block * count / blocks)..<((block + 1) * count / blocks)
      values.append(exact.values[(range.lowerBound + range.upperBound) / 2])
      weights.append(exact.weights.map { $0[range].reduce(0, +) } ?? Double(range.count))
    }
    return Observations(
      exact: ObservedAmounts(ascending: values, weights: weights), atLeast: atLeast, intervals: intervals,
      truncation: truncation)
  }

  /// The index of the first exact amount above a threshold.
  package func firstIndex(above threshold: Double) -> Int {
    var (low, high) = (0, exact.values.count)
    while low < high {
      let middle = (low + high) / 2
      if exact.values[middle] > threshold { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Amounts of which nobody knows how many there were: those up to a deductible, or those above some limit, had no
/// chance to be in the data.
package struct Truncation: Sendable, Hashable {
  /// Only amounts above this are recorded; 0 where all are.
  package let below: Double
  /// Only amounts up to this are recorded; infinite where all are.
  package let above: Double

  package static let none = Truncation(below: 0, above: .infinity)

  package init(below: Double = 0, above: Double = .infinity) {
    self.below = below
    self.above = above
  }
}
