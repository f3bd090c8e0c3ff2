import Insurance
import Presentation
import Results
import RunReports
import Simulation
import Statistics

/// Numbers of a comparison as figures: as many decimals as their error leaves, and tied to the result.
struct DifferenceFigures {
  let facts: ComparisonFacts
  let alternative: ComparisonFacts.Alternative
  let language: Language

  private var numbers: MetricText { MetricText(language: language, isExact: false) }
  private var differences: DifferenceText { DifferenceText(language: language) }

  func baseline(_ row: MetricDifference) -> RichText {
    let text = numbers.number(row.baseline.value, row.metric, row.baseline)
    return RichText(figure(row, .value, row.baseline.value, text, of: facts.plan.name))
  }

  func alternative(_ row: MetricDifference) -> RichText {
    let text = numbers.number(row.alternative.value, row.metric, row.alternative)
    return RichText(figure(row, .value, row.alternative.value, text))
  }

  func difference(_ row: MetricDifference) -> RichText {
    let difference = row.difference
    let text = differences.number(difference.value, row.metric, standardError: difference.standardError)
    return RichText(figure(row, .difference, difference.value, text))
  }

  /// Empty where there is none to know.
  func error(_ row: MetricDifference) -> RichText {
    guard row.precision != .exact, !row.difference.isExact else { return "" }
    return row.difference.standardError.map {
      RichText(figure(row, .differenceError, $0, differences.error($0, row.metric)))
    } ?? "–"
  }

  func interval(_ row: MetricDifference) -> RichText {
    guard row.precision != .exact, !row.difference.isExact, let lower = row.difference.lower,
      let upper = row.difference.upper
    else { return "" }
    let error = row.difference.standardError
    let from = figure(row, .differenceLower, lower, differences.bare(lower, row.metric, standardError: error))
    let to = figure(row, .differenceUpper, upper, differences.number(upper, row.metric, standardError: error))
    return language == .chinese ? "\(from)至\(to)" : "\(from) to \(to)"
  }

  /// A change as a sentence says it: money in the unit that fits it, with its sign.
  func said(_ row: MetricDifference) -> Figure {
    let value = row.difference.value
    let text: String
    if row.metric.unit == .yuan {
      text = (value > 0 ? "+" : "") + NumberText.yuan(value, in: language)
    } else {
      text = differences.number(value, row.metric, standardError: row.difference.standardError)
    }
    return figure(row, .difference, value, text)
  }

  func saidError(_ row: MetricDifference) -> Figure? {
    row.difference.standardError.map {
      figure(
        row, .differenceError, $0,
        row.metric.unit == .yuan ? NumberText.yuan($0, in: language) : differences.error($0, row.metric))
    }
  }

  /// The two values themselves, as a sentence says them.
  func saidBefore(_ row: MetricDifference) -> Figure {
    figure(row, .value, row.baseline.value, said(row.baseline, row.metric), of: facts.plan.name)
  }

  func saidAfter(_ row: MetricDifference) -> Figure {
    figure(row, .value, row.alternative.value, said(row.alternative, row.metric))
  }

  private func said(_ estimate: Estimate, _ metric: Metric) -> String {
    metric.unit == .share ? numbers.said(estimate) : numbers.number(estimate.value, metric, estimate)
  }

  private func figure(
    _ row: MetricDifference, _ part: Figure.Part, _ value: Double, _ text: String, of scenario: String? = nil
  ) -> Figure {
    Figure(
      text: text, scenario: scenario ?? alternative.name, metric: row.metric.name, year: row.year, group: row.group,
      part: part, value: value)
  }
}
