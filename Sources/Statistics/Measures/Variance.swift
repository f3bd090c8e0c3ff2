import Foundation

/// The unbiased sample variance s² = Σ(x−x̄)²/(n−1), in squared units.
///
/// Standard error from the fourth central moment: √((m₄ − s⁴(n−3)/(n−1))/n) (Mood, Graybill & Boes, *Introduction to
/// the Theory of Statistics*, chapter VI, with m₄ = Σ(x−x̄)⁴/n in the place of μ₄). It is too small for few
/// replications: by 7% for 50 normal ones, by 22% for 50 exponential ones. A single replication has no spread to
/// estimate from; its value is 0, as that of any constant sample, and there is no standard error.
///
/// The interval is therefore that of Bonett (2006), *Computational Statistics & Data Analysis* 50, 775–782, from 5
/// replications on: exp(ln(c·s²) ± z·e) with e = c·√((γ − (n−3)/n)/(n−1)), c = n/(n−z), γ = nΣ(x−m)⁴/(Σ(x−x̄)²)² and
/// m the mean after trimming a share of 1/(2√(n−4)) at either end. It stays positive, and covers 94–96% for normal
/// replications from n = 10 on where s² ± z·(standard error) covers 78% at n = 10 and 90% at n = 50; for exponential
/// ones it covers 89% at n = 50 and 94% at n = 1000.
public struct Variance: RiskMeasure, Hashable {
  static let smallestCountForInterval = 5

  public init() {}

  public func callAsFunction(_ sample: Sample) -> Estimate {
    let moments = CentralMoments(sample)
    guard sample.count >= 2 else { return Estimate(value: 0, replications: 1) }
    let factors = Variance.intervalFactors(sample, moments)
    return Estimate(
      value: moments.variance,
      standardError: moments.varianceStandardError,
      lower: factors.map { moments.variance * $0.lower },
      upper: factors.map { moments.variance * $0.upper },
      replications: sample.count)
  }

  /// The ends of Bonett's interval as multiples of s², or `nil` below 5 replications.
  static func intervalFactors(_ sample: Sample, _ moments: CentralMoments) -> (lower: Double, upper: Double)? {
    guard sample.count >= smallestCountForInterval else { return nil }
    guard !sample.isConstant else { return (1, 1) }
    let n = Double(sample.count)
    let z = StandardNormal.criticalValue
    let trimmed = Int(n / (2 * (n - 4).squareRoot()))
    let kept = sample.sorted[trimmed..<(sample.count - trimmed)]
    let pivot = kept[kept.startIndex + kept.count / 2]
    let offset = CompensatedSum.of(kept) { $0 - pivot } / Double(kept.count)
    let fourth = CompensatedSum.of(sample.sorted[...]) { value in
      let deviation = ((value - pivot) - offset) / sample.range
      return deviation * deviation * deviation * deviation
    }
    let kurtosis = n * fourth / (moments.scaledSecond * moments.scaledSecond)
    let correction = n / (n - z)
    let spread = z * correction * ((kurtosis - (n - 3) / n) / (n - 1)).squareRoot()
    return (correction * exp(-spread), correction * exp(spread))
  }
}
