import Insurance
import Plans
import Statistics

/// Carries the error of the pilots into the errors of a result.
///
/// Replications do not see it: all of them use the same law of X. So every figure is computed again of the same
/// replications with each cohort's claims larger by their relative standard error under the pilot, settled anew, and
/// again with the expense larger; the number of beneficiaries and what is paid for a chronic overflow are in proportion
/// to their own errors. The differences count as independent parts of the figure's standard error beside that of the
/// replications, cohorts as moving together, since their pilots use the same random numbers. Both errs on the safe side.
package struct PilotErrors: Sendable {
  package private(set) var plan: SimulationPlan
  /// By cohort; zero where X is given by a law.
  package let errors: [PilotQuantities]
  /// Of all cohorts together.
  package let all: PilotQuantities
  /// What each cohort's mean year comes to.
  package let totals: [PilotQuantities]

  /// - Returns: nil where no law of X comes from a pilot.
  package init?(of plan: SimulationPlan) {
    guard let policy = plan.policies.first,
      plan.cohorts.contains(where: { $0.episodes != nil })
    else { return nil }
    self.plan = plan
    let own = plan.cohorts.map { Self.year(of: $0, under: policy, at: plan.firstLevel) }
    errors = own.map(\.error)
    totals = own.map(\.total)
    let total = totals.reduce(PilotQuantities(), +)
    all = zip(errors, totals).reduce(PilotQuantities()) { $0 + $1.0 * $1.1 }.over(total)
  }

  /// The same under a plan that differs only in what claims do not depend on.
  func settling(_ plan: SimulationPlan) -> PilotErrors {
    var errors = self
    errors.plan = plan
    return errors
  }

  /// The row that comes from the law of X itself, whatever the method.
  package static let closedForm = "claims.perInsured.expected"
  private static let overflow = "claims.chronicOverflow"

  /// A cohort's mean first year without shocks, and the pilot's error of it, relative to it.
  private static func year(
    of cohort: Cohort, under policy: Policy, at level: Shocks.Year
  ) -> (total: PilotQuantities, error: PilotQuantities) {
    guard let benefits = try? policy.stack(for: cohort.group) else { return (PilotQuantities(), PilotQuantities()) }
    let people = Double(cohort.insured) * min(1, cohort.probability * level.frequency)
    guard let episodes = cohort.episodes else {
      let law = cohort.severity(at: level.severity)
      let rule = benefits.contract
      var means = PilotQuantities(
        claims: rule.schedule?.expectedPayment { law.limitedExpectedValue($0) } ?? law.mean, expense: law.mean,
        beneficiaries: law.survival(rule.deductible))
      for level in benefits.counted {
        means.append(layer: level.ofAmount.schedule?.expectedPayment { law.limitedExpectedValue($0) } ?? 0)
      }
      return (people * means, PilotQuantities())
    }
    let (value, error) = episodes.pilot.means(episodes.payments(by: benefits, costing: level.severity))
    return (people * value, error.over(value))
  }

  /// The relative errors of one group, or of all together, each weighted by what its law comes to.
  package func relative(_ group: String?) -> PilotQuantities {
    group.flatMap { group in plan.cohorts.firstIndex { $0.group == group } }.map { errors[$0] } ?? all
  }

  /// What a row moves by in proportion to the pilot's means themselves, whatever the replications.
  ///
  /// The individual method draws episodes for each person and takes no law of X: the pilot sample's error is in the closed
  /// form alone.
  package func proportions(of row: ResultTable.Row) -> PilotQuantities {
    let value = row.estimate.value
    if row.metric.name == Self.closedForm { return PilotQuantities(claims: value) }
    guard plan.method != .individual else { return PilotQuantities() }
    if let layer = row.metric.layer {
      guard let place = plan.policies.first?.countedLayers.firstIndex(where: { $0.id == layer }) else {
        return PilotQuantities()
      }
      return row.metric.unit == .people
        ? PilotQuantities(layer: place, beneficiaries: value) : PilotQuantities(layer: place, payments: value)
    }
    return switch row.metric.name {
    case "beneficiaries.meanBenefit": PilotQuantities(beneficiaries: -value)
    case let name where name.hasPrefix("beneficiaries."): PilotQuantities(beneficiaries: value)
    case Self.overflow: PilotQuantities(overflow: value)
    default: PilotQuantities()
    }
  }

  /// A table with the pilots' error in its errors.
  ///
  /// - Parameters:
  ///   - table: the estimates without it.
  ///   - others: the same with larger claims, and with larger expense.
  package func widen(_ table: ResultTable, by others: [ResultTable]) -> ResultTable {
    table.mapped { index, row in
      let own = proportions(of: row) * relative(row.group)
      var square = (own * own).sum
      for other in others {
        guard let value = other.estimate(of: row, at: index)?.value else { continue }
        let difference = value - row.estimate.value
        // A ratio that does not move comes out anew to the last digits but one or two.
        if abs(difference) <= 1e-12 * max(abs(value), abs(row.estimate.value)) { continue }
        square += difference * difference
      }
      let widened = row.estimate.widened(by: square.squareRoot())
      return row.metric.isShareOfReplications ? widened.within(0...1) : widened
    }
  }
}

extension Estimate {
  /// The same with its interval cut to a range that its value lies in.
  fileprivate func within(_ range: ClosedRange<Double>) -> Estimate {
    Estimate(
      value: value, standardError: standardError, lower: lower.map { max(range.lowerBound, $0) },
      upper: upper.map { min(range.upperBound, $0) }, replications: replications)
  }

  /// The same with another standard error beside its own.
  ///
  /// - Parameter range: what the interval cannot leave.
  package func widened(by error: Double, within range: ClosedRange<Double> = -.infinity ... .infinity) -> Estimate {
    guard error > 0, error.isFinite else { return self }
    let half = 1.959963984540054 * error
    func wider(_ end: Double) -> Double { ((end - value) * (end - value) + half * half).squareRoot() }
    return Estimate(
      value: value, standardError: standardError.map { ($0 * $0 + error * error).squareRoot() },
      lower: lower.map { max(range.lowerBound, value - wider($0)) },
      upper: upper.map { min(range.upperBound, value + wider($0)) }, replications: replications)
  }
}
