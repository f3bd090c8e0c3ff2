/// What a part of a file comes to beside its numbers: rows that are used, bad ones, and amounts written for people.
package struct RowTally: Sendable {
  package var bad = BadRows()
  package var kept: KeptRows
  package var written = WrittenRows()
  package var points = PointedRows()
  /// Rows that hold the sum of others, which are no person's.
  package var totalRows = TotalRows()
  private let handling: TotalsHandling

  /// What becomes of a row that holds the sum of others.
  package enum TotalsHandling: Sendable {
    case leftOut
    /// It is bad: where nobody would be told that it is left out.
    case refused
    /// It is read as any other: by who holds it against the others.
    case taken
  }

  /// - Parameter stride: every how many rows one is looked at more closely; a power of 2.
  package init(stride: Int = 1, totals handling: TotalsHandling = .leftOut) {
    kept = KeptRows(stride: stride)
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
    if handling != .taken, let label = record.totalLabel {
      takeTotal(record, label)
      return false
    }
    bad.addRow()
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
  }
}
