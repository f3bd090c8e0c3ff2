import CXlsxWriter
import Files

/// A sheet of a workbook. Rows and columns count from 0.
final class Sheet {
  let name: String
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: Spreadsheet

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, named name: String, in book: Spreadsheet) {
    self.sheet = sheet
    self.name = name
    self.book = book
    // A4, as wide as the page, so that it prints.
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_landscape(sheet)
  }

  /// A value of a cell; an empty one is left out.
  enum Value {
    case words(String)
    case number(Double)
    /// A formula with what it comes to: `{row}` in it stands for the row's number, as the program names rows.
    case formula(String, Double)
    case nothing

    static func number(_ value: Double?) -> Value { value.map { .number($0) } ?? .nothing }
    static func whole(_ value: Int?) -> Value { value.map { .number(Double($0)) } ?? .nothing }
    static func words(_ text: String?) -> Value { text.map { .words($0) } ?? .nothing }
  }

  func write(_ value: Value, row: Int, column: Int, _ style: CellStyle = .plain) {
    let (row, column, format) = (lxw_row_t(row), lxw_col_t(column), book.format(style))
    switch value {
    // A cell holds 32,767 characters at most.
    case .words(let text):
      book.note(
        worksheet_write_string(
          sheet, row, column, String(ControlCharacters.spelled(text, keepingLines: true).prefix(32_767)), format))
    case .number(let number): book.note(worksheet_write_number(sheet, row, column, number, format))
    case .formula(let formula, let value):
      let own = "=" + formula.replacing("{row}", with: "\(row + 1)")
      book.note(worksheet_write_formula_num(sheet, row, column, own, format, value))
    case .nothing: book.note(worksheet_write_blank(sheet, row, column, format))
    }
  }

  /// Words over several columns.
  func merge(_ words: String, row: Int, columns: ClosedRange<Int>, _ style: CellStyle) {
    book.note(
      worksheet_merge_range(
        sheet, lxw_row_t(row), lxw_col_t(columns.lowerBound), lxw_row_t(row), lxw_col_t(columns.upperBound), words,
        book.format(style)))
  }

  /// - Parameter widths: of the columns from the first on, in characters.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      book.note(worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil))
    }
  }

  /// - Parameter points: how high the row is.
  func setHeight(row: Int, _ points: Double) { book.note(worksheet_set_row(sheet, lxw_row_t(row), points, nil)) }

  /// Keeps rows and columns in sight while the rest moves, and repeats the rows on every printed page.
  func freeze(rows: Int, columns: Int) {
    worksheet_freeze_panes(sheet, lxw_row_t(rows), lxw_col_t(columns))
    if rows > 0 { book.note(worksheet_repeat_rows(sheet, 0, lxw_row_t(rows - 1))) }
  }

  /// Prints so many rows on a page, at a size at which they fit, instead of as many as the page's width leaves.
  ///
  /// - Parameters:
  ///   - rows: of each page.
  ///   - count: of all rows.
  ///   - percent: of the size on the screen.
  func breakPages(every rows: Int, of count: Int, percent: UInt16) {
    // A scale and breaks of one's own are heeded only where nothing is fitted.
    worksheet_set_print_scale(sheet, percent)
    var breaks = stride(from: rows, to: count, by: rows).map { lxw_row_t($0) } + [0]
    if breaks.count > 1 { book.note(worksheet_set_h_pagebreaks(sheet, &breaks)) }
  }

  /// Lets the reader choose among the rows below a heading.
  func filter(headingRow: Int, lastRow: Int, columns: Int) {
    guard lastRow > headingRow else { return }
    book.note(
      worksheet_autofilter(
        sheet, lxw_row_t(headingRow), 0, lxw_row_t(lastRow), lxw_col_t(columns - 1)))
  }

  /// - Parameter description: what there is to see, for who cannot.
  func insert(_ chart: SheetChart, row: Int, column: Int, description: String) {
    description.withCString { description in
      var options = lxw_chart_options()
      options.x_scale = 1.35
      options.y_scale = 1.3
      options.description = UnsafeMutablePointer(mutating: description)
      book.note(worksheet_insert_chart_opt(sheet, lxw_row_t(row), lxw_col_t(column), chart.chart, &options))
    }
  }
}

/// A table as a sheet of its own: headings that stay in sight and filter, a row each.
struct SheetTable {
  struct Column {
    let title: String
    let width: Double
    var style = CellStyle.plain
  }

  let columns: [Column]
  /// A cell with a look of its own has a style; the others have their column's.
  var rows: [[(value: Sheet.Value, style: CellStyle?)]] = []

  mutating func add(_ values: [Sheet.Value], _ style: CellStyle? = nil) {
    rows.append(values.map { ($0, style) })
  }

  /// - Parameter frozen: how many of the first columns stay in sight too.
  func write(to sheet: Sheet, frozen: Int = 0) {
    sheet.setWidths(columns.map(\.width))
    for (place, column) in columns.enumerated() { sheet.write(.words(column.title), row: 0, column: place, .heading) }
    for (row, cells) in rows.enumerated() {
      for (place, cell) in cells.enumerated() {
        if case .nothing = cell.value, cell.style == nil { continue }
        sheet.write(cell.value, row: row + 1, column: place, cell.style ?? columns[place].style)
      }
    }
    sheet.freeze(rows: 1, columns: frozen)
    sheet.filter(headingRow: 0, lastRow: rows.count, columns: columns.count)
  }
}
