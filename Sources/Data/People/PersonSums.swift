/// The rows of a file put together person by person, where each is a stay or a bill, in bounded memory whatever its size.
///
/// People are kept in a table with open addressing, 48 bytes each. A table that is full goes to a temporary file, in parts by the
/// first bits of the key, and begins anew; at the end the parts are put together one by one. The sums are the same either way.
package struct PersonSums {
  /// Rows that an earlier row of their person is unlike.
  package struct Conflict: Sendable {
    package let line: Int
    /// Of the person's first row.
    package let earlier: Int
    /// Of the later row.
    package let group: Int
    /// Whether the group is another; otherwise it is the number of people that the rows stand for.
    package let isOfGroup: Bool
  }

  private var table: [PersonRow]
  private var count = 0
  /// How many people a table has at most before it goes to a file.
  private let most: Int
  private var spill: PersonSpill?
  private var failure: DataError.Code?
  package private(set) var conflicts: [Conflict] = []
  package private(set) var conflictCount = 0
  private static let mostConflicts = 10_000

  /// - Parameter most: how many people are in memory at once; 150 MB of them where nobody asks.
  package init(most: Int = 3_100_000) {
    self.most = max(most, 1)
    table = Array(repeating: .none, count: 1_024)
  }

  /// Adds a row.
  package mutating func add(_ row: PersonRow) {
    if count >= most, failure == nil { putAway() }
    put(row)
  }

  private mutating func put(_ row: PersonRow) {
    // Three quarters full at most.
    if count * 4 >= table.count * 3 { grow() }
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: row.key) & mask
    while table[place].key != 0 {
      if table[place].key == row.key { return join(row, at: place) }
      place = (place + 1) & mask
    }
    table[place] = row
    count += 1
  }

  private mutating func join(_ row: PersonRow, at place: Int) {
    let known = table[place]
    if known.group == row.group, known.weight == row.weight { return table[place].add(row) }
    conflictCount += Int(row.rows)
    guard conflicts.count < Self.mostConflicts else { return }
    conflicts.append(
      Conflict(
        line: max(row.line, known.line), earlier: min(row.line, known.line), group: Int(row.group),
        isOfGroup: known.group != row.group))
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: .none, count: old.count * 2)
    count = 0
    for row in old where row.key != 0 { put(row) }
  }

  /// Writes the table to the temporary file, and empties it.
  private mutating func putAway() {
    do throws(DataError.Code) {
      let spill = if let known = spill { known } else { try PersonSpill() }
      self.spill = spill
      for place in table.indices where table[place].key != 0 {
        try spill.add(table[place])
        table[place] = .none
      }
      count = 0
    } catch {
      failure = error
    }
  }

  /// Hands out every person once; nothing comes after. Those of a part are in the order of their first rows.
  package mutating func finish(_ visit: (PersonRow) -> Void) throws(DataError.Code) {
    if spill != nil, failure == nil { putAway() }
    if let failure { throw failure }
    if let spill {
      for part in 0..<PersonSpill.parts {
        try spill.read(part) { put($0) }
        handOut(visit)
      }
    } else {
      handOut(visit)
    }
    conflicts.sort { $0.line < $1.line }
    table = []
  }

  /// Empties the table.
  private mutating func handOut(_ visit: (PersonRow) -> Void) {
    let own = count
    table.withUnsafeMutableBufferPointer { table in
      var next = 0
      for place in table.indices where table[place].key != 0 {
        table.swapAt(next, place)
        next += 1
      }
      // Where it stands: there may be millions.
      var people = UnsafeMutableBufferPointer(rebasing: table[..<own])
      people.sort { $0.line < $1.line }
      for place in people.indices {
        visit(people[place])
        people[place] = .none
      }
    }
    count = 0
  }
}
