import Data

/// Amounts read from a file with one of them a row, as a stream: the file may be of any size.
package struct LossFile: Sendable {
  /// The rows that can be used.
  package let observations: Observations
  /// The same by group, as the file names them, in the order in which they are met; none where no column names them.
  package let groups: [(name: String, observations: Observations)]
  /// What each year comes to; nil where no column names it, or there are fewer than two.
  package let years: YearLevels?
  /// What the weights lie between, where each of them could be a year.
  package let weightsLikeYears: ClosedRange<Int>?
  /// How the file was read, with the rows that cannot.
  package let reading: FileReading

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
  ///   - file: of which nothing has been read yet.
  ///   - naming: the group that a cell names; its name as it stands where it is nil.
  ///   - progress: told how many bytes are read.
  package init(
    _ file: DataFile, columns: LossColumns, recording: Recording = Recording(), naming: LossRows.Naming? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws(DataError) {
    let header = try Header(
      of: file, wanted: columns.names, isOnlyColumn: columns.shape == .amounts(nil) && columns.person == nil)
    var rows: LossRows
    do throws(DataError.Code) {
      rows = try LossRows(header, columns, recording, naming: naming)
    } catch {
      throw DataError(error, path: file.path)
    }
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.add($0) }
      progress(file.bytesRead)
    }
    do throws(DataError.Code) { try rows.putTogether() } catch { throw DataError(error, path: file.path) }
    reading = FileReading(of: file, header, rows.amounts, rows.tally, personPlace: rows.personPlace)
    (years, weightsLikeYears) = (rows.years, rows.weightsLikeYears)
    (observations, groups) = rows.takeObservations()
  }
}
