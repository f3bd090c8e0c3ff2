/// A chart as it stands in a report: drawn, and in words for who cannot see it.
package struct ChartFigure: Sendable {
  let title: String
  /// What is to be seen, in a sentence or two; the text alternative of the drawing.
  let description: String
  /// How it is to be read, where that does not show.
  let note: String
  let drawing: Drawing
}
