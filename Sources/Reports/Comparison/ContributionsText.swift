import Insurance
import Simulation
import Statistics

/// Which change brings how much, as a table: each alone, and all in order.
struct ContributionsText {
  private let contributions: Contributions?
  private let language: Language
  private let style: Style

  init(_ contributions: Contributions?, language: Language, style: Style) {
    self.contributions = contributions
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var scale: Double { language == .chinese ? 1e4 : 1e6 }

  var text: String {
    guard let contributions else { return "" }
    return contributions.tables.map(table).joined(separator: "\n")
  }

  private func table(_ table: Contributions.Table) -> String {
    let span = table.year.map(String.init) ?? say("all years", "各年合计")
    let figures = PartyFigure.allCases
    var text = TextTable(
      [.init(say("what brings how much, \(span), million yuan", "各项变动的贡献，\(span)，万元"))]
        + figures.map { .init($0.words(language), .trailing) })
    text.addSection(say("in order, each on top of those before", "依次叠加"))
    for row in table.rows { text.add([row.words(language)] + figures.map { number(row.inOrder[$0]) }) }
    text.addRule()
    text.add([say("the whole change", "全部变动")] + figures.map { number(table.whole[$0]) }, emphasised: true)
    text.addSection(say("each alone", "单独变动"))
    for row in table.rows {
      text.add(
        [row.words(language)] + figures.map { figure in row.alone.map { number($0[figure]) } ?? "–" })
    }
    if table.rows.allSatisfy({ $0.alone != nil }) {
      text.add(
        [say("the whole less these (changes acting on each other)", "全部变动减单独变动之和（相互作用）")]
          + figures.map { figure in
            let alone = table.rows.reduce(0) { $0 + ($1.alone?[figure]?.value ?? 0) }
            return plain((table.whole[figure]?.value ?? 0) - alone, standardError: table.whole[figure]?.standardError)
          })
    }
    return text.rendered(style: style)
  }

  private func number(_ estimate: Estimate?) -> String {
    estimate.map { plain($0.value, standardError: $0.standardError) } ?? "–"
  }

  private func plain(_ value: Double, standardError: Double?) -> String {
    let decimals = standardError.flatMap { NumberText.decimals(forStandardError: $0 / scale) } ?? 2
    return DifferenceText(language: language).signed(value / scale, decimals: min(decimals, 4))
  }
}
