/// The amounts of a file that were written for people: how many, and the first as it stands and as it was read.
package struct WrittenRows: Sendable, Hashable, Codable {
  package struct Example: Sendable, Hashable, Codable {
    package fileprivate(set) var line: Int
    package let text: String
    /// Yuan.
    package let value: Double
  }

  package private(set) var count = 0
  package private(set) var first: Example?

  package init() {}

  package mutating func add(_ record: Record, _ place: Int, _ value: Double) {
    count += 1
    if first == nil {
      first = Example(
        line: record.line, text: String(PersonalColumn.hidden(record.string(place)).prefix(40)), value: value)
    }
  }

  /// Moves them by some lines.
  package mutating func shift(by lines: Int) { first?.line += lines }

  package mutating func merge(_ later: WrittenRows) {
    count += later.count
    first = first ?? later.first
  }
}
