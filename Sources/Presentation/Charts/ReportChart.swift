import Insurance

/// A chart of a report: what it shows of some facts, if they have anything to show.
package protocol ReportChart {
  var language: Language { get }
  /// Nil where the facts lack what the chart is about.
  var figure: ChartFigure? { get }
}

extension ReportChart {
  package func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A whole percentage, with decimals only where there are any.
  package func percent(_ share: Double) -> String {
    let isWhole = abs(share * 100 - (share * 100).rounded()) < 1e-9
    return NumberText.percent(share, decimals: isWhole ? 0 : 1)
  }
}
