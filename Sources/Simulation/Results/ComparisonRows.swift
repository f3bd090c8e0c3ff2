import Chance
import Foundation
import Insurance
import Statistics

/// The figures of a `MethodComparison`.
struct ComparisonRows {
  let plan: SimulationPlan
  let exact: ExactMethod?
  let grouped: [Outcome]
  let individual: [Outcome]

  let pilotErrors: PilotErrors?

  init(plan: SimulationPlan, exact: ExactMethod?, grouped: [Outcome], individual: [Outcome]) {
    self.plan = plan
    self.exact = exact
    self.grouped = grouped
    self.individual = individual
    pilotErrors = PilotErrors(of: plan)
  }

  /// The groups that have people and whose people both methods of drawing draw one by one.
  var drawnOneByOne: [String] {
    plan.cohorts.filter { $0.insured > 0 && GroupedMethod.drawsEverybody(of: $0) }.map(\.group)
  }

  /// Whether the two methods of drawing are the same draws altogether.
  var isOneByOneForAll: Bool { drawnOneByOne.count == plan.cohorts.count { $0.insured > 0 } }

  /// Whether the two are the same draws of a group, or of all.
  func areTheSameDraws(_ group: String?) -> Bool {
    group.map(drawnOneByOne.contains) ?? isOneByOneForAll
  }

  /// Whether cells have people of their own here, who do not come from the pilot.
  func hasPersons(_ group: String?) -> Bool {
    group.map(drawnOneByOne.contains) ?? !drawnOneByOne.isEmpty
  }

  var insured: Double { Double(plan.insured) }

  var all: [MethodComparison.Row] {
    var rows = means(of: nil, people: insured) { outcome, value in
      outcome.claims.parts.reduce(0) { $0 + value($1) }
    }
    if let row = spread { rows.append(row) }
    if let row = winsorisedSpread { rows.append(row) }
    for (level, percent) in [(0.05, "5%"), (0.5, "50%"), (0.95, "95%"), (0.99, "99%")] {
      if let row = quantile(level, percent) { rows.append(row) }
    }
    if let row = wholeDistribution { rows.append(row) }
    if plan.cohorts.count > 1 {
      for (i, cohort) in plan.cohorts.enumerated() where cohort.insured > 0 {
        rows += means(of: i, people: Double(cohort.insured)) { outcome, value in value(outcome.claims.parts[i]) }
      }
    }
    return rows
  }

  /// The largest relative difference of the inverted law's mean, where claims have a variance, and of the groups' means
  /// from the closed form.
  var closedFormGap: Double? {
    guard let exact, let whole = ExpectedYear(of: exact.inverted), whole.claimsPerInsured > 0 else { return nil }
    let inverted = exact.claims.invertedMean
    let closed = whole.claimsPerInsured * insured
    // Without a variance the mean lies in good part beyond the range of the inversion, where nothing bounds it.
    let isInRange = exact.claims.moments.variance.isFinite
    var gap = isInRange ? max(0, abs(inverted.value - closed) - inverted.error) / closed : 0
    for (cohort, line) in zip(plan.cohorts, exact.claims.moments.lines) where cohort.insured > 0 {
      guard let own = ExpectedYear(of: exact.inverted, cohort: cohort.group), own.claimsPerInsured > 0 else { continue }
      gap = max(gap, abs(line.payment / (own.claimsPerInsured * Double(cohort.insured)) - 1))
    }
    return gap
  }

  /// The mean benefits, beneficiaries and expense of all groups, or of one.
  private func means(
    of place: Int?, people: Double, _ total: (Outcome, (YearOfClaims.Part) -> Double) -> Double
  ) -> [MethodComparison.Row] {
    let group = place.map { plan.cohorts[$0].group }
    let expected = ExpectedYear(of: plan, cohort: group)
    let lines = exact.map { exact in place.map { [exact.claims.moments.lines[$0]] } ?? exact.claims.moments.lines }
    func known(_ value: (AggregateMoments.Line) -> Double) -> Double? {
      lines.map { $0.reduce(0) { $0 + value($1) } / people }.flatMap { $0.isFinite ? $0 : nil }
    }
    let figures: [(words: Words, closed: Double?, exact: Double?, value: (YearOfClaims.Part) -> Double)] = [
      (Words(en: "claims a head", zh: "人均赔付"), expected?.claimsPerInsured, known(\.payment), { $0.claims }),
      (
        Words(en: "beneficiaries among insured", zh: "受益率"), expected?.beneficiaryShare, known(\.paid),
        { Double($0.beneficiaries) }
      ),
      (
        Words(en: "in-scope expense a head", zh: "人均合规自付"), expected?.expensePerInsured, known(\.amount), { $0.expense }
      ),
    ]
    let pilot = pilotErrors?.relative(group) ?? PilotQuantities()
    let pilots = [pilot.claims, pilot.beneficiaries, pilot.expense]
    return zip(figures, pilots).enumerated().map { place, pair in
      let (figure, pilot) = pair
      let (words, closed, exact, value) = figure
      let a = grouped.map { total($0, value) / people }
      let b = individual.map { total($0, value) / people }
      let (first, second) = (RunningMoments(of: a), RunningMoments(of: b))
      return MethodComparison.Row(
        words: words, group: group, closedForm: closed, exact: exact, grouped: first.mean ?? 0,
        individual: second.mean ?? 0,
        groupedAgainstIndividual: areTheSameDraws(group)
          ? nil
          : Self.score(RunningMoments(of: zip(a, b).map { $0 - $1 }), against: 0, beside: pilot * (first.mean ?? 0)),
        groupedAgainstExact: exact.flatMap {
          Self.score(first, against: $0, beside: hasPersons(group) ? pilot * $0 : 0)
        },
        individualAgainstExact: exact.flatMap { Self.score(second, against: $0, beside: pilot * $0) },
        isShare: place == 1)
    }
  }

  /// The benefits for illness of the year, whenever they are settled: what the means are of, too.
  func claims(_ outcomes: [Outcome]) -> [Double] { outcomes.map(\.statement.benefits) }

  /// The two samples of the year's claims, year by year; nil where they are the same draws, or differ by rounding alone.
  ///
  /// - Parameter pilot: how far persons may be off, relative to their claims.
  func pairs(pilot: Double = 0) -> ExchangeablePairs? {
    guard !areTheSameDraws(nil) else { return nil }
    let (a, b) = (claims(grouped), claims(individual))
    guard zip(a, b).contains(where: { abs($0 - $1) > Self.rounding($1) }) else { return nil }
    return ExchangeablePairs(a, b) { Self.rounding($0) + pilot * $0 }
  }

  /// By how much claims may be off for being in whole fen, and for the order in which they are added up; yuan.
  static func rounding(_ claims: Double) -> Double { 0.01 + 1e-9 * claims }

  private func quantile(_ level: Double, _ percent: String) -> MethodComparison.Row? {
    func estimate(_ outcomes: [Outcome]) -> Estimate? {
      (try? Sample(claims(outcomes).map { $0 / insured })).map { Quantile(level)($0) }
    }
    guard let a = estimate(grouped), let b = estimate(individual) else { return nil }
    // The two share shocks, which makes their difference smaller than this error says: the check errs on the safe side.
    let pilot = pilotErrors?.all.claims ?? 0
    let error = a.standardError.flatMap { first in
      b.standardError.map { (first * first + $0 * $0 + pilot * pilot * a.value * a.value).squareRoot() }
    }
    let known = exact?.claims.quantile(level)
    func score(_ outcomes: [Outcome], pilot: Double = 0) -> Double? {
      guard let exact, let known else { return nil }
      let slack = known.error + exact.claims.blur + 0.01 + Self.pilotSlack * pilot * known.value
      return Self.score(
        claims(outcomes), below: known.value, slack: slack, probability: exact.claims.cumulative(known.value).value)
    }
    return MethodComparison.Row(
      words: Words(en: "claims a head, \(percent) of years below", zh: "人均赔付，\(percent)分位"), group: nil,
      closedForm: nil, exact: known.map { $0.value / insured }, grouped: a.value, individual: b.value,
      groupedAgainstIndividual: areTheSameDraws(nil) ? nil : error.flatMap { $0 > 0 ? (a.value - b.value) / $0 : nil },
      groupedAgainstExact: score(grouped, pilot: hasPersons(nil) ? pilot : 0),
      individualAgainstExact: score(individual, pilot: pilot))
  }

  /// The largest distance of the drawn years' distribution function from the exact one; without that, of the two
  /// drawn ones from each other.
  var wholeDistribution: MethodComparison.Row? {
    let pilot = pilotErrors?.all.claims ?? 0
    let gap = pairs(pilot: Self.pilotSlack * pilot)?.largestGap
    let count = grouped.count
    let mutual = gap.map { Self.deviate(twoSided: ExchangeablePairs.probability(ofGap: $0, in: count)) }
    let words = Words(en: "whole distribution, largest distance", zh: "整个分布，最大距离")
    guard let exact else {
      guard let gap else { return nil }
      let distance = Double(gap) / Double(count)
      return MethodComparison.Row(
        words: words, group: nil, closedForm: nil, exact: nil, grouped: distance, individual: distance,
        groupedAgainstIndividual: mutual, groupedAgainstExact: nil, individualAgainstExact: nil)
    }
    func distance(_ outcomes: [Outcome], pilot: Double = 0) -> Double {
      let sorted = claims(outcomes).sorted()
      let count = Double(sorted.count)
      var largest = 0.0
      for (i, value) in sorted.enumerated() {
        let slack = exact.claims.blur + 0.01 + Self.pilotSlack * pilot * value
        let above = exact.claims.cumulative(value + slack).value
        let below = exact.claims.cumulative(value - slack).value
        largest = max(largest, Double(i + 1) / count - above, below - Double(i) / count)
      }
      return largest
    }
    // P(D√n > x) = 2 Σ (−1)^{k−1} e^{−2k²x²}, with x corrected for few years (Stephens 1970).
    func score(_ distance: Double, _ count: Int) -> Double {
      let root = Double(count).squareRoot()
      let x = distance * (root + 0.12 + 0.11 / root)
      if x < 0.3 { return 0 }
      let probability = (1...100).reduce(0.0) { sum, k in
        sum + (k.isMultiple(of: 2) ? -2 : 2) * exp(-2 * Double(k * k) * x * x)
      }
      return Self.deviate(twoSided: min(1, probability))
    }
    let (a, b) = (distance(grouped, pilot: hasPersons(nil) ? pilot : 0), distance(individual, pilot: pilot))
    return MethodComparison.Row(
      words: words, group: nil, closedForm: nil, exact: nil, grouped: a, individual: b,
      groupedAgainstIndividual: mutual, groupedAgainstExact: score(a, count),
      individualAgainstExact: score(b, individual.count))
  }

  // MARK: Scores

  /// Where the law of X comes from a pilot, whoever draws persons may be off by so many of its standard errors: a
  /// difference that large comes by chance in fewer than one of 10,000 checks.
  static let pilotSlack = 4.0

  /// How many standard errors a mean lies from a value; nil where nothing is random and the two are equal.
  ///
  /// - Parameters:
  ///   - moments: of the replications.
  ///   - value: what the mean is held against.
  ///   - pilot: a standard error beside that of the replications.
  private static func score(
    _ moments: RunningMoments, against value: Double, beside pilot: Double = 0
  ) -> Double? {
    guard let mean = moments.mean, let deviation = moments.standardDeviation else { return nil }
    let difference = mean - value
    let error = (deviation * deviation / Double(moments.count) + pilot * pilot).squareRoot()
    // Rounding alone is no difference.
    if abs(difference) <= 1e-9 * max(abs(mean), abs(value)) { return error > 0 ? difference / error : nil }
    return error > 0 ? difference / error : .infinity * (difference > 0 ? 1 : -1)
  }

  /// Whether as many years stay below a quantile as ought to, as a normal deviate: above 0 where the drawn quantile is
  /// higher. Years within the slack count as suits agreement.
  private static func score(
    _ values: [Double], below quantile: Double, slack: Double, probability: Double
  ) -> Double? {
    let count = values.count
    guard count > 0, probability < 1, let law = try? Binomial(trials: count, probability: probability) else {
      return nil
    }
    let fewest = values.count { $0 < quantile - slack }
    let most = values.count { $0 <= quantile + slack }
    let expected = Int((Double(count) * probability).rounded())
    let below = min(max(expected, fewest), most)
    let (atMost, atLeast) = (law.cumulative(below), 1 - law.cumulative(below - 1))
    let deviate = deviate(twoSided: min(1, 2 * max(1e-300, min(atMost, atLeast))))
    return atMost < atLeast ? deviate : -deviate
  }

  /// z with P(|Z| > z) = probability, by bisection of the error function.
  static func deviate(twoSided probability: Double) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if erfc(middle / 2.0.squareRoot()) > probability { low = middle } else { high = middle }
    }
    return high
  }
}

extension RunningMoments {
  /// The moments of finite numbers.
  fileprivate init(of values: [Double]) {
    self.init()
    for value in values { try? add(value) }
  }
}
