/// What a part of a file comes to beside its numbers: rows that are used, bad ones, and amounts written for people.
package struct RowTally: Sendable {
  package var bad = BadRows()
  package var kept: KeptRows
  package var written = WrittenRows()
  package var points = PointedRows()

  /// - Parameter stride: every how many rows one is looked at more closely; a power of 2.
  package init(stride: Int = 1) { kept = KeptRows(stride: stride) }

  /// Counts a record, and says whether it has the header's columns.
  ///
  /// - Returns: false where it is blank, or bad as a whole.
  @inline(__always)
  package mutating func admits(_ record: Record, _ header: Header) -> Bool {
    if record.count == header.names.count, !record.isMalformed, !record.isBlank {
      bad.addRow()
      return true
    }
    return admitsOdd(record, header)
  }

  private mutating func admitsOdd(_ record: Record, _ header: Header) -> Bool {
    // Empty lines at the end of a file are nothing; one before a row is a row without its amount.
    if record.isBlank {
      bad.addBlank(line: record.line)
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
  }
}
