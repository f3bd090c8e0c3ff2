/// A Chinese text as officials read it: what in it is neither Chinese nor a key, an option, a unit or a name of code, and
/// half-width punctuation beside Chinese signs.
package struct ChineseText {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// Words of code and units that stand for themselves.
  private static let allowed: Set<String> = [
    "dabing", "JSON", "YAML", "UTF", "MB", "KB", "GB", "HTTP", "CR", "LF", "CSV", "Word", "Excel", "HTML", "Markdown",
    "PDF",
    "Control", "C", "SQLite", "Host", "Content", "Length", "Sobol", "SARIF", "JUnit", "GitHub", "X",
  ]

  /// What an official cannot read.
  package var faults: [String] { latin(besides: []) + punctuation }

  /// - Parameter names: that are known as they are.
  package func latin(besides names: Set<String>) -> [String] {
    // In quotes, after dashes or with points, slashes or equal signs within: keys, options and paths.
    let bare = text.replacing(/“[^”]*”/, with: " ").replacing(/--?[A-Za-z][A-Za-z0-9-]*/, with: " ")
      .replacing(/[A-Za-z0-9*$\-]*[.\/=@\[][A-Za-z0-9.\/=\-\]]+/, with: " ").replacing(/\{ .*? \}/, with: " ")
    return bare.matches(of: /[A-Za-z]+/).map { String($0.output) }.filter {
      !Self.allowed.contains($0) && !Self.keys.contains($0) && !names.contains($0)
    }
  }

  /// Values and words of commands that stand bare.
  private static let keys: Set<String> = [
    "true", "false", "none", "allowed", "added", "in", "the", "fund", "and", "utf", "gbk", "gb", "le", "be", "tab",
    "trials",
    "mean", "size", "raiseAbove", "validate", "verify", "merge", "run", "runs", "list", "sweep", "en", "zh", "html",
    "word",
    "excel", "cumulative", "incremental", "grouped", "application", "json", "registered", "poor", "general", "e",
  ]

  private var punctuation: [String] {
    text.replacing(/“[^”]*”/, with: "“”").matches(of: /\p{Han}[,;:?!()]|[,;:?!()]\p{Han}|'/).map { String($0.output) }
  }
}
