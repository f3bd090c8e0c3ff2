import Insurance
import Plans
import Statistics

/// How the search for a value went.
package struct SolveOutcome: Sendable {
  package let solver: Solver
  package let result: Result
  /// How many values were tried.
  package let probes: Int
  /// How the answer is proved: with other draws than those of the search.
  package let proof: SimulationPlan
  /// What a reader must know of the scenario with the answer; as it is, where there is none.
  package let warnings: [Words]

  package enum Result: Sendable {
    case solved(Solution)
    /// The conditions hold wherever the search looked: the boundary lies outside.
    case always
    /// A condition holds nowhere; the value that comes nearest to it.
    case never(condition: Int, nearest: Double, estimate: Estimate)
    /// A condition holds nowhere, since the unknown does not move its metric.
    case unmoved(condition: Int, estimate: Estimate)
    /// Each condition holds somewhere, but not together: one needs at least this value, another at most that.
    case apart(least: Boundary, most: Boundary)
    /// A condition holds here and there: the ends of the stretches where it does, as far as the search looked.
    case notMonotone(condition: Int, holds: [ClosedRange<Double>])
    /// An equality is jumped over.
    case jump(condition: Int, at: Double, below: Estimate, above: Estimate)
  }
}

/// The value at which a condition begins or ceases to hold.
package struct Boundary: Sendable {
  package enum Side: String, Sendable {
    /// The condition holds from here upwards.
    case smallest
    /// It holds up to here.
    case largest
    /// An equality holds here.
    case root
  }

  package let condition: Int
  package let side: Side
  /// Where it holds, as close to the boundary as the search went.
  package let holds: Double
  package let fails: Double
  /// The values between which the boundary lies with 95% confidence: where the condition holds by the kind end of the
  /// metric's own interval, and where by the unkind one. Nil where that is outside of the range, or unknown.
  package let lower: Double?
  package let upper: Double?
}

/// The answer, and its proof.
package struct Solution: Sendable {
  package let boundary: Boundary
  /// Rounded to the side where the condition holds.
  package let value: VariedValue
  /// The other end, where the conditions hold only up to there.
  package let other: Boundary?
  package let checks: [Check]

  /// One condition at the answer: on the draws of the search and on fresh ones.
  package struct Check: Sendable {
    package let condition: Condition
    package let estimate: Estimate
    package let fresh: Estimate

    /// How far beyond chance a fresh run may miss the bound: the answer carries the noise of its own draws, the proof
    /// that of others. Right answers miss it once in 2,000 times.
    package static let tolerance = 3.29

    private func error(_ estimate: Estimate) -> Double {
      let half = zip2(estimate.lower, estimate.upper).map { ($1 - $0) / 2 / 1.96 } ?? 0
      return max(estimate.standardError ?? 0, half)
    }

    private func zip2(_ a: Double?, _ b: Double?) -> (Double, Double)? {
      guard let a, let b else { return nil }
      return (a, b)
    }

    /// How many replications a probability so near to 0 or to 1 takes to be told from it: fewer of them allow not one exception,
    /// and that none came says no more than that it is rare. Nil where those that there are do, as for any other figure.
    package var replicationsNeeded: Double? {
      guard condition.metric.metric.isShareOfReplications, let fresh = counted else { return nil }
      let exceptions = min(condition.bound.value, 1 - condition.bound.value)
      guard exceptions * Double(fresh.replications) < 1, fresh.value == 0 || fresh.value == 1 else { return nil }
      // The rule of three: so many without an exception leave it 95% sure to be rarer.
      return exceptions > 0 ? (3 / exceptions * (1 - 1e-9)).rounded(.up) : .infinity
    }

    private var counted: Estimate? { fresh.lower == fresh.upper ? nil : fresh }

    /// Whether the condition holds with fresh draws to the letter.
    package var holdsToTheLetter: Bool {
      condition.comparison == .equal ? condition.slack(fresh.value) == 0 : condition.slack(fresh.value) >= 0
    }

    /// Whether it holds there within the noise of both runs.
    package var holds: Bool {
      let noise = Self.tolerance * (error(estimate) * error(estimate) + error(fresh) * error(fresh)).squareRoot()
      // What is exact may differ by rounding.
      let allowed = max(noise, 1e-9 * abs(condition.bound.value))
      let slack = condition.slack(fresh.value)
      return condition.comparison == .equal ? abs(slack) <= allowed : slack >= -allowed
    }
  }

  package var isProved: Bool { checks.allSatisfy(\.holds) }
}
