import Insurance
import Presentation
import Results
import Statistics

/// Which change brings how much, as tables: all in order, and each alone.
struct ContributionsTables {
  let contributions: Contributions?
  /// What the values are called that changes are made of.
  let names: ValueName
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var scale: Double { language == .chinese ? 1e4 : 1e6 }

  /// None where there is one change alone.
  var tables: [ReportTable] { contributions?.tables.map(table) ?? [] }

  private func table(_ table: Contributions.Table) -> ReportTable {
    let span = table.year.map(String.init) ?? say("all years", "各年合计")
    let figures = PartyFigure.allCases
    var rows: [ReportTable.Row] = [.section(say("in order, each on top of those before", "依次叠加"))]
    for row in table.rows {
      rows.append(.cells([label(row.words(language))] + figures.map { number(row.inOrder[$0]) }))
    }
    rows.append(.total([RichText(say("the whole change", "全部变动"))] + figures.map { number(table.whole[$0]) }))
    rows.append(.section(say("each alone", "单独变动")))
    for row in table.rows {
      rows.append(
        .cells(
          [label(row.words(language))] + figures.map { figure in row.alone.map { number($0[figure]) } ?? "–" }))
    }
    if table.rows.allSatisfy({ $0.alone != nil }) {
      rows.append(
        .cells(
          [RichText(say("the whole less these (changes acting on each other)", "全部变动减单独变动之和（相互作用）"))]
            + figures.map { figure in
              let alone = table.rows.reduce(0) { $0 + ($1.alone?[figure]?.value ?? 0) }
              return plain((table.whole[figure]?.value ?? 0) - alone, standardError: table.whole[figure]?.standardError)
            }))
    }
    return ReportTable(
      title: say("what brings how much, \(span), million yuan", "各项变动的贡献，\(span)，万元"), kind: .figures,
      columns: [.words("")] + figures.map { .number($0.words(language)) }, rows: rows)
  }

  /// `支付比例 65% benefit.rate`; a change with a name of its own, or of several values, as it is.
  private func label(_ words: String) -> RichText {
    let parts = words.split(separator: " = ", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].contains(" = "), let title = names.title(parts[0]) else { return RichText(words) }
    return RichText("\(title) \(parts[1]) ") + .code(parts[0])
  }

  private func number(_ estimate: Estimate?) -> RichText {
    estimate.map { plain($0.value, standardError: $0.standardError) } ?? "–"
  }

  private func plain(_ value: Double, standardError: Double?) -> RichText {
    let decimals = standardError.flatMap { NumberText.decimals(forStandardError: $0 / scale) } ?? 2
    return RichText(DifferenceText(language: language).signed(value / scale, decimals: min(decimals, 4)))
  }
}
