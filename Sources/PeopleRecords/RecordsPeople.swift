import Plans

/// The rows of a file put together person by person, where each is a stay or a bill.
///
/// Whose a row is, is known by a number of 64 bits made of what stands in the column (FNV-1a), which itself is kept nowhere.
/// Of ten million people two are taken for one about once in 400,000 files.
struct RecordsPeople {
  private struct Person {
    /// Yuan.
    var amount: Double
    var overflow: Double
    let people: Records.Count
    let group: Int
  }

  private var places: [UInt64: Int] = [:]
  /// In the order in which they are met, so that equal files are equal people.
  private var people: [Person] = []

  /// Adds a row.
  ///
  /// - Returns: false where an earlier row of the person is of another group, or stands for another number of people.
  mutating func add(
    _ amount: Double, _ overflow: Double, _ count: Records.Count, group: Int, of person: some Sequence<UInt8>
  ) -> Bool {
    let key = person.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    guard let place = places[key] else {
      places[key] = people.count
      people.append(Person(amount: amount, overflow: overflow, people: count, group: group))
      return true
    }
    guard people[place].group == group, people[place].people == count else { return false }
    people[place].amount = RecordsRows.sum(people[place].amount, amount)
    people[place].overflow = RecordsRows.sum(people[place].overflow, overflow)
    return true
  }

  func visit(_ body: (_ amount: Double, _ overflow: Double, _ count: Records.Count, _ group: Int) -> Void) {
    for person in people { body(person.amount, person.overflow, person.people, person.group) }
  }
}
