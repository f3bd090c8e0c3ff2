import Plans
import Simulation

/// What the figures of a run are made of.
package enum RunBasis: Sendable {
  /// The years that were drawn, by year and replication.
  case outcomes([Outcomes])
  /// The law of the one year's claims.
  case law(ExactMethod)

  /// By year and replication; nil where nothing was drawn.
  package var outcomes: [Outcomes]? {
    if case .outcomes(let outcomes) = self { outcomes } else { nil }
  }

  /// The first year as charts show it; nil where the law of its claims has none.
  package func distribution(of plan: SimulationPlan) -> YearDistribution? {
    switch self {
    case .outcomes(let outcomes): YearDistribution(of: outcomes.first ?? [], insured: plan.insured)
    case .law(let law): YearDistribution(of: law)
    }
  }

  /// Whether a plan with the same claims comes to the same figures, to the last bit.
  ///
  /// - Parameters:
  ///   - plan: that this is the basis of.
  ///   - other: differs from it only in what claims do not depend on.
  package func isSettledAlike(_ plan: SimulationPlan, as other: SimulationPlan) -> Bool {
    switch self {
    case .law(let law):
      guard let known = try? Summary(law), let same = try? ExactMethod(law, settling: other),
        let figures = try? Summary(same)
      else { return false }
      return known.table.hasSameFigures(as: figures.table)
    case .outcomes(let outcomes):
      return hasSameStatements(outcomes, under: other)
        && Summary.hasSameFigures(outcomes, of: plan, as: other)
    }
  }

  /// Whether every year of every replication has the same statement under another plan.
  private func hasSameStatements(_ outcomes: [Outcomes], under other: SimulationPlan) -> Bool {
    guard let run = try? SimulationRun(other) else { return false }
    return (outcomes.first ?? []).indices.allSatisfy { replication in
      let claims = outcomes.map { $0.claims[replication] }
      guard let settled = try? run.settled(claims, replication: replication) else { return false }
      return settled.map(\.statement) == outcomes.map { $0.statement(replication) }
    }
  }
}
