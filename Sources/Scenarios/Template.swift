import Insurance

/// The files that `dabing new` writes, with their comments in one language.
///
/// A template stands in one file for both, so that their values cannot differ: a comment that begins with `#en` or `#zh` is of
/// that language alone.
package struct Template {
  private let language: Language

  package init(_ language: Language) { self.language = language }

  package var scenario: String { text("scenario.yaml") }
  package var policy: String { text("policy.yaml") }

  /// The parts of a policy that can be written by another rule than the template's own, or that the template does not have,
  /// each with the rules: `riskSharing` and `surplus-bands`.
  package static var rules: [(part: String, rule: String)] {
    Embedded.files.compactMap { file in
      let parts = file.name.split(separator: ".").map(String.init)
      return parts.count == 3 ? (parts[0], parts[1]) : nil
    }
  }

  /// A policy with other rules in some of its parts.
  ///
  /// - Parameter chosen: rules by part, of `rules`.
  package func policy(with chosen: [(part: String, rule: String)]) -> String {
    chosen.reduce(policy) { text, choice in
      let block = self.text("\(choice.part).\(choice.rule).yaml")
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard !block.isEmpty, let start = lines.firstIndex(of: choice.part + ":") else { return text + "\n" + block }
      // A part ends where its indented lines do.
      let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
      lines.replaceSubrange(start..<end, with: block.split(separator: "\n").map(String.init))
      return lines.joined(separator: "\n")
    }
  }

  /// The rule that the template has in a part.
  package static func ownRule(of part: String) -> String? {
    let lines = Template(.english).policy.split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0 == part + ":" }) else { return nil }
    return lines[(start + 1)...].first { $0.hasPrefix("  rule: ") }.map { String($0.dropFirst("  rule: ".count)) }
  }

  private func text(_ name: String) -> String {
    let lines = Self.source(name).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.compactMap { line -> String? in
      let own = Language.allCases.first { line.drop { $0 == " " }.hasPrefix("#\($0.rawValue) ") }
      guard let own else { return String(line) }
      guard own == language else { return nil }
      return String(line).replacing("#\(own.rawValue) ", with: "# ", maxReplacements: 1)
    }.joined(separator: "\n")
  }

  /// As it stands, with the comments of both languages.
  static func source(_ name: String) -> String { Embedded.files.first { $0.name == name }?.text ?? "" }
}
