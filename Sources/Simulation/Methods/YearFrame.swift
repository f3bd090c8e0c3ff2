import Chance
import Insurance
import Plans

/// What every way of drawing a year shares: its shocks, its claimants, and where each number comes from.
///
/// A method fills in what the claimants of a cohort cost. Shocks and counts are the same numbers under every method.
struct YearFrame: Sendable {
  let cohorts: [Cohort]
  private let shocks: Shocks
  private let trend: Trend
  private let startYear: Int
  private let expenseYear: Int
  private let years: Int
  private let hasUncertainParameters: Bool
  private let seed: UInt64
  /// For each year of the plan the benefits of each cohort.
  private let stacks: [[BenefitStack]]
  /// For each year the layers that are counted one by one, before anybody is paid.
  private let layers: [[YearOfClaims.Part.Layer]]

  /// - Throws: `SimulationError` where a policy has no rule for a cohort's group.
  init(plan: SimulationPlan) throws(SimulationError) {
    var tables = LawTables(for: plan.cohorts, isOfPath: false)
    cohorts = plan.cohorts.map { tables.cohort($0) }
    hasUncertainParameters = plan.hasUncertainParameters
    shocks = plan.shocks
    trend = plan.trend
    startYear = plan.startYear
    expenseYear = plan.expenseYear
    years = plan.policies.count
    seed = plan.seed
    var stacks: [[BenefitStack]] = []
    for policy in plan.policies {
      var row: [BenefitStack] = []
      for cohort in plan.cohorts {
        guard let stack = try? policy.stack(for: cohort.group) else {
          throw SimulationError(.unknownGroup, "\(policy.id) has no rule for the group '\(cohort.group)'")
        }
        row.append(stack)
      }
      stacks.append(row)
    }
    self.stacks = stacks
    layers = plan.policies.map { $0.countedLayers.map(YearOfClaims.Part.Layer.init) }
  }

  /// The rules of the contract by which the cohorts are paid in a year of the plan, by its place.
  func rules(at index: Int) -> [any BenefitRule] { stacks[index].map(\.contract) }

  /// Whether a cohort's benefits are no piecewise linear functions in some year.
  func hasRuleWithoutSchedule(at place: Int) -> Bool { stacks.contains { $0[place].all.schedule == nil } }

  /// One cohort in one year of one replication.
  struct CohortYear {
    let cohort: Cohort
    /// Its place among the plan's cohorts.
    let place: Int
    let benefits: BenefitStack
    let claimants: Int
    /// The year's severity factor.
    let factor: Double
    fileprivate let seed: UInt64
    fileprivate let replication: UInt64
    fileprivate let year: UInt32
    /// Told how many persons are drawn, where they are drawn one by one.
    let meter: ReplicationMeter?

    /// What the insurer pays under its contract.
    var rule: any BenefitRule { benefits.contract }

    /// The cohort's random numbers for a purpose.
    func stream(_ purpose: Purpose) -> RandomStream {
      RandomStream(
        seed: seed,
        address: StreamAddress(replication: replication, year: year, group: cohort.streamGroup, purpose: purpose))
    }
  }

  /// The factors of every year of one path: its trend, and shocks that may last.
  func path(replication: Int) -> [Shocks.Year] {
    zip(shocks(replication: replication), levels(replication: replication)).map { $0 * $1 }
  }

  /// What the shocks alone make of every year of one path.
  func shocks(replication: Int) -> [Shocks.Year] {
    var before: Shocks.Normals?
    return (startYear..<startYear + years).map { year in
      var shockStream = stream(replication, year: year, .shocks)
      let normals = shocks.draw(using: &shockStream, after: before)
      before = normals
      return shocks.year(normals)
    }
  }

  /// What the trend alone makes of every year of one path.
  func levels(replication: Int) -> [Shocks.Year] {
    var trendStream = stream(replication, year: 0, .trend)
    let growth = trend.draw(using: &trendStream)
    return (startYear..<startYear + years).map { growth.factors(after: $0 - expenseYear) }
  }

  /// The people of one path, each with the probability and the law of X that its parameters give.
  ///
  /// - Parameter tabulated: whether the laws will be asked often enough for a table to pay.
  func people(replication: Int, tabulated: Bool = false) -> [Cohort] {
    guard hasUncertainParameters else { return cohorts }
    var tables = LawTables(for: cohorts, isOfPath: true)
    return cohorts.map { cohort in
      let drawn = cohort.drawn { number in
        RandomStream(
          seed: seed,
          address: StreamAddress(replication: UInt64(replication), year: 0, group: number, purpose: .parameters))
      }
      return tabulated ? tables.cohort(drawn) : drawn
    }
  }

  /// What a year draws for the contract terms that its policy gives as ranges.
  func terms(_ ranges: [ContractRange], replication: Int, year: Int) -> [String: Double] {
    guard !ranges.isEmpty else { return [:] }
    var values: [String: Double] = [:]
    for range in ranges {
      var draws = RandomStream(
        seed: seed,
        address: StreamAddress(
          replication: UInt64(replication), year: UInt32(year), group: streamNumber(of: range.path), purpose: .terms))
      values[range.path] = range.quantile(draws.uniform())
    }
    return values
  }

  private func stream(_ replication: Int, year: Int, _ purpose: Purpose) -> RandomStream {
    RandomStream(
      seed: seed,
      address: StreamAddress(replication: UInt64(replication), year: UInt32(year), group: 0, purpose: purpose))
  }

  /// Draws the claimants and lets `cost` fill in expense, claims and beneficiaries.
  func year(_ slot: YearSlot, cost: (CohortYear, inout YearOfClaims.Part) -> Void) -> YearOfClaims {
    var result = YearOfClaims(parts: [], factors: slot.factors)
    result.parts.reserveCapacity(cohorts.count)
    for (place, cohort) in (slot.people ?? cohorts).enumerated() {
      var counts = RandomStream(
        seed: seed,
        address: StreamAddress(
          replication: UInt64(slot.replication), year: UInt32(slot.year), group: cohort.streamGroup,
          purpose: .claimants))
      var part = YearOfClaims.Part()
      part.layers = layers[slot.index]
      part.claimants = Draws.binomial(
        trials: cohort.insured, probability: min(1, cohort.probability * slot.factors.frequency), using: &counts)
      cost(
        CohortYear(
          cohort: cohort, place: place, benefits: stacks[slot.index][place], claimants: part.claimants,
          factor: slot.factors.severity, seed: seed, replication: UInt64(slot.replication), year: UInt32(slot.year),
          meter: slot.meter),
        &part)
      part.settleContractLayers()
      result.parts.append(part)
    }
    return result
  }
}

/// One year of one replication.
struct YearSlot {
  let replication: Int
  let year: Int
  /// Its place in the plan, from 0.
  let index: Int
  /// What moves everybody's expense in it.
  let factors: Shocks.Year
  /// The people with the laws of this path; those of the plan where it is nil.
  var people: [Cohort]?
  /// Told how far the replication is; nil where nobody waits for it.
  var meter: ReplicationMeter?
}
