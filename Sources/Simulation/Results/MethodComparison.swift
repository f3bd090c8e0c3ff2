import Foundation
import Insurance
import Statistics

/// The methods side by side on one plan: do they agree within what chance allows?
///
/// All methods of drawing meet the same shocks and the same number of claimants, so the difference of two means is taken
/// replication by replication and its standard error is that of the pairs. Means are also held against the closed form.
/// A difference counts as a disagreement where chance alone would make one as large in fewer than one of 10,000 checks
/// (all comparisons of a check together, by Bonferroni).
public struct MethodComparison: Sendable {
  /// One figure under the methods.
  public struct Row: Sendable {
    public let words: Words
    /// Nil for all groups together.
    public let group: String?
    /// The value in closed form, where there is one.
    public let closedForm: Double?
    public let grouped: Double
    public let individual: Double
    /// Each difference in its standard errors; nil where there is nothing to compare or nothing random.
    public let groupedAgainstIndividual: Double?
    public let groupedAgainstClosedForm: Double?
    public let individualAgainstClosedForm: Double?

    var scores: [Double] {
      [groupedAgainstIndividual, groupedAgainstClosedForm, individualAgainstClosedForm].compactMap(\.self)
    }
  }

  public let rows: [Row]
  /// How many replications each method was given.
  public let replications: Int
  /// From how many standard errors on a difference is a disagreement.
  public let limit: Double

  /// Whether no difference exceeds the limit.
  public var agrees: Bool { rows.allSatisfy { row in row.scores.allSatisfy { abs($0) <= limit } } }

  /// The chance that a check of methods that agree finds a disagreement.
  public static let falseAlarm = 1e-4

  /// Runs both methods of drawing on the first year of a plan.
  ///
  /// - Throws: `SimulationError` where the plan cannot be run.
  package init(
    of plan: SimulationPlan, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(SimulationError) {
    let grouped = try await Self.outcomes(plan, .grouped, threads) { done, total in progress(done, 2 * total) }
    let individual = try await Self.outcomes(plan, .individual, threads) { done, total in
      progress(total + done, 2 * total)
    }
    var rows: [Row] = []
    let insured = Double(plan.insured)
    rows += Self.means(plan, nil, insured, grouped, individual) { outcome, value in
      outcome.claims.parts.reduce(0) { $0 + value($1) }
    }
    if plan.cohorts.count > 1 {
      for (i, cohort) in plan.cohorts.enumerated() where cohort.insured > 0 {
        rows += Self.means(plan, cohort.group, Double(cohort.insured), grouped, individual) { outcome, value in
          value(outcome.claims.parts[i])
        }
      }
    }
    let pilot = PilotErrors.relative(plan, nil).claims
    for (level, percent) in [(0.05, "5%"), (0.5, "50%"), (0.95, "95%"), (0.99, "99%")] {
      if let row = Self.quantile(level, percent, insured, pilot: pilot, grouped, individual) { rows.append(row) }
    }
    self.rows = rows
    replications = plan.replications
    let comparisons = max(1, rows.reduce(0) { $0 + $1.scores.count })
    limit = Self.criticalValue(twoSided: Self.falseAlarm / Double(comparisons))
  }

  private static func outcomes(
    _ plan: SimulationPlan, _ method: MethodName, _ threads: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(SimulationError) -> [Outcome] {
    let one = plan.with(method: method, policies: Array(plan.policies.prefix(1)))
    return try await SimulationRun(one).outcomes(threads: threads, progress: progress).first ?? []
  }

  private static func means(
    _ plan: SimulationPlan, _ group: String?, _ insured: Double, _ grouped: [Outcome], _ individual: [Outcome],
    _ total: (Outcome, (YearOfClaims.Part) -> Double) -> Double
  ) -> [Row] {
    let expected = ExpectedYear(of: plan, cohort: group)
    let pilot = PilotErrors.relative(plan, group)
    let figures: [(Words, Double?, Double, (YearOfClaims.Part) -> Double)] = [
      (Words(en: "claims a head", zh: "人均赔付"), expected?.claimsPerInsured, pilot.claims, { $0.claims }),
      (
        Words(en: "beneficiaries among insured", zh: "受益率"), expected?.beneficiaryShare, pilot.beneficiaries,
        { Double($0.beneficiaries) }
      ),
      (Words(en: "in-scope expense a head", zh: "人均合规自付"), expected?.expensePerInsured, pilot.expense, { $0.expense }),
    ]
    return figures.map { words, exact, pilot, value in
      let a = grouped.map { total($0, value) / insured }
      let b = individual.map { total($0, value) / insured }
      let (first, second) = (RunningMoments(of: a), RunningMoments(of: b))
      return Row(
        words: words, group: group, closedForm: exact, grouped: first.mean ?? 0, individual: second.mean ?? 0,
        groupedAgainstIndividual: score(
          RunningMoments(of: zip(a, b).map { $0 - $1 }), against: 0, beside: pilot * (first.mean ?? 0)),
        groupedAgainstClosedForm: exact.flatMap { score(first, against: $0) },
        individualAgainstClosedForm: exact.flatMap { score(second, against: $0, beside: pilot * $0) })
    }
  }

  private static func quantile(
    _ level: Double, _ percent: String, _ insured: Double, pilot: Double, _ grouped: [Outcome], _ individual: [Outcome]
  ) -> Row? {
    func estimate(_ outcomes: [Outcome]) -> Estimate? {
      (try? Sample(outcomes.map { $0.statement.claims / insured })).map { Quantile(level)($0) }
    }
    guard let a = estimate(grouped), let b = estimate(individual) else { return nil }
    // The two share shocks, which makes their difference smaller than this error says: the check errs on the safe side.
    let error = a.standardError.flatMap { first in
      b.standardError.map { (first * first + $0 * $0 + pilot * pilot * a.value * a.value).squareRoot() }
    }
    return Row(
      words: Words(en: "claims a head, \(percent) of years below", zh: "人均赔付，\(percent)分位"), group: nil,
      closedForm: nil, grouped: a.value, individual: b.value,
      groupedAgainstIndividual: error.flatMap { $0 > 0 ? (a.value - b.value) / $0 : nil },
      groupedAgainstClosedForm: nil, individualAgainstClosedForm: nil)
  }

  /// How many standard errors a mean lies from a value; nil where nothing is random and the two are equal.
  ///
  /// - Parameter pilot: a standard error beside that of the replications.
  private static func score(
    _ moments: RunningMoments, against value: Double, beside pilot: Double = 0
  ) -> Double? {
    guard let mean = moments.mean, let deviation = moments.standardDeviation else { return nil }
    let difference = mean - value
    let error = (deviation * deviation / Double(moments.count) + pilot * pilot).squareRoot()
    // Rounding alone is no difference.
    if abs(difference) <= 1e-9 * max(abs(mean), abs(value)) { return error > 0 ? difference / error : nil }
    return error > 0 ? difference / error : .infinity * (difference > 0 ? 1 : -1)
  }

  /// z with P(|Z| > z) = probability, by bisection of the error function.
  private static func criticalValue(twoSided probability: Double) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if erfc(middle / 2.0.squareRoot()) > probability { low = middle } else { high = middle }
    }
    return high
  }
}

extension RunningMoments {
  /// The moments of finite numbers.
  fileprivate init(of values: [Double]) {
    self.init()
    for value in values { try? add(value) }
  }
}
