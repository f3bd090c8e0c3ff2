import Insurance
import Presentation
import Simulation
import Statistics

/// Numbers of one run as figures: as many decimals as their error leaves, and tied to the result.
struct FigureText {
  let facts: ReportFacts
  let language: Language

  private var numbers: MetricText { MetricText(language: language, isExact: facts.isWithoutSampling) }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A number as a table shows it: totals in millions or 万元, a head in yuan.
  func cell(_ row: ResultTable.Row, _ part: Figure.Part = .value) -> Figure? {
    let estimate = row.estimate
    switch part {
    case .value:
      let decimals = row.group == nil ? 4 : MetricText.decimalsOfGroupShares
      return figure(
        row, part, estimate.value, numbers.number(estimate.value, row.metric, estimate, ofShare: decimals))
    case .standardError:
      return numbers.error(of: estimate, row.metric).flatMap { text in
        estimate.standardError.map { figure(row, part, $0, text) }
      }
    case .lower: return estimate.lower.map { figure(row, part, $0, bound($0, row)) }
    case .upper: return estimate.upper.map { figure(row, part, $0, bound($0, row)) }
    // A run alone differs from nothing.
    case .difference, .differenceError, .differenceLower, .differenceUpper: return nil
    }
  }

  func cell(_ metric: String, year: Int? = nil, group: String? = nil) -> Figure? {
    row(metric, year, group).flatMap { cell($0) }
  }

  /// The interval of a table row.
  func interval(_ row: ResultTable.Row) -> RichText {
    guard row.estimate.lower != nil || row.estimate.upper != nil else { return RichText("–") }
    return "\(cell(row, .lower))\(say(" to ", "至"))\(cell(row, .upper))"
  }

  /// Who gains or loses how much, as people say it: `亏损139.3万元`, without a minus.
  ///
  /// - Parameters:
  ///   - gain: what a result of 0 and more is called.
  ///   - loss: one below 0.
  func result(_ metric: String, gain: Words, loss: Words, beside others: [String] = []) -> RichText {
    guard let row = row(metric, nil, nil) else { return RichText(NumberText.unknown) }
    let value = row.estimate.value
    let amounts = others.compactMap { facts.value($0) }
    let text = NumberText.yuan(abs(value), in: language, beside: amounts)
    return RichText((value < 0 ? loss : gain)(language)) + RichText(figure(row, .value, value, text))
  }

  /// The insurer's mean result.
  var insurerResult: RichText {
    result(
      "insurer.result.mean", gain: Words(en: "a gain of ", zh: "盈余"), loss: Words(en: "a loss of ", zh: "亏损"),
      beside: ["fund.result.mean"])
  }

  /// The fund's.
  var fundResult: RichText {
    result(
      "fund.result.mean", gain: Words(en: "a surplus of ", zh: "当期结余"), loss: Words(en: "a deficit of ", zh: "当期收不抵支"),
      beside: ["insurer.result.mean"])
  }

  /// A number as a sentence says it: money in the unit that fits it.
  ///
  /// - Parameter others: metrics whose amounts stand in the same sentence, and so in the same unit.
  func said(
    _ metric: String, _ part: Figure.Part = .value, year: Int? = nil, group: String? = nil, beside others: [String] = []
  ) -> Figure? {
    guard let row = row(metric, year, group), let value = part == .value ? row.estimate.value : cell(row, part)?.value
    else { return nil }
    switch row.metric.unit {
    case .yuan:
      let amounts = others.compactMap { facts.value($0, year: year, group: group) }
      return figure(row, part, value, NumberText.yuan(value, in: language, beside: amounts))
    case .yuanPerHead: return figure(row, part, value, NumberText.fixed(value, decimals: 2))
    case .share where part == .value:
      return numbers.bound(ofShare: row.estimate).map { figure(row, part, value, $0) } ?? cell(row, part)
    case .share, .people, .years, .months: return cell(row, part)
    }
  }

  private func row(_ metric: String, _ year: Int?, _ group: String?) -> ResultTable.Row? {
    facts.table.row(metric, year: year ?? facts.firstYear, group: group)
  }

  private func bound(_ value: Double, _ row: ResultTable.Row) -> String {
    let estimate = row.estimate
    return numbers.number(
      value, row.metric,
      Estimate(
        value: value, standardError: estimate.standardError, lower: nil, upper: nil,
        replications: estimate.replications))
  }

  private func figure(_ row: ResultTable.Row, _ part: Figure.Part, _ value: Double, _ text: String) -> Figure {
    Figure(
      text: text, scenario: facts.name, metric: row.metric.name, year: row.year, group: row.group, part: part,
      value: value)
  }
}
