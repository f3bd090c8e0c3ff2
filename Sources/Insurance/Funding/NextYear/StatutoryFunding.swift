/// What the funding rule says for each year, with a yearly raise on top (法定筹资标准逐年提高).
public struct StatutoryFunding: NextFundingRule {
  /// Yuan a head that each year after the first adds.
  public let yearlyRaise: Cited<Double>

  /// The funding rule's own figures, unraised.
  public static let asItStands = StatutoryFunding(unchecked: Cited(0, "—"))

  /// - Throws: `RuleError` where the raise is no number or beyond 100,000 yuan either way.
  public init(yearlyRaise: Cited<Double>) throws(RuleError) {
    guard abs(yearlyRaise.value) <= 1e5 else {
      throw RuleError(.outOfRange, "yearlyRaise", "must lie between −100,000 and 100,000 yuan a head")
    }
    self.init(unchecked: yearlyRaise)
  }

  private init(unchecked raise: Cited<Double>) { yearlyRaise = raise }

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    let years = past.first.map { coming.year - $0.year } ?? 0
    return coming.statutory + Double(years) * yearlyRaise.value * Double(coming.insured)
  }

  public var summary: Words {
    guard yearlyRaise.value != 0 else { return Words(en: "by the funding standard of each year", zh: "按各年筹资标准") }
    return Words(
      en: "by the funding standard, and \(plain(yearlyRaise.value)) yuan a head more each year",
      zh: "按筹资标准，逐年人均增加\(plain(yearlyRaise.value))元")
  }
}
