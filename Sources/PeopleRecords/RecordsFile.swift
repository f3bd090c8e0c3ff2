import Data
import Plans

/// The people of a file, by what stands in their column of groups.
package struct RecordsFile: Sendable, Hashable, Codable {
  package struct Group: Sendable, Hashable, Codable {
    /// What stands in the column; empty where there is none.
    package let name: String
    package let records: Records
  }

  /// In the order in which they are met.
  package let groups: [Group]
  /// Whether amounts have been put into cells (`AmountTally`).
  package let isInCells: Bool
  package let rows: Int
  /// Of its bytes.
  package let hash: String
  /// The name of the amounts' column, or those of the parts' columns.
  package let column: String
  /// What of the rows is probably not as they are taken.
  package let remarks: [Remark]

  /// What is said of the file in both languages.
  package struct Remark: Sendable, Hashable, Codable {
    package let en: String
    package let zh: String
  }

  /// Why there are no people.
  package enum Fault: Error, Sendable {
    case file(DataError)
    case rows(RowJudgement, path: String)
  }

  /// Reads a file to its end.
  ///
  /// - Parameter path: of the file.
  init(_ columns: RecordsColumns, at path: String) throws(Fault) {
    var (file, rows): (DataFile, RecordsRows)
    do throws(DataError) {
      (file, rows) = try Self.rows(columns, at: path)
    } catch {
      throw .file(error)
    }
    do throws(DataError.Code) { try rows.finish() } catch { throw .file(DataError(error, path: path)) }
    let judgement = rows.judgement
    guard judgement.bad.count == 0 || columns.skipsBadRows && judgement.objection == nil else {
      throw .rows(judgement, path: path)
    }
    if rows.tally.bad.rows == 0 { throw .file(DataError(.noRows(passedOver: rows.tally.passedOver), path: path)) }
    remarks = rows.remarks.map { Remark(en: $0.en, zh: $0.zh) }
    groups = rows.names.indices.map {
      Group(name: rows.names[$0], records: rows.tallies[$0].records(beside: rows.pairs[$0].pairs))
    }
    isInCells = rows.tallies.contains(where: \.isInCells) || rows.pairs.contains(where: \.isInCells)
    self.rows = rows.tally.bad.rows
    hash = file.hash
    column = rows.column
  }

  /// The names of a file's columns that tell nobody's; none where it cannot be read.
  static func columnNames(_ columns: RecordsColumns, at path: String) -> [String] {
    guard let file = try? DataFile(path, reading(columns)), let header = try? Header(of: file, wanted: columns.names)
    else { return [] }
    return header.names.enumerated().filter { place, _ in !header.personal.contains { $0.place == place } }.map(
      \.element)
  }

  private static func reading(_ columns: RecordsColumns) -> DataFile.Reading {
    var reading = DataFile.Reading(
      delimiter: columns.delimiter.flatMap(Delimiter.typed),
      encoding: columns.encoding.flatMap(TextEncoding.init(named:)), sheet: columns.sheet)
    reading.only = columns.only
    return reading
  }

  private static func rows(
    _ columns: RecordsColumns, at path: String
  ) throws(DataError) -> (DataFile, RecordsRows) {
    let file = try DataFile(path, reading(columns))
    let header = try Header(of: file, wanted: columns.names, isOnlyColumn: columns.isOnlyColumn)
    var rows: RecordsRows
    do throws(DataError.Code) {
      rows = try RecordsRows(columns, header)
    } catch {
      throw DataError(error, path: path)
    }
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.add($0) }
    }
    return (file, rows)
  }
}
