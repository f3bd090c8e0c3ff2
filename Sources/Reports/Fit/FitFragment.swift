import Chance
import Fitting
import Foundation

/// A fitted law as a scenario file takes it: the part `expense:`, with where it comes from and its covariance.
package struct FitFragment {
  private let facts: FitFacts

  package init(_ facts: FitFacts) { self.facts = facts }

  /// Nil where no law could be fitted.
  package var text: String? {
    guard let fitted = facts.chosen?.fitted else { return nil }
    let (zeros, count) = (facts.study.observations.zeros, facts.study.observations.count)
    let data = "dabing fit: \(facts.file) (\(facts.hash)), column \(facts.column)"
    var lines = [
      "# The part of a scenario that \(data) gives.".replacing("\n", with: " "), "expense:", "  model: self-paid",
    ]
    if zeros > 0 {
      lines += [
        "  probability:", "    value: \(count / (count + zeros))",
        "    standardError: \(facts.study.zeroShare.standardError)",
        "    source: \(quoted("\(data): \(plain(count)) amounts above 0 of \(plain(count + zeros))"))",
      ]
    } else {
      lines.append(
        "  # probability: the share of people with any expense; the data hold no amounts of 0 and do not say it")
    }
    lines += law(fitted.law, key: "  law:", indent: "    ")
    lines.append("    source: \(quoted("\(data): maximum likelihood, \(plain(count)) amounts above 0"))")
    if let covariance = fitted.covariance {
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

  private func plain(_ count: Double) -> String {
    NumberText.grouped(count, decimals: count == count.rounded() ? 0 : 2)
  }

  /// A double-quoted YAML scalar.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      default: scalar.properties.generalCategory == .control ? " " : String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
