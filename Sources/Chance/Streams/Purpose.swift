/// What a random stream is used for: the last word of its address.
///
/// The numbers are part of what a seed reproduces, so a constant, once given, is never renumbered and never reused.
/// The range 1 to 999 999 belongs to Dabing; a package that adds laws or methods of its own draws from 1 000 000 up,
/// so that its streams can never meet ours.
public struct Purpose: Sendable, Hashable, RawRepresentable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The year's systemic shocks: frequency first, then severity, out of one stream.
  ///
  /// 1 stands for the frequency shock and 2 for the severity shock. They are drawn together, since they are
  /// correlated, from the stream numbered 1; 2 stays reserved for the severity shock alone.
  package static let shocks = Purpose(rawValue: 1)

  /// The number of claimants of a group in a year.
  package static let claimants = Purpose(rawValue: 3)

  /// The amounts of single claimants.
  package static let severity = Purpose(rawValue: 4)

  /// The parameters themselves, where they are uncertain.
  package static let parameters = Purpose(rawValue: 5)

  /// The error of the medical trend and other walks over the years.
  package static let trend = Purpose(rawValue: 6)

  /// Bad-year events: an epidemic, a new drug on the list.
  package static let events = Purpose(rawValue: 7)

  /// The counts of claimants over the cells of the grouped method.
  package static let cells = Purpose(rawValue: 8)

  /// The single draws of the grouped method, in thin cells and in the open tail.
  package static let cellAmounts = Purpose(rawValue: 9)

  /// Admissions and their components, in the episodes model of expense.
  package static let episodes = Purpose(rawValue: 10)

  /// Contract terms that a policy gives as a range.
  package static let terms = Purpose(rawValue: 11)

  /// The samples of a fitted law that a parametric bootstrap draws.
  package static let bootstrap = Purpose(rawValue: 12)

  /// The people from whom a law of X is made in the episodes model, before any year is drawn.
  package static let pilot = Purpose(rawValue: 20)

  /// Who has a chronic overflow, and how much, in the grouped method.
  package static let overflow = Purpose(rawValue: 21)

  /// To which of two levels of cost the people of a year fall, in the grouped method.
  package static let careLevels = Purpose(rawValue: 22)

  /// What layers of benefit beside the contract come to in a cell, given what the contract does, in the grouped method.
  package static let layers = Purpose(rawValue: 23)
}
