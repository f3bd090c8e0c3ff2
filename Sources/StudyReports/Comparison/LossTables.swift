import Insurance
import Presentation
import Results
import Scenarios
import Statistics

/// The loss before it is shared, by cause, as tables: what the alternative itself explains of its own.
struct LossTables {
  let losses: LossComparison?
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var scale: Double { language == .chinese ? 1e4 : 1e6 }

  /// None where nothing is lost in any replication of either.
  var tables: [ReportTable] {
    guard let losses, losses.tables.contains(where: { $0.rows.contains { isThere($0) } }) else { return [] }
    return losses.tables.map(table)
  }

  /// What the alternative's terms are to its contract; nil where there are no tables.
  var note: String? {
    guard let losses, !tables.isEmpty else { return nil }
    return (losses.isChange ? AlternativeTerms.changed : .standing).words(language)
  }

  private func isThere(_ row: LossComparison.Row) -> Bool { row.baseline.value != 0 || row.alternative.value != 0 }

  private func table(_ table: LossComparison.Table) -> ReportTable {
    let span = table.year.map(String.init) ?? say("all years", "各年合计")
    let rows = table.rows.filter { $0.cause == nil || isThere($0) }.map { row -> ReportTable.Row in
      let error = row.difference.standardError
      let decimals = min(4, error.flatMap { NumberText.decimals(forStandardError: $0 / scale) } ?? 2)
      let cells = [
        row.cause?.words(language) ?? say("together", "合计"),
        NumberText.fixed(row.baseline.value / scale, decimals: decimals),
        NumberText.fixed(row.alternative.value / scale, decimals: decimals),
        DifferenceText(language: language).signed(row.difference.value / scale, decimals: decimals),
        error.map { NumberText.fixed($0 / scale, decimals: decimals) } ?? "–",
      ].map { RichText($0) }
      return row.cause == nil ? .total(cells) : .cells(cells)
    }
    return ReportTable(
      title: say("mean loss before it is shared, by cause, \(span), million yuan", "分担前平均亏损及成因，\(span)，万元"),
      kind: .figures,
      columns: [.words("")]
        + [
          say("baseline", "基准"), say("alternative", "方案"), say("difference", "差异"),
          say("its std. error", "差异标准误"),
        ].map { .number($0) }, rows: rows)
  }
}
