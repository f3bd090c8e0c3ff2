/// What running the scheme costs the insurer in a year: a + b·premium + c·claims (经办成本).
public struct OperatingCosts: Sendable, Hashable {
  /// Yuan a head.
  public let perInsured: Double
  /// A share of the premium, 0 up to (not including) 1.
  public let shareOfPremium: Double
  /// A share of the claims, 0 or more.
  public let shareOfClaims: Double
  public let clause: Clause

  public static let none = OperatingCosts(uncheckedPerInsured: 0, shareOfPremium: 0, shareOfClaims: 0, clause: "—")

  /// - Throws: `RuleError` where a number is below 0 or the share of the premium reaches 1.
  public init(
    perInsured: Double = 0, shareOfPremium: Double = 0, shareOfClaims: Double = 0, clause: Clause
  ) throws(RuleError) {
    guard (0..<1).contains(shareOfPremium) else {
      throw RuleError(.outOfRange, "shareOfPremium", "must be at least 0 and below 1")
    }
    guard perInsured >= 0, shareOfClaims >= 0, perInsured.isFinite, shareOfClaims.isFinite else {
      throw RuleError(.outOfRange, "costs", "must be 0 or more")
    }
    self.init(
      uncheckedPerInsured: perInsured, shareOfPremium: shareOfPremium, shareOfClaims: shareOfClaims, clause: clause)
  }

  private init(uncheckedPerInsured: Double, shareOfPremium: Double, shareOfClaims: Double, clause: Clause) {
    self.perInsured = uncheckedPerInsured
    self.shareOfPremium = shareOfPremium
    self.shareOfClaims = shareOfClaims
    self.clause = clause
  }

  /// The year's costs, each part to the nearest fen.
  public func amount(premium: Money, claims: Money, insured: Int) -> Money {
    premium.part(shareOfPremium) + claims.part(shareOfClaims)
      + (Money(yuan: perInsured * Double(insured)) ?? .largest)
  }

  /// The premium in yuan that pays for claims of `claims` yuan and the costs that come with it:
  /// P = (a + (1 + c)·C) / (1 − b).
  public func premiumNeeded(claims: Double, insured: Int) -> Double {
    (perInsured * Double(insured) + (1 + shareOfClaims) * claims) / (1 - shareOfPremium)
  }

  /// The claims in yuan that a premium pays for together with the costs that come with them, at least 0: the inverse of
  /// `premiumNeeded`.
  public func claimsCovered(by premium: Double, insured: Int) -> Double {
    max(0, (premium * (1 - shareOfPremium) - perInsured * Double(insured)) / (1 + shareOfClaims))
  }
}
