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
  /// The column by which rows are added up; nil where each counts by itself.
  package let person: String?
  /// Whether rows are taken for people, or put together to people.
  package let isOfPeople: Bool
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
  /// Whether it is a part of a file, which may have no row.
  package let isPart: Bool
  /// Which rows were read, and how many others there are; nil for all.
  package let only: RowFilter?
  package let passedOver: Int
  /// Columns that look like a person's number and have rows that repeat one, though a row is taken for a person.
  package let repeats: [RepeatedRows]
  /// The years of the rows, where they are taken for one; nil where no column names them.
  package let years: YearsOfRows?
  /// The least amounts of people.
  package let least: LeastAmounts
  package let judgement: RowJudgement
  private let names: [String]

  /// - Parameters:
  ///   - file: read to its end.
  ///   - personPlace: the column by which rows are added up.
  package init(
    of file: DataFile, _ header: Header, _ amounts: AmountColumn, _ tally: RowTally, personPlace: Int? = nil
  ) {
    person = personPlace.map { header.names[$0] }
    isOfPeople = tally.marks.isOfPeople
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
    (only, passedOver, isPart) = (file.only, tally.passedOver, file.read != nil)
    (repeats, years) = tally.marks.told
    least = tally.least
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
    let only: RowFilter?
  }

  package var common: Common {
    Common(
      path: path, delimiter: delimiter, headerLine: headerLine, names: names, personal: personal, column: column,
      unit: unit, only: only)
  }

  /// - Parameters:
  ///   - common: of the parts.
  ///   - hash: of the file.
  ///   - encoding: nil where all is ASCII.
  ///   - tally: of all parts together; where a row is bad, nothing is known of the others.
  ///   - years: of all parts.
  package init(
    joining common: Common, hash: String, encoding: TextEncoding?, _ tally: RowTally, years: YearsOfRows?
  ) {
    (path, self.hash, self.encoding, sheet) = (common.path, hash, encoding, nil)
    (delimiter, headerLine, names) = (common.delimiter, common.headerLine, common.names)
    (personal, column, unit, person) = (common.personal, common.column, common.unit, nil)
    isOfPeople = true
    (written, points, rows) = (tally.written, tally.points, tally.bad.rows)
    (only, passedOver, isPart) = (common.only, 0, true)
    least = tally.least
    // Each part has told it of its own rows: what would tell it of all is no part of a file.
    (repeats, self.years) = ([], years)
    (totalRows, lineOfSum) = (tally.totalRows, tally.kept.lineOfSum)
    judgement = RowJudgement(tally.bad, tally.kept, names: common.names)
  }

  /// The same where they are several.
  package var severalYears: YearsOfRows? { years.flatMap { $0.areSeveral ? $0 : nil } }

  package var badRows: BadRows { judgement.bad }

  /// The file's name without its folders.
  package var name: String { path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent }
}
