/// A table for a terminal: columns aligned by display width, two spaces apart, headings in place of boxes.
///
/// ```
///                      Value  Std. error
/// ──────────────────────────────────────
/// Cost
///   Total      153.2 million         0.4
///   Per head           85.31        0.12
/// ```
///
/// A cell is plain text on one line: control characters become spaces, so that text out of a file can neither break
/// the table nor steer the terminal. No line ends in a space.
package struct TextTable: Sendable {
  /// Where the text of a column stands.
  package enum Alignment: Sendable {
    /// From the left: for words.
    case leading
    /// To the right: for numbers.
    case trailing
  }

  package struct Column: Sendable {
    package let title: String
    package let alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = oneLine(title)
      self.alignment = alignment
    }
  }

  private enum Line {
    case row([String], emphasised: Bool)
    case section(String)
    case rule
  }

  private let columns: [Column]
  private var lines: [Line] = []
  private var inSection = false

  package init(_ columns: [Column]) {
    precondition(!columns.isEmpty, "A table has at least one column.")
    self.columns = columns
  }

  /// Adds a row; cells left out at its end are empty. Under a section the row moves in by two spaces.
  package mutating func add(_ cells: [String], emphasised: Bool = false) {
    precondition(cells.count <= columns.count, "A row has no more cells than the table has columns.")
    var row = cells.map(oneLine)
    row += Array(repeating: "", count: columns.count - row.count)
    if inSection && !row[0].isEmpty { row[0] = "  " + row[0] }
    lines.append(.row(row, emphasised: emphasised))
  }

  /// Adds a line across the table, before a total for instance. Rows after it belong to no section.
  package mutating func addRule() {
    lines.append(.rule)
    inSection = false
  }

  /// Begins a part of the table under a heading line of its own, set off by an empty line.
  package mutating func addSection(_ title: String) {
    lines.append(.section(oneLine(title)))
    inSection = true
  }

  /// The table as text, a line feed after every line. Where no column has a title there is no header.
  ///
  /// - Parameter indent: spaces before every line that is not empty.
  package func rendered(indent: Int = 0, style: Style = .plain) -> String {
    precondition(indent >= 0, "An indent is at least 0.")
    let widths = columnWidths()
    let width = widths.reduce(0, +) + 2 * (widths.count - 1)
    let rule = style.dim(String(repeating: "─", count: width))
    let titles = columns.map(\.title)

    var text: [String] = []
    if titles.contains(where: { !$0.isEmpty }) {
      text += [style.bold(aligned(titles, to: widths)), rule]
    }
    for (index, line) in lines.enumerated() {
      switch line {
      case .row(let cells, let emphasised):
        let row = aligned(cells, to: widths)
        text.append(emphasised ? style.bold(row) : row)
      case .section(let title):
        if index > 0 { text.append("") }
        text.append(style.bold(title))
      case .rule:
        text.append(rule)
      }
    }
    let margin = String(repeating: " ", count: indent)
    return text.map { ($0.isEmpty ? "" : margin + $0) + "\n" }.joined()
  }

  private func columnWidths() -> [Int] {
    var widths = columns.map { displayWidth($0.title) }
    for case .row(let cells, _) in lines {
      for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], displayWidth(cell)) }
    }
    return widths
  }

  private func aligned(_ cells: [String], to widths: [Int]) -> String {
    var line = ""
    // Spaces wait until text follows them, so that none is left at the end.
    var pending = 0
    for (index, cell) in cells.enumerated() {
      if index > 0 { pending += 2 }
      let room = widths[index] - displayWidth(cell)
      if columns[index].alignment == .trailing { pending += room }
      if !cell.isEmpty {
        line += String(repeating: " ", count: pending) + cell
        pending = 0
      }
      if columns[index].alignment == .leading { pending += room }
    }
    return line
  }
}

/// `text` with each control character and line break as a space, and no space at its end.
private func oneLine(_ text: String) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: clean.append(" ")
    default: clean.append(scalar)
    }
  }
  while clean.last?.properties.isWhitespace == true { clean.removeLast() }
  return String(clean)
}
