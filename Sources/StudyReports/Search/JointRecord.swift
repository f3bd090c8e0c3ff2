import Search
import Simulation

/// A search for several values as programs read it.
package struct JointRecord: Encodable, Sendable {
  /// `solved`, `not-proved` or `never-met`.
  package let status: String
  let unknowns: [Unknown]
  let conditions: [String]
  /// `least claims.total`, or absent where equalities decide.
  let objective: String?
  let objectiveValue: Double?
  /// With fresh draws, and its 95% interval.
  let freshObjective: Double?
  let freshObjectiveLower: Double?
  let freshObjectiveUpper: Double?
  /// How many walks from different places came to the same best value, of how many.
  let walksAgreeing: Int?
  let walks: Int?
  let checks: [SolveRecord.Check]?
  let probes: Int
  let provenance: SearchProvenance
  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  let warnings: [String]

  struct Unknown: Encodable {
    let path: String
    let searched: [Double]
    /// Absent where there is no answer.
    let value: Double?
    /// The 95% interval for the noise of the draws; absent where there is none.
    let lower: Double?
    let upper: Double?
    /// Whether the value is an end of the range searched, beyond which there may be better.
    let isAtEnd: Bool?
    /// As `--set` takes it.
    let setting: String?
    /// Of what fails: the value that comes nearest.
    let nearest: Double?
  }

  package init(_ outcome: JointOutcome) {
    let solver = outcome.solver
    conditions = solver.conditions.map(\.text)
    objective = solver.objective.map { ($0.isLeast ? "least " : "greatest ") + $0.metric.text }
    probes = outcome.probes
    provenance = SearchProvenance(solver.base)
    warnings = outcome.warnings.map(\.en)
    switch outcome.result {
    case .solved(let answer):
      status = answer.isProved ? "solved" : "not-proved"
      unknowns = zip(solver.unknowns, answer.values).enumerated().map { index, pair in
        let (unknown, value) = pair
        let half = answer.halfWidths?[index]
        return Unknown(
          path: unknown.path, searched: [unknown.low, unknown.high], value: value.number,
          lower: value.number.flatMap { number in half.map { number - $0 } },
          upper: value.number.flatMap { number in half.map { number + $0 } },
          isAtEnd: solver.objective == nil ? nil : answer.atEnds.contains(unknown.path), setting: value.text,
          nearest: nil)
      }
      (freshObjective, freshObjectiveLower, freshObjectiveUpper) = (
        answer.freshObjective?.value, answer.freshObjective?.lower, answer.freshObjective?.upper
      )
      objectiveValue = answer.objective?.value
      (walksAgreeing, walks) = (answer.agreeing, answer.walks)
      checks = answer.checks.map { SolveRecord.Check($0, proof: outcome.proof) }
    case .never(let nearest, _):
      status = "never-met"
      unknowns = zip(solver.unknowns, nearest).map {
        Unknown(
          path: $0.path, searched: [$0.low, $0.high], value: nil, lower: nil, upper: nil, isAtEnd: nil, setting: nil,
          nearest: $1.number)
      }
      (freshObjective, freshObjectiveLower, freshObjectiveUpper) = (nil, nil, nil)
      (objectiveValue, walksAgreeing, walks, checks) = (nil, nil, nil, nil)
    }
  }
}
