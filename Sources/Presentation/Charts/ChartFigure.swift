/// A chart as it stands in a report: drawn, and in words for who cannot see it.
package struct ChartFigure: Sendable {
  package let title: String
  /// What is to be seen, in a sentence or two; the text alternative of the drawing.
  package let description: String
  /// How it is to be read, where that does not show.
  package let note: String
  package let drawing: Drawing

  package init(title: String, description: String, note: String, drawing: Drawing) {
    (self.title, self.description, self.note, self.drawing) = (title, description, note, drawing)
  }

  /// The drawing for a page in the browser.
  ///
  /// - Parameter name: of the drawing, once in a page.
  package func svg(named name: String) -> String {
    drawing.markup(name: name, title: title, description: description).text
  }
}
