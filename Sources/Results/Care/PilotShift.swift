import Simulation
import Statistics

/// A run's figures with every cohort's claims, or its expense, larger by the pilot's standard error: the finite difference
/// that gives their sensitivity to the pilot's means.
struct PilotShift: Sendable {
  enum Quantity: Sendable { case claims, expense }

  let quantity: Quantity
  /// Nil where nobody asked for one.
  let table: ResultTable?
  /// `PartyFigure.means`: of every year and, where there are several, of all together.
  let figures: [[PartyFigure: Double]]
}

extension PilotErrors {
  /// The replications settled again with larger claims, and with larger expense.
  ///
  /// - Parameters:
  ///   - outcomes: by year and replication.
  ///   - estimate: what makes a table of outcomes; none is made where it gives nil.
  /// - Returns: none where every person is drawn, or where the money is more than the ledger holds.
  func shifts(
    of outcomes: [Outcomes], _ estimate: ([Outcomes]) throws(SampleError) -> ResultTable?
  ) throws(SampleError) -> [PilotShift] {
    guard plan.method != .individual, let run = try? SimulationRun(plan),
      let claims = try? run.settledAgain(outcomes, { part, place in part.claims *= 1 + errors[place].claims }),
      let expense = try? run.settledAgain(outcomes, { part, place in part.expense *= 1 + errors[place].expense })
    else { return [] }
    return [
      PilotShift(quantity: .claims, table: try estimate(claims), figures: PartyFigure.means(of: claims)),
      PilotShift(quantity: .expense, table: try estimate(expense), figures: PartyFigure.means(of: expense)),
    ]
  }
}
