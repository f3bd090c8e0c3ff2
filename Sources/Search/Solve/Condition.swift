import Documents
import Statistics
import Wording

/// What a metric is to come to: `funding.adequacy >= 95%`.
package struct Condition: Sendable {
  package enum Comparison: String, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case equal = "="
  }

  package let metric: MetricQuery
  package let comparison: Comparison
  package let bound: DecimalText

  /// Reads `METRIC <= VALUE`, `METRIC >= VALUE` or `METRIC = VALUE`.
  ///
  /// - Throws: `DocumentError` where it has no such form or there is no such metric, with the nearest name.
  package init(_ text: String) throws(DocumentError) {
    func fault(_ message: Message) -> DocumentError {
      DocumentError(.syntax, [Problem(message, at: Place(file: "--until \(text)"))])
    }
    let plain = text.replacing("≤", with: "<=").replacing("≥", with: ">=").replacing("==", with: "=")
    guard let sign = plain.firstRange(of: /<=|>=|=/) else {
      throw fault("must have the form 'METRIC <= VALUE', with <=, >= or =")
    }
    func trimmed(_ part: Substring) -> String { String(part.filter { !$0.isWhitespace }) }
    metric = try MetricQuery(trimmed(plain[..<sign.lowerBound]), flag: "--until")
    guard let comparison = Comparison(rawValue: String(plain[sign])) else { throw fault("must compare by <=, >= or =") }
    self.comparison = comparison
    let value = trimmed(plain[sign.upperBound...])
    guard let bound = DecimalText(value) else { throw fault("'\(value)' is no number") }
    let isShare = metric.metric.unit == .share
    if bound.isPercent, !isShare { throw fault("'\(metric.metric.name)' is no share: write an amount") }
    if isShare, abs(bound.value) > 1, metric.metric.name != "horizon.premium.volatility" {
      throw fault("a share lies between 0 and 100%: write \(value)% for \(value) percent")
    }
    // What no figure can show: a law's last digits round to 1, and so many years of a simulation are none.
    if metric.metric.name.hasSuffix("adequacy"), comparison != .atMost, bound.value > 1 - Self.rarest {
      throw fault("a year that is beyond the funding is never quite impossible: ask for less, such as 99.9%")
    }
    self.bound = bound
  }

  /// A chance below which neither a law nor a simulation tells a figure from none.
  private static let rarest = 1e-9

  /// As it was written, in one form.
  package var text: String { "\(metric.text) \(comparison.rawValue) \(bound.text)" }

  /// By how much the value keeps to the bound; negative where it does not. For equality: by how much it is above.
  package func slack(_ value: Double) -> Double {
    switch comparison {
    case .atMost: bound.value - value
    case .atLeast, .equal: value - bound.value
    }
  }

  /// The slack where chance has been as unkind, and as kind, as the 95% interval lets it; nil where it has no such end.
  func slackRange(_ estimate: Estimate) -> (least: Double?, most: Double?) {
    let (lower, upper) = (estimate.lower.map(slack), estimate.upper.map(slack))
    return comparison == .atMost ? (upper, lower) : (lower, upper)
  }
}
