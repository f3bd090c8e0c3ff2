import Data

/// Payments read from a file: one row a payment with when the stay was and when it was paid, or a triangle as it is drawn up.
package struct RunOffFile: Sendable {
  package enum Shape: Sendable, Hashable {
    /// The columns of a payment, each by its name or its place from 1.
    /// Without a column of stays every payment is for the year in which it is made.
    case payments(stay: String?, paid: String, amount: String)
    /// A name of the period in the first column, what was paid in each age or up to it in the others.
    case triangle(isCumulative: Bool)

    var columns: [String] {
      switch self {
      case .payments(let stay, let paid, let amount): [stay, paid, amount].compactMap(\.self)
      case .triangle: []
      }
    }
  }

  /// How the file was read, with the rows that cannot.
  package let reading: FileReading
  private let rows: Rows

  private enum Rows: Sendable {
    case payments(PaymentRows)
    case triangle(TriangleRows)
  }

  /// - Parameters:
  ///   - file: of which nothing has been read yet.
  ///   - progress: told how many bytes are read.
  package init(_ file: DataFile, _ shape: Shape, progress: (Int) -> Void = { _ in }) throws(DataError) {
    let header = try Header(of: file, wanted: shape.columns)
    do throws(DataError.Code) {
      switch shape {
      case .payments(let stay, let paid, let amount):
        var rows = try PaymentRows(header, stay: stay, paid: paid, amount: amount)
        try Self.read(file, progress) { rows.add($0) }
        reading = FileReading(of: file, header, rows.amounts, rows.tally)
        self.rows = .payments(rows)
      case .triangle(let isCumulative):
        guard header.names.count > 2 else { throw .columnNeeded(known: header.names) }
        var rows = TriangleRows(header, isCumulative: isCumulative)
        try Self.read(file, progress) { rows.add($0) }
        reading = FileReading(of: file, header, rows.amounts, rows.tally)
        self.rows = .triangle(rows)
      }
    } catch {
      throw DataError(error, path: file.path)
    }
  }

  private static func read(
    _ file: DataFile, _ progress: (Int) -> Void, _ add: (Record) -> Void
  ) throws(DataError.Code) {
    do throws(DataError) {
      while let block = try file.next() {
        file.scanner.scan(block.bytes, firstLine: block.firstLine, add)
        progress(file.bytesRead)
      }
    } catch {
      throw error.code
    }
  }

  /// - Parameter length: of the periods; that of the file where it is nil.
  package func triangle(by length: Period.Length?) throws(RunOffTriangle.Fault) -> RunOffTriangle {
    switch rows {
    case .payments(let rows): try rows.triangle(by: length)
    case .triangle(let rows): try rows.triangle()
    }
  }

  /// What was paid for the stays of a year, month by month.
  ///
  /// - Parameter last: how many months count, from the year's January on.
  package func months(ofYear year: Int, upTo last: Int) throws(PaidMonths.Fault) -> PaidMonths {
    guard case .payments(let rows) = rows else { throw .noYear }
    return try rows.months(ofYear: year, upTo: last)
  }
}
