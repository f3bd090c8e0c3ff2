import Insurance
import Simulation

/// A result for a spreadsheet: tables of numbers with all their digits, in the units of the record that programs read.
package struct DataBook: Sendable {
  package let title: String
  package let language: Language
  package let sheets: [DataSheet]

  package init(title: String, language: Language, sheets: [DataSheet]) {
    (self.title, self.language, self.sheets) = (title, language, sheets)
  }

  /// The first of its tables, which has the answer, as delimited text.
  package var csv: String { sheets.first?.csv ?? "" }
}

/// A table of a spreadsheet.
package struct DataSheet: Sendable {
  /// How the numbers of a column or a cell are shown; the cell has all of their digits.
  package enum Look: Sendable {
    case words
    /// Sentences, wrapped.
    case sentences
    case year, whole, yuan, share, plain

    /// How numbers of a metric's unit are shown.
    package init(_ unit: Metric.Unit) {
      switch unit {
      case .share: self = .share
      case .people: self = .whole
      case .yuan, .yuanPerHead, .years, .months: self = .yuan
      }
    }
  }

  package struct Column: Sendable {
    package let title: String
    package let look: Look
    /// In characters.
    package let width: Double

    package init(_ title: String, _ look: Look = .words, width: Double? = nil) {
      self.title = title
      self.look = look
      switch look {
      case .words: self.width = width ?? 24
      case .sentences: self.width = width ?? 60
      case .year: self.width = width ?? 8
      case .whole, .yuan, .share, .plain: self.width = width ?? 18
      }
    }
  }

  package enum Cell: Sendable {
    case words(String)
    case number(Double)
    /// A number with a look of its own.
    case looking(Double, Look)
    /// A formula that a reader's change moves, with what it comes to: `{row}` stands for the cell's own row.
    case formula(String, Double, Look)
    case nothing

    package static func words(_ text: String?) -> Cell { text.map { .words($0) } ?? .nothing }
    package static func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .nothing }
    package static func whole(_ value: Int?) -> Cell { value.map { .number(Double($0)) } ?? .nothing }
    package static func looking(_ value: Double?, _ look: Look) -> Cell { value.map { .looking($0, look) } ?? .nothing }
  }

  /// At most 31 characters, without `[]:*?/\`.
  package let name: String
  package let columns: [Column]
  package var rows: [[Cell]]
  /// How many of the first columns stay in sight.
  package var frozen = 1

  package init(_ name: String, _ columns: [Column], rows: [[Cell]] = [], frozen: Int = 1) {
    (self.name, self.columns, self.rows, self.frozen) = (name, columns, rows, frozen)
  }

  /// The table as delimited text, UTF-8 with a byte-order mark.
  var csv: String {
    let heading = columns.map(\.title)
    let lines = rows.map { row in
      row.map { cell in
        switch cell {
        case .words(let words): words
        case .number(let number), .looking(let number, _), .formula(_, let number, _): "\(number)"
        case .nothing: ""
        }
      }
    }
    return "\u{FEFF}" + ([heading] + lines).map { $0.map(ReportText.csv).joined(separator: ",") + "\n" }.joined()
  }
}
