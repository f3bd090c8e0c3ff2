/// Where in the simulation a random stream belongs.
///
/// Streams with different addresses are independent, and a stream depends on nothing but its address and the seed: not
/// on the number of threads, not on the order of the work, and not on the policy.
public struct StreamAddress: Sendable, Hashable {
  /// The replication, counted from 0.
  public let replication: UInt64
  /// The year of the run, counted from 0 or a calendar year: the caller's choice, as long as it stays the same.
  public let year: UInt32
  /// The group of people.
  public let group: UInt32
  /// What the draws are used for.
  public let purpose: Purpose

  public init(replication: UInt64, year: UInt32, group: UInt32, purpose: Purpose) {
    self.replication = replication
    self.year = year
    self.group = group
    self.purpose = purpose
  }
}
