import Insurance
import Plans
import Search
import Statistics

/// A search for a value as programs read it.
package struct SolveRecord: Encodable, Sendable {
  /// `solved`, `not-proved`, `always-met`, `never-met`, `not-together`, `not-monotone` or `jumps`.
  let status: String
  let unknown: String
  let searched: [Double]
  let conditions: [String]
  let answer: Answer?
  /// Of what fails: the condition, and the value that comes nearest.
  let nearest: Nearest?
  /// The stretches where a condition holds that is not monotone.
  let holds: [[Double]]?
  let probes: Int
  let provenance: SearchProvenance
  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  let warnings: [String]

  struct Answer: Encodable {
    let value: Double
    /// As `--set` takes it.
    let setting: String
    /// `smallest`, `largest` or `root`.
    let side: String
    let lower: Double?
    let upper: Double?
    /// The other end, where the conditions hold only up to there.
    let upTo: Double?
    let checks: [Check]
  }

  struct Check: Encodable {
    let condition: String
    let value: Double
    let standardError: Double?
    let lower: Double?
    let upper: Double?
    let freshSeed: UInt64
    /// By which method and with how many replications the proof was drawn.
    let freshMethod: String
    let freshReplications: Int
    let freshValue: Double
    let freshStandardError: Double?
    let freshLower: Double?
    let freshUpper: Double?
    let holds: Bool
    /// Whether so many replications tell a probability so near to 0 or to 1; where not, the answer is a bound.
    let told: Bool

    init(_ check: Solution.Check, proof: SimulationPlan) {
      condition = check.condition.text
      (value, standardError) = (check.estimate.value, check.estimate.standardError)
      (lower, upper) = (check.estimate.lower, check.estimate.upper)
      (freshSeed, freshMethod, freshReplications) = (proof.seed, proof.method.rawValue, proof.replications)
      (freshValue, freshStandardError) = (check.fresh.value, check.fresh.standardError)
      (freshLower, freshUpper) = (check.fresh.lower, check.fresh.upper)
      (holds, told) = (check.holds, check.replicationsNeeded == nil)
    }
  }

  struct Nearest: Encodable {
    let condition: String
    /// Absent where the unknown does not move the metric.
    let value: Double?
    let metricValue: Double
  }

  package init(_ outcome: SolveOutcome) {
    let solver = outcome.solver
    unknown = solver.unknown.path
    searched = [solver.unknown.low, solver.unknown.high]
    conditions = solver.conditions.map(\.text)
    probes = outcome.probes
    provenance = SearchProvenance(solver.base)
    warnings = outcome.warnings.map(\.en)
    var (answer, nearest, holds): (Answer?, Nearest?, [[Double]]?)
    switch outcome.result {
    case .solved(let solution):
      status = solution.isProved ? "solved" : "not-proved"
      answer = Answer(
        value: solution.value.number ?? solution.boundary.holds, setting: solution.value.text,
        side: solution.boundary.side.rawValue, lower: solution.boundary.lower, upper: solution.boundary.upper,
        upTo: solution.other?.holds,
        checks: solution.checks.map { Check($0, proof: outcome.proof) })
    case .always: status = "always-met"
    case .never(let condition, let value, let estimate):
      status = "never-met"
      nearest = Nearest(condition: solver.conditions[condition].text, value: value, metricValue: estimate.value)
    case .unmoved(let condition, let estimate):
      status = "does-not-depend"
      nearest = Nearest(condition: solver.conditions[condition].text, value: nil, metricValue: estimate.value)
    case .apart(let least, let most):
      status = "not-together"
      holds = [least, most].map { [$0.holds] }
    case .notMonotone(_, let ranges):
      status = "not-monotone"
      holds = ranges.map { [$0.lowerBound, $0.upperBound] }
    case .jump(let condition, let at, let below, _):
      status = "jumps"
      nearest = Nearest(condition: solver.conditions[condition].text, value: at, metricValue: below.value)
    }
    (self.answer, self.nearest, self.holds) = (answer, nearest, holds)
  }
}
