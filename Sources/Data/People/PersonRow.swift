/// What a row adds to its person, or what all rows of a person come to.
package struct PersonRow: Sendable, BitwiseCopyable {
  /// `PersonKey.bits`; 0 for nobody.
  package let key: UInt64
  /// Hundredths of a fen, in which sums of decimals are exact.
  package fileprivate(set) var amount: Int64
  /// A second sum: what was paid, or what is paid beside the first.
  package fileprivate(set) var other: Int64
  /// How many people of the population the person stands for: the same in all rows.
  package let weight: Double
  /// Of the first row in the file.
  package fileprivate(set) var line: Int
  /// The same in all rows.
  package let group: Int32
  package fileprivate(set) var rows: UInt32 = 1

  package init(
    _ key: PersonKey, amount: Double, other: Double = 0, weight: Double = 1, group: Int = 0, line: Int
  ) {
    self.key = key.bits
    self.amount = Self.units(amount)
    self.other = Self.units(other)
    self.weight = weight
    self.line = line
    self.group = Int32(clamping: group)
  }

  /// The same of another group.
  package init(_ row: PersonRow, group: Int) {
    (key, amount, other) = (row.key, row.amount, row.other)
    (weight, line, rows) = (row.weight, row.line, row.rows)
    self.group = Int32(clamping: group)
  }

  /// Nobody: an empty place of a table.
  fileprivate init() { (key, amount, other, weight, line, group, rows) = (0, 0, 0, 0, 0, 0, 0) }

  static let none = PersonRow()

  /// Yuan; sums beyond all bounds stay there, so that they are too large and not wrong.
  package var yuan: Double { Double(amount) / 1e4 }
  package var otherYuan: Double { Double(other) / 1e4 }

  private static func units(_ yuan: Double) -> Int64 { Int64(max(-mostUnits, min(mostUnits, (yuan * 1e4).rounded()))) }
  private static let mostUnits = 9e18

  /// Adds rows of the same person.
  mutating func add(_ row: PersonRow) {
    amount = Self.sum(amount, row.amount)
    other = Self.sum(other, row.other)
    line = min(line, row.line)
    rows = UInt32(clamping: UInt64(rows) + UInt64(row.rows))
  }

  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, isBeyond) = a.addingReportingOverflow(b)
    return isBeyond ? (a > 0 ? .max : .min) : sum
  }
}
