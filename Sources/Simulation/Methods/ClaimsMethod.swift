import Plans

/// A way of computing a year's claims.
protocol ClaimsMethod: Sendable {
  /// Whether it asks the laws of X for more than draws.
  var asksLaws: Bool { get }

  /// The year of one replication. Depends on nothing but the slot, so that any thread can do it in any order.
  func year(_ slot: YearSlot) -> YearOfClaims
}
