import Search
import Simulation

/// A search for several values as programs read it.
package struct JointRecord: Encodable, Sendable {
  /// `solved`, `not-proved` or `never-met`.
  let status: String
  let unknowns: [Unknown]
  let conditions: [String]
  /// `least claims.total`, or absent where equalities decide.
  let objective: String?
  let objectiveValue: Double?
  /// How many walks from different places came to the same best value, of how many.
  let walksAgreeing: Int?
  let walks: Int?
  let checks: [SolveRecord.Check]?
  let probes: Int
  let provenance: SearchProvenance

  struct Unknown: Encodable {
    let path: String
    let searched: [Double]
    /// Absent where there is no answer.
    let value: Double?
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
    switch outcome.result {
    case .solved(let answer):
      status = answer.isProved ? "solved" : "not-proved"
      unknowns = zip(solver.unknowns, answer.values).map {
        Unknown(path: $0.path, searched: [$0.low, $0.high], value: $1.number, setting: $1.text, nearest: nil)
      }
      objectiveValue = answer.objective?.value
      (walksAgreeing, walks) = (answer.agreeing, answer.walks)
      checks = answer.checks.map { SolveRecord.Check($0, proof: outcome.proof) }
    case .never(let nearest, _):
      status = "never-met"
      unknowns = zip(solver.unknowns, nearest).map {
        Unknown(path: $0.path, searched: [$0.low, $0.high], value: nil, setting: nil, nearest: $1.number)
      }
      (objectiveValue, walksAgreeing, walks, checks) = (nil, nil, nil, nil)
    }
  }
}
