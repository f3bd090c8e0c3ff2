import Chance
import Foundation

/// A severity law cut into cells of the amount, which know nothing of any policy.
///
/// The limits are quantiles with survival probabilities in geometric steps from 1 down to where about `tailPeople`
/// claimants are expected above; what lies beyond is the open tail. A cell knows its probability and the first two
/// moments of the amount in it, from limited expected values: E[X; X ≤ u] = E[X∧u] − u S(u).
struct Cells: Sendable {
  /// One cell: amounts above `lower`, up to `upper`.
  struct Cell: Sendable {
    let lower: Partial
    let upper: Partial
    /// The probability of the cell given that no lower cell was hit: for conditional binomials.
    let conditionalProbability: Double
    /// Mean and standard deviation of the amount in the cell.
    let mean: Double
    let standardDeviation: Double
    /// Amounts of equal probability within the cell, for rules that are no piecewise linear function; none where they
    /// are not asked for.
    let nodes: [Double]

    var probability: Double { lower.survival - upper.survival }
  }

  /// A limit u with S(u), E[X; X ≤ u] and E[X²; X ≤ u].
  struct Partial: Sendable {
    let limit: Double
    let survival: Double
    let first: Double
    let second: Double

    /// Below everything that the law can give, an amount of exactly 0 included.
    static let bottom = Partial(limit: -1, survival: 1, first: 0, second: 0)

    init(_ law: any SeverityLaw, at limit: Double) {
      self.limit = limit
      survival = law.survival(limit)
      first = law.limitedExpectedValue(limit) - limit * survival
      second = law.limitedSecondMoment(limit) - limit * limit * survival
    }

    private init(limit: Double, survival: Double, first: Double, second: Double) {
      self.limit = limit
      self.survival = survival
      self.first = first
      self.second = second
    }
  }

  /// The law, which answers from a table where its own answers would take long.
  let law: any SeverityLaw
  /// The same law, where it is such.
  let table: TabulatedLaw?
  let cells: [Cell]
  /// The survival probability at which the open tail begins.
  let tailProbability: Double

  /// How many cells there are at most, tail aside. More change nothing that could be measured; fewer widen the cells
  /// whose sums are taken as normal.
  private static let count = 64
  /// How many claimants are expected in the open tail, where each is drawn.
  private static let tailPeople = 24.0
  private static let nodesPerCell = 16

  /// How far into the open tail a table reaches: beyond lies what all of it is, times this. Of a law for all years it is
  /// met once in a thousand million draws; that of one path is made for a few dozen.
  static let (reach, reachOfPath) = (0x1p-30, 0x1p-6)

  /// The survival probability at which the open tail of a law without jumps begins.
  static func tailProbability(expectedClaimants: Double) -> Double {
    min(0.5, tailPeople / max(expectedClaimants, 1))
  }

  /// - Parameters:
  ///   - law: of the amount.
  ///   - expectedClaimants: in a usual year.
  ///   - withNodes: whether a rule may be no piecewise linear function.
  init(of law: any SeverityLaw, expectedClaimants: Double, withNodes: Bool) {
    let last = Self.tailProbability(expectedClaimants: expectedClaimants)
    table = law as? TabulatedLaw ?? (law.isElementary ? nil : TabulatedLaw(law, downTo: last * Self.reach))
    let law = table ?? law
    self.law = law
    var cells: [Cell] = []
    var lower = Partial.bottom
    for k in 1...Self.count {
      let wanted = pow(last, Double(k) / Double(Self.count))
      let limit = law.quantile(survival: wanted)
      guard limit.isFinite, limit > lower.limit || cells.isEmpty else { continue }
      let upper = Partial(law, at: limit)
      let probability = lower.survival - upper.survival
      // A law with jumps can have its next limit beyond several steps at once.
      guard probability > 0 else { continue }
      let mean = (upper.first - lower.first) / probability
      let square = (upper.second - lower.second) / probability
      let (top, start) = (probability / Double(Self.nodesPerCell), lower.survival)
      cells.append(
        Cell(
          lower: lower, upper: upper, conditionalProbability: min(1, probability / lower.survival), mean: mean,
          standardDeviation: max(0, square - mean * mean).squareRoot(),
          nodes: (0..<(withNodes ? Self.nodesPerCell : 0)).map {
            law.quantile(survival: start - (Double($0) + 0.5) * top)
          }))
      lower = upper
    }
    self.cells = cells
    tailProbability = lower.survival
  }
}
