/// Which rows of a file are read: those that have a value in a column.
package struct RowFilter: Sendable, Hashable, Codable {
  /// By its name, or by its place from 1.
  package let column: String
  package let value: String

  package init(column: String, value: String) { (self.column, self.value) = (column, value) }

  /// 年度=2023; nil for what names no column or no value.
  package init?(typed text: String) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
    self.init(column: sides[0], value: sides[1])
  }

  package var typed: String { "\(column)=\(value)" }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// A filter of which it is known where its column stands.
struct PlacedFilter: Sendable {
  let place: Int
  private let value: [UInt8]

  init(_ filter: RowFilter, at place: Int) {
    self.place = place
    value = Array(filter.value.utf8)
  }

  @inline(__always)
  func admits(_ record: Record) -> Bool {
    let cell = record[place]
    var (start, end) = (0, cell.count)
    while start < end, cell[start] == 0x20 || cell[start] == 0x09 { start += 1 }
    while end > start, cell[end - 1] == 0x20 || cell[end - 1] == 0x09 { end -= 1 }
    return end - start == value.count && (0..<value.count).allSatisfy { cell[start + $0] == value[$0] }
  }
}
