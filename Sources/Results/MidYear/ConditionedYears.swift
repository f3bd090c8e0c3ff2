import Foundation
import Plans
import Simulation
import Statistics
import Wording

/// The years of a run with how much each counts, given what was paid.
struct ConditionedYears {
  /// By year and replication.
  let outcomes: [Outcomes]
  let weights: ImportanceWeights
  /// Whether they are drawn; else they are points of the law of claims.
  let isDrawn: Bool
  /// Mean and standard deviation of what the model pays by then, and how often so much or more.
  let expectedByThen: (mean: Double, deviation: Double)
  let probabilityOfMore: Double

  /// - Parameter outcomes: by year and replication.
  /// - Throws: `SimulationError` where too few of them are near what was paid.
  init(
    _ outcomes: [Outcomes], given likelihood: PaymentLikelihood, _ paid: PaidToDate
  ) throws(SimulationError) {
    let claims = (outcomes.first ?? []).map(\.statement.benefits)
    let equal = claims.map { _ in 1 / Double(claims.count) }
    (expectedByThen, probabilityOfMore) = Self.expected(claims, equal, likelihood)
    guard let weights = ImportanceWeights(logarithms: claims.map(likelihood.logarithm(atClaims:))) else {
      throw Self.beyond(paid, expectedByThen)
    }
    guard weights.effectiveSize >= YearsEnd.leastEffectiveSize else {
      if min(probabilityOfMore, 1 - probabilityOfMore) < 2 / Double(claims.count) {
        throw Self.beyond(paid, expectedByThen)
      }
      let needed = 1.2 * YearsEnd.leastEffectiveSize / weights.effectiveSize * Double(claims.count)
      let otherwise: Message = outcomes.count == 1 ? ", or --method exact" : ""
      throw SimulationError(
        .notApplicable,
        "of \(claims.count) simulated years those near what was paid count for \(Int(weights.effectiveSize)), and at least \(Int(YearsEnd.leastEffectiveSize)) are needed: take --replications \(Int(min(1e9, (needed / 1_000).rounded(.up) * 1_000)))\(otherwise)"
      )
    }
    (self.outcomes, self.weights, isDrawn) = (outcomes, weights, true)
  }

  /// Points of the law of claims, each settled.
  ///
  /// - Throws: `SimulationError` where what was paid lies beyond the law.
  init(_ law: ExactMethod, given likelihood: PaymentLikelihood, _ paid: PaidToDate) throws(SimulationError) {
    let aggregate = law.claims
    let (lowest, highest) = (aggregate.quantile(1e-9).value, aggregate.quantile(1 - 1e-9).value)
    let all = Self.cells(of: law, from: lowest, to: highest, count: 600)
    (expectedByThen, probabilityOfMore) = Self.expected(all.map(\.claims), all.map(\.mass), likelihood)
    // Where the payments leave the claims: as wide as ten standard deviations.
    let centre = max(paid.total, paid.total / likelihood.share)
    let reach = 10 * likelihood.variance(ofClaims: centre).squareRoot() / likelihood.share
    let (from, to) = (max(lowest, paid.total, centre - reach), min(highest, centre + reach))
    guard from < to else { throw Self.beyond(paid, expectedByThen) }
    let cells = Self.cells(of: law, from: from, to: to, count: 1_500)
    let logarithms = cells.map { cell in
      cell.mass > 0 ? log(cell.mass) + likelihood.logarithm(atClaims: cell.claims) : -.infinity
    }
    guard let weights = ImportanceWeights(logarithms: logarithms, isSampled: false) else {
      throw Self.beyond(paid, expectedByThen)
    }
    let run = try SimulationRun(law.plan.with(replications: cells.count, method: .grouped))
    let blank = law.plan.cohorts.map { _ in YearOfClaims.Part() }
    var years: [Outcome] = []
    for (place, cell) in cells.enumerated() {
      var parts = blank
      if !parts.isEmpty { parts[0].claims = cell.claims }
      years += try run.settled([YearOfClaims(parts: parts, factors: .quiet)], replication: place)
    }
    (outcomes, self.weights, isDrawn) = ([Outcomes(years)], weights, false)
  }

  /// Equal steps of the claims, each with its probability and the mean of its claims.
  private static func cells(
    of law: ExactMethod, from low: Double, to high: Double, count: Int
  ) -> [(claims: Double, mass: Double)] {
    guard high > low else { return [(low, 1)] }
    let step = (high - low) / Double(count)
    let ends = law.claims.partials(upTo: (0...count).map { low + Double($0) * step })
    return (0..<count).map { place in
      let mass = max(0, ends[place + 1].probability - ends[place].probability)
      let (from, to) = (low + Double(place) * step, low + Double(place + 1) * step)
      let mean = mass > 1e-13 ? (ends[place + 1].first - ends[place].first) / mass : (from + to) / 2
      return (min(to, max(from, mean)), mass)
    }
  }

  private static func expected(
    _ claims: [Double], _ masses: [Double], _ likelihood: PaymentLikelihood
  ) -> ((mean: Double, deviation: Double), Double) {
    let sum = masses.reduce(0, +)
    guard sum > 0 else { return ((0, 0), 0) }
    func mean(_ value: (Double) -> Double) -> Double {
      zip(claims, masses).reduce(0) { $0 + $1.1 * value($1.0) } / sum
    }
    let centre = mean { likelihood.share * $0 }
    let variance = mean {
      let gap = likelihood.share * $0 - centre
      return gap * gap + likelihood.variance(ofClaims: $0)
    }
    return ((centre, variance.squareRoot()), mean(likelihood.probabilityOfMore(atClaims:)))
  }

  private static func beyond(_ paid: PaidToDate, _ expected: (mean: Double, deviation: Double)) -> SimulationError {
    func whole(_ yuan: Double) -> String { String(format: "%.0f", yuan) }
    return SimulationError(
      .notApplicable,
      "the \(whole(paid.total)) yuan paid up to \(paid.until) lie beyond what the model brings forth: by then it expects \(whole(expected.mean)) yuan with a standard deviation of \(whole(expected.deviation)). Look at the file, at the level of expense (expense.factor), at the share paid by then (--paid-share) and at how it varies from year to year (--paid-share-error)"
    )
  }
}
