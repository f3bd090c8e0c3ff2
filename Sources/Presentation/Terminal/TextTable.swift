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
/// A cell is plain text: control characters become spaces, so that text out of a file can neither break the table nor
/// steer the terminal. No line ends in a space. A row is one line, so that programs can read it, unless a terminal is
/// too narrow for that: there long words wrap inside their column, and numbers never do.
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
  /// - Parameter style: whether there is emphasis, and how wide a line may be.
  package func rendered(indent: Int = 0, style: Style = .plain) -> String {
    precondition(indent >= 0, "An indent is at least 0.")
    let layout = TableLayout(columns, rows: rows, fitting: style.columns.map { $0 - indent })
    let widths = layout.widths
    let width = widths.reduce(0, +) + 2 * (widths.count - 1)
    let rule = style.dim(String(repeating: "─", count: width))
    let titles = columns.map(\.title)

    var text: [String] = []
    if titles.contains(where: { !$0.isEmpty }) {
      text += layout.lines(of: titles).map(style.bold) + [rule]
    }
    for (index, line) in lines.enumerated() {
      switch line {
      case .row(let cells, let emphasised):
        text += layout.lines(of: cells).map { emphasised ? style.bold($0) : $0 }
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

  private var rows: [[String]] {
    lines.compactMap { if case .row(let cells, _) = $0 { cells } else { nil } }
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
