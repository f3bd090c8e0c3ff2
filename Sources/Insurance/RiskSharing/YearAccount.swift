/// A policy year's totals, as the rules see them (P, C and E of the documents).
public struct YearAccount: Sendable, Hashable {
  public let year: Int
  public let insured: Int
  /// The funding of the year, which is the premium that the insurer can come to get.
  public let premium: Money
  /// Benefits paid for the year.
  public let claims: Money
  /// The insurer's operating costs.
  public let costs: Money
  /// Accumulated surplus of the critical-illness fund at the beginning of the year.
  public let reserve: Money

  public init(
    year: Int, insured: Int, premium: Money, claims: Money, costs: Money, reserve: Money = .zero
  ) {
    self.year = year
    self.insured = insured
    self.premium = premium
    self.claims = claims
    self.costs = costs
    self.reserve = reserve
  }

  /// S = P − C − E.
  public var surplus: Money { premium - claims - costs }
}
