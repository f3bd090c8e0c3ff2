/// What a changed policy brings to a year: claims that it adds, and funding that has been raised for them.
///
/// Shanxi 2019 五(三) and Jiangxi 2025 四(五) let a policy-caused loss adjust the funding that follows, Langfang 2024 五(五) next
/// year's policy. So a change explains a loss in every year from its first on, until funding has been raised by as much: what
/// is raised is no longer missing.
public struct PolicyChange: Sendable, Hashable {
  /// The share of the year's claims that is there because of the change; below zero where it saves claims.
  public let claimsShare: Double
  /// What the year's funding has more because of it; below zero where the standard was lowered.
  public let addedFunding: Money

  public static let none = PolicyChange(claimsShare: 0, addedFunding: .zero)

  public init(claimsShare: Double, addedFunding: Money) {
    self.claimsShare = claimsShare
    self.addedFunding = addedFunding
  }

  /// What of some claims the change takes beyond the funding raised for it; below zero where it saves money.
  public func gap(of claims: Money) -> Money { claims.part(claimsShare) - addedFunding }

  /// The same where more is raised, such as what a clause grants after a loss; a year that is given less has lost no more
  /// by the change.
  public func meeting(_ raised: Money) -> PolicyChange {
    PolicyChange(claimsShare: claimsShare, addedFunding: addedFunding + max(raised, .zero))
  }
}
