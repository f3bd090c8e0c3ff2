import Chance
import Foundation
import Insurance
import Plans
import Simulation
import Statistics
import Wording

/// The methods side by side on one plan: do they agree within what chance allows?
///
/// All methods of drawing meet the same shocks and the same number of claimants, so the difference of two means is taken
/// replication by replication and its standard error is that of the pairs; so is the difference of their spreads, and
/// the distance of their distributions is that of two samples. Either is held against the exact method: means by their
/// standard errors, quantiles by the binomial law of how many years stay below them, the winsorised standard deviation
/// by the tail of a mean of squares under the exact law, and the whole distribution by the test of Kolmogorov and
/// Smirnov, all as the normal deviate of the same probability. The exact method's means, which come out of its inversion,
/// are held against the closed form.
///
/// Where a group has so few people that cells draw them one by one, the two methods of drawing are the same draws and are
/// not held against each other.
///
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
    /// The exact method's; nil where it cannot apply or has no such figure.
    public let exact: Double?
    /// The value of years drawn by cells, and of those drawn person by person. A distance is that from the exact law, or
    /// from each other where there is none.
    public let grouped: Double
    public let individual: Double
    /// Each difference in its standard errors; nil where there is nothing to compare or nothing random.
    public let groupedAgainstIndividual: Double?
    public let groupedAgainstExact: Double?
    public let individualAgainstExact: Double?
    /// Whether the values are shares, which people read in percent.
    package var isShare = false

    var scores: [Double] {
      [groupedAgainstIndividual, groupedAgainstExact, individualAgainstExact].compactMap(\.self)
    }
  }

  /// What a comparison comes to.
  public enum Verdict: String, Sendable {
    case agree, disagree
    /// There was nothing independent to compare.
    case nothingCompared = "nothing compared"
  }

  public let rows: [Row]
  /// How many people were insured in the years that were drawn.
  public let insured: Int
  /// The groups whose people both methods of drawing draw one by one, by the same draws.
  public let drawnOneByOne: [String]
  /// Whether these are all that have people.
  public let isOneByOneForAll: Bool
  /// How many replications each method was given.
  public let replications: Int
  /// From how many standard errors on a difference is a disagreement.
  public let limit: Double
  /// Whether a law of X comes from a pilot, whose error is allowed for.
  package let hasPilot: Bool
  /// Why the exact method cannot apply; nil where it does.
  package let saidRefusal: Message?
  public var refusal: String? { saidRefusal?.en }
  /// The largest difference of the exact method's means from the closed form, over the latter; nil where one is
  /// missing. What the exact method states as its own error is not counted.
  public let closedFormGap: Double?

  /// Means agree with the closed form where they differ by less: 1e-9, or 1e-6 where the law of X is made of a pilot's
  /// people, or those of a file, whose steps the quadrature over the shocks cannot follow that far.
  public let closedFormTolerance: Double

  /// Whether something was compared, and no difference exceeds the limit.
  public var agrees: Bool { verdict == .agree }

  public var verdict: Verdict {
    let scores = rows.flatMap(\.scores)
    if scores.contains(where: { abs($0) > limit }) || (closedFormGap ?? 0) > closedFormTolerance { return .disagree }
    return scores.isEmpty && closedFormGap == nil ? .nothingCompared : .agree
  }

  /// From how many expected people with expense on the grouped method forms cells.
  public static let cellsFrom = GroupedMethod.smallCohort

  /// The chance that a check of methods that agree finds a disagreement.
  public static let falseAlarm = 1e-4

  /// Runs all methods on the first year of a plan.
  ///
  /// - Throws: `SimulationError` where the plan cannot be run.
  package init(
    of plan: SimulationPlan, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(SimulationError) {
    var exact: ExactMethod?
    var refusal: Message?
    do throws(SimulationError) { exact = try ExactMethod(of: plan) } catch {
      guard error.code == .notApplicable else { throw error }
      refusal = error.said
    }
    let grouped = try await Self.outcomes(plan, .grouped, threads) { done, total in progress(done, 2 * total) }
    let individual = try await Self.outcomes(plan, .individual, threads) { done, total in
      progress(total + done, 2 * total)
    }
    self.init(
      ComparisonRows(plan: plan, exact: exact, grouped: grouped, individual: individual), refusal: refusal)
  }

  /// - Parameters:
  ///   - rows: of a plan whose years are drawn.
  ///   - refusal: why the exact method cannot apply; nil where it does.
  init(_ rows: ComparisonRows, refusal: Message? = nil) {
    let plan = rows.plan
    self.rows = rows.all
    saidRefusal = refusal
    hasPilot = plan.hasPilot
    insured = plan.insured
    drawnOneByOne = rows.drawnOneByOne
    isOneByOneForAll = rows.isOneByOneForAll
    closedFormGap = rows.closedFormGap
    closedFormTolerance = plan.cohorts.contains { $0.episodes != nil || $0.severity.isDiscrete } ? 1e-6 : 1e-9
    replications = plan.replications
    let comparisons = max(1, self.rows.reduce(0) { $0 + $1.scores.count })
    limit = ComparisonRows.deviate(twoSided: Self.falseAlarm / Double(comparisons))
  }

  private static func outcomes(
    _ plan: SimulationPlan, _ method: MethodName, _ threads: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(SimulationError) -> Outcomes {
    let one = plan.with(method: method, policies: Array(plan.policies.prefix(1)))
    return try await SimulationRun(one).outcomes(threads: threads, progress: progress).first ?? []
  }
}
