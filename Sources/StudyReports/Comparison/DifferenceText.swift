import Insurance
import Presentation
import RunReports
import Simulation
import Statistics

/// Differences as people read them: with their sign, shares in percentage points, totals in the report's unit.
package struct DifferenceText {
  let language: Language

  package init(language: Language) { self.language = language }

  private var figures: MetricText { MetricText(language: language, isExact: false) }

  /// A difference with as many decimals as its standard error leaves.
  package func number(_ value: Double, _ metric: Metric, standardError: Double?) -> String {
    bare(value, metric, standardError: standardError) + unit(metric)
  }

  /// Without a unit behind it.
  func bare(_ value: Double, _ metric: Metric, standardError: Double?) -> String {
    let scale = scale(metric)
    // What adding in binary leaves is no error that would show more decimals.
    let error = standardError.flatMap { $0 > 1e-12 * abs(value) ? $0 : nil }
    let decimals =
      error.flatMap { NumberText.decimals(forStandardError: $0 * scale) } ?? (metric.unit == .people ? 0 : 2)
    return signed(value * scale, decimals: min(decimals, 6))
  }

  package func error(_ value: Double, _ metric: Metric) -> String {
    let scaled = value * scale(metric)
    return NumberText.grouped(scaled, decimals: min(NumberText.decimals(forStandardError: scaled) ?? 2, 6))
  }

  func signed(_ value: Double, decimals: Int) -> String {
    let text = NumberText.grouped(value, decimals: decimals)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }

  private func scale(_ metric: Metric) -> Double {
    metric.unit == .share ? 100 : figures.scaled(1, metric)
  }

  private func unit(_ metric: Metric) -> String { metric.unit != .share ? "" : language == .chinese ? "个百分点" : " pp" }
}
