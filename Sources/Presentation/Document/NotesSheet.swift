import Insurance

/// What a reader must know before believing the figures.
package struct NotesSheet {
  package let sheet: DataSheet

  package init(_ notes: [Words], language: Language) {
    sheet = DataSheet(
      language == .chinese ? "提示" : "Notes",
      [.init(language == .chinese ? "提示" : "what to know before believing the figures", .sentences, width: 120)],
      rows: notes.map { [.words($0(language))] }, frozen: 0)
  }
}
