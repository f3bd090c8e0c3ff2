import Insurance

/// A report before it has a form: what stands at its head, and its pieces.
package struct ReportDocument: Sendable {
  package let language: Language
  /// What kind of report it is, above the title.
  package let kicker: String
  package let title: String
  package let subtitle: String
  /// Whether the contents are of chapters, each with sections of its own.
  let hasChapters: Bool
  package let blocks: [ReportBlock]

  package init(
    language: Language, kicker: String, title: String, subtitle: String, hasChapters: Bool, blocks: [ReportBlock]
  ) {
    (self.language, self.kicker, self.title, self.subtitle) = (language, kicker, title, subtitle)
    self.hasChapters = hasChapters
    self.blocks = blocks.map { $0.citing(in: language) }
  }
}
