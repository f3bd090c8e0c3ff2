import Insurance
import Plans
import Statistics

/// How the search for several values went.
package struct JointOutcome: Sendable {
  package let solver: JointSolver
  package let result: Result
  /// How many places were tried.
  package let probes: Int
  /// How the answer is proved: with other draws than those of the search.
  package let proof: SimulationPlan
  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  package let warnings: [Words]

  package enum Result: Sendable {
    case solved(Answer)
    /// The conditions hold together nowhere that the search looked; where they come nearest, and what they are there.
    case never(nearest: [VariedValue], estimates: [Estimate])
  }

  package struct Answer: Sendable {
    /// In the order of the unknowns.
    package let values: [VariedValue]
    /// What the metric came to that is least or greatest there.
    package let objective: Estimate?
    /// The same with fresh draws.
    package let freshObjective: Estimate?
    /// Half the 95% interval of each value for the noise of the draws; nil where nothing is drawn, or a metric is least or
    /// greatest rather than met.
    package let halfWidths: [Double]?
    /// The unknowns whose value is an end of its range, beyond which a better one may lie.
    package let atEnds: [String]
    /// How many walks from different places came to the same best value, of how many.
    package let agreeing: Int
    package let walks: Int
    package let checks: [Solution.Check]

    package var isProved: Bool { checks.allSatisfy(\.holds) }
  }
}
