/// One amount for the year, whatever the number of people (保费总额).
public struct FixedTotal: FundingRule {
  /// Yuan a year.
  public let amount: Cited<Double>
  public let sources: [FundingSource]

  /// - Throws: `RuleError` where the amount is below 0 or the sources do not add up.
  public init(amount: Cited<Double>, sources: [FundingSource]) throws(RuleError) {
    guard amount.value.isFinite, amount.value >= 0 else {
      throw RuleError(.outOfRange, "total", "must be 0 yuan or more")
    }
    try FundingSource.check(sources)
    self.amount = amount
    self.sources = sources
  }

  public func total(insured: Int) -> Double { amount.value }
  public var clause: Clause { amount.clause }
  public var summary: Words {
    Words(en: "\(plain(amount.value)) yuan in total", zh: "总额\(plain(amount.value))元")
  }
}
