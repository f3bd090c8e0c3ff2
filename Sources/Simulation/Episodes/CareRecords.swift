/// What the episodes of some people cost in a year, before any insurance.
struct CareRecords: Sendable {
  /// One stay as basic insurance sees it.
  struct Stay: Sendable {
    /// Its cost inside the catalogue, yuan.
    var seen = 0.0
    var level: Int32 = 0
  }

  struct Person: Sendable {
    /// The cost of ordinary and severe stays, yuan.
    var stays = 0.0
    /// The cost of a maternity stay, yuan; below 0 for none.
    var maternity = -1.0
    /// Chronic outpatient expense, yuan; 0 for none.
    var chronic = 0.0
    /// Where the person's stays begin among all.
    var firstStay = 0
  }

  /// How many kinds of cost basic insurance does not look at.
  static let kinds = EpisodeModel.CostShares.components.count

  private(set) var people: [Person] = []
  private(set) var stays: [Stay] = []
  /// Person i's share of kind k in the cost of stays at `kinds · i + k`; all 0 for who has no stay.
  private(set) var shares: [Double] = []

  /// The places of a person's stays.
  func stays(of i: Int) -> Range<Int> {
    people[i].firstStay..<(i + 1 < people.count ? people[i + 1].firstStay : stays.count)
  }

  mutating func removeAll() {
    people.removeAll(keepingCapacity: true)
    stays.removeAll(keepingCapacity: true)
    shares.removeAll(keepingCapacity: true)
  }

  /// A person of so many stays, whose costs are still to come.
  mutating func add(stays count: Int) {
    people.append(Person(firstStay: stays.count))
    for _ in 0..<count { stays.append(Stay()) }
    for _ in 0..<Self.kinds { shares.append(0) }
  }

  mutating func append(_ others: CareRecords) {
    let before = stays.count
    people += others.people.map { person in
      var person = person
      person.firstStay += before
      return person
    }
    stays += others.stays
    shares += others.shares
  }

  mutating func setShare(_ share: Double, of kind: Int, person i: Int) { shares[Self.kinds * i + kind] = share }

  mutating func setStay(_ place: Int, of i: Int, level: Int, cost: Double, seen: Double) {
    stays[place] = Stay(seen: seen, level: Int32(level))
    people[i].stays += cost
  }

  mutating func setMaternity(_ cost: Double, of i: Int) { people[i].maternity = cost }

  mutating func setChronic(_ cost: Double, of i: Int) { people[i].chronic = cost }
}
