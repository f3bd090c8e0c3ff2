import Chance
import Insurance

/// Every claimant drawn one by one.
///
/// A cohort's claimants are a binomial count; each one's amount is drawn from the severity law and moved by the
/// year's shock; the policy's rule pays a batch at a time. The draws know nothing of the policy.
struct IndividualMethod: ClaimsMethod {
  let cohorts: [Cohort]
  let shocks: Shocks
  let seed: UInt64
  /// For each year of the plan the rule of each cohort.
  let rules: [[any BenefitRule]]

  /// Amounts that are drawn and paid together: small enough for the first-level cache, large enough that the calls
  /// through protocols cost nothing.
  private static let batch = 1024

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

  func year(replication: Int, year: Int, index: Int) -> YearOfClaims {
    func stream(_ group: UInt32, _ purpose: Purpose) -> RandomStream {
      RandomStream(
        seed: seed,
        address: StreamAddress(
          replication: UInt64(replication), year: UInt32(year), group: group, purpose: purpose))
    }
    var shockStream = stream(0, .shocks)
    var result = YearOfClaims(parts: [], shocks: shocks.draw(using: &shockStream))
    result.parts.reserveCapacity(cohorts.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.batch) { scratch in
      scratch.initialize(repeating: 0)
      for (cohort, rule) in zip(cohorts, rules[index]) {
        var counts = stream(cohort.streamGroup, .claimants)
        var amounts = stream(cohort.streamGroup, .severity)
        var part = YearOfClaims.Part()
        part.claimants = Draws.binomial(
          trials: cohort.insured, probability: min(1, cohort.probability * result.shocks.frequency), using: &counts)
        draw(part.claimants, cohort.severity, result.shocks.severity, rule, &amounts, scratch, into: &part)
        result.parts.append(part)
      }
    }
    return result
  }

  private func draw(
    _ count: Int, _ law: any SeverityLaw, _ factor: Double, _ rule: any BenefitRule,
    _ stream: inout RandomStream, _ scratch: UnsafeMutableBufferPointer<Double>, into part: inout YearOfClaims.Part
  ) {
    let schedule = rule.schedule
    var left = count
    while left > 0 {
      let size = min(left, Self.batch)
      left -= size
      let amounts = UnsafeMutableBufferPointer(rebasing: scratch[0..<size])
      let payments = UnsafeMutableBufferPointer(rebasing: scratch[Self.batch..<Self.batch + size])
      var amountSpan = amounts.mutableSpan
      law.sample(into: &amountSpan, using: &stream)
      for i in 0..<size { amounts[i] *= factor }
      var paymentSpan = payments.mutableSpan
      if let schedule {
        schedule.pay(amountSpan.span, into: &paymentSpan)
      } else {
        rule.pay(amountSpan.span, into: &paymentSpan)
      }
      var (expense, claims, beneficiaries) = (0.0, 0.0, 0)
      for i in 0..<size {
        expense += amounts[i]
        claims += payments[i]
        beneficiaries += payments[i] > 0 ? 1 : 0
      }
      part.expense += expense
      part.claims += claims
      part.beneficiaries += beneficiaries
    }
  }
}
