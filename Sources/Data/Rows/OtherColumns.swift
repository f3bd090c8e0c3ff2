/// The numbers in the columns of some rows, by which rows without an amount are held against those with one.
struct OtherColumns: Sendable {
  /// By column; NaN where there is no number.
  private(set) var values: [[Double]] = []
  private(set) var count = 0
  private static let mostColumns = 16

  mutating func add(_ record: Record) {
    count += 1
    while values.count < min(record.count, Self.mostColumns) {
      values.append(Array(repeating: .nan, count: count - 1))
    }
    for column in values.indices {
      let value: Double =
        if column < record.count, Self.mayBeNumber(record[column]),
          case .number(let number) = DataNumber.read(record[column])
        { number } else { .nan }
      values[column].append(value)
    }
  }

  /// Whether a field can be a number by its first byte: a digit, a sign, a blank, a full-width character or ¥. Most columns of
  /// a file are text, on which the reader of numbers tries every form.
  private static func mayBeNumber(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = field.first else { return false }
    return first < 0x41 || first == 0xEF || first == 0xC2
  }

  mutating func merge(_ later: OtherColumns, most: Int) {
    let columns = max(values.count, later.values.count)
    while values.count < columns { values.append(Array(repeating: .nan, count: count)) }
    for column in 0..<columns {
      values[column] +=
        later.values.indices.contains(column) ? later.values[column] : Array(repeating: .nan, count: later.count)
    }
    count += later.count
    if count > most { keep { $0 < most } }
  }

  /// Lets those go whose place does not count.
  mutating func keep(_ isKept: (Int) -> Bool) {
    let places = (0..<count).filter(isKept)
    values = values.map { column in places.map { column[$0] } }
    count = places.count
  }
}
