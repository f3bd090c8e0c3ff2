import Chance
import Files
import Fitting
import Presentation

/// Parts of a scenario file as `dabing fit` writes them: laws, shares, and texts that cannot break a line.
enum LawYAML {
  /// `law:` with its parameters, whatever it is made of.
  static func lines(_ law: any SeverityLaw, key: String, indent: String) -> [String] {
    var lines = [key, "\(indent)name: \(law.name)"]
    switch law {
    case let mixture as Mixture:
      lines.append("\(indent)components:")
      for component in mixture.components {
        lines.append("\(indent)  - weight: \(component.weight)")
        lines += self.lines(component.law, key: "\(indent)    law:", indent: indent + "      ")
      }
    case let spliced as Spliced:
      lines += self.lines(spliced.body, key: "\(indent)body:", indent: indent + "  ")
      lines += self.lines(spliced.tail, key: "\(indent)tail:", indent: indent + "  ")
      lines += ["\(indent)threshold: \(spliced.threshold)", "\(indent)tailWeight: \(spliced.tailWeight)"]
    default:
      lines += law.parameters.map { "\(indent)\($0.name): \($0.value)" }
    }
    return lines
  }

  /// The covariance of a fitted law, or a comment that says why there is none.
  ///
  /// - Parameter objection: why it is left out; nil where it is not.
  static func covariance(_ fitted: FittedLaw, objection: String?, indent: String) -> [String] {
    if let objection { return ["\(indent)# no covariance: \(line(objection))"] }
    guard let covariance = fitted.covariance else {
      return ["\(indent)# no covariance: the data do not determine the parameters"]
    }
    return ["\(indent)covariance:", "\(indent)  of: [\(fitted.estimated.joined(separator: ", "))]", "\(indent)  rows:"]
      + covariance.map { row in "\(indent)    - [\(row.map { "\($0)" }.joined(separator: ", "))]" }
  }

  /// A text as a part of a comment, which ends with its line.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { ControlCharacters.isControl($0) ? " " : $0 }))
  }

  /// A whole number for a program; nothing of it is lost below 9 × 10¹⁵.
  static func whole(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }

  /// A number of people or rows.
  static func plain(_ count: Double) -> String {
    NumberText.grouped(count, decimals: count == count.rounded() ? 0 : 2)
  }

  /// A double-quoted scalar.
  static func quoted(_ text: String) -> String {
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
