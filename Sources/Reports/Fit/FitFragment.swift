import Chance
import Files
import Fitting
import Foundation

/// A fitted law as a scenario file takes it: the part `expense:`, with where it comes from and its covariance.
package struct FitFragment {
  private let facts: FitFacts

  package init(_ facts: FitFacts) { self.facts = facts }

  /// Nil where no law could be fitted.
  package var text: String? { text(withoutCovariance: nil) }

  /// Whether the law has a covariance that may be written.
  package var hasCovariance: Bool { facts.chosen?.fitted.covariance != nil && lone == nil }

  /// Why the covariance may not stand alone: of amounts above a deductible the share of people and the law move together,
  /// and a law that is drawn without the share spreads the cost several times too far.
  private var lone: String? {
    let below = facts.study.observations.truncation.below
    guard below > 0 else { return nil }
    return "the data hold amounts above \(NumberText.grouped(below)) alone: the share of people with any expense, "
      + "n/(N·S(\(NumberText.grouped(below)))), moves with the law, and the one may not be drawn without the other"
  }

  /// What a reader of the file has to know of rows that it does not show.
  private var leftOut: String {
    let judgement = facts.reading.judgement
    guard judgement.bad.count > 0 else { return "" }
    let (bad, all) = (NumberText.grouped(judgement.bad.count), NumberText.grouped(judgement.bad.rows))
    return ", \(bad) of \(all) rows left out"
      + (judgement.share > 0 ? ", at most \(NumberText.percent(judgement.share, decimals: 2)) of the money" : "")
  }

  /// - Parameter objection: why the covariance is left out; nil where it is not.
  package func text(withoutCovariance objection: String?) -> String? {
    guard let fitted = facts.chosen?.fitted else { return nil }
    let (zeros, count) = (facts.study.observations.zeros, facts.study.observations.count)
    let data = "dabing fit: \(facts.file) (\(facts.hash)), column \(facts.column)\(leftOut)"
    var lines = [
      "# The part of a scenario that \(line(data)) gives.", "expense:", "  model: self-paid",
    ]
    let share = count / (count + zeros)
    let error = facts.study.zeroShare.standardError
    if zeros > 0 {
      lines += ["  probability:", "    value: \(share)"]
      // Weights that sum to less than one row say nothing about an error.
      if share > 0, share < 1, error > 0, error <= min(0.5, (share * (1 - share)).squareRoot()) {
        lines.append("    standardError: \(error)")
      }
      lines += [
        "    source: \(quoted("\(data): \(plain(count)) amounts above 0 of \(plain(count + zeros))"))"
      ]
    } else {
      lines.append(
        "  # probability: the share of people with any expense; the data hold no amounts of 0 and do not say it")
    }
    lines += law(fitted.law, key: "  law:", indent: "    ")
    lines.append("    source: \(quoted("\(data): maximum likelihood, \(plain(count)) amounts above 0"))")
    if let reason = objection ?? (fitted.covariance == nil ? nil : lone) {
      lines.append("    # no covariance: \(line(reason))")
    } else if let covariance = fitted.covariance {
      lines += ["    covariance:", "      of: [\(fitted.estimated.joined(separator: ", "))]", "      rows:"]
      lines += covariance.map { row in "        - [\(row.map { "\($0)" }.joined(separator: ", "))]" }
    } else {
      lines.append("    # no covariance: the data do not determine the parameters")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func law(_ law: any SeverityLaw, key: String, indent: String) -> [String] {
    var lines = [key, "\(indent)name: \(law.name)"]
    switch law {
    case let mixture as Mixture:
      lines.append("\(indent)components:")
      for component in mixture.components {
        lines.append("\(indent)  - weight: \(component.weight)")
        lines += self.law(component.law, key: "\(indent)    law:", indent: indent + "      ")
      }
    case let spliced as Spliced:
      lines += self.law(spliced.body, key: "\(indent)body:", indent: indent + "  ")
      lines += self.law(spliced.tail, key: "\(indent)tail:", indent: indent + "  ")
      lines += ["\(indent)threshold: \(spliced.threshold)", "\(indent)tailWeight: \(spliced.tailWeight)"]
    default:
      lines += law.parameters.map { "\(indent)\($0.name): \($0.value)" }
    }
    return lines
  }

  /// A text as a part of a comment, which ends with its line.
  private func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { ControlCharacters.isControl($0) ? " " : $0 }))
  }

  private func plain(_ count: Double) -> String {
    NumberText.grouped(count, decimals: count == count.rounded() ? 0 : 2)
  }

  /// A double-quoted YAML scalar.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      default: ControlCharacters.isControl(scalar) ? " " : String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
