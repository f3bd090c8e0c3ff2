import Data
import Simulation

/// Collects the people of a file, row by row.
struct RecordsRows {
  private let header: Header
  let amounts: AmountColumn
  private let weight: AmountColumn?
  private let count: AmountColumn?
  private let groupPlace: Int?
  private(set) var tally = RowTally()
  /// What stands in the column of groups, in the order in which it is met, with the people there.
  private(set) var names: [String] = []
  private(set) var tallies: [AmountTally] = []
  /// The same names as bytes, those met last in front.
  private var cells: [(text: [UInt8], place: Int)] = []

  /// X above this is a mistake, as in `dabing replay`.
  private static let largestAmount = 1e9
  /// A row that stands for more people is a mistake.
  private static let largestCount = 2e9
  /// A column of more different values holds no groups.
  private static let mostGroups = 64

  init(_ columns: RecordsColumns, _ header: Header) throws(DataError.Code) {
    self.header = header
    let place = if let name = columns.amount { try header.place(of: name) } else { try header.onlyPlace() }
    amounts = AmountColumn(place, of: header, largest: Self.largestAmount)
    func number(_ name: String?) throws(DataError.Code) -> AmountColumn? {
      guard let name else { return nil }
      return AmountColumn(try header.place(of: name), of: header, isMoney: false, largest: Self.largestCount)
    }
    weight = try number(columns.weight)
    count = try number(columns.count)
    groupPlace = if let name = columns.group { try header.place(of: name) } else { nil }
    if groupPlace == nil { (names, tallies) = ([""], [AmountTally()]) }
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    guard let amount = number(record, amounts), let people = people(record), let place = group(record) else { return }
    tallies[place].add(amount, people)
  }

  /// Nil where the row is bad.
  private mutating func number(_ record: Record, _ column: AmountColumn) -> Double? {
    do throws(AmountColumn.Failure) {
      return try column.read(record)
    } catch {
      tally.bad.add(column.bad(record, error), record)
      return nil
    }
  }

  /// Σw and Σw² of the people of a row.
  private mutating func people(_ record: Record) -> Records.Count? {
    var (weight, count) = (1.0, 1.0)
    if let column = self.weight {
      guard let number = number(record, column) else { return nil }
      weight = number
    }
    if let column = self.count {
      guard let number = number(record, column) else { return nil }
      count = number
    }
    return Records.Count(people: weight * count, squares: weight * weight * count)
  }

  /// The place of the row's group; nil where the row is bad.
  private mutating func group(_ record: Record) -> Int? {
    guard let groupPlace else { return 0 }
    let cell = record[groupPlace]
    for (index, known) in cells.enumerated() where known.text.elementsEqual(cell) {
      if index > 0 { cells.swapAt(index, index - 1) }
      return known.place
    }
    guard names.count < Self.mostGroups else {
      tally.bad.add(
        BadRow(
          line: record.line, column: header.names[groupPlace], text: record.string(groupPlace), reason: .tooManyGroups),
        record)
      return nil
    }
    names.append(record.string(groupPlace))
    tallies.append(AmountTally())
    cells.append((Array(cell), names.count - 1))
    return names.count - 1
  }
}
