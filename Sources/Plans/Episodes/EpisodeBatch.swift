import Chance
import Insurance

/// A batch of persons with any episode: what their care costs.
///
/// Draws know nothing of insurance or of a policy. The structure of all persons comes first, with a fixed number of
/// uniform numbers a person, then their shares of cost, then the costs, law by law, so that a law is called once a batch.
package struct EpisodeBatch {
  /// How many persons are drawn together.
  package static let size = 256

  let model: EpisodeModel
  let classes: EpisodeClasses
  /// The costs of the persons drawn last.
  package private(set) var care = CareRecords()

  private let levelShares: [Double]
  private let severeLevelShares: [Double]
  private var people: [PersonDraw]
  /// The stays of each level, then those of the severely ill.
  private var stays: [[Stay]]
  private var costs: [Double] = []

  private struct Stay {
    let person: Int32
    let level: Int32
  }

  private struct PersonDraw {
    var place = 0
    var ordinary = 0
    var severe = 0
    var hasMaternity = false
    var hasChronic = false
    /// Where the cost of the next stay is put.
    var nextStay = 0
  }

  package init(of model: EpisodeModel, classes: EpisodeClasses) {
    self.model = model
    self.classes = classes
    levelShares = Self.cumulative(model.levels.map(\.share))
    severeLevelShares = Self.cumulative(model.levels.map(\.severeShare))
    stays = Array(repeating: [], count: model.levels.count + 1)
    people = Array(repeating: PersonDraw(), count: Self.size)
  }

  private static func cumulative(_ shares: [Double]) -> [Double] {
    let total = shares.reduce(0, +)
    var sum = 0.0
    return shares.map { share in
      sum += share / total
      return sum
    }
  }

  /// Draws some persons, each of one of the classes.
  ///
  /// - Parameter cumulative: P(class ≤ k) over `range`, whose last is 1.
  package mutating func draw(
    _ count: Int, from range: Range<Int>, cumulative: [Double], using stream: inout RandomStream
  ) {
    precondition(count <= Self.size, "a batch holds \(Self.size) persons")
    care.removeAll()
    for i in 0..<count {
      people[i] = structure(range, cumulative, &stream)
      care.add(
        stays: people[i].ordinary + people[i].severe, costFactor: classes.classes[people[i].place].cost)
      people[i].nextStay = care.people[i].firstStay
    }
    for i in 0..<count where people[i].ordinary + people[i].severe > 0 { drawShares(of: i, &stream) }
    for k in stays.indices { stays[k].removeAll(keepingCapacity: true) }
    for i in 0..<count {
      let person = people[i]
      for _ in 0..<person.ordinary {
        let level = Self.place(of: stream.uniform(), in: levelShares)
        stays[level].append(Stay(person: Int32(i), level: Int32(level)))
      }
      for _ in 0..<person.severe {
        let level = Self.place(of: stream.uniform(), in: severeLevelShares)
        stays[model.levels.count].append(Stay(person: Int32(i), level: Int32(level)))
      }
    }
    for (k, level) in model.levels.enumerated() { addStays(k, level.law, &stream) }
    addStays(model.levels.count, model.severe.law, &stream)
    addMaternity(count, &stream)
    addChronic(count, &stream)
  }

  private static func place(of u: Double, in cumulative: [Double]) -> Int {
    var k = 0
    while k < cumulative.count - 1, u > cumulative[k] { k += 1 }
    return k
  }

  private func structure(
    _ range: Range<Int>, _ cumulative: [Double], _ stream: inout RandomStream
  ) -> PersonDraw {
    let place = range.lowerBound + Self.place(of: stream.uniform(), in: cumulative)
    let own = classes.classes[place]
    var person = PersonDraw(place: place)
    let (admitted, stays) = (stream.uniform(), stream.uniform())
    let (maternity, chronic) = (stream.uniform(), stream.uniform())
    if own.isSevere { person.severe = EpisodeClasses.count(classes.severeCounts, at: stays) }
    if admitted < own.admission { person.ordinary = EpisodeClasses.count(own.counts, at: admitted / own.admission) }
    var isHit = own.isSevere || person.ordinary > 0
    person.hasMaternity = maternity < (isHit ? own.maternity : own.maternityFirst)
    isHit = isHit || person.hasMaternity
    person.hasChronic = chronic < (isHit ? own.chronic : own.chronicFirst)
    return person
  }

  /// A Dirichlet draw, as gammas over their sum.
  private mutating func drawShares(of i: Int, _ stream: inout RandomStream) {
    let (means, concentration) = (model.shares.means, model.shares.concentration)
    var total = 0.0
    var rest = 1.0
    for (kind, mean) in means.enumerated() {
      rest -= mean
      guard mean > 0 else { continue }
      let g = Draws.gamma(shape: concentration * mean, scale: 1, using: &stream)
      care.setShare(g, of: kind, person: i)
      total += g
    }
    let inside = rest > 1e-12 ? Draws.gamma(shape: concentration * rest, scale: 1, using: &stream) : 0
    total += inside
    guard total > 0 else { return }
    care.setInCatalogue(inside / total, of: i)
    for kind in means.indices { care.setShare(care.shares[CareRecords.kinds * i + kind] / total, of: kind, person: i) }
  }

  /// Fills `costs` with draws from a law.
  private mutating func sample(_ count: Int, _ law: any SeverityLaw, _ stream: inout RandomStream) {
    if costs.count < count { costs = Array(repeating: 0, count: max(count, 2 * costs.count)) }
    costs.withUnsafeMutableBufferPointer { buffer in
      var span = UnsafeMutableBufferPointer(rebasing: buffer[0..<count]).mutableSpan
      law.sample(into: &span, using: &stream)
    }
  }

  /// The costs of a list of stays.
  private mutating func addStays(_ list: Int, _ law: any SeverityLaw, _ stream: inout RandomStream) {
    let count = stays[list].count
    if count == 0 { return }
    sample(count, law, &stream)
    for s in 0..<count {
      let stay = stays[list][s]
      let i = Int(stay.person)
      let cost = costs[s] * classes.classes[people[i].place].cost
      care.setStay(
        people[i].nextStay,
        CareRecords.Stay(cost: cost, level: Int16(stay.level), isSevere: list == model.levels.count))
      people[i].nextStay += 1
    }
  }

  /// Maternity stays: the whole cost is inside the catalogue, and has no deductible.
  private mutating func addMaternity(_ count: Int, _ stream: inout RandomStream) {
    let mothers = people[0..<count].count(where: \.hasMaternity)
    guard mothers > 0, let maternity = model.maternity else { return }
    sample(mothers, maternity.law, &stream)
    var next = 0
    for i in 0..<count where people[i].hasMaternity {
      care.setMaternity(costs[next] * classes.classes[people[i].place].cost, of: i)
      next += 1
    }
  }

  private mutating func addChronic(_ count: Int, _ stream: inout RandomStream) {
    let patients = people[0..<count].count(where: \.hasChronic)
    guard patients > 0, let chronic = model.chronic else { return }
    sample(patients, chronic.law, &stream)
    var next = 0
    for i in 0..<count where people[i].hasChronic {
      care.setChronic(costs[next] * classes.classes[people[i].place].cost, of: i)
      next += 1
    }
  }
}
