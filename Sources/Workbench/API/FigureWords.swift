import Insurance
import Presentation
import RunReports
import Simulation
import Statistics

/// Figures of one answer as a page shows them, each beside that of another.
struct FigureWords {
  let facts: ReportFacts
  /// What it is measured by; nil where the two are one.
  let other: ReportFacts?
  let year: Int
  let language: Language
  private let numbers: MetricText
  /// Whether nothing at all is drawn, not even the people that a law of X is made of.
  private let isWithoutSampling: Bool

  init(_ facts: ReportFacts, against other: ReportFacts?, isExact: Bool, _ language: Language) {
    (self.facts, self.other, self.language) = (facts, other, language)
    year = facts.run.summary.plan.startYear
    isWithoutSampling = isExact && !facts.run.summary.plan.hasPilot
    numbers = MetricText(language: language, isExact: isWithoutSampling)
  }

  /// One figure, in the units of the report's tables.
  struct Row: Encodable, Sendable {
    let metric: String
    /// Nil for all years together.
    let year: Int?
    let name: String
    let number: Double
    let text: String
    /// Of simulated years; nil where there is none.
    let error: String?
    /// What it was before, and by how much it differs; nil where there is nothing to measure by, or no difference.
    let before: String?
    let difference: String?
  }

  /// - Parameter short: with no more digits than a table of groups has room for.
  func row(_ row: ResultTable.Row, short: Bool = false) -> Row {
    let estimate = row.estimate
    func text(_ estimate: Estimate) -> String {
      let isMoney = [.yuan, .yuanPerHead].contains(row.metric.unit) && !row.metric.isTotal
      guard short, isMoney else {
        return numbers.number(estimate.value, row.metric, estimate, ofShare: short ? 2 : 4)
      }
      return NumberText.grouped(estimate.value, decimals: abs(estimate.value) < 1000 ? 2 : 0)
    }
    let before = other?.run.summary.table.row(row.metric.name, year: row.year, group: row.group)?.estimate
    let difference = before.flatMap {
      text($0) == text(estimate) ? nil : self.difference(estimate, $0, row.metric, short: short)
    }
    let isSure = estimate.lower == estimate.value && estimate.upper == estimate.value
    return Row(
      metric: row.metric.name, year: row.year, name: name(of: row), number: estimate.value,
      text: text(estimate),
      error: isWithoutSampling || isSure ? nil : numbers.error(of: estimate, row.metric),
      before: difference == nil ? nil : before.map(text),
      difference: difference)
  }

  /// Of several years each says which it is of.
  private func name(of row: ResultTable.Row) -> String {
    let words = row.metric.words(language)
    guard row.metric.section == .path, let year = row.year else { return words }
    return language == .chinese ? "\(words)（\(year)年）" : "\(words), \(year)"
  }

  /// A figure by its name; nil where the answer has none.
  func row(_ metric: String, group: String? = nil) -> Row? {
    facts.run.summary.table.row(metric, year: year, group: group).map { row($0, short: group != nil) }
  }

  /// By how much a figure differs, with its sign; nil where it does not.
  private func difference(_ now: Estimate, _ before: Estimate, _ metric: Metric, short: Bool) -> String? {
    let change = now.value - before.value
    guard change != 0, change.isFinite else { return nil }
    let sign = change > 0 ? "+" : "−"
    if metric.unit == .share {
      let points = abs(change) * 100
      let text = NumberText.fixed(points, decimals: points < 1 ? 2 : 1)
      return language == .chinese ? "\(sign)\(text)个百分点" : "\(sign)\(text) points"
    }
    if short { return sign + NumberText.grouped(abs(change), decimals: abs(change) < 1000 ? 2 : 0) }
    let size = Estimate(
      value: abs(change), standardError: now.standardError, lower: now.lower.map { abs(change) - (now.value - $0) },
      upper: now.upper.map { abs(change) + ($0 - now.value) }, replications: now.replications)
    return sign + numbers.number(abs(change), metric, size)
  }

  /// A total in the unit that fits it, or a number a head, as a sentence says it.
  func said(_ metric: String) -> String? {
    guard let row = facts.run.summary.table.row(metric, year: year) else { return nil }
    switch row.metric.unit {
    case .yuan: return NumberText.yuan(row.estimate.value, in: language)
    case .yuanPerHead: return NumberText.fixed(row.estimate.value, decimals: 2) + (language == .chinese ? "元" : " yuan")
    case .share: return NumberText.percent(row.estimate.value, decimals: 2)
    default: return self.row(metric)?.text
    }
  }

  /// The difference of a figure that a card shows, in the unit that fits it.
  func saidDifference(_ metric: String) -> String? {
    guard let row = facts.run.summary.table.row(metric, year: year),
      let before = other?.run.summary.table.row(metric, year: year)?.estimate.value, let own = self.row(metric),
      let difference = own.difference
    else { return nil }
    let change = row.estimate.value - before
    let sign = change > 0 ? "+" : "−"
    switch row.metric.unit {
    case .yuan: return sign + NumberText.yuan(abs(change), in: language)
    case .yuanPerHead:
      return sign + NumberText.fixed(abs(change), decimals: 2) + (language == .chinese ? "元" : " yuan")
    default: return difference
    }
  }
}
