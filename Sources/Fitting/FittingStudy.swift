import Chance
import Foundation
import Synchronization

/// What is fitted to what, and how thoroughly.
package struct FittingPlan: Sendable {
  package let observations: Observations
  package var families: [LawFamily]
  /// The body of a spliced law with a generalised Pareto tail; nil for none.
  package var body: LawFamily?
  /// The threshold of the spliced law; nil where it is to be chosen.
  package var threshold: Double?
  /// How many replications the p-values get; 0 for no p-values, nil for the usual number.
  package var replications: Int?
  package var seed: UInt64

  package init(
    _ observations: Observations, families: [LawFamily] = LawFamily.all, body: LawFamily? = nil,
    threshold: Double? = nil, replications: Int? = nil, seed: UInt64 = 1
  ) {
    self.observations = observations
    self.families = families
    self.body = body
    self.threshold = threshold
    self.replications = replications
    self.seed = seed
  }

  package static let usualReplications = 200

  package var actualReplications: Int { replications ?? Self.usualReplications }
}

/// All laws fitted to the same observations, the best first.
package struct FittingStudy: Sendable {
  package struct Entry: Sendable {
    package let fitted: FittedLaw
    package let distance: EmpiricalDistance?
    package let pValues: ParametricBootstrap?
    package let chiSquare: ChiSquareTest?
  }

  package let observations: Observations
  /// By Akaike's criterion, the smallest first; laws that are undetermined stand in their place, since their
  /// likelihood counts.
  package let entries: [Entry]
  /// The families that cannot have brought the observations about.
  package let impossible: [String]
  package let replications: Int

  /// Fits every family, then draws for the p-values. The result does not depend on the number of threads.
  ///
  /// - Parameter progress: told how many of how many replications are done, from any thread.
  package init(
    _ plan: FittingPlan, threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async {
    let observations = plan.observations
    self.observations = observations
    var pairs: [(family: LawFamily, fitted: FittedLaw?)] = await parallelMap(plan.families.count, threads: threads) {
      (plan.families[$0], plan.families[$0].fit(observations))
    }
    var impossible = pairs.filter { $0.fitted == nil }.map(\.family.name)
    if let body = plan.body {
      if let spliced = LawFamily.spliced(body: body, threshold: plan.threshold, observations: observations) {
        pairs.append((spliced.family, spliced.fitted))
      } else {
        impossible.append(SplicedFit.name(body: body))
      }
    }
    self.impossible = impossible
    let fits = pairs.compactMap { pair in pair.fitted.map { (family: pair.family, fitted: $0) } }
    let distances = await parallelMap(fits.count, threads: threads) {
      EmpiricalDistance(of: fits[$0].fitted.law, from: observations)
    }
    // A law without estimates has no samples of its own; its limit is among the others.
    let tested = fits.indices.filter { distances[$0] != nil && fits[$0].fitted.state == .determined }
    let replications = tested.isEmpty ? 0 : plan.actualReplications
    self.replications = replications
    let size = ParametricBootstrap.size(for: observations)
    let total = replications * tested.count
    let done = Atomic(0)
    let drawn = await parallelMap(total, threads: threads) { index -> EmpiricalDistance? in
      let fit = fits[tested[index / replications]]
      let distance = ParametricBootstrap.replication(
        index % replications, of: fit.fitted, family: fit.family, like: observations, drawing: size, seed: plan.seed)
      progress(done.add(1, ordering: .relaxed).newValue, total)
      return distance
    }
    entries = fits.indices.map { index in
      let place = tested.firstIndex(of: index)
      let own = place.map { drawn[($0 * replications)..<(($0 + 1) * replications)].compactMap(\.self) } ?? []
      return Entry(
        fitted: fits[index].fitted, distance: distances[index],
        pValues: distances[index].flatMap {
          ParametricBootstrap(own, drawing: size, against: $0, of: observations.count)
        },
        chiSquare: ChiSquareTest(of: fits[index].fitted, from: observations))
    }.sorted { ($0.fitted.akaike, $0.fitted.family) < ($1.fitted.akaike, $1.fitted.family) }
  }

  /// The share of amounts of 0 and its standard error.
  package var zeroShare: (value: Double, standardError: Double) {
    let total = observations.zeros + observations.count
    guard total > 0 else { return (0, 0) }
    let share = observations.zeros / total
    return (share, (share * (1 - share) / total).squareRoot())
  }
}
