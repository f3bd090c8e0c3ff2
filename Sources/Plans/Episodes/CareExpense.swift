import Insurance

/// What people with any expense have by the cost of care: X, and an overflow that a policy may pay beside it. It is made of a
/// pilot's people, or of those of a file.
package struct CareExpense: Sendable {
  package let levels: CareLevels
  /// The share of people with any expense in a year without shocks.
  let probability: Double
  /// Whether the policy pays the overflow beside X.
  let paysOverflow: Bool
  /// Whether it is that of one path.
  package let isDrawn: Bool
}
