import Chance
import Foundation
import Synchronization
import Wording

/// The law of C = Σ Y over all people of all lines: a compound binomial law mixed over the common factors, by
/// numerical inversion of its transform. It has no sampling error; how large the numerical one is comes with every
/// figure.
///
/// The inversion is done twice, with other ranges, frequencies, nodes and damping; a figure's error is the difference
/// of the two, with what aliasing and rounding may do. The quadratures converge faster than any power of their steps,
/// so the difference is mostly that of the coarser one: the error is stated too large rather than too small.
///
/// Where no single period would hold the law, a ladder of windows takes its place (`WindowLadder`).
///
/// Cost: milliseconds, whatever the number of people; some tenths of a second where fewer than 30 claims are expected.
package struct AggregateLaw: Sendable {
  /// A figure with a bound of its numerical error.
  package struct Figure: Sendable, Hashable {
    package let value: Double
    package let error: Double

    package init(value: Double, error: Double) {
      self.value = value
      self.error = error
    }
  }

  /// Means and variance in closed form.
  package let moments: AggregateMoments
  private let fine: Inverted
  private let coarse: Inverted

  /// - Parameters:
  ///   - threads: how many to use at most; two do both inversions at once.
  ///   - progress: told how many of how many nodes of the severity factor are done, in both inversions, from any thread.
  /// - Throws: `AggregateError` where the mean is infinite or the numbers leave what a Double holds.
  package init(
    of lines: [ClaimLine], factors: CommonFactors, threads: Int = 1,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(AggregateError) {
    let lines = ClaimLine.tabulated(lines)
    let moments = AggregateMoments(of: lines, factors: factors)
    self.moments = moments
    guard !moments.mean.isNaN else {
      throw AggregateError(code: .notComputable, description: "a payment is no number")
    }
    guard moments.mean.isFinite else {
      throw AggregateError(code: .infiniteMean, description: "the mean of what is paid is infinite")
    }
    if moments.mean == 0 || moments.standardDeviation <= 1e-12 * moments.mean {
      fine = .point(moments.mean)
      coarse = fine
      return
    }
    let merged = ClaimLine.merged(lines.filter { $0.expectedCount > 0 })
    let sources = merged.map { PaidAmountSource($0) }
    let others = merged.map { PaidAmountSource($0, panels: 210) }
    if factors.frequency == 0, factors.severity == 0, sources.allSatisfy(\.hasSmoothPayment),
      (try? AggregateRange(sources, factors))?.isDecaying != true
    {
      let first = try WindowLadder(sources, plan: .fine)
      let second = try WindowLadder(others, plan: .coarse)
      if let fault = InversionReach.fault(first, second, moments) {
        throw AggregateError(code: .outOfReach, description: "its inversion cannot be believed here: \(fault)")
      }
      (fine, coarse) = (.ladder(first), .ladder(second))
      return
    }
    let range = try AggregateRange(sources, factors)
    let effort = AggregateEffort(merged, factors, range)
    guard effort.isBearable else {
      let time: Message = effort.seconds < 1e6 ? "about \(Int(effort.seconds)) s" : "days"
      throw AggregateError(code: .outOfReach, description: "its inversion would take \(time)")
    }
    let total = [true, false].reduce(0) {
      $0 + FactorNodes(factors, step: Self.nodeStep(range, isFine: $1)).nodes.count
    }
    let nodes = NodesDone()
    let told = { @Sendable in progress(nodes.oneMore(), total) }
    let (first, second) = atOnce(threads: threads) {
      Self.inversion(sources, factors, range, isFine: true, told)
    } _: {
      Self.inversion(others, factors, range, isFine: false, told)
    }
    if let fault = InversionReach(fine: first, coarse: second, moments: moments).fault {
      throw AggregateError(code: .outOfReach, description: "its inversion cannot be believed here: \(fault)")
    }
    fine = .series(first)
    coarse = .series(second)
  }

  /// About how long its inversion takes one thread; nil where it has none.
  package static func seconds(of lines: [ClaimLine], factors: CommonFactors) -> Double? {
    let merged = ClaimLine.merged(ClaimLine.tabulated(lines).filter { $0.expectedCount > 0 })
    guard !merged.isEmpty, let range = try? AggregateRange(merged.map { PaidAmountSource($0) }, factors) else {
      return nil
    }
    return AggregateEffort(merged, factors, range).seconds
  }

  private static func nodeStep(_ range: AggregateRange, isFine: Bool) -> Double { range.nodeStep * (isFine ? 1 : 1.15) }

  private static func inversion(
    _ sources: [PaidAmountSource], _ factors: CommonFactors, _ range: AggregateRange, isFine: Bool, _ told: () -> Void
  ) -> AggregateInversion {
    // Aliasing falls with the damping, rounding grows with it: the best is where they meet.
    let damping = min(18, max(1, 0.5 * log(range.tail / 1e-15))) + (isFine ? 0 : 1)
    let period = range.period * (isFine ? 1 : 1.13)
    let full = range.isDecaying ? Int(Double(range.count) * (isFine ? 1 : 1.13)) + 1 : range.count
    let count = range.isDecaying || isFine ? full : full / 2
    let grid = FrequencyGrid(period: period, damping: damping / period, count: count)
    let transform = AggregateTransform(
      sources, factors, range: range, grid: grid, nodeStep: nodeStep(range, isFine: isFine),
      kernelSize: range.gridSize / (isFine ? 1 : 2), told: told)
    return AggregateInversion(transform)
  }

  /// P(C ≤ c).
  package func cumulative(_ amount: Double) -> Figure {
    figure(extra: { $0.probabilityError(at: amount) }, { $0.cumulative(amount) })
  }

  /// The smallest c with P(C ≤ c) ≥ p, for 0 < p < 1.
  package func quantile(_ p: Double) -> Figure {
    if case .point(let value) = fine { return Figure(value: value, error: 0) }
    let value = fine.quantile(p)
    let density = fine.density(value)
    let slack = density > 0 ? fine.probabilityError(at: value) / density : 0
    return Figure(value: value, error: abs(value - coarse.quantile(p)) + min(slack, value))
  }

  /// The smallest c with P(C ≤ c) ≥ p, without a bound of its error.
  package func quantile(unbounded p: Double) -> Double { fine.quantile(p) }

  /// Probability and moments of C up to each of some amounts, without a bound of their error.
  package func partials(upTo amounts: [Double]) -> [PartialMoments] { amounts.map(fine.partial(upTo:)) }

  /// The density of C, per yuan, where it has one.
  package func density(_ amount: Double) -> Double { fine.density(amount) }

  /// How far a jump of the distribution function may be spread out, yuan: 0 where nothing is smoothed.
  package var blur: Double {
    guard case .series(let series) = fine else { return 0 }
    return 5 * series.smoothing
  }

  /// P(C = 0): nobody is paid.
  package var noClaim: Double { fine.cumulative(0) }

  /// E[C] as the inverted law has it, up to the end of its range; the closed form is `moments.mean`.
  package var invertedMean: Figure {
    let figure = figure { inverted in
      switch inverted {
      case .point(let value): value
      case .series(let series):
        // E[min(C, the end)]
        series.partial(upTo: .infinity).first + series.upper * (1 - series.cumulative(.infinity))
      case .ladder(let ladder):
        ladder.partial(upTo: ladder.upper).first + ladder.upper * (1 - ladder.cumulative(ladder.upper))
      }
    }
    let upper: Double
    switch fine {
    case .point: return figure
    case .series(let series): upper = series.upper
    case .ladder(let ladder): upper = ladder.upper
    }
    let beyond = max(0, 1 - fine.cumulative(upper)) + fine.probabilityError(at: upper)
    return Figure(value: figure.value, error: figure.error + beyond * upper)
  }

  /// A figure that follows from the law, computed from either inversion, with the difference as its error.
  package func figure(_ compute: (Inverted) -> Double) -> Figure { figure(extra: { _ in 0 }, compute) }

  private func figure(extra: (Inverted) -> Double, _ compute: (Inverted) -> Double) -> Figure {
    let value = compute(fine)
    if case .point = fine { return Figure(value: value, error: 0) }
    return Figure(value: value, error: abs(value - compute(coarse)) + extra(fine))
  }

  /// One of the two inversions; or a sure amount, of which there is nothing to invert.
  package enum Inverted: Sendable {
    case point(Double)
    case series(AggregateInversion)
    /// Where no single period would hold the law.
    case ladder(WindowLadder)

    fileprivate func density(_ amount: Double) -> Double {
      switch self {
      case .point: 0
      case .series(let series): series.density(amount)
      case .ladder(let ladder): ladder.density(amount)
      }
    }

    fileprivate func probabilityError(at amount: Double) -> Double {
      switch self {
      case .point: 0
      case .series(let series): series.probabilityError(at: amount)
      case .ladder(let ladder): ladder.probabilityError(at: amount)
      }
    }

    package func cumulative(_ amount: Double) -> Double {
      switch self {
      case .point(let value): amount >= value ? 1 : 0
      case .series(let series): series.cumulative(amount)
      case .ladder(let ladder): ladder.cumulative(amount)
      }
    }

    package func quantile(_ p: Double) -> Double {
      switch self {
      case .point(let value): value
      case .series(let series): series.quantile(p)
      case .ladder(let ladder): ladder.quantile(p)
      }
    }

    package func partial(upTo amount: Double) -> PartialMoments {
      switch self {
      case .point(let value):
        amount >= value
          ? PartialMoments(probability: 1, first: value, second: value * value)
          : PartialMoments(probability: 0, first: 0, second: 0)
      case .series(let series): series.partial(upTo: amount)
      case .ladder(let ladder): ladder.partial(upTo: amount)
      }
    }
  }
}

/// How many nodes are done, by all threads together.
private final class NodesDone: Sendable {
  private let count = Atomic(0)

  func oneMore() -> Int { count.add(1, ordering: .relaxed).newValue }
}
