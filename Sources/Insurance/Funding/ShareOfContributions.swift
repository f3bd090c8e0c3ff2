/// A share of what the basic scheme collects for each resident: government subsidy and individual premium
/// (按上年度城乡居民医保筹资总额的一定比例).
public struct ShareOfContributions: FundingRule {
  /// The share, 0 to 1.
  public let share: Cited<Double>
  /// The subsidy a head of `year`, yuan.
  public let subsidyPerHead: Double
  /// The individual premium a head of `year`, yuan.
  public let individualPremium: Double
  /// The year whose contributions are meant.
  public let year: Int
  public let sources: [FundingSource]

  /// - Throws: `RuleError` where the share is outside 0…1, an amount is below 0 or the sources do not add up.
  public init(
    share: Cited<Double>, subsidyPerHead: Double, individualPremium: Double, year: Int, sources: [FundingSource]
  ) throws(RuleError) {
    guard (0...1).contains(share.value) else { throw RuleError(.outOfRange, "share", "must lie between 0 and 1") }
    guard subsidyPerHead >= 0, individualPremium >= 0, (subsidyPerHead + individualPremium).isFinite else {
      throw RuleError(.outOfRange, "contributions", "must be 0 yuan or more")
    }
    try FundingSource.check(sources)
    self.share = share
    self.subsidyPerHead = subsidyPerHead
    self.individualPremium = individualPremium
    self.year = year
    self.sources = sources
  }

  /// Yuan a head and year.
  public var perHead: Double { share.value * (subsidyPerHead + individualPremium) }
  public func total(insured: Int) -> Double { perHead * Double(insured) }
  public var clause: Clause { share.clause }
  public var summary: Words {
    let (percent, subsidy, premium) = (plain(share.value * 100), plain(subsidyPerHead), plain(individualPremium))
    return Words(
      en: "\(percent)% of the contributions of \(year), \(subsidy) + \(premium) = \(plain(perHead)) yuan a head",
      zh: "\(year)年人均筹资（财政补助\(subsidy)＋个人缴费\(premium)）的\(percent)%，人均\(plain(perHead))元")
  }
}
