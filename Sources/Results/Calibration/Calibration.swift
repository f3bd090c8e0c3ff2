import Foundation
import Insurance
import Simulation
import Statistics

/// Free figures of a scenario moved until the known figures of its year are what was published.
///
/// The sum of w (log(figure / target) / tolerance)² is made as small as can be. Every trial uses the same random numbers,
/// so the figures are smooth functions of what is moved.
package struct Calibration: Sendable {
  /// A published total.
  package struct Target: Sendable {
    package let metric: Metric
    package let value: Double
    /// How far off the figure may be, over the value.
    package let tolerance: Double
    /// How much it counts beside others.
    package let weight: Double
    package let source: Words?

    package init(metric: Metric, value: Double, tolerance: Double, weight: Double, source: Words?) {
      self.metric = metric
      self.value = value
      self.tolerance = tolerance
      self.weight = weight
      self.source = source
    }
  }

  /// One or more figures of a scenario that move together.
  package struct Parameter: Sendable {
    package enum Move: String, Sendable, CaseIterable {
      /// All of them by the same amount.
      case shift
      /// All of them by the same factor.
      case scale
    }

    package let name: Words
    package let move: Move
    /// Where the figures stand, with what they are at the start.
    package let figures: [(path: String, value: Double)]

    package init(name: Words, move: Move, figures: [(path: String, value: Double)]) {
      self.name = name
      self.move = move
      self.figures = figures
    }

    /// The figures after a move.
    package func moved(by x: Double) -> [(path: String, value: Double)] {
      figures.map { ($0.path, move == .shift ? $0.value + x : $0.value * exp(x)) }
    }
  }

  /// A target with what came of it.
  package struct Reached: Sendable {
    package let target: Target
    package let value: Double
    package var difference: Double { value / target.value - 1 }
    package var isWithin: Bool { abs(difference) <= target.tolerance }
  }

  /// Two targets of which one can only be come closer to by moving away from the other.
  package struct Conflict: Sendable {
    package let first: Target
    package let second: Target
    /// The cosine between the directions in which the parameters would have to move: −1 where they are opposite.
    package let cosine: Double
  }

  package let parameters: [Parameter]
  package let reached: [Reached]
  /// How far each parameter has moved.
  package let moves: [Double]
  /// The figures of the scenario as they are to be.
  package let figures: [(path: String, value: Double)]
  package let conflicts: [Conflict]
  /// Parameters on which no target depends.
  package let idle: [Parameter]
  package let steps: Int

  package var isReached: Bool { reached.allSatisfy(\.isWithin) }

  /// Residuals, in tolerances, that are small enough: a pilot's figures are smooth only so far.
  private static let enough = 0.05
  /// A residual below this many tolerances is no pull: targets that are met so closely do not contradict each other.
  private static let slack = 0.2

  /// - Parameters:
  ///   - targets: one or more, above 0.
  ///   - parameters: one or more.
  ///   - progress: told after every step how far off the farthest target is, in tolerances.
  ///   - known: the figures of the scenario with some of its figures set; nil where it cannot be run.
  /// - Returns: nil where a target's figure is not known at the start or beside it.
  package init?(
    targets: [Target], parameters: [Parameter], progress: (_ step: Int, _ farthest: Double) -> Void = { _, _ in },
    known: ([(path: String, value: Double)]) -> KnownFigures?
  ) {
    func figures(_ point: [Double]) -> [(path: String, value: Double)] {
      zip(parameters, point).flatMap { $0.moved(by: $1) }
    }
    func values(_ point: [Double]) -> [Double]? {
      guard let known = known(figures(point)) else { return nil }
      let values = targets.compactMap { known[$0.metric.name] }
      return values.count == targets.count && values.allSatisfy { $0 > 0 } ? values : nil
    }
    let solved = DampedLeastSquares(
      from: parameters.map { _ in 0 }, difference: 5e-3, longest: 0.5, mostSteps: 15, enough: Self.enough,
      noticeable: Self.enough * Self.enough,
      progress: { step, residuals in
        progress(step, zip(residuals, targets).map { abs($0) / $1.weight.squareRoot() }.max() ?? 0)
      },
      residuals: { point in
        values(point).map { values in
          zip(values, targets).map { $1.weight.squareRoot() * log($0 / $1.value) / $1.tolerance }
        }
      })
    guard let solved, let values = values(solved.point) else { return nil }
    self.parameters = parameters
    moves = solved.point
    self.figures = figures(solved.point)
    steps = solved.steps
    reached = zip(targets, values).map { Reached(target: $0, value: $1) }
    let jacobian = solved.jacobian
    idle = parameters.indices.filter { j in jacobian.allSatisfy { abs($0[j]) < 1e-9 } }.map { parameters[$0] }
    var conflicts: [Conflict] = []
    for a in targets.indices {
      for b in targets.indices where b > a {
        let (r, q) = (solved.residuals[a], solved.residuals[b])
        guard abs(r) > Self.slack, abs(q) > Self.slack else { continue }
        let (x, y) = (jacobian[a], jacobian[b])
        let size = (Self.product(x, x) * Self.product(y, y)).squareRoot()
        let cosine = size > 0 ? Self.product(x, y) / size * (r * q > 0 ? 1 : -1) : 0
        if cosine < -0.3 { conflicts.append(Conflict(first: targets[a], second: targets[b], cosine: cosine)) }
      }
    }
    self.conflicts = conflicts.sorted { $0.cosine < $1.cosine }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
