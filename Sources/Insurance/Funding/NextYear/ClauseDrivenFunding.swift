/// The premium moves by what the documents' own clauses let it (条款触发的筹资调整).
///
/// Huizhou 2013 二(五)1(5): above 105% or below 95% the next year's premium may be adjusted; Shanxi 2019 五(三): after a
/// policy-caused loss the funding standard is adjusted. A clause says when and about which amount; the share of that
/// amount that is granted is a contract term. Changes last: the premium moves with the funding standard from where it
/// stands.
public struct ClauseDrivenFunding: NextFundingRule {
  /// The share of a clause's amount by which the next premium changes.
  public let grantedShare: Cited<Double>

  /// - Throws: `RuleError` where the share lies outside 0…1.
  public init(grantedShare: Cited<Double>) throws(RuleError) {
    try checkShare(grantedShare, "grantedShare")
    self.grantedShare = grantedShare
  }

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    guard let last = past.last, last.statutory > 0 else { return coming.statutory }
    let standing = last.premium.yuan * (coming.statutory / last.statutory)
    return max(0, standing + grantedShare.value * last.premiumChange.yuan)
  }

  public var summary: Words {
    Words(
      en: "the premium changes by \(plain(grantedShare.value * 100))% of what the clauses name",
      zh: "按条款触发金额的\(plain(grantedShare.value * 100))%调整")
  }
}
