/// A piece of HTML or SVG in which all text is escaped.
struct Markup: Sendable {
  let text: String

  private init(raw: String) { text = raw }

  static let none = Markup(raw: "")

  static func text(_ words: String) -> Markup { Markup(raw: escaped(words)) }

  /// The text of a style sheet, which is ours and stands as it is.
  static func style(_ rules: String) -> Markup { Markup(raw: "<style>\(rules)</style>") }

  static func tag(_ name: String, _ children: [Markup]) -> Markup { tag(name, [], children) }

  static func tag(_ name: String, _ words: String) -> Markup { tag(name, [], [.text(words)]) }

  static func tag(_ name: String, _ attributes: [(String, String)], _ children: [Markup]) -> Markup {
    let content = children.map(\.text).joined()
    return Markup(raw: "<\(name)\(written(attributes))>\(content)</\(name)>")
  }

  static func tag(_ name: String, _ attributes: [(String, String)], _ words: String) -> Markup {
    tag(name, attributes, [.text(words)])
  }

  /// An element without content: `<br>` in HTML, `<rect/>` in SVG; browsers read both.
  static func empty(_ name: String, _ attributes: [(String, String)] = []) -> Markup {
    Markup(raw: "<\(name)\(written(attributes))/>")
  }

  /// Several pieces in a row.
  static func group(_ pieces: [Markup], separator: String = "") -> Markup {
    Markup(raw: pieces.map(\.text).joined(separator: separator))
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  private static func escaped(_ words: String) -> String {
    // Numbers and names of looks, which most of a drawing is, have nothing that must be escaped.
    guard words.utf8.contains(where: { $0 < 0x20 || "&<>\"".utf8.contains($0) }) else { return words }
    var result = ""
    result.reserveCapacity(words.utf8.count)
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Control characters out of a file mean nothing here.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
