/// A number of the result as it is shown, and where it stands in results.json.
package struct Figure: Sendable, Hashable {
  /// Which of an estimate's numbers it is.
  package enum Part: String, Sendable {
    case value, standardError, lower, upper
    /// Of a comparison: alternative less baseline, by the alternative's name.
    case difference, differenceError, differenceLower, differenceUpper
  }

  package let text: String
  /// The scenario that the result is of.
  let scenario: String
  let metric: String
  let year: Int?
  let group: String?
  let part: Part
  package let value: Double

  package init(
    text: String, scenario: String, metric: String, year: Int?, group: String?, part: Part, value: Double
  ) {
    (self.text, self.scenario, self.metric, self.year, self.group) = (text, scenario, metric, year, group)
    (self.part, self.value) = (part, value)
  }

  /// What ties the number to the result, as attributes of the element that shows it.
  package var attributes: [(String, String)] {
    [("data-scenario", scenario), ("data-metric", metric)] + (year.map { [("data-year", String($0))] } ?? [])
      + (group.map { [("data-group", $0)] } ?? []) + [("data-part", part.rawValue), ("data-value", "\(value)")]
  }
}

/// Words with numbers of the result among them.
package struct RichText: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case words(String)
    case figure(Figure)
    case code(String)
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }
  package init(_ words: String) { parts = words.isEmpty ? [] : [.words(words)] }
  package init(_ figure: Figure?) { parts = [figure.map(Part.figure) ?? .words(NumberText.unknown)] }
  package static func code(_ words: String) -> RichText { RichText([.code(words)]) }

  /// The text alone.
  package var plain: String {
    parts.map { part in
      switch part {
      case .words(let words), .code(let words): words
      case .figure(let figure): figure.text
      }
    }.joined()
  }

  package var isEmpty: Bool { parts.isEmpty }

  package static func + (a: RichText, b: RichText) -> RichText { RichText(a.parts + b.parts) }
}

extension RichText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }

  package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.words(literal)) }
    }

    package mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    package mutating func appendInterpolation(_ text: RichText) { parts += text.parts }

    package mutating func appendInterpolation(_ figure: Figure?) {
      parts.append(figure.map(Part.figure) ?? .words(NumberText.unknown))
    }
  }
}
