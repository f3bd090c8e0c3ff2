/// The rows of a file that cannot be used: the first by name, all by number, and what tells whether the others can stand
/// for them.
package struct BadRows: Sendable {
  /// How many rows there are under the header, bad ones among them.
  package private(set) var rows = 0
  package private(set) var count = 0
  package private(set) var first: [BadRow] = []
  package private(set) var byKind: [BadRow.Kind: Int] = [:]
  /// Those that are no matter of chance (`BadRow.isByChance`), and the first of them.
  package private(set) var tellingCount = 0
  package private(set) var telling: BadRow?
  /// What those come to whose amounts can be read, yuan.
  package private(set) var money = 0.0
  /// Where they stand, as far as more would not be a matter of chance anyhow.
  private(set) var lines: [Int] = []
  /// The numbers that their digits make, with the greatest of those rows.
  private(set) var digits: [Double] = []
  private(set) var greatest: BadRow?
  /// What stands in their other columns.
  private(set) var others = OtherColumns()
  /// Empty lines that may be the file's last, which are nothing: the first, and how many.
  private var blanks: (line: Int, count: Int)?
  private var hasRow = false

  /// How many are named.
  package static let mostNamed = 20
  private static let mostKept = 100_000

  package init() {}

  /// Counts a row that holds something; empty lines before it were rows without their amount.
  package mutating func addRow() {
    hasRow = true
    rows += 1
    if blanks != nil { settleBlanks() }
  }

  package mutating func addBlank(line: Int) { blanks = (blanks?.line ?? line, (blanks?.count ?? 0) + 1) }

  private mutating func settleBlanks() {
    guard let (line, count) = blanks else { return }
    blanks = nil
    rows += count
    for line in line..<(line + min(count, Self.mostKept)) {
      note(BadRow(line: line, column: "", text: "", reason: .blank))
    }
    if count > Self.mostKept {
      self.count += count - Self.mostKept
      byKind[.blank, default: 0] += count - Self.mostKept
    }
  }

  /// Notes why a row, which ``addRow()`` has counted, cannot be used.
  ///
  /// - Parameters:
  ///   - record: nil where its fields say nothing.
  ///   - amount: the row's, yuan; nil where it cannot be read.
  package mutating func add(_ row: BadRow, _ record: Record? = nil, amount: Double? = nil) {
    note(row)
    if let amount = amount ?? row.digits, amount > 0, amount.isFinite { money += amount }
    if let record, lines.count < Self.mostKept { others.add(record) }
  }

  private mutating func note(_ row: BadRow) {
    count += 1
    byKind[row.reason.kind, default: 0] += 1
    if !row.isByChance {
      tellingCount += 1
      telling = telling ?? row
    }
    if first.count < Self.mostNamed { first.append(row) }
    guard lines.count < Self.mostKept else { return }
    lines.append(row.line)
    if let size = row.digits {
      digits.append(size)
      if size > greatest?.digits ?? -.infinity { greatest = row }
    }
  }

  /// Moves them by some lines.
  package mutating func shift(by shift: Int) {
    first = first.map { $0.shifted(by: shift) }
    telling = telling?.shifted(by: shift)
    greatest = greatest?.shifted(by: shift)
    lines = lines.map { $0 + shift }
    if let (line, count) = blanks { blanks = (line + shift, count) }
  }

  /// What is known of rows none of which is bad.
  package struct Good: Sendable, Hashable, Codable {
    package let rows: Int
    /// Empty lines at their end, which are bad rows where a row follows: the first, and how many.
    let blank: Int?
    let blanks: Int

    package var isSound: Bool { (0...1 << 50).contains(rows) && (0...1 << 50).contains(blanks) && blank ?? 0 >= 0 }
  }

  /// Nil where one of them is bad.
  package var good: Good? {
    count == 0 ? Good(rows: rows, blank: blanks?.line, blanks: blanks?.count ?? 0) : nil
  }

  package init(_ good: Good) {
    (rows, hasRow) = (good.rows, good.rows > 0)
    if let line = good.blank, good.blanks > 0 { blanks = (line, good.blanks) }
  }

  /// Puts those of a later part of the file behind these.
  package mutating func merge(_ later: BadRows) {
    if later.hasRow { settleBlanks() }
    rows += later.rows
    count += later.count
    byKind.merge(later.byKind) { $0 + $1 }
    money += later.money
    tellingCount += later.tellingCount
    telling = telling ?? later.telling
    first += later.first.prefix(Self.mostNamed - first.count)
    lines += later.lines.prefix(Self.mostKept - lines.count)
    digits += later.digits
    if later.greatest?.digits ?? -.infinity > greatest?.digits ?? -.infinity { greatest = later.greatest }
    others.merge(later.others, most: Self.mostKept)
    if let more = later.blanks { blanks = (blanks?.line ?? more.line, (blanks?.count ?? 0) + more.count) }
    hasRow = hasRow || later.hasRow
  }
}
