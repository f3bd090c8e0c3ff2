/// A piece of a report, the same for every form that it is written in.
package enum ReportBlock: Sendable {
  /// The heading of one scenario of several.
  case chapter(String, place: String)
  /// A heading that stands in the list of contents; the place is its name in links.
  case section(String, place: String)
  case subsection(String)
  case paragraph(RichText)
  /// The questions of the reader, each with its answer.
  case answers([Answer])
  /// What a reader must know before believing the result.
  case warning(String)
  /// Charts that stand side by side where there is room.
  case charts([ChartFigure])
  case table(ReportTable)
  case list([RichText])
  case terms([(term: RichText, meaning: RichText)])

  /// Whether a part is one that is looked up rather than read: on what the numbers rest, where they come from, what words mean.
  static func isReference(_ place: String) -> Bool {
    let names = [
      "settings", "inputs", "assumptions", "clauses", "readings", "precision", "differences-precision", "glossary",
      "provenance",
    ]
    return names.contains { place == $0 || place.hasSuffix("-" + $0) }
  }

  package struct Answer: Sendable {
    package let question: String
    package let answer: RichText
    /// The answer in a word, where it has one.
    package var verdict: String?

    package init(question: String, answer: RichText, verdict: String? = nil) {
      (self.question, self.answer, self.verdict) = (question, answer, verdict)
    }
  }
}

/// A table of a report.
package struct ReportTable: Sendable {
  package struct Column: Sendable {
    package let title: String
    package let isNumber: Bool
    /// Whether most of the table's words stand in it.
    var isWide = false

    package static func words(_ title: String) -> Column { Column(title: title, isNumber: false) }
    package static func sentences(_ title: String) -> Column { Column(title: title, isNumber: false, isWide: true) }
    package static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  package enum Row: Sendable {
    case section(String)
    case cells([RichText])
    /// What stands out among the rows: a sum, or all together.
    case total([RichText])
  }

  package enum Kind: Sendable {
    /// Numbers, to be compared down and across.
    case figures
    /// Sentences; on a narrow screen each row is a block of its own.
    case words
  }

  package let title: String
  package let kind: Kind
  package let columns: [Column]
  package var rows: [Row]

  package init(title: String, kind: Kind, columns: [Column], rows: [Row]) {
    (self.title, self.kind, self.columns, self.rows) = (title, kind, columns, rows)
  }

  /// Whether a telephone cannot hold it: more than four columns, or numbers as long as those of whole accounts.
  var isWide: Bool {
    let numbers = columns.indices.filter { columns[$0].isNumber }.map { column in
      rows.map { row in
        switch row {
        case .section: 0
        case .cells(let cells), .total(let cells):
          cells.indices.contains(column) ? displayWidth(cells[column].plain) : 0
        }
      }.max() ?? 0
    }
    return columns.count > 4 || numbers.reduce(0, +) > 40
  }

  /// Without the columns in which no row has anything.
  package var withoutEmptyColumns: ReportTable {
    let filled = columns.indices.filter { column in
      rows.contains { row in
        switch row {
        case .section: false
        case .cells(let cells), .total(let cells): cells.indices.contains(column) && !cells[column].isEmpty
        }
      }
    }
    guard !filled.isEmpty else { return self }
    func kept(_ cells: [RichText]) -> [RichText] { filled.compactMap { cells.indices.contains($0) ? cells[$0] : nil } }
    return ReportTable(
      title: title, kind: kind, columns: filled.map { columns[$0] },
      rows: rows.map { row in
        switch row {
        case .section: row
        case .cells(let cells): .cells(kept(cells))
        case .total(let cells): .total(kept(cells))
        }
      })
  }

  /// Whether the last heading of the blocks before says the same as the title.
  package func isNamed(by blocks: ArraySlice<ReportBlock>) -> Bool {
    for block in blocks.reversed() {
      switch block {
      case .chapter(let heading, _), .section(let heading, _), .subsection(let heading): return heading == title
      case .table: return false
      default: continue
      }
    }
    return false
  }
}
