import ArgumentParser
import Data
import DataReports
import Documents
import Insurance

/// How a file of data is read: shared by every command that reads one.
package struct DataFileOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What stands between fields: one character, or tab; found where it is left out.", valueName: "character"))
  package var delimiter: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The encoding of the text, such as utf-8, gbk or utf-16; found where it is left out.", valueName: "name"))
  package var encoding: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The sheet of an .xlsx workbook; the first that is not hidden where it is left out.", valueName: "name"))
  package var sheet: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Read only the rows with this value in a column, such as one year of several: 年度=2023.", valueName: "column=value"
    ))
  package var only: String?
  @Flag(
    help:
      "Leave out rows that cannot be used, at most one in a thousand and none that may be larger than the others, and say how many they are."
  )
  package var skipBadRows = false

  package init() {}

  package func validate() throws {
    if let delimiter, Delimiter.typed(delimiter) == nil {
      throw wrongUsage("--delimiter is '\(delimiter)': it must be one character, or tab.")
    }
    if let only, RowFilter(typed: only) == nil {
      throw wrongUsage("--only is '\(only)': it must be a column and a value, such as year=2023.")
    }
    if let encoding, TextEncoding(named: encoding) == nil {
      throw wrongUsage("--encoding is '\(encoding)': it must be utf-8, gbk, gb18030, utf-16le or utf-16be.")
    }
  }

  /// - Parameter path: the file, or `-` for standard input.
  /// - Parameters:
  ///   - part: of the file, which alone is read; nil for all of it.
  ///   - piped: a part that standard input brings.
  ///   - isJoinable: whether the file's hash is to follow from those of its parts.
  package func open(
    _ path: String, part: FilePart? = nil, piped: PipedPart? = nil, isJoinable: Bool = false
  ) throws(DataError) -> DataFile {
    var reading = DataFile.Reading(
      delimiter: delimiter.flatMap(Delimiter.typed), encoding: encoding.flatMap(TextEncoding.init(named:)),
      sheet: sheet)
    (reading.part, reading.piped, reading.isJoinable) = (part, piped, isJoinable)
    reading.only = only.flatMap(RowFilter.init(typed:))
    return try DataFile(path, reading)
  }

  /// Says how the file was read, and complains of every bad row, or lets them go where that was asked for and does no harm.
  ///
  /// - Throws: an exit status where a row is bad and may not be left out.
  ///
  /// - Parameter lines: how many lines stand before those of the reading.
  package func tell(_ reading: FileReading, after lines: Int = 0, _ format: OutputOptions) throws {
    try Self.tell(reading, after: lines, skipBadRows: skipBadRows, format)
  }

  package static func tell(
    _ reading: FileReading, after lines: Int = 0, skipBadRows: Bool = false, _ format: OutputOptions
  ) throws {
    for note in FileReadingText.notes(reading) { complain(said: note(format.lang)) }
    guard reading.rows > 0 || reading.isPart else {
      throw BadData(said: FileReadingText.nothing(reading)(format.lang))
    }
    var rows = reading.badRows
    rows.shift(by: lines)
    guard rows.count > 0 else { return }
    let refusal = BadRowText.refusal(reading.judgement)
    guard skipBadRows, refusal == nil else {
      for row in rows.first { complain("error: \(BadRowText.sentence(row, file: reading.path))") }
      if let more = BadRowText.more(rows) { complain(said: more(format.lang)) }
      if let hint = BadRowText.reversals(reading) { complain(said: hint(format.lang)) }
      if skipBadRows, let refusal { complain("error: \(refusal)") }
      throw ExitCode(65)
    }
    complain(said: BadRowText.leftOut(reading.judgement)(format.lang))
  }
}

extension DataError {
  /// As an error that is told and ends the command.
  package func told(_ format: OutputOptions) -> BadData {
    BadData(said: DataErrorText.sentence(self) { nearestName(to: $0, in: $1) }(format.lang))
  }
}
