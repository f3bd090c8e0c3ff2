import Foundation

/// Funding that covers the coming year with a given confidence, judged from the claims of the last years (目标置信度筹资).
///
/// The coming year's claims a head X and the trended mean m of the last n years are both taken as lognormal about the same
/// mean, with coefficients of variation v and v/√n: m is an estimate, and its error adds to the year's own. Then X/m is
/// lognormal with variance σ² + τ², σ² = log(1 + v²), τ² = log(1 + v²/n), and its quantile is
/// exp(z·√(σ² + τ²) − (σ² − τ²)/2). That is, on the log scale, the prediction bound for one future observation whose
/// variance is known, σ²(1 + 1/n) to first order (Meeker, Hahn & Escobar, *Statistical Intervals*, 2nd ed., ch. 4).
/// Exact for one year, and for more as far as a mean of lognormals is lognormal; the trend is taken as known and the
/// years as independent. The premium pays for the quantile and its costs.
public struct TargetConfidenceFunding: NextFundingRule {
  /// The probability with which the year is to be covered, above 0 and below 1.
  public let confidence: Cited<Double>
  /// The coefficient of variation of a year's claims.
  public let variation: Cited<Double>
  private let experience: ExperienceFunding
  private let z: Double

  /// - Throws: `RuleError` where a number lies outside its range.
  public init(
    confidence: Cited<Double>, variation: Cited<Double>, years: Cited<Int>, trend: Cited<Double>
  ) throws(RuleError) {
    guard confidence.value > 0, confidence.value < 1 else {
      throw RuleError(.outOfRange, "confidence", "must lie between 0 and 100%")
    }
    guard (0...10).contains(variation.value) else {
      throw RuleError(.outOfRange, "coefficientOfVariation", "must lie between 0 and 10")
    }
    self.confidence = confidence
    self.variation = variation
    experience = try ExperienceFunding(
      years: years, trend: trend, credibilityYears: Cited(0, "—"), loading: Cited(0, "—"),
      largestChange: Cited(10, "—"), isFloored: Cited(false, "—"))
    z = Self.normalQuantile(confidence.value)
  }

  /// The quantile of the coming year's claims over the mean of so many years.
  private func factor(years: Int) -> Double {
    let square = variation.value * variation.value
    let (ofYear, ofMean) = (log1p(square), log1p(square / Double(max(1, years))))
    return exp(z * (ofYear + ofMean).squareRoot() - (ofYear - ofMean) / 2)
  }

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    let mean = experience.premium(for: coming, after: past)
    let claims = coming.costs.claimsCovered(by: mean, insured: coming.insured)
    let known = past.suffix(experience.years.value).count { $0.insured > 0 }
    return coming.costs.premiumNeeded(claims: claims * factor(years: known), insured: coming.insured)
  }

  public var summary: Words {
    Words(
      en: "covers the year with a confidence of \(plain(confidence.value * 100))%",
      zh: "以\(plain(confidence.value * 100))%的置信度覆盖当年支出")
  }

  /// z with Φ(z) = p, by bisection of the error function: 60 steps leave less than 1e-15.
  private static func normalQuantile(_ p: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
