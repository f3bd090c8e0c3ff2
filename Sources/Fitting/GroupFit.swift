import Chance

/// What a group of people spends, as a file tells it: the share that has any, and the law of those who have.
package struct GroupFit: Sendable {
  /// The policy's name of the group.
  package let group: String
  /// How many are insured.
  package let insured: Double
  /// Of how many people the file tells whether they have any: all of them, or those that are its rows.
  package let sample: Double
  /// How many have an amount in the file.
  package let count: Double
  /// The law of the group's own amounts, or of everybody's.
  package let fitted: FittedLaw
  /// Whether the law is everybody's, since the group's own amounts are too few.
  package let isPooled: Bool
  /// Amounts up to here are not in the file, yuan; 0 where all are.
  package let seenAbove: Double

  /// A law of its own takes so many amounts; fewer leave a tail that says next to nothing.
  package static let fewestAmounts = 100.0

  /// - Parameters:
  ///   - own: the law of the group's amounts; nil where there is none that they determine.
  ///   - pooled: the law of everybody's.
  package init(
    _ group: String, insured: Double, sample: Double, observations: Observations?, own: FittedLaw?, pooled: FittedLaw,
    seenAbove: Double
  ) {
    self.group = group
    self.insured = insured
    self.sample = sample
    count = observations?.count ?? 0
    let isOwn = own != nil && count >= Self.fewestAmounts
    fitted = isOwn ? own ?? pooled : pooled
    isPooled = !isOwn
    self.seenAbove = seenAbove
  }

  /// The share of people whose amount is in the file, with its standard error.
  package var seen: (value: Double, standardError: Double) {
    guard sample > 0 else { return (0, 0) }
    let share = min(1, count / sample)
    return (share, (share * (1 - share) / sample).squareRoot())
  }

  /// The share of people with any amount: of those above a deductible, n/(N·S(d)); above 1 where the law cannot be true.
  package var probability: Double {
    guard seenAbove > 0 else { return seen.value }
    let survival = fitted.law.survival(seenAbove)
    return survival > 0 ? seen.value / survival : .infinity
  }
}
