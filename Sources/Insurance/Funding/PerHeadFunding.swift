/// So many yuan for each insured person (按人头筹资).
public struct PerHeadFunding: FundingRule {
  /// Yuan a head and year.
  public let perHead: Cited<Double>
  public let sources: [FundingSource]

  /// - Throws: `RuleError` where the amount is below 0 or the sources do not add up.
  public init(perHead: Cited<Double>, sources: [FundingSource]) throws(RuleError) {
    guard perHead.value.isFinite, perHead.value >= 0 else {
      throw RuleError(.outOfRange, "perHead", "must be 0 yuan or more")
    }
    try FundingSource.check(sources)
    self.perHead = perHead
    self.sources = sources
  }

  public func total(insured: Int) -> Double { perHead.value * Double(insured) }
  public var clause: Clause { perHead.clause }
  public var summary: Words {
    Words(en: "\(plain(perHead.value)) yuan a head", zh: "人均\(plain(perHead.value))元")
  }
}
