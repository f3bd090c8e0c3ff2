import Foundation
import Insurance
import Presentation
import Simulation
import Statistics

/// Figures of a run with as many decimals as their error leaves.
package struct MetricText {
  let language: Language
  /// Whether the figures have a numerical error in place of a standard error.
  let isExact: Bool

  package init(language: Language, isExact: Bool) {
    self.language = language
    self.isExact = isExact
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// Totals are shown in millions (English) or 万元 (Chinese) with as many decimals as their error leaves.
  package func scaled(_ value: Double, _ metric: Metric) -> Double {
    metric.isTotal ? value / (language == .chinese ? 1e4 : 1e6) : value
  }

  /// - Parameter decimals: the most of them that a share has.
  package func number(
    _ value: Double, _ metric: Metric, _ estimate: Estimate, ofShare decimals: Int = 4
  ) -> String {
    switch metric.unit {
    case .share: return percent(estimate, most: decimals)
    case .people: return NumberText.grouped(value)
    case .yuan, .yuanPerHead:
      let error = spread(estimate).map {
        precision(isExact ? $0 : Self.readable($0, metric.unit), metric)
      }
      return NumberText.matched(
        scaled(value, metric), standardError: error, otherwise: 2)
    case .years, .months: return NumberText.matched(value, standardError: estimate.standardError, otherwise: 2)
    }
  }

  package func error(_ error: Double, _ metric: Metric) -> String {
    let value = Self.readable(error, metric.unit)
    switch metric.unit {
    case .share:
      return NumberText.percent(value, decimals: NumberText.decimals(forStandardError: value * 100) ?? 2)
    case .people: return NumberText.grouped(value)
    case .yuan, .yuanPerHead, .years, .months:
      return NumberText.matched(
        scaled(value, metric), standardError: precision(value, metric))
    }
  }

  /// The most decimals of a share beside those of other groups, which nobody reads to the last digit.
  static let decimalsOfGroupShares = 2

  func percent(_ estimate: Estimate, most: Int = 4) -> String {
    let error = spread(estimate).map { isExact ? $0 : Self.readable($0, .share) }
    let decimals =
      error.flatMap { NumberText.decimals(forStandardError: $0 * 100) } ?? (isExact ? 3 : decimals(ofShare: estimate))
    return NumberText.percent(estimate.value, decimals: min(decimals, most))
  }

  /// A probability as a sentence says it: where every replication agrees, or none does, how near to sure that can be, which
  /// is all that so many of them tell. A table has the interval beside it.
  package func said(_ estimate: Estimate) -> String { bound(ofShare: estimate) ?? percent(estimate) }

  /// Nil where it is no such share.
  func bound(ofShare estimate: Estimate) -> String? {
    guard isCounted(estimate), let lower = estimate.lower, let upper = estimate.upper else { return nil }
    func rounded(_ share: Double, _ rule: FloatingPointRoundingRule) -> String {
      let away = min(share, 1 - share) * 100
      let decimals = away >= 1 || away <= 0 ? 1 : min(6, 1 - Int(log10(away).rounded(.down)))
      let scale = pow(10, Double(decimals + 2))
      return NumberText.percent((share * scale).rounded(rule) / scale, decimals: decimals)
    }
    return estimate.value == 1
      ? say("at least ", "不低于") + rounded(lower, .down) : say("at most ", "不超过") + rounded(upper, .up)
  }

  /// Whether a share was counted and none of the replications is an exception: their own spread, 0, is no error of it.
  private func isCounted(_ estimate: Estimate) -> Bool {
    guard !isExact, let lower = estimate.lower, let upper = estimate.upper, lower < upper else { return false }
    return (estimate.value == 1 && upper == 1) || (estimate.value == 0 && lower == 0)
  }

  /// The standard error of an estimate; nil where it has none or none is known.
  package func error(of estimate: Estimate, _ metric: Metric) -> String? {
    if metric.unit == .share, isCounted(estimate) { return nil }
    return estimate.standardError.map { error($0, metric) }
  }

  /// A share without an error has one decimal; one that is known and lies close to 0 or 1 has two digits of what parts it
  /// from there, if four decimals show them.
  private func decimals(ofShare estimate: Estimate) -> Int {
    let distance = min(estimate.value, 1 - estimate.value)
    guard estimate.lower != nil, estimate.upper != nil, distance > 1e-6 else { return 1 }
    return max(1, NumberText.decimals(forStandardError: distance * 100) ?? 1)
  }

  /// An error that is rounding dust is none: below a fen of a total, below 10⁻⁹ of a share.
  private static func readable(_ error: Double, _ unit: Metric.Unit) -> Double {
    switch unit {
    case .share: error < 1e-9 ? 0 : error
    case .yuan: error <= 0.01 ? 0 : error
    case .people, .yuanPerHead, .years, .months: error
    }
  }

  package func interval(_ estimate: Estimate, _ metric: Metric) -> String {
    let unit = metric.unit
    func bound(_ value: Double?) -> String {
      guard let value else { return "–" }
      switch unit {
      case .share:
        // At 0 and 100% there is no standard error to go by; the interval still says something.
        let decimals =
          estimate.standardError.flatMap { NumberText.decimals(forStandardError: Self.readable($0, unit) * 100) } ?? 2
        return NumberText.percent(value, decimals: min(decimals, 4))
      case .people: return NumberText.grouped(value)
      case .yuan, .yuanPerHead, .years, .months:
        let shown = scaled(value, metric)
        let error = estimate.standardError.map { precision(Self.readable($0, unit), metric) }
        return NumberText.matched(shown, standardError: error, otherwise: 2)
      }
    }
    guard estimate.lower != nil || estimate.upper != nil else { return "" }
    return bound(estimate.lower) + say(" to ", "至") + bound(estimate.upper)
  }

  /// A standard error that says how many decimals a figure has: four at most, and two where there is none.
  private func precision(_ error: Double, _ metric: Metric) -> Double {
    let scaled = scaled(error, metric)
    return scaled == 0 ? 0 : max(scaled, 0.001)
  }

  /// What decides how many digits are shown: the standard error; of an exact figure its numerical error, but no more
  /// than six digits.
  func spread(_ estimate: Estimate) -> Double? {
    guard isExact, let upper = estimate.upper else { return estimate.standardError }
    let error = upper - estimate.value
    return abs(estimate.value) > error ? max(error, 2e-5 * abs(estimate.value)) : nil
  }

  /// How large the numerical error of an exact figure is at most: its order will do.
  func bound(_ estimate: Estimate, _ metric: Metric) -> String {
    guard let upper = estimate.upper else { return "" }
    let error = scaled(upper - estimate.value, metric) * (metric.unit == .share ? 100 : 1)
    guard error > 0 else { return "" }
    return "< 1e" + String(Int(log10(error).rounded(.up))) + (metric.unit == .share ? "%" : "")
  }
}
