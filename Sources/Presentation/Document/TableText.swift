extension ReportTable {
  /// The table on a terminal. A first column without a heading has the table's title for one.
  package func text(style: Style) -> String {
    var text = TextTable(
      columns.enumerated().map { place, column in
        .init(place == 0 && column.title.isEmpty ? title : column.title, column.isNumber ? .trailing : .leading)
      })
    for (place, row) in rows.enumerated() {
      switch row {
      case .section(let words): text.addSection(words)
      case .cells(let cells): text.add(cells.map(\.plain))
      case .total(let cells):
        if place > 0 { text.addRule() }
        text.add(cells.map(\.plain), emphasised: true)
      }
    }
    return text.rendered(style: style)
  }
}
