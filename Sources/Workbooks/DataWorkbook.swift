import Files
import Insurance
import Presentation

/// A result that is tables as an Excel workbook: a sheet a table, with headings that stay in sight and filter.
package struct DataWorkbook: Sendable {
  private let data: DataBook

  package init(_ data: DataBook) { self.data = data }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  package func write(to path: String) throws(OutputError) {
    let book = try Spreadsheet(path, font: SheetWords(language: data.language).font, title: data.title)
    for sheet in data.sheets {
      var table = SheetTable(
        columns: sheet.columns.map { .init(title: $0.title, width: $0.width, style: Self.style($0.look)) })
      for row in sheet.rows {
        table.rows.append(
          row.map { cell in
            switch cell {
            case .words(let words): (.words(words), nil)
            case .number(let number): (.number(number), nil)
            case .looking(let number, let look): (.number(number), Self.style(look))
            case .formula(let formula, let value, let look): (.formula(formula, value), Self.style(look))
            case .nothing: (.nothing, nil)
            }
          })
      }
      table.write(to: try book.sheet(sheet.name), frozen: sheet.frozen)
    }
    try book.close()
  }

  private static func style(_ look: DataSheet.Look) -> CellStyle {
    switch look {
    case .words: .plain
    case .sentences: .wrapped
    case .year: .number(.year)
    case .whole: .number(.whole)
    case .yuan: .number(.hundredths)
    case .share: .number(.percent)
    case .plain: .plain
    }
  }
}
