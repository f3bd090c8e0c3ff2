import Foundation

/// How a file was read: what is said of it beside the result.
package struct FileReading: Sendable {
  /// As the user named it.
  package let path: String
  package let hash: String
  /// Nil where all is ASCII, or in a sheet.
  package let encoding: TextEncoding?
  package let delimiter: UInt8
  package let sheet: String?
  /// The line of the header; 0 where there is none.
  package let headerLine: Int
  /// The columns that tell who somebody is, which were passed over.
  package let personal: [PersonalColumn]
  /// The column of the amounts, and its unit.
  package let column: String
  package let unit: AmountUnit
  package let written: WrittenRows
  /// Nothing where nobody counted them.
  package let points: PointedRows
  /// Rows of totals, which were left out.
  package let totalRows: TotalRows
  /// The line of the last row, where its amount is the sum of all others though no label says so; nil where it is not.
  package let lineOfSum: Int?
  package let rows: Int
  package let judgement: RowJudgement
  private let names: [String]

  /// - Parameter file: read to its end.
  package init(of file: DataFile, _ header: Header, _ amounts: AmountColumn, _ tally: RowTally) {
    path = file.path
    hash = file.hash
    encoding = file.encoding
    delimiter = file.scanner.delimiter
    sheet = file.sheet
    headerLine = header.line
    personal = header.personal
    column = amounts.name
    unit = amounts.unit
    written = tally.written
    points = tally.points
    totalRows = tally.totalRows
    lineOfSum = tally.kept.lineOfSum
    rows = tally.bad.rows
    judgement = RowJudgement(tally.bad, tally.kept, names: header.names)
    names = header.names
  }

  /// What parts of a file that have no bad rows have in common: how all of it is read.
  package struct Common: Sendable, Hashable, Codable {
    package let path: String
    let delimiter: UInt8
    let headerLine: Int
    let names: [String]
    let personal: [PersonalColumn]
    let column: String
    let unit: AmountUnit
  }

  package var common: Common {
    Common(
      path: path, delimiter: delimiter, headerLine: headerLine, names: names, personal: personal, column: column,
      unit: unit)
  }

  /// - Parameters:
  ///   - common: of the parts.
  ///   - hash: of the file.
  ///   - encoding: nil where all is ASCII.
  ///   - tally: of all parts together; where a row is bad, nothing is known of the others.
  package init(joining common: Common, hash: String, encoding: TextEncoding?, _ tally: RowTally) {
    (path, self.hash, self.encoding, sheet) = (common.path, hash, encoding, nil)
    (delimiter, headerLine, names) = (common.delimiter, common.headerLine, common.names)
    (personal, column, unit) = (common.personal, common.column, common.unit)
    (written, points, rows) = (tally.written, tally.points, tally.bad.rows)
    (totalRows, lineOfSum) = (tally.totalRows, tally.kept.lineOfSum)
    judgement = RowJudgement(tally.bad, tally.kept, names: common.names)
  }

  package var badRows: BadRows { judgement.bad }

  /// The file's name without its folders.
  package var name: String { path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent }
}
