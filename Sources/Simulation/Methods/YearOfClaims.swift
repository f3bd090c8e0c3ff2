/// What one simulated year brought, before any money moves between the parties.
public struct YearOfClaims: Sendable {
  /// What happened to one cohort.
  public struct Part: Sendable, Hashable {
    /// People with any in-scope expense.
    public var claimants = 0
    /// People who got a benefit.
    public var beneficiaries = 0
    /// The sum of X, yuan.
    public var expense = 0.0
    /// The sum of the benefits, yuan.
    public var claims = 0.0
    /// The part of them that is paid for a chronic overflow beside X, yuan.
    public var overflow = 0.0
    public init() {}
  }

  /// In the order of the plan's cohorts.
  public var parts: [Part]
  /// What moved everybody's expense: the year's shocks, and the trend up to it.
  public let factors: Shocks.Year
}

/// A way of computing a year's claims.
protocol ClaimsMethod: Sendable {
  /// The year of one replication. Depends on nothing but the slot, so that any thread can do it in any order.
  func year(_ slot: YearSlot) -> YearOfClaims
}
