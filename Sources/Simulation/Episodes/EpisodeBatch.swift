import Chance
import Insurance

/// A batch of persons with any episode: what each bears after basic insurance, part by part.
///
/// Draws know nothing of a policy. The structure of all persons comes first, with a fixed number of uniform numbers a
/// person, then their shares of cost, then the costs, law by law, so that a law is called once a batch.
struct EpisodeBatch {
  /// How many persons are drawn together.
  static let size = 256
  static let parts = ExpenseComponent.allCases.count

  /// What a batch came to besides, for figures that are published.
  struct Totals {
    var discharges = 0.0
    /// Cost of all stays, and the part of it that basic insurance looks at.
    var inpatient = 0.0
    var inCatalogue = 0.0
    /// What basic insurance paid for stays.
    var fund = 0.0
    var chronic = 0.0
    var chronicFund = 0.0
  }

  let model: EpisodeModel
  let classes: EpisodeClasses
  /// Person i's part k at `parts · i + k`, yuan.
  private(set) var values = [Double](repeating: 0, count: size * parts)
  private(set) var totals = Totals()

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
    /// The share of a stay's cost that basic insurance looks at.
    var inCatalogue = 1.0
    var fund = 0.0
  }

  init(of model: EpisodeModel, classes: EpisodeClasses) {
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
  mutating func draw(
    _ count: Int, from range: Range<Int>, cumulative: [Double], using stream: inout RandomStream
  ) {
    precondition(count <= Self.size, "a batch holds \(Self.size) persons")
    for i in 0..<count * Self.parts { values[i] = 0 }
    totals = Totals()
    for i in 0..<count { people[i] = structure(range, cumulative, &stream) }
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
    limit(count)
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

  /// Where each share of cost stands among the parts.
  private static let sharePlaces = EpisodeModel.CostShares.components.map(\.place)

  /// A Dirichlet draw, as gammas over their sum; the shares wait in the places of their amounts.
  private mutating func drawShares(of i: Int, _ stream: inout RandomStream) {
    let (means, concentration) = (model.shares.means, model.shares.concentration)
    var total = 0.0
    var rest = 1.0
    for (mean, place) in zip(means, Self.sharePlaces) {
      rest -= mean
      guard mean > 0 else { continue }
      let g = Draws.gamma(shape: concentration * mean, scale: 1, using: &stream)
      values[i * Self.parts + place] = g
      total += g
    }
    let inside = rest > 1e-12 ? Draws.gamma(shape: concentration * rest, scale: 1, using: &stream) : 0
    total += inside
    people[i].inCatalogue = total > 0 ? inside / total : 1
    for place in Self.sharePlaces { values[i * Self.parts + place] /= total > 0 ? total : 1 }
  }

  /// Fills `costs` with draws from a law.
  private mutating func sample(_ count: Int, _ law: any SeverityLaw, _ stream: inout RandomStream) {
    if costs.count < count { costs = Array(repeating: 0, count: max(count, 2 * costs.count)) }
    costs.withUnsafeMutableBufferPointer { buffer in
      var span = UnsafeMutableBufferPointer(rebasing: buffer[0..<count]).mutableSpan
      law.sample(into: &span, using: &stream)
    }
  }

  private static let deductible = ExpenseComponent.basicDeductible.place
  private static let coPayment = ExpenseComponent.coPayment.place
  private static let aboveMaximum = ExpenseComponent.aboveBasicMaximum.place

  /// The costs of a list of stays, and what basic insurance pays of each.
  private mutating func addStays(_ list: Int, _ law: any SeverityLaw, _ stream: inout RandomStream) {
    let count = stays[list].count
    if count == 0 { return }
    sample(count, law, &stream)
    for s in 0..<count {
      let stay = stays[list][s]
      let i = Int(stay.person)
      let cost = costs[s] * classes.classes[people[i].place].cost
      let level = model.levels[Int(stay.level)]
      let seen = cost * people[i].inCatalogue
      let below = min(seen, level.deductible)
      let paid = (seen - below) * level.rate
      people[i].fund += paid
      values[i * Self.parts + Self.deductible] += below
      values[i * Self.parts + Self.coPayment] += (seen - below) * (1 - level.rate)
      // Gross cost waits here until the maximum is known.
      values[i * Self.parts + Self.aboveMaximum] += cost
      totals.inCatalogue += seen
    }
    totals.discharges += Double(count)
  }

  /// The yearly maximum of basic insurance, and the shares of cost as amounts.
  private mutating func limit(_ count: Int) {
    for i in 0..<count where people[i].ordinary + people[i].severe > 0 {
      let row = i * Self.parts
      let gross = values[row + Self.aboveMaximum]
      for place in Self.sharePlaces { values[row + place] *= gross }
      let paid = min(people[i].fund, model.yearlyMaximum)
      values[row + Self.aboveMaximum] = people[i].fund - paid
      totals.inpatient += gross
      totals.fund += paid
    }
  }

  private static let maternityPlace = ExpenseComponent.maternity.place

  /// Maternity stays: the whole cost is inside the catalogue, and has no deductible.
  private mutating func addMaternity(_ count: Int, _ stream: inout RandomStream) {
    let mothers = people[0..<count].count(where: \.hasMaternity)
    guard mothers > 0, let maternity = model.maternity else { return }
    sample(mothers, maternity.law, &stream)
    var next = 0
    for i in 0..<count where people[i].hasMaternity {
      let cost = costs[next] * classes.classes[people[i].place].cost
      next += 1
      let paid = cost * maternity.rate
      values[i * Self.parts + Self.maternityPlace] = cost - paid
      totals.inpatient += cost
      totals.inCatalogue += cost
      totals.fund += paid
      totals.discharges += 1
    }
  }

  private static let chronicCoPayment = ExpenseComponent.chronicCoPayment.place
  private static let overflow = ExpenseComponent.chronicOverflow.place
  private static let beyond = ExpenseComponent.chronicBeyondLimit.place

  private mutating func addChronic(_ count: Int, _ stream: inout RandomStream) {
    let patients = people[0..<count].count(where: \.hasChronic)
    guard patients > 0, let chronic = model.chronic else { return }
    sample(patients, chronic.law, &stream)
    var next = 0
    for i in 0..<count where people[i].hasChronic {
      let cost = costs[next] * classes.classes[people[i].place].cost
      next += 1
      let covered = min(cost, chronic.diseaseLimit)
      // Compared before any rounding, so that there is no overflow of a hundredth of a fen.
      let used = chronic.rate > 0 ? min(covered, chronic.yearlyMaximum / chronic.rate) : covered
      let paid = used * chronic.rate
      let row = i * Self.parts
      values[row + Self.chronicCoPayment] = used * (1 - chronic.rate)
      values[row + Self.overflow] = covered - used
      values[row + Self.beyond] = cost - covered
      totals.chronic += cost
      totals.chronicFund += paid
    }
  }
}
