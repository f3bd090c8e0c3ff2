import Data

/// People who have several rows each: put together while the file is read, and settled at its end.
struct ReplayPeople {
  private let reader: ReplayReader
  private var sums: PersonSums
  private var groups: [ResolvedGroup] = []
  private var places: [String: Int] = [:]
  /// How many are settled at once.
  private static let together = 1 << 16

  init(_ reader: ReplayReader) {
    self.reader = reader
    sums = PersonSums(most: reader.plan.mostPeopleInMemory)
  }

  /// Adds the rows of a block.
  mutating func add(_ part: ReplayPart) {
    let own = part.groups.map { place(of: $0) }
    for row in part.people { sums.add(PersonRow(row, group: own[Int(row.group)])) }
  }

  private mutating func place(of group: ResolvedGroup) -> Int {
    if let known = places[group.id] { return known }
    places[group.id] = groups.count
    groups.append(group)
    return groups.count - 1
  }

  /// Settles everybody: nothing comes after.
  ///
  /// - Parameter take: told what some of them come to.
  /// - Returns: rows that an earlier one of their person is unlike.
  mutating func settle(_ take: (ReplayPart) -> Void) throws(DataError.Code) -> [BadRow] {
    var waiting: [PersonRow] = []
    var sums = self.sums
    self.sums = PersonSums()
    let (groups, reader) = (groups, reader)
    try sums.finish { person in
      waiting.append(person)
      guard waiting.count >= Self.together else { return }
      take(ReplayPart(waiting, groups, reader))
      waiting.removeAll(keepingCapacity: true)
    }
    take(ReplayPart(waiting, groups, reader))
    let column = reader.groupPlace.map { reader.header.names[$0] } ?? ""
    return sums.conflicts.map { BadRow($0, column: column, text: groups[$0.group].key) }
  }
}
