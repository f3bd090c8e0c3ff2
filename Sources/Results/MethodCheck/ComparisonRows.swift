import AggregateLaws
import Chance
import Foundation
import Insurance
import Plans
import Simulation
import Statistics

/// The figures of a `MethodComparison`.
struct ComparisonRows {
  let plan: SimulationPlan
  let exact: ExactMethod?
  let grouped: Outcomes
  let individual: Outcomes

  let pilotErrors: PilotErrors?
  /// What has no mean is not compared by the means of samples.
  private let infinite: InfiniteMoments

  init(plan: SimulationPlan, exact: ExactMethod?, grouped: Outcomes, individual: Outcomes) {
    self.plan = plan
    self.exact = exact
    self.grouped = grouped
    self.individual = individual
    pilotErrors = PilotErrors(of: plan)
    infinite = InfiniteMoments(of: plan)
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
    if infinite.claimsHaveMean, let row = spread { rows.append(row) }
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
    let pilot = pilotErrors?.relative(group) ?? PilotQuantities()
    let figures =
      [
        MeanFigure(
          words: Words(en: "claims a head", zh: "参保人均支付额"), kind: .payments, layer: nil,
          closed: expected?.claimsPerInsured, exact: known(\.payment), pilot: pilot.claims, value: \.claims),
        MeanFigure(
          words: Words(en: "beneficiaries among insured", zh: "受益率"), kind: .paid, layer: nil,
          closed: expected?.beneficiaryShare, exact: known(\.paid), pilot: pilot.beneficiaries,
          value: { Double($0.beneficiaries) }),
        MeanFigure(
          words: Words(en: "in-scope expense a head", zh: "人均合规自付"), kind: .amounts, layer: nil,
          closed: expected.flatMap { $0.expensePerInsured.isFinite ? $0.expensePerInsured : nil },
          exact: known(\.amount), pilot: pilot.expense, value: \.expense),
      ] + layerFigures(of: place, people: people, pilot)
    return figures.filter { figure in
      switch figure.kind {
      case .payments: figure.layer != nil || infinite.claimsHaveMean
      case .amounts: infinite.expenseHasMean
      default: true
      }
    }.map { figure in
      let (value, known, pilot, kind) = (figure.value, figure.exact, figure.pilot, figure.kind)
      let (a, b) = (grouped.map { total($0, value) }, individual.map { total($0, value) })
      func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) / people }
      func score(_ values: [Double], _ outcomes: Outcomes, beside error: Double) -> Double? {
        guard known != nil else { return nil }
        return exact?.tail(
          of: place, layer: figure.layer, years: outcomes.map(\.claims.factors), figure: kind, beside: error
        ).flatMap { Self.score(values.reduce(0, +), under: $0, years: values.count) }
      }
      return MethodComparison.Row(
        words: figure.words, group: group, closedForm: figure.closed, exact: known, grouped: mean(a),
        individual: mean(b),
        groupedAgainstIndividual: areTheSameDraws(group)
          ? nil
          : ExchangeablePairs(a, b)?.signs(beside: pilot * mean(a) * people).map { Self.deviate($0) },
        groupedAgainstExact: score(a, grouped, beside: hasPersons(group) ? pilot : 0),
        individualAgainstExact: score(b, individual, beside: pilot), isShare: kind == .paid)
    }
  }

  /// Something of which the mean a head is compared.
  private struct MeanFigure {
    let words: Words
    let kind: ClaimSumTail.Figure
    /// The place of the counted layer that it is about; nil for the contract.
    let layer: Int?
    let closed: Double?
    let exact: Double?
    /// The pilot's relative standard error.
    let pilot: Double
    let value: (YearOfClaims.Part) -> Double
  }

  /// What each counted layer pays, and to how many; of a group only where the layer reaches it.
  private func layerFigures(of place: Int?, people: Double, _ pilot: PilotQuantities) -> [MeanFigure] {
    guard let policy = plan.policies.first else { return [] }
    return policy.countedLayers.enumerated().flatMap { at, layer -> [MeanFigure] in
      if let place, (try? policy.stack(for: plan.cohorts[place].group))?.counted[at].rule is NoBenefit { return [] }
      let law = exact.flatMap { try? $0.law(ofLayer: at) }
      func known(_ value: (AggregateMoments.Line) -> Double) -> Double? {
        law.map { law in
          zip(law.places, law.law.moments.lines).reduce(0) {
            $0 + (place == nil || place == $1.0 ? value($1.1) / people : 0)
          }
        }
      }
      func figure(
        _ en: String, _ zh: String, _ kind: ClaimSumTail.Figure, _ pilot: Double, exact: Double?,
        _ value: @escaping (YearOfClaims.Part.Layer) -> Double
      ) -> MeanFigure {
        MeanFigure(
          words: Words(en: "\(layer.words.en): \(en)", zh: "\(layer.words.zh)：\(zh)"), kind: kind, layer: at,
          closed: nil, exact: exact, pilot: pilot, value: { value($0.layers[at]) })
      }
      return [
        figure(
          "paid a head", "参保人均支付额", .payments, pilot.payments(ofLayer: at), exact: known(\.payment), \.payments),
        figure(
          "beneficiaries among insured", "受益率", .paid, pilot.beneficiaries(ofLayer: at), exact: known(\.paid)
        ) { Double($0.beneficiaries) },
      ]
    }
  }

  /// The benefits for illness of the year, whenever they are settled: what the means are of, too.
  func claims(_ outcomes: Outcomes) -> [Double] { outcomes.map(\.statement.benefits) }

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
    func estimate(_ outcomes: Outcomes) -> Estimate? {
      (try? Sample(claims(outcomes).map { $0 / insured })).map { Quantile(level)($0) }
    }
    guard let a = estimate(grouped), let b = estimate(individual) else { return nil }
    let pilot = pilotErrors?.all.claims ?? 0
    let known = exact?.claims.quantile(level)
    func score(_ outcomes: Outcomes, pilot: Double = 0) -> Double? {
      guard let exact, let known else { return nil }
      let slack = known.error + exact.claims.blur + 0.01 + Self.pilotSlack * pilot * known.value
      return Self.score(
        claims(outcomes), below: known.value, slack: slack, probability: exact.claims.cumulative(known.value).value)
    }
    return MethodComparison.Row(
      words: Words(en: "claims a head, \(percent) of years below", zh: "参保人均支付额，\(percent)分位"), group: nil,
      closedForm: nil, exact: known.map { $0.value / insured }, grouped: a.value, individual: b.value,
      groupedAgainstIndividual: pairs(pilot: Self.pilotSlack * pilot)?.quantile(level).map { Self.deviate($0) },
      groupedAgainstExact: score(grouped, pilot: hasPersons(nil) ? pilot : 0),
      individualAgainstExact: score(individual, pilot: pilot))
  }

  /// The largest distance of the drawn years' distribution function from the exact one; without that, of the two
  /// drawn ones from each other.
  var wholeDistribution: MethodComparison.Row? {
    let pilot = pilotErrors?.all.claims ?? 0
    let both = pairs(pilot: Self.pilotSlack * pilot)
    let count = grouped.count
    let mutual = both?.distribution.map { abs(Self.deviate($0)) }
    let words = Words(en: "whole distribution, largest distance", zh: "整个分布，最大距离")
    guard let exact else {
      guard let both else { return nil }
      let distance = Double(both.largestGap) / Double(count)
      return MethodComparison.Row(
        words: words, group: nil, closedForm: nil, exact: nil, grouped: distance, individual: distance,
        groupedAgainstIndividual: mutual, groupedAgainstExact: nil, individualAgainstExact: nil)
    }
    func distance(_ outcomes: Outcomes, pilot: Double = 0) -> Double {
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
    // P(D > d) ≤ 2 exp(−2nd²) for every number of years (Massart, *Annals of Probability* 18, 1990).
    func score(_ distance: Double, _ count: Int) -> Double {
      Self.deviate(logTwoSided: min(0, log(2) - 2 * Double(count) * distance * distance))
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

  /// How far a sum over years lies from its mean, as the normal deviate of a probability that is no smaller; nil where
  /// nothing is random and the two are equal.
  private static func score(_ sum: Double, under tail: ClaimSumTail, years: Int) -> Double? {
    // Rounding alone is no difference: each year's sums are whole fen.
    let log = tail.logProbability(of: sum, slack: 1e-9 * abs(sum) + 0.01 * Double(years))
    guard log > -.infinity else { return sum > tail.mean ? .infinity : -.infinity }
    return tail.mean == 0 && sum == 0 ? nil : (sum < tail.mean ? -1 : 1) * deviate(logTwoSided: log)
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
  static func deviate(twoSided probability: Double) -> Double { deviate(logTwoSided: log(probability)) }

  /// The same, with the sign of the difference that it is of.
  static func deviate(_ test: ExchangeablePairs.Test) -> Double {
    test.side * deviate(logTwoSided: test.logProbability)
  }

  /// The same of the logarithm of a probability, however small.
  static func deviate(logTwoSided logarithm: Double) -> Double {
    guard logarithm > -.infinity else { return .infinity }
    if logarithm < -600 {
      // P(|Z| > z) is nearly √(2/π) e^{−z²/2}/z out there.
      var z = (-2 * logarithm).squareRoot()
      for _ in 0..<4 { z = max(1, -2 * logarithm - 2 * log(z * (Double.pi / 2).squareRoot())).squareRoot() }
      return z
    }
    let probability = exp(logarithm)
    var (low, high) = (0.0, 40.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if erfc(middle / 2.0.squareRoot()) > probability { low = middle } else { high = middle }
    }
    return high
  }
}
