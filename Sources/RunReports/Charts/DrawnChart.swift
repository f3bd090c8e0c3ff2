import Insurance
import Presentation

/// A chart of a run as a page takes it: a drawing that stands for itself, and its words.
package struct DrawnChart: Encodable, Sendable {
  /// What it shows: `cost`, `funding`.
  package let id: String
  package let title: String
  /// What is to be seen, in a sentence or two.
  package let description: String
  /// How it is to be read; empty where that shows.
  package let note: String
  package let svg: String
}

extension ReportFacts {
  /// The charts of a report that these facts have something to show for.
  package func charts(_ language: Language) -> [DrawnChart] {
    let paths = years.count > 1 ? FanChart.Quantity.allCases : []
    let charts: [(String, any ReportChart)] =
      paths.map { ("years-\($0)", FanChart(quantity: $0, facts: self, language: language)) } + [
        ("cost", CostDistributionChart(facts: self, language: language)),
        ("funding", FundingConfidenceChart(facts: self, language: language)),
        ("shares", ResultSharesChart(facts: self, language: language)),
        ("sharing", RiskSharingChart(facts: self, language: language)),
        ("groups", GroupChart(facts: self, language: language)),
        ("benefit", BenefitChart(facts: self, language: language)),
        ("layers", LayersChart(facts: self, language: language)),
        ("expense", ExpenseChart(facts: self, language: language)),
        ("cash", CashChart(facts: self, language: language)),
      ]
    return charts.compactMap { id, chart in
      chart.figure.map {
        DrawnChart(
          id: id, title: $0.title, description: $0.description, note: $0.note,
          svg: $0.svg(named: "chart-\(id)"))
      }
    }
  }
}
