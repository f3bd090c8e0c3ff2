import Insurance

/// What a reader must know before believing figures, a line each, as every command shows it.
package enum WarningsText {
  /// Empty where there is nothing to warn of.
  package static func lines(_ warnings: [Words], _ language: Language) -> String {
    warnings.map { "! " + CitationForm.of($0, language) + "\n" }.joined()
  }
}
