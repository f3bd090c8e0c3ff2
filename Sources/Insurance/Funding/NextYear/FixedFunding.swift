/// The first year's funding a head stays (筹资标准不变).
public struct FixedFunding: NextFundingRule {
  public init() {}

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    guard let first = past.first, first.insured > 0 else { return coming.statutory }
    return first.premium.yuan / Double(first.insured) * Double(coming.insured)
  }

  public var summary: Words { Words(en: "the first year's funding a head stays", zh: "人均筹资维持首年水平") }
}
