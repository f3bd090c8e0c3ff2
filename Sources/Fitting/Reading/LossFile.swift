import Files
import Foundation

/// Amounts read from a delimited file with a header, as a stream: the file may be of any size.
package struct LossFile: Sendable {
  /// The rows that can be used.
  package private(set) var observations: Observations
  /// How many rows there were under the header.
  package private(set) var rows: Int
  /// The first bad rows, and how many there are in all.
  package private(set) var badRows: [BadRow]
  package private(set) var badRowCount: Int
  /// Bad rows that are no matter of chance (`BadRow.isByChance`), and the first of them.
  package private(set) var tellingRowCount: Int
  package private(set) var tellingRow: BadRow?
  /// FNV-1a with 64 bits over the file's bytes: it tells versions of a file apart.
  package let hash: String
  /// The column of the amounts, or of the upper bounds, by its name.
  package let column: String

  /// Whether the rows that can be used still stand for all: at most one in a thousand is bad, each by chance.
  package var standsForAll: Bool { tellingRowCount == 0 && badRowCount * 1_000 <= rows }

  /// How many bad rows are named.
  package static let mostBadRows = 20

  /// How the amounts came into the file.
  package struct Recording: Sendable, Hashable {
    package let truncation: Truncation
    /// Amounts of this size and above are known only to be at least so large; infinite where there is no cap.
    package let cap: Double

    package init(truncation: Truncation = .none, cap: Double = .infinity) {
      self.truncation = truncation
      self.cap = cap
    }
  }

  /// - Parameters:
  ///   - path: the file, or `-` for standard input.
  ///   - delimiter: one byte, such as a comma.
  package init(
    path: String, columns: LossColumns, recording: Recording = Recording(), delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(LossFileError) {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      var isDirectory = ObjCBool(false)
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw .unreadable("there is no such file")
      }
      if isDirectory.boolValue { throw .unreadable("is a folder, not a file") }
      guard let opened = FileHandle(forReadingAtPath: path) else { throw .unreadable("cannot be opened") }
      handle = opened
      ReadFiles.note(path)
    }
    defer { try? handle.close() }
    try self.init(columns: columns, recording: recording, delimiter: delimiter) { () throws(LossFileError) in
      do {
        return try handle.read(upToCount: 1 << 20) ?? Data()
      } catch {
        throw .unreadable(error.localizedDescription)
      }
    }
  }

  /// - Parameter next: the next piece of the text; empty at its end.
  init(
    columns: LossColumns, recording: Recording = Recording(), delimiter: UInt8 = UInt8(ascii: ","),
    next: () throws(LossFileError) -> Data
  ) throws(LossFileError) {
    var text = DelimitedText(delimiter: delimiter)
    var collector: LossRows?
    var hash: UInt64 = 14_695_981_039_346_656_037
    var header: Result<LossRows, LossFileError>?
    while true {
      let piece = try next()
      let tooLong = piece.withUnsafeBytes { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return text.read(bytes, isLast: piece.isEmpty) { record in
          if collector != nil {
            collector?.add(record)
          } else if header == nil {
            header = LossRows.reading(record, columns, recording)
            if case .success(let rows) = header { collector = rows }
          }
        }
      }
      if case .failure(let error) = header { throw error }
      if let tooLong { throw .endlessRecord(line: tooLong) }
      if piece.isEmpty { break }
    }
    guard let collector else { throw .empty }
    let digits = String(hash, radix: 16)
    self.hash = "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
    column = collector.column
    rows = collector.rows
    badRows = collector.badRows
    badRowCount = collector.badRowCount
    (tellingRowCount, tellingRow) = (collector.tellingRowCount, collector.tellingRow)
    observations = collector.observations
  }
}
