import Files
import Insurance
import Presentation

/// A report or a form as an Excel workbook that prints on A4: its words across the page, its tables as cells whose numbers can be
/// reckoned with, and on a sheet of its own what it rests on, in sentences. Charts are left to pages and Word.
package struct ReportWorkbook: Sendable {
  private let report: ReportDocument

  package init(_ report: ReportDocument) { self.report = report }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  package func write(to path: String) throws(OutputError) {
    let words = SheetWords(language: report.language)
    let book = try Spreadsheet(path, font: words.font, title: report.title)
    let parts = Self.parts(of: report.blocks)
    var page = ReportSheet(report, parts.form, on: try book.sheet(words.say("Report", "报告")))
    page.write()
    if !parts.basis.isEmpty {
      var basis = ReportSheet(report, parts.basis, on: try book.sheet(words.say("Basis", "依据")))
      basis.write()
    }
    try book.close()
  }

  /// Sections of figures, and those with tables of sentences, whose columns would make the others' too wide.
  private static func parts(of blocks: [ReportBlock]) -> (form: [ReportBlock], basis: [ReportBlock]) {
    var (form, basis, section): ([ReportBlock], [ReportBlock], [ReportBlock]) = ([], [], [])
    var isOfWords = false
    func end() {
      if isOfWords { basis += section } else { form += section }
      (section, isOfWords) = ([], false)
    }
    for block in blocks {
      switch block {
      case .chapter:
        end()
        form.append(block)
        basis.append(block)
        continue
      case .section: end()
      case .table(let table): if table.kind == .words, table.columns.count > 2 { isOfWords = true }
      default: break
      }
      section.append(block)
    }
    end()
    let isEmpty = basis.allSatisfy { if case .chapter = $0 { true } else { false } }
    return (form, isEmpty ? [] : basis)
  }
}

/// A sheet of a report, written from top to bottom.
private struct ReportSheet {
  private let report: ReportDocument
  private let blocks: [ReportBlock]
  private let sheet: Sheet
  /// Of each column, in characters.
  private let widths: [Double]
  private var row = 0
  /// Headings of which nothing stands below yet: of a section that has charts alone nothing is written.
  private var headings: [(text: String, style: CellStyle)] = []

  init(_ report: ReportDocument, _ blocks: [ReportBlock], on sheet: Sheet) {
    (self.report, self.blocks, self.sheet) = (report, blocks, sheet)
    widths = Self.widths(of: blocks)
  }

  /// Columns as wide as what stands in the tables, within what a page can show.
  private static func widths(of blocks: [ReportBlock]) -> [Double] {
    var widths = [18.0, 14, 14, 14]
    for case .table(let table) in blocks {
      for (place, column) in table.columns.enumerated() {
        while widths.count <= place { widths.append(10) }
        let longest = table.rows.reduce(displayWidth(column.title)) { max($0, displayWidth($1.text(at: place))) }
        widths[place] = max(widths[place], min(Double(longest) + 2, column.isNumber ? 20 : place == 0 ? 40 : 48))
      }
    }
    return widths
  }

  mutating func write() {
    sheet.setWidths(widths)
    across(report.kicker, .plain)
    across(report.title, CellStyle(isBold: true, wraps: true, size: 16))
    across(report.subtitle, .plain)
    for (place, block) in blocks.enumerated() {
      switch block {
      case .chapter(let title, _): begin(title, CellStyle(isBold: true, size: 14))
      case .section(let title, _): begin(title, CellStyle(isBold: true, size: 13))
      case .subsection(let title): begin(title, .bold)
      case .paragraph(let words): across(words.plain, .wrapped)
      case .answers(let answers):
        for answer in answers { write(answer) }
        row += 1
      case .warning(let words): across(words, CellStyle(wraps: true, role: .assumption))
      case .charts: continue
      case .table(let table): write(table, isNamed: table.isNamed(by: blocks[..<place]))
      case .list(let items): for item in items { across("· " + item.plain, .wrapped) }
      case .terms(let terms):
        let mark = report.language == .chinese ? "：" : ": "
        for term in terms { across(term.term.plain + mark + term.meaning.plain, .wrapped) }
      }
    }
  }

  /// Keeps a heading until something stands below it. One of the same rank or a higher takes the place of an empty one.
  private mutating func begin(_ title: String, _ style: CellStyle) {
    headings.removeAll { $0.style.size <= style.size }
    headings.append((title, style))
  }

  private mutating func writeHeadings() {
    for heading in headings {
      row += 1
      sheet.write(.words(heading.text), row: row, column: 0, heading.style)
      sheet.setHeight(row: row, heading.style.size + 9)
      row += 1
    }
    headings = []
  }

  /// Words over all columns.
  private mutating func across(_ words: String, _ style: CellStyle, from first: Int = 0) {
    writeHeadings()
    sheet.merge(words, row: row, columns: first...widths.count - 1, style)
    sheet.setHeight(row: row, Self.height(of: words, in: widths[first...].reduce(0, +), style.size))
    row += 1
  }

  private mutating func write(_ answer: ReportBlock.Answer) {
    writeHeadings()
    let mark = report.language == .chinese ? "。" : ". "
    let words = (answer.verdict.map { $0 + mark } ?? "") + answer.answer.plain
    sheet.write(.words(answer.question), row: row, column: 0, CellStyle(isBold: true, wraps: true))
    let own = Self.height(of: answer.question, in: widths[0], 11)
    sheet.merge(words, row: row, columns: 1...widths.count - 1, .wrapped)
    sheet.setHeight(row: row, max(own, Self.height(of: words, in: widths[1...].reduce(0, +), 11)))
    row += 1
  }

  private mutating func write(_ table: ReportTable, isNamed: Bool) {
    writeHeadings()
    if !isNamed {
      sheet.write(.words(table.title), row: row, column: 0, .bold)
      row += 1
    }
    line(table.columns.map { (.words($0.title), CellStyle(isBold: true, wraps: true, role: .heading)) })
    var addends = Addends(columns: table.columns.count, from: row)
    for item in table.rows {
      switch item {
      case .section(let title):
        line(table.columns.indices.map { ($0 == 0 ? .words(title) : .nothing, .section) })
        addends = Addends(columns: table.columns.count, from: row)
      case .cells(let cells), .total(let cells):
        let isTotal = if case .total = item { true } else { false }
        let numbers = table.columns.indices.map { place in
          table.columns[place].isNumber && cells.indices.contains(place) ? ShownNumber(cells[place]) : nil
        }
        line(
          table.columns.indices.map { place in
            guard let number = numbers[place] else {
              let words = cells.indices.contains(place) ? cells[place].plain : ""
              return (.words(words), CellStyle(isBold: isTotal, wraps: true))
            }
            let formula =
              isTotal
              ? addends.sum(column: place, of: number.value, before: row)
              : Self.difference(table.columns, numbers, at: place, row: row)
            return (
              formula.map { .formula($0, number.value) } ?? .number(number.value),
              CellStyle(number: number.format, isBold: isTotal)
            )
          })
        addends.add(numbers)
        if isTotal { addends = Addends(columns: table.columns.count, from: row) }
      }
    }
    row += 1
  }

  /// The rows above a total that it may be the sum of.
  private struct Addends {
    private var columns: [[Double?]]
    private let first: Int

    init(columns count: Int, from row: Int) { (columns, first) = (Array(repeating: [], count: count), row) }

    mutating func add(_ numbers: [ShownNumber?]) {
      for (place, number) in numbers.enumerated() { columns[place].append(number?.value) }
    }

    /// Nil where the total is no sum of the cells, such as a ratio.
    func sum(column: Int, of total: Double, before row: Int) -> String? {
      let values = columns[column].compactMap(\.self)
      guard values.count > 1, values.count == columns[column].count, row == first + values.count,
        ReportSheet.isSame(values.reduce(0, +), total, beside: values)
      else { return nil }
      let letter = ReportSheet.letter(column)
      return "SUM(\(letter)\(first + 1):\(letter)\(row))"
    }
  }

  /// What a column of differences is in a row: the number before it less the one before that, where it is.
  private static func difference(
    _ columns: [ReportTable.Column], _ numbers: [ShownNumber?], at place: Int, row: Int
  ) -> String? {
    guard place >= 2, ["差异", "difference"].contains(columns[place].title), let own = numbers[place],
      let later = numbers[place - 1], let former = numbers[place - 2],
      isSame(later.value - former.value, own.value, beside: [later.value, former.value])
    else { return nil }
    return "\(letter(place - 1))\(row + 1)-\(letter(place - 2))\(row + 1)"
  }

  /// Whether a formula comes to a number of the program's, but for what adding in binary leaves.
  private static func isSame(_ sum: Double, _ number: Double, beside values: [Double]) -> Bool {
    abs(sum - number) <= 1e-12 * values.reduce(0) { $0 + abs($1) }
  }

  /// `A` for the first column.
  private static func letter(_ column: Int) -> String {
    column < 26
      ? String(UnicodeScalar(UInt8(65 + column)))
      : letter(column / 26 - 1) + letter(column % 26)
  }

  /// A row of a table, as high as its longest cell.
  private mutating func line(_ cells: [(value: Sheet.Value, style: CellStyle)]) {
    var height = 20.0
    for (place, cell) in cells.enumerated() {
      sheet.write(cell.value, row: row, column: place, cell.style)
      if cell.style.wraps, case .words(let text) = cell.value {
        height = max(height, Self.height(of: text, in: widths[place], cell.style.size))
      }
    }
    sheet.setHeight(row: row, height)
    row += 1
  }

  /// How high a row is that shows all of a text: a merged cell does not grow by itself. A line is not filled to its end, as words
  /// are not cut.
  private static func height(of text: String, in width: Double, _ size: Double) -> Double {
    let signs = max(1, width * 11 / size - 3)
    return (Double(displayWidth(text)) / signs).rounded(.up) * (size + 5) + 4
  }
}

extension ReportTable.Row {
  fileprivate func text(at column: Int) -> String {
    switch self {
    case .section: ""
    case .cells(let cells), .total(let cells): cells.indices.contains(column) ? cells[column].plain : ""
    }
  }
}
