import Chance
import Insurance

/// What every way of drawing a year shares: its shocks, its claimants, and where each number comes from.
///
/// A method fills in what the claimants of a cohort cost. Shocks and counts are the same numbers under every method.
struct YearFrame: Sendable {
  let cohorts: [Cohort]
  private let shocks: Shocks
  private let seed: UInt64
  /// For each year of the plan the rule of each cohort.
  private let rules: [[any BenefitRule]]

  /// - Throws: `SimulationError` where a policy has no rule for a cohort's group.
  init(plan: SimulationPlan) throws(SimulationError) {
    cohorts = plan.cohorts
    shocks = plan.shocks
    seed = plan.seed
    var rules: [[any BenefitRule]] = []
    for policy in plan.policies {
      var row: [any BenefitRule] = []
      for cohort in plan.cohorts {
        guard let rule = try? policy.benefit(for: cohort.group) else {
          throw SimulationError(.unknownGroup, "\(policy.id) has no rule for the group '\(cohort.group)'")
        }
        row.append(rule)
      }
      rules.append(row)
    }
    self.rules = rules
  }

  /// One cohort in one year of one replication.
  struct CohortYear {
    let cohort: Cohort
    /// Its place among the plan's cohorts.
    let place: Int
    let rule: any BenefitRule
    let claimants: Int
    /// The year's severity factor.
    let factor: Double
    fileprivate let seed: UInt64
    fileprivate let replication: UInt64
    fileprivate let year: UInt32

    /// The cohort's random numbers for a purpose.
    func stream(_ purpose: Purpose) -> RandomStream {
      RandomStream(
        seed: seed,
        address: StreamAddress(replication: replication, year: year, group: cohort.streamGroup, purpose: purpose))
    }
  }

  /// Draws shocks and claimants and lets `cost` fill in expense, claims and beneficiaries.
  func year(
    replication: Int, year: Int, index: Int, cost: (CohortYear, inout YearOfClaims.Part) -> Void
  ) -> YearOfClaims {
    let address = StreamAddress(replication: UInt64(replication), year: UInt32(year), group: 0, purpose: .shocks)
    var shockStream = RandomStream(seed: seed, address: address)
    var result = YearOfClaims(parts: [], shocks: shocks.draw(using: &shockStream))
    result.parts.reserveCapacity(cohorts.count)
    for (place, cohort) in cohorts.enumerated() {
      var counts = RandomStream(
        seed: seed,
        address: StreamAddress(
          replication: UInt64(replication), year: UInt32(year), group: cohort.streamGroup, purpose: .claimants))
      var part = YearOfClaims.Part()
      part.claimants = Draws.binomial(
        trials: cohort.insured, probability: min(1, cohort.probability * result.shocks.frequency), using: &counts)
      cost(
        CohortYear(
          cohort: cohort, place: place, rule: rules[index][place], claimants: part.claimants,
          factor: result.shocks.severity, seed: seed, replication: UInt64(replication), year: UInt32(year)), &part)
      result.parts.append(part)
    }
    return result
  }
}
