import Insurance
import Presentation

/// What a run rests on, as a person reads it: values with where they come from, and files of data with their hashes.
package struct InputsText {
  /// Whose groups and layers have names.
  let policy: Policy?
  let language: Language
  let style: Style

  package init(policy: Policy?, language: Language, style: Style) {
    (self.policy, self.language, self.style) = (policy, language, style)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// Empty where there are none.
  package func list(_ values: [RunFacts.Assumption], _ title: Words) -> String {
    guard !values.isEmpty else { return "" }
    var text = style.bold(title(language)) + "\n"
    let names = ValueName(under: policy, language)
    for value in values {
      text += "  \(names.text(value.path, style: style)) = \(value.value(language))"
      if let open = value.leftOpen(language) { text += say(" (\(open))", "（\(open)）") }
      if let source = value.source { text += say(" [\(source.en)]", "〔\(source.zh)〕") }
      if let note = value.note { text += say(": ", "：") + CitationForm.of(note, language) }
      text += "\n"
    }
    return text
  }

  package func files(_ files: [RunFacts.File]) -> String {
    files.map { style.dim(say("data: ", "数据：") + "\($0.path) \($0.hash)") + "\n" }.joined()
  }
}
