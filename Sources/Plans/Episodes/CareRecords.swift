/// What the episodes of some people cost in a year, before any insurance.
package struct CareRecords: Sendable {
  struct Stay: Sendable {
    /// Yuan.
    var cost = 0.0
    var level: Int16 = 0
    /// Whether it is one of severe illness, whose cost has a law of its own.
    var isSevere = false
  }

  struct Person: Sendable {
    /// The share of the cost of ordinary and severe stays that is inside the catalogue.
    var inCatalogue = 1.0
    /// What the person's costs are to those by the laws, by age and group.
    var costFactor = 1.0
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
  mutating func add(stays count: Int, costFactor: Double) {
    people.append(Person(costFactor: costFactor, firstStay: stays.count))
    for _ in 0..<count { stays.append(Stay()) }
    for _ in 0..<Self.kinds { shares.append(0) }
  }

  /// The first of the people.
  func first(_ count: Int) -> CareRecords {
    guard count < people.count else { return self }
    var part = CareRecords()
    part.people = Array(people.prefix(count))
    part.stays = Array(stays.prefix(people[count].firstStay))
    part.shares = Array(shares.prefix(Self.kinds * count))
    return part
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

  mutating func setInCatalogue(_ share: Double, of i: Int) { people[i].inCatalogue = share }

  mutating func setStay(_ place: Int, _ stay: Stay) { stays[place] = stay }

  mutating func setMaternity(_ cost: Double, of i: Int) { people[i].maternity = cost }

  mutating func setChronic(_ cost: Double, of i: Int) { people[i].chronic = cost }

  /// The same people with every cost times a factor.
  func costing(_ factor: Double) -> CareRecords {
    var other = self
    for i in other.stays.indices { other.stays[i].cost *= factor }
    for i in other.people.indices {
      other.people[i].costFactor *= factor
      other.people[i].maternity *= factor
      other.people[i].chronic *= factor
    }
    return other
  }

  /// What the law at a place gave, by the law's own scale: the costs of all that are its.
  func costs(of law: CareLaw) -> [Double] {
    var costs: [Double] = []
    visit(law) { cost, factor in costs.append(cost / factor) }
    return costs
  }

  /// The same people with other costs by the law at a place.
  ///
  /// - Parameter ratio: of the new cost to the old one, given the old one on the law's own scale.
  func repriced(_ law: CareLaw, by ratio: (Double) -> Double) -> CareRecords {
    var other = self
    switch law {
    case .maternity:
      for i in people.indices where people[i].maternity >= 0 {
        other.people[i].maternity *= ratio(people[i].maternity / people[i].costFactor)
      }
    case .chronic:
      for i in people.indices where people[i].chronic > 0 {
        other.people[i].chronic *= ratio(people[i].chronic / people[i].costFactor)
      }
    case .level, .severe:
      for i in people.indices {
        for place in stays(of: i) where law.prices(stays[place]) {
          other.stays[place].cost *= ratio(stays[place].cost / people[i].costFactor)
        }
      }
    }
    return other
  }

  private func visit(_ law: CareLaw, _ body: (_ cost: Double, _ factor: Double) -> Void) {
    for (i, person) in people.enumerated() {
      switch law {
      case .maternity: if person.maternity >= 0 { body(person.maternity, person.costFactor) }
      case .chronic: if person.chronic > 0 { body(person.chronic, person.costFactor) }
      case .level, .severe:
        for place in stays(of: i) where law.prices(stays[place]) { body(stays[place].cost, person.costFactor) }
      }
    }
  }
}

extension CareLaw {
  fileprivate func prices(_ stay: CareRecords.Stay) -> Bool {
    switch self {
    case .level(let level): !stay.isSevere && Int(stay.level) == level
    case .severe: stay.isSevere
    case .maternity, .chronic: false
    }
  }
}
