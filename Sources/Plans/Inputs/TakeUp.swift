/// How many of a group choose a cover that nobody has to have, and how much more often they have expense than the group as a
/// whole (自愿参保、逆选择).
///
/// It stands with the people of a scenario and not with a policy: the document says what those who enrol get and pay in, and
/// not who enrols. Everything that is counted a head is counted over those who enrol; what becomes of the others is no matter
/// of the cover. Their amounts follow the group's law of X: only how often they have any differs.
package struct TakeUp: Sendable, Hashable {
  /// How many people of the group could enrol.
  package let eligible: Int
  /// The share of them that does, 0 to 1.
  package let share: Double
  /// How many times as often as the group as a whole those who enrol have expense; 1 where who enrols is a matter of chance.
  package let selection: Double

  /// - Returns: nil where those who enrol would have more expense than the whole group has, or everybody enrols and is
  ///   something else than everybody.
  package init?(eligible: Int, share: Double, selection: Double) {
    guard (0...1).contains(share), selection > 0, share * selection <= 1 + 1e-9, share < 1 || selection == 1 else {
      return nil
    }
    self.eligible = eligible
    self.share = share
    self.selection = selection
  }

  package var enrolled: Int { Int((Double(eligible) * share).rounded()) }

  /// The share of those who enrol that has any expense, given that of the group.
  func probability(of all: Double) -> Double { min(1, all * selection) }
}
