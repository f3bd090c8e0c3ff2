import Foundation
import Insurance
import Plans
import Simulation
import Statistics

extension ComparisonRows {
  /// The standard deviation of the year's claims.
  ///
  /// The two methods of drawing meet the same shocks, so their spreads are held against each other year by year
  /// (`ExchangeablePairs`), which is sound under any tail. An estimate alone is not held against the exact value: under a
  /// heavy tail most samples come out too narrow and say that they are near, and under one without a fourth moment no
  /// number of years mends that. `winsorisedSpread` is there for it.
  var spread: MethodComparison.Row? {
    let (a, b) = (claims(grouped), claims(individual))
    guard a.count > 1, let first = try? Sample(a), let second = try? Sample(b) else { return nil }
    let all = a + b
    let centre = all.reduce(0) { $0 + $1 / Double(all.count) }
    let known = (exact?.claims.moments.standardDeviation).map { $0 / insured }.flatMap { $0.isFinite ? $0 : nil }
    return MethodComparison.Row(
      words: Words(en: "claims a head, standard deviation", zh: "参保人均支付额，标准差"), group: nil, closedForm: nil,
      exact: known, grouped: StandardDeviation()(first).value / insured,
      individual: StandardDeviation()(second).value / insured,
      groupedAgainstIndividual: pairs()?.spread(
        CutSquare(about: centre), beside: pilotErrorOfVariance(a, b, about: centre)
      ).map { Self.deviate($0) },
      groupedAgainstExact: nil, individualAgainstExact: nil)
  }

  /// The standard deviation of the year's claims cut to their 5% and 95% quantiles: those of the exact law, or of both
  /// samples together where there is none.
  ///
  /// Squares that are cut have all moments whatever the tail is, and the exact law tells how far their mean strays
  /// (`MeanTail`). The extremes that this leaves out are counted by the 99% quantile and weighed by the means.
  var winsorisedSpread: MethodComparison.Row? {
    let (a, b) = (claims(grouped), claims(individual))
    guard a.count > 1 else { return nil }
    let law = exact.flatMap { WinsorisedSquares(of: $0.claims) }
    guard let square = law?.square ?? pooledSquare(a + b) else { return nil }
    let pilot = Self.pilotSlack * (pilotErrors?.all.claims ?? 0)
    func deviation(_ values: [Double]) -> Double {
      (values.reduce(0) { $0 + square($1) } / Double(values.count)).squareRoot() / insured
    }
    return MethodComparison.Row(
      words: Words(en: "claims a head, winsorised standard deviation", zh: "参保人均支付额，缩尾标准差"), group: nil,
      closedForm: nil, exact: law.map { $0.variance.squareRoot() / insured }, grouped: deviation(a),
      individual: deviation(b), groupedAgainstIndividual: pairs(pilot: pilot)?.spread(square).map { Self.deviate($0) },
      groupedAgainstExact: law?.score(a, pilot: hasPersons(nil) ? pilot : 0),
      individualAgainstExact: law?.score(b, pilot: pilot))
  }

  /// Nil where nine tenths of the years are the same.
  private func pooledSquare(_ values: [Double]) -> CutSquare? {
    let sorted = values.sorted()
    let edge = sorted.count / 20
    let limits = sorted[edge]...sorted[sorted.count - 1 - edge]
    guard exact == nil, limits.upperBound > limits.lowerBound else { return nil }
    let cut = values.map { min(max($0, limits.lowerBound), limits.upperBound) }
    return CutSquare(within: limits, about: cut.reduce(0) { $0 + $1 / Double(cut.count) })
  }

  /// The pilot's standard error of the difference of the variances, yuan².
  ///
  /// What shocks and counts make of the variance goes with the square of what a person is paid on average; what chance
  /// among people makes of it, half of the mean squared difference of a pair, with the mean square of what one is paid.
  private func pilotErrorOfVariance(_ a: [Double], _ b: [Double], about centre: Double) -> Double {
    guard let pilotErrors else { return 0 }
    let count = Double(a.count)
    let variance = (a + b).reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / (2 * count)
    let chance = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / (2 * count)
    return max(0, variance - chance) * 2 * pilotErrors.all.claims + chance * pilotErrors.relativeErrorOfSquares
  }
}

extension PilotErrors {
  /// The relative standard error of the mean square of what one person is paid, over the groups with a pilot.
  fileprivate var relativeErrorOfSquares: Double {
    let level = plan.firstLevel
    var (value, error) = (0.0, 0.0)
    for cohort in plan.cohorts {
      guard let episodes = cohort.episodes, let benefits = try? plan.policies.first?.stack(for: cohort.group) else {
        continue
      }
      let payments = episodes.payments(by: benefits, costing: level.severity)
      let mean = episodes.pilot.means { stratum, person in
        let own = payments(stratum, person)
        return own * own
      }
      let people = Double(cohort.insured) * min(1, cohort.probability * level.frequency)
      value += people * mean.value.claims
      error += people * mean.error.claims
    }
    return value > 0 ? error / value : 0
  }
}
