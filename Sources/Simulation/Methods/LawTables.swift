import Chance
import Plans

/// The cohorts of a plan or of a path with laws that answer from tables, where their own answers would take long. Groups
/// with the same law share a table.
struct LawTables {
  private let tailProbability: Double
  private let reach: Double
  private var known: [TabulatedLaw] = []

  /// - Parameters:
  ///   - cohorts: of the plan.
  ///   - isOfPath: whether the laws are one path's own.
  init(for cohorts: [Cohort], isOfPath: Bool) {
    let most = cohorts.reduce(0) { max($0, Double($1.insured) * $1.probability) }
    tailProbability = Cells.tailProbability(expectedClaimants: most)
    reach = isOfPath ? Cells.reachOfPath : Cells.reach
  }

  mutating func cohort(_ cohort: Cohort) -> Cohort {
    guard cohort.care == nil, !cohort.severity.isElementary else { return cohort }
    if let shared = known.first(where: { $0.isSame(as: cohort.severity) }) { return cohort.with(severity: shared) }
    let table = TabulatedLaw(cohort.severity, downTo: tailProbability * reach)
    known.append(table)
    return cohort.with(severity: table)
  }
}
