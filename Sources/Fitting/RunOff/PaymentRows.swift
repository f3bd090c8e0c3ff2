import Data

/// Adds up payments by when the stay was and when it was paid.
struct PaymentRows: Sendable {
  private struct Cell: Hashable {
    let stay: Period
    let paid: Period
  }

  private let header: Header
  /// Nil where every payment is for the year in which it is made.
  private let stay: Int?
  private let paid: Int
  let amounts: AmountColumn
  private(set) var tally = RowTally()
  private var sums: [Cell: Double] = [:]
  /// What stands in columns of periods, which is the same again and again.
  private var periods: [String: Period] = [:]
  private static let mostKnown = 4_096

  init(_ header: Header, stay: String?, paid: String, amount: String) throws(DataError.Code) {
    self.header = header
    if let stay { self.stay = try header.place(of: stay) } else { self.stay = nil }
    self.paid = try header.place(of: paid)
    amounts = AmountColumn(try header.place(of: amount), of: header, mayBeNegative: true)
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    guard let from = period(record, stay ?? paid), let to = period(record, paid) else { return }
    let length = max(from.length, to.length)
    guard let first = from.within(length), let last = to.within(length), first <= last else {
      return note(record, paid, .paidBefore)
    }
    do throws(AmountColumn.Failure) {
      let amount = try amounts.read(record)
      tally.kept.add(amount, record)
      sums[Cell(stay: from, paid: to), default: 0] += amount
    } catch {
      tally.bad.add(amounts.bad(record, error), record)
    }
  }

  private mutating func period(_ record: Record, _ place: Int) -> Period? {
    let text = record.string(place)
    if let known = periods[text] { return known }
    guard let period = Period(text) else {
      note(record, place, text.isEmpty ? .missing : .notPeriod)
      return nil
    }
    if periods.count < Self.mostKnown { periods[text] = period }
    return period
  }

  private mutating func note(_ record: Record, _ place: Int, _ reason: BadRow.Reason) {
    tally.bad.add(
      BadRow(line: record.line, column: header.names[place], text: record.string(place), reason: reason), record)
  }

  /// Every period from the first stay on, up to the last payment.
  func triangle(by length: Period.Length?) throws(RunOffTriangle.Fault) -> RunOffTriangle {
    let own = sums.keys.reduce(Period.Length.month) { max($0, $1.stay.length, $1.paid.length) }
    let length = length ?? own
    guard length >= own else { throw .noShorter(own) }
    var byPeriod: [Int: [Int: Double]] = [:]
    var (first, last, end) = (Int.max, Int.min, Int.min)
    // In an order of their own, so that equal files have equal sums.
    for (cell, sum) in sums.sorted(by: {
      ($0.key.stay.index, $0.key.paid.index) < ($1.key.stay.index, $1.key.paid.index)
    }) {
      guard let stay = cell.stay.within(length), let paid = cell.paid.within(length) else { continue }
      byPeriod[stay.index, default: [:]][paid.index, default: 0] += sum
      (first, last, end) = (min(first, stay.index), max(last, stay.index), max(end, paid.index))
    }
    guard first <= last else { throw .tooSmall }
    return try RunOffTriangle(
      (first...last).map { index in
        let period = Period(length, index)
        var paid: [Double] = []
        for at in index...end { paid.append((paid.last ?? 0) + (byPeriod[index]?[at] ?? 0)) }
        return .init(name: period.name, period: period, paid: paid)
      })
  }

  /// What was paid for the stays of a year, month by month from its January.
  ///
  /// - Parameter last: how many months count, from that January on.
  func months(ofYear year: Int, upTo last: Int) throws(PaidMonths.Fault) -> PaidMonths {
    var months = Array(repeating: 0.0, count: last)
    var others = 0.0
    for (cell, sum) in sums.sorted(by: {
      ($0.key.stay.index, $0.key.paid.index) < ($1.key.stay.index, $1.key.paid.index)
    }) {
      guard let of = cell.stay.within(.year) else { throw .noYear }
      guard of.index == year else {
        // Without a column of stays a payment of another year belongs to nothing.
        if stay == nil { throw .otherYear(cell.paid.name) }
        others += sum
        continue
      }
      guard cell.paid.length == .month else { throw .noMonth(cell.paid.name) }
      let place = cell.paid.index - 12 * year
      guard place < last else { throw .later(cell.paid.name) }
      months[place] += sum
    }
    return PaidMonths(byMonth: months, ofOtherYears: others)
  }
}
