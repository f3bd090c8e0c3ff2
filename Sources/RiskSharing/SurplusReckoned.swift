import Insurance

/// On which premium the surplus is reckoned that an insurer hands back, where an assessment grants it less than all.
///
/// Shandong 2015 四, 五(三) and Shanxi 2019 五(一)(三) hold back a part of the premium and have surplus returned; they do not
/// say whether what was never received can be returned.
public enum SurplusReckoned: String, Sendable, Hashable, CaseIterable {
  /// The year's premium: what is not granted is lost besides.
  case whole = "whole-premium"
  /// What the insurer has in fact received: it returns no more than it has.
  case received = "received-premium"

  /// The part of a surplus on the whole premium that counts.
  func counted(_ surplus: Money, in book: YearBook) -> Money { self == .whole ? surplus : surplus - book.withheld }
}
