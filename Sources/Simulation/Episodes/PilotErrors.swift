import Insurance
import Statistics

/// Carries the error of the pilots into the errors of a result.
///
/// Replications do not see it: all of them use the same law of X. So every figure is computed again of the same
/// replications with each cohort's claims larger by their relative standard error under the pilot, settled anew, and
/// again with the expense larger; the number of beneficiaries is in proportion to its own error. The three differences
/// count as independent parts of the figure's standard error beside that of the replications, cohorts as moving
/// together, since their pilots use the same random numbers. Both errs on the safe side.
struct PilotErrors {
  private let plan: SimulationPlan
  /// By cohort; zero where X is given by a law.
  let errors: [EpisodeExpense.Errors]

  /// - Returns: nil where no law of X comes from a pilot.
  init?(of plan: SimulationPlan) {
    guard let policy = plan.policies.first,
      plan.cohorts.contains(where: { $0.episodes != nil })
    else { return nil }
    self.plan = plan
    errors = Self.errors(of: plan, under: policy)
  }

  /// The row that comes from the law of X itself, whatever the method.
  private static let closedForm = "claims.perInsured.expected"

  /// The pilots' errors by cohort.
  static func errors(of plan: SimulationPlan, under policy: Policy) -> [EpisodeExpense.Errors] {
    plan.cohorts.map { cohort in
      guard let episodes = cohort.episodes, let rule = try? policy.benefit(for: cohort.group) else { return .init() }
      return episodes.errors(paying: rule)
    }
  }

  /// The relative errors of one group, or of all together, each weighted by what its law comes to.
  static func relative(_ plan: SimulationPlan, _ group: String?) -> EpisodeExpense.Errors {
    guard let policy = plan.policies.first, plan.cohorts.contains(where: { $0.episodes != nil }) else { return .init() }
    return relative(plan, policy, errors(of: plan, under: policy), group)
  }

  private static func relative(
    _ plan: SimulationPlan, _ policy: Policy, _ errors: [EpisodeExpense.Errors], _ group: String?
  ) -> EpisodeExpense.Errors {
    var result = EpisodeExpense.Errors()
    var (claims, beneficiaries, expense) = (0.0, 0.0, 0.0)
    for (cohort, own) in zip(plan.cohorts, errors) where group == nil || cohort.group == group {
      guard let rule = try? policy.benefit(for: cohort.group) else { continue }
      let people = Double(cohort.insured) * cohort.probability
      let weights = (
        people
          * (rule.schedule?.expectedPayment { cohort.severity.limitedExpectedValue($0) } ?? cohort.severity.mean),
        people * cohort.severity.survival(rule.deductible), people * cohort.severity.mean
      )
      result.claims += weights.0 * own.claims
      result.beneficiaries += weights.1 * own.beneficiaries
      result.expense += weights.2 * own.expense
      claims += weights.0
      beneficiaries += weights.1
      expense += weights.2
    }
    result.claims /= claims > 0 ? claims : 1
    result.beneficiaries /= beneficiaries > 0 ? beneficiaries : 1
    result.expense /= expense > 0 ? expense : 1
    return result
  }

  /// A table with the pilots' error in its errors.
  ///
  /// - Parameter estimate: what makes a table of outcomes.
  func widen(
    _ table: ResultTable, _ outcomes: [[Outcome]], _ estimate: ([[Outcome]]) throws(SampleError) -> ResultTable
  ) throws(SampleError) -> ResultTable {
    // Who draws each person with episodes of its own needs no law of X but for the closed form.
    if plan.method == .individual {
      let own = own
      return table.mapped { _, row in
        let isClosedForm = row.metric.name == Self.closedForm
        return isClosedForm ? row.estimate.widened(by: own(row).claims * row.estimate.value) : row.estimate
      }
    }
    guard let run = try? SimulationRun(plan),
      let claims = try? run.settledAgain(outcomes, { part, place in part.claims *= 1 + errors[place].claims }),
      let expense = try? run.settledAgain(outcomes, { part, place in part.expense *= 1 + errors[place].expense })
    else { return table }
    return widen(table, by: [try estimate(claims), try estimate(expense)])
  }

  /// The errors that a row's figure has part in.
  private var own: (ResultTable.Row) -> EpisodeExpense.Errors {
    let all = plan.policies.first.map { Self.relative(plan, $0, errors, nil) } ?? .init()
    return { row in
      row.group.flatMap { group in plan.cohorts.firstIndex { $0.group == group } }.map { errors[$0] } ?? all
    }
  }

  /// A table with the pilots' error in its errors.
  ///
  /// - Parameters:
  ///   - table: the estimates without it.
  ///   - others: the same with larger claims, and with larger expense.
  func widen(_ table: ResultTable, by others: [ResultTable]) -> ResultTable {
    let own = own
    return table.mapped { index, row in
      var square = 0.0
      for other in others {
        guard let value = other.estimate(of: row, at: index)?.value else { continue }
        let difference = value - row.estimate.value
        square += difference * difference
      }
      let relative: Double =
        row.metric.name.hasPrefix("beneficiaries.")
        ? own(row).beneficiaries : row.metric.name == Self.closedForm ? own(row).claims : 0
      square += relative * relative * row.estimate.value * row.estimate.value
      return row.estimate.widened(by: square.squareRoot())
    }
  }
}

extension ResultTable {
  /// The estimate of the same figure as a row of another table, which is likely at the same place.
  fileprivate func estimate(of other: Row, at index: Int) -> Estimate? {
    func isSame(_ row: Row) -> Bool {
      row.metric.name == other.metric.name && row.year == other.year && row.group == other.group
    }
    if rows.indices.contains(index), isSame(rows[index]) { return rows[index].estimate }
    return rows.first(where: isSame)?.estimate
  }
}

extension Estimate {
  /// The same with another standard error beside its own.
  fileprivate func widened(by error: Double) -> Estimate {
    guard error > 0, error.isFinite else { return self }
    let half = 1.959963984540054 * error
    func wider(_ end: Double) -> Double { ((end - value) * (end - value) + half * half).squareRoot() }
    return Estimate(
      value: value, standardError: standardError.map { ($0 * $0 + error * error).squareRoot() },
      lower: lower.map { value - wider($0) }, upper: upper.map { value + wider($0) }, replications: replications)
  }
}
