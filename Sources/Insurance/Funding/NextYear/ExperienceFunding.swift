/// Funding from the claims of the last years, brought to the coming year by a trend and weighted by credibility
/// (经验费率).
///
/// With m the mean of the last years' claims a head at the coming year's level and B what the funding standard would
/// pay for claims, the coming claims are taken as Z·m + (1 − Z)·B, where Z = n / (n + K) is Bühlmann's credibility of n
/// years (*Loss Models*, 4th ed., §18.5). The premium is what pays for them, their costs and a loading.
public struct ExperienceFunding: NextFundingRule {
  /// How many of the last years count.
  public let years: Cited<Int>
  /// By how much claims a head grow a year, 0.05 for 5%.
  public let trend: Cited<Double>
  /// K: how many years of experience weigh as much as the funding standard; 0 for experience alone.
  public let credibilityYears: Cited<Double>
  /// What the premium lies above the expected need, as a share of it.
  public let loading: Cited<Double>
  /// The largest change of the premium a head from one year to the next, as a share of it.
  public let largestChange: Cited<Double>
  /// Whether the funding standard is a floor.
  public let isFloored: Cited<Bool>

  /// - Throws: `RuleError` where a number lies outside its range.
  public init(
    years: Cited<Int>, trend: Cited<Double>, credibilityYears: Cited<Double>, loading: Cited<Double>,
    largestChange: Cited<Double>, isFloored: Cited<Bool>
  ) throws(RuleError) {
    guard (1...50).contains(years.value) else { throw RuleError(.outOfRange, "years", "must lie between 1 and 50") }
    for (value, name, range) in [
      (trend.value, "trend", -0.5...1.0), (credibilityYears.value, "credibilityYears", 0...1000),
      (loading.value, "loading", -0.9...10), (largestChange.value, "largestChange", 0...10),
    ] where !range.contains(value) {
      throw RuleError(.outOfRange, name, "must lie between \(plain(range.lowerBound)) and \(plain(range.upperBound))")
    }
    self.years = years
    self.trend = trend
    self.credibilityYears = credibilityYears
    self.loading = loading
    self.largestChange = largestChange
    self.isFloored = isFloored
  }

  public func premium(for coming: ComingYear, after past: [PastYear]) -> Double {
    guard let last = past.last, last.insured > 0, coming.insured > 0 else { return coming.statutory }
    let recent = past.suffix(years.value).filter { $0.insured > 0 }
    let count = Double(recent.count)
    let mean = recent.reduce(0) { sum, year in
      let trended = (0..<max(0, coming.year - year.year)).reduce(1.0) { level, _ in level * (1 + trend.value) }
      return sum + year.claims.yuan / Double(year.insured) * trended / count
    }
    let credibility = count / (count + credibilityYears.value)
    let standard = coming.costs.claimsCovered(by: coming.statutory, insured: coming.insured) / Double(coming.insured)
    let claims = credibility * mean + (1 - credibility) * standard
    var premium =
      (1 + loading.value)
      * coming.costs.premiumNeeded(claims: claims * Double(coming.insured), insured: coming.insured)
    let before = last.premium.yuan / Double(last.insured) * Double(coming.insured)
    premium = min(max(premium, before * (1 - largestChange.value)), before * (1 + largestChange.value))
    return isFloored.value ? max(premium, coming.statutory) : max(premium, 0)
  }

  public var summary: Words {
    Words(
      en: "experience of \(years.value) years with a trend of \(plain(trend.value * 100))%",
      zh: "按近\(years.value)年经验及\(plain(trend.value * 100))%趋势测算")
  }
}
