/// How the funding of a year follows from the years before it.
///
/// ## Writing a rule of your own
/// - `premium(for:after:)` is asked for every year but the first of a path, whose funding is what the policy's
///   `FundingRule` says. It must be finite; below 0 counts as 0.
/// - It sees what is known when the year begins: the settled years of its own path, and what the funding rule says for
///   the coming one.
public protocol NextFundingRule: Sendable {
  /// The year's premium, yuan.
  ///
  /// - Parameters:
  ///   - coming: the year, with what the funding rule says for it.
  ///   - past: the path's years so far, oldest first; at least one.
  func premium(for coming: ComingYear, after past: [PastYear]) -> Double

  /// How the amount comes about, for a reader.
  var summary: Words { get }
}

/// A year whose funding is to be set.
public struct ComingYear: Sendable, Hashable {
  public let year: Int
  public let insured: Int
  /// What the policy's funding rule says for the year, yuan.
  public let statutory: Double
  /// The costs that come with claims and premium.
  public let costs: OperatingCosts

  public init(year: Int, insured: Int, statutory: Double, costs: OperatingCosts) {
    self.year = year
    self.insured = insured
    self.statutory = statutory
    self.costs = costs
  }
}

/// What a settled year says about the next ones.
public struct PastYear: Sendable, Hashable {
  public let year: Int
  public let insured: Int
  /// What the policy's funding rule said for it, yuan.
  public let statutory: Double
  public let premium: Money
  public let claims: Money
  /// By how much the documents let the premium change after it.
  public let premiumChange: Money

  public init(
    year: Int, insured: Int, statutory: Double, premium: Money, claims: Money, premiumChange: Money
  ) {
    self.year = year
    self.insured = insured
    self.statutory = statutory
    self.premium = premium
    self.claims = claims
    self.premiumChange = premiumChange
  }

  public init(_ statement: YearStatement, statutory: Double) {
    self.init(
      year: statement.account.year, insured: statement.account.insured, statutory: statutory,
      premium: statement.account.funding, claims: statement.account.claims,
      premiumChange: statement.nextYear.reduce(.zero) { $0 + $1.premiumChange })
  }
}
