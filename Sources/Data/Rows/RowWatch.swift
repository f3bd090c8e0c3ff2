/// What is looked for in passing while rows are read: whether a number that is a person's stands in several of them, and whether
/// they are of several years.
package struct RowWatch: Sendable {
  /// The columns that look like a person's number.
  let identifiers: [Int]
  /// The column of the year; nil where there is none.
  let year: Int?
  private let names: [String]

  /// - Parameters:
  ///   - people: whether a row is taken for a person; nothing is to be said where rows are put together.
  ///   - years: whether rows are taken for one year.
  package init(_ header: Header, people: Bool = true, years: Bool = true) {
    identifiers = people ? Array(header.identifiers.prefix(2)) : []
    year = years || people ? header.yearPlace : nil
    names = header.names
    tellsYears = years
  }

  private let tellsYears: Bool

  /// What was seen, for people.
  func told(_ marks: RowMarks) -> (repeats: [RepeatedRows], years: YearsOfRows?) {
    let repeats = zip(identifiers, marks.repeats).compactMap { place, count in
      count.rows > 0 ? RepeatedRows(column: names[place], rows: count.rows, isExact: count.isExact) : nil
    }
    guard let year, tellsYears, !marks.years.isEmpty else { return (repeats, nil) }
    return (repeats, YearsOfRows(column: names[year], years: marks.years))
  }
}

/// Rows whose person an earlier row has named.
package struct RepeatedRows: Sendable, Hashable {
  package let column: String
  /// Those behind the first of each.
  package let rows: Int
  /// Of very many people some are counted for all.
  package let isExact: Bool
}

/// The years of the rows of a file that is taken for one year.
package struct YearsOfRows: Sendable, Hashable, Codable {
  package let column: String
  /// Ascending, one at least.
  package let years: [Int]

  package var areSeveral: Bool { years.count > 1 }

  /// Those of two parts of a file.
  package func joined(_ other: YearsOfRows?) -> YearsOfRows {
    YearsOfRows(column: column, years: Array(Set(years + (other?.years ?? []))).sorted())
  }

  /// Whether they can be: what was read from a file may be anything.
  package var isSound: Bool { !years.isEmpty && years.count <= 128 && years.allSatisfy((1_990..<2_118).contains) }
}

/// What was seen of the rows so far.
package struct RowMarks: Sendable {
  private let watch: RowWatch?
  private(set) var repeats: [RepeatCount]
  /// A bit a year from 1990 on.
  private var yearBits: UInt128 = 0

  init(_ watch: RowWatch? = nil) {
    self.watch = watch
    repeats = Array(repeating: RepeatCount(), count: watch?.identifiers.count ?? 0)
  }

  @inline(__always)
  mutating func note(_ record: Record) {
    guard let watch else { return }
    var period = 0
    if let place = watch.year, let year = Self.year(record[place]) {
      yearBits |= 1 << UInt128(year - Self.firstYear)
      // Of another year somebody is another.
      period = year
    }
    for (own, place) in watch.identifiers.enumerated() {
      if let key = PersonKey(record[place], period: period) { repeats[own].add(key.bits) }
    }
  }

  /// Whether rows are taken for people, or put together to people.
  var isOfPeople: Bool { watch != nil }

  private static let firstYear = 1_990

  var years: [Int] { (0..<128).filter { yearBits & (1 << UInt128($0)) != 0 }.map { Self.firstYear + $0 } }

  /// 2023, or 2023年.
  @inline(__always)
  private static func year(_ cell: UnsafeBufferPointer<UInt8>) -> Int? {
    guard cell.count == 4 || cell.count == 7 && cell[4] == 0xE5 && cell[5] == 0xB9 && cell[6] == 0xB4 else {
      return nil
    }
    var year = 0
    for place in 0..<4 {
      guard (0x30...0x39).contains(cell[place]) else { return nil }
      year = year * 10 + Int(cell[place] - 0x30)
    }
    return (firstYear..<firstYear + 128).contains(year) ? year : nil
  }

  mutating func merge(_ later: RowMarks) {
    yearBits |= later.yearBits
    for place in repeats.indices where later.repeats.indices.contains(place) {
      repeats[place].merge(later.repeats[place])
    }
  }

  /// What was seen, for people.
  package var told: (repeats: [RepeatedRows], years: YearsOfRows?) { watch?.told(self) ?? ([], nil) }
}

/// How many numbers come again, in bounded memory: beyond a bound only those are counted whose last bits are 0, one in 2, 4, 8, …
/// (adaptive sampling: Flajolet, *Computing* 43, 1990).
struct RepeatCount: Sendable {
  private var counts: [UInt64: Int] = [:]
  /// One in 2 to this power is counted.
  private var depth: UInt64 = 0
  /// Those that have not been looked at.
  private var waiting: [UInt64] = []
  private static let (most, mostWaiting) = (1 << 18, 1 << 17)

  @inline(__always)
  mutating func add(_ bits: UInt64) {
    waiting.append(bits)
    if waiting.count >= Self.mostWaiting { settle() }
  }

  private mutating func settle() {
    for bits in waiting { count(bits, 1) }
    waiting.removeAll(keepingCapacity: true)
  }

  private mutating func count(_ bits: UInt64, _ times: Int) {
    guard bits & ((1 << depth) - 1) == 0 else { return }
    counts[bits, default: 0] += times
    while counts.count > Self.most {
      depth += 1
      let mask: UInt64 = (1 << depth) - 1
      counts = counts.filter { $0.key & mask == 0 }
    }
  }

  mutating func merge(_ later: RepeatCount) {
    if later.depth > depth {
      settle()
      depth = later.depth
      let mask: UInt64 = (1 << depth) - 1
      counts = counts.filter { $0.key & mask == 0 }
    }
    for (bits, times) in later.counts { count(bits, times) }
    waiting += later.waiting
    if waiting.count >= Self.mostWaiting { settle() }
  }

  /// How many rows repeat an earlier one.
  var rows: Int {
    var all = self
    all.settle()
    return all.counts.values.reduce(0) { $0 + $1 - 1 } << Int(all.depth)
  }

  var isExact: Bool { depth == 0 }
}
