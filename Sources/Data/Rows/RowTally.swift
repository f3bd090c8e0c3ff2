/// What a part of a file comes to beside its numbers: rows that are used, bad ones, and amounts written for people.
package struct RowTally: Sendable {
  package var bad = BadRows()
  package var kept: KeptRows
  package var written = WrittenRows()
  package var points = PointedRows()
  /// Of what is settled, or fitted: of people where rows are put together.
  package var least = LeastAmounts()
  /// Rows that hold the sum of others, which are no person's.
  package var totalRows = TotalRows()
  /// Rows that have another value than is asked for.
  package private(set) var passedOver = 0
  private let handling: TotalsHandling
  /// What was seen of the rows in passing.
  package private(set) var marks = RowMarks()

  /// What becomes of a row that holds the sum of others.
  package enum TotalsHandling: Sendable {
    case leftOut
    /// It is bad: where nobody would be told that it is left out.
    case refused
    /// It is read as any other: by who holds it against the others.
    case taken
  }

  /// - Parameters:
  ///   - stride: every how many rows one is looked at more closely; a power of 2.
  ///   - handling: of rows of totals.
  ///   - watch: what is looked for in passing; nil for nothing.
  package init(stride: Int = 1, totals handling: TotalsHandling = .leftOut, watch: RowWatch? = nil) {
    kept = KeptRows(stride: stride)
    marks = RowMarks(watch)
    self.handling = handling
  }

  /// Counts a record, and says whether it has the header's columns.
  ///
  /// - Returns: false where it is blank, a row of totals, or bad as a whole.
  @inline(__always)
  package mutating func admits(_ record: Record, _ header: Header) -> Bool {
    guard record.count == header.names.count, !record.isMalformed, !record.isBlank else {
      return admitsOdd(record, header)
    }
    if let only = header.only, !only.admits(record) {
      passedOver += 1
      return false
    }
    if handling != .taken, let label = record.totalLabel {
      takeTotal(record, label)
      return false
    }
    bad.addRow()
    marks.note(record)
    return true
  }

  private mutating func takeTotal(_ record: Record, _ label: String) {
    guard handling == .refused else { return totalRows.add(line: record.line, label) }
    bad.addRow()
    bad.add(BadRow(line: record.line, column: "", text: label, reason: .totals))
  }

  private mutating func admitsOdd(_ record: Record, _ header: Header) -> Bool {
    // An empty row of a table is nothing. Where there is one column it is a row without its amount, but at the end of the file.
    if record.isBlank {
      if header.names.count == 1 { bad.addBlank(line: record.line) }
      return false
    }
    bad.addRow()
    let reason: BadRow.Reason =
      record.isMalformed ? .malformed : .fieldCount(found: record.count, expected: header.names.count)
    // A row whose fields are not in their columns may hold anything anywhere.
    let text = header.personal.isEmpty ? ShownText.of(record.bytes.prefix(200)) : "…"
    bad.add(BadRow(line: record.line, column: "", text: text, reason: reason))
    return false
  }

  package mutating func merge(_ later: RowTally) {
    bad.merge(later.bad)
    kept.merge(later.kept)
    written.merge(later.written)
    points.merge(later.points)
    totalRows.merge(later.totalRows)
    marks.merge(later.marks)
    passedOver += later.passedOver
    least.merge(later.least)
  }
}
