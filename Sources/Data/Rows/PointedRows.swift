/// Amounts whose point could be one of thousands: `12.696` beside amounts of two decimals is 12.696 yuan, or 12,696.
package struct PointedRows: Sendable, Hashable {
  package private(set) var count = 0
  /// The first, as it stands.
  package private(set) var first: Example?
  /// Amounts of one or two decimals, as money has them.
  private var cents = 0
  /// Amounts that no point of thousands could make: of four decimals and more, or of three behind a thousand.
  private var others = 0

  package struct Example: Sendable, Hashable {
    package let line: Int
    package let text: String
  }

  package init() {}

  /// Whether there are any where amounts have two decimals otherwise.
  package var isDoubtful: Bool { count > 0 && cents > 0 && others == 0 }

  package mutating func add(_ record: Record, _ place: Int) {
    let field = record[place]
    guard let point = field.lastIndex(of: UInt8(ascii: ".")) else { return }
    let decimals = field.count - 1 - point
    switch decimals {
    case 1, 2: cents += 1
    case 3 where point <= 3 && field[0] != UInt8(ascii: "0"):
      count += 1
      if first == nil { first = Example(line: record.line, text: String(record.string(place).prefix(40))) }
    case 0: break
    default: others += 1
    }
  }

  package mutating func merge(_ later: PointedRows) {
    count += later.count
    cents += later.cents
    others += later.others
    first = first ?? later.first
  }
}
