import Foundation

/// Funding that covers the coming year with a given confidence, judged from the claims of the last years (目标置信度筹资).
///
/// Claims a head of the coming year are taken as lognormal with the trended mean m of the last years and a coefficient of
/// variation v: their quantile is m·exp(z·σ − σ²/2), σ² = log(1 + v²), and the premium pays for it and its costs.
public struct TargetConfidenceFunding: NextFundingRule {
  /// The probability with which the year is to be covered, above 0 and below 1.
  public let confidence: Cited<Double>
  /// The coefficient of variation of a year's claims.
  public let variation: Cited<Double>
  private let experience: ExperienceFunding
  private let factor: Double

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
    let sigma = log1p(variation.value * variation.value).squareRoot()
    factor = exp(Self.normalQuantile(confidence.value) * sigma - sigma * sigma / 2)
  }

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    let mean = experience.premium(for: coming, after: past)
    let claims = coming.costs.claimsCovered(by: mean, insured: coming.insured)
    return coming.costs.premiumNeeded(claims: claims * factor, insured: coming.insured)
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
