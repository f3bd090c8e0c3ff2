/// What running the scheme costs the insurer in a year: a + b·premium + c·claims (经办费用), where a is a fixed sum
/// and so much for each insured person.
public struct OperatingCosts: Sendable, Hashable {
  /// Yuan a year, whatever the number of people: staff of whom the document says how many there are.
  public let fixed: Double
  /// Yuan a head.
  public let perInsured: Double
  /// A share of the premium, 0 up to (not including) 1.
  public let shareOfPremium: Double
  /// A share of the claims, 0 or more.
  public let shareOfClaims: Double
  public let clause: Clause

  public static let none = OperatingCosts(
    uncheckedFixed: 0, perInsured: 0, shareOfPremium: 0, shareOfClaims: 0, clause: "—")

  /// - Throws: `RuleError` where a number is below 0 or the share of the premium reaches 1.
  public init(
    perInsured: Double = 0, shareOfPremium: Double = 0, shareOfClaims: Double = 0, fixed: Double = 0, clause: Clause
  ) throws(RuleError) {
    guard (0..<1).contains(shareOfPremium) else {
      throw RuleError(.outOfRange, "shareOfPremium", "must be at least 0 and below 1")
    }
    guard [fixed, perInsured, shareOfClaims].allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw RuleError(.outOfRange, "costs", "must be 0 or more")
    }
    self.init(
      uncheckedFixed: fixed, perInsured: perInsured, shareOfPremium: shareOfPremium, shareOfClaims: shareOfClaims,
      clause: clause)
  }

  private init(
    uncheckedFixed: Double, perInsured: Double, shareOfPremium: Double, shareOfClaims: Double, clause: Clause
  ) {
    self.fixed = uncheckedFixed
    self.perInsured = perInsured
    self.shareOfPremium = shareOfPremium
    self.shareOfClaims = shareOfClaims
    self.clause = clause
  }

  /// The same with a part of what is a fixed sum.
  func withFixed(part share: Double) -> OperatingCosts {
    OperatingCosts(
      uncheckedFixed: fixed * share, perInsured: perInsured, shareOfPremium: shareOfPremium,
      shareOfClaims: shareOfClaims, clause: clause)
  }

  /// The year's costs, each part to the nearest fen.
  public func amount(premium: Money, claims: Money, insured: Int) -> Money {
    premium.part(shareOfPremium) + claims.part(shareOfClaims)
      + (Money(yuan: known(insured: insured)) ?? .largest)
  }

  /// What is known before premium and claims are, yuan.
  package func known(insured: Int) -> Double { fixed + perInsured * Double(insured) }

  /// The premium in yuan that pays for claims of `claims` yuan and the costs that come with it:
  /// P = (a + (1 + c)·C) / (1 − b).
  public func premiumNeeded(claims: Double, insured: Int) -> Double {
    (known(insured: insured) + (1 + shareOfClaims) * claims) / (1 - shareOfPremium)
  }

  /// The claims in yuan that a premium pays for together with the costs that come with them, at least 0: the inverse of
  /// `premiumNeeded`.
  public func claimsCovered(by premium: Double, insured: Int) -> Double {
    max(0, (premium * (1 - shareOfPremium) - known(insured: insured)) / (1 + shareOfClaims))
  }
}
