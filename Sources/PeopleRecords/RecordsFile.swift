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

  /// Why there are no people.
  package enum Fault: Error, Sendable {
    case file(DataError)
    case rows(BadRows, path: String)
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
    guard rows.tally.bad.count == 0 else { throw .rows(rows.tally.bad, path: path) }
    if rows.tally.bad.rows == 0 { throw .file(DataError(.empty, path: path)) }
    rows.finish()
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
    DataFile.Reading(
      delimiter: columns.delimiter.flatMap(Delimiter.typed),
      encoding: columns.encoding.flatMap(TextEncoding.init(named:)), sheet: columns.sheet)
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
