import Simulation
import Statistics

/// A metric under two plans that meet the same draws.
package struct MetricDifference: Sendable {
  /// How the standard error of the difference comes about.
  package enum Precision: String, Sendable {
    /// From the differences of the paired replications: their own, or those of their influences.
    case pairs
    /// From resamples of the pairs; see `PairedBootstrap`.
    case resamples
    /// It is not known.
    case unknown
    /// From the pilot that the law of X is made of, which alone makes both sides uncertain.
    case pilot
    /// Neither side has sampling error.
    case exact
  }

  package let metric: Metric
  /// Nil for the whole horizon.
  package let year: Int?
  /// Nil for all groups together.
  package let group: String?
  package let baseline: Estimate
  package let alternative: Estimate
  /// Alternative less baseline.
  package let difference: Estimate
  package let precision: Precision

  /// The metrics that both sides have, in the order of the baseline's table; what the pilots of their laws of X leave
  /// uncertain of a difference is part of its error.
  ///
  /// - Throws: `SampleError` where an outcome is not a finite number.
  static func all(_ baseline: ComparedRun, _ alternative: ComparedRun) throws(SampleError) -> [MetricDifference] {
    let baselineTable = baseline.havingLayers(of: alternative)
    let alternativeTable = alternative.havingLayers(of: baseline)
    let others = index(alternativeTable)
    let pairs = Pairs(baseline, alternative)
    let pilots = PilotDifference(from: baseline.pilot, to: alternative.pilot)
    var care: (before: CareInfluence, after: CareInfluence)?
    if let before = CareInfluence(of: baseline.plan), let after = CareInfluence(of: alternative.plan) {
      care = (before, after)
    }
    var differences: [MetricDifference] = []
    for (index, row) in baselineTable.rows.enumerated() {
      // Where variance comes from is said of a run, not of a difference.
      if row.metric.name.hasPrefix("claims.variance.") { continue }
      let key = Key(row)
      guard let other = others[key] else { continue }
      let value = other - row.estimate.value
      guard let after = alternativeTable.row(row.metric.name, year: row.year, group: row.group) else {
        continue
      }
      func add(_ difference: Estimate, _ precision: Precision) {
        differences.append(
          MetricDifference(
            metric: row.metric, year: row.year, group: row.group, baseline: row.estimate,
            alternative: after.estimate, difference: difference, precision: precision))
      }
      if row.estimate.isExact, after.estimate.isExact {
        add(
          Estimate(value: value, standardError: 0, lower: value, upper: value, replications: row.estimate.replications),
          .exact)
        continue
      }
      let pilot = pilots?.error(row, after, at: index) ?? 0
      if let (paired, precision) = try pairs.difference(row) {
        let difference = paired.widened(by: pilot)
        let hasNoError = [baseline, alternative].contains { $0.infinite.hasNoError(row.metric) }
        guard hasNoError, !difference.isExact else {
          add(difference, precision)
          continue
        }
        add(difference.withoutError, .unknown)
      } else if row.metric.name == PilotErrors.closedForm {
        add(
          Estimate(
            value: value, standardError: 0, lower: value, upper: value, replications: row.estimate.replications
          ).widened(by: pilot), .pilot)
      } else if let care, let error = care.before.error(of: row.metric.name, to: care.after) {
        add(
          Estimate(
            value: value, standardError: 0, lower: value, upper: value, replications: row.estimate.replications
          ).widened(by: error), error > 0 ? .pilot : .exact)
      } else {
        add(
          Estimate(value: value, standardError: nil, lower: nil, upper: nil, replications: row.estimate.replications),
          .unknown)
      }
    }
    return differences
  }

  private struct Key: Hashable {
    let metric: String
    let year: Int?
    let group: String?

    init(_ row: ResultTable.Row) {
      metric = row.metric.name
      year = row.year
      group = row.group
    }
  }

  private static func index(_ table: ResultTable) -> [Key: Double] {
    Dictionary(table.rows.map { (Key($0), $0.estimate.value) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Replications as figures see them, each made when it is asked for.
private struct Views<View> {
  private let count: Int
  private let view: (Int) -> View

  init(_ count: Int, _ view: @escaping (Int) -> View) {
    self.count = count
    self.view = view
  }

  func map<Value>(_ value: (View) -> Value) -> [Value] { (0..<count).map { value(view($0)) } }
}

/// The replications of two runs in pairs.
private struct Pairs {
  let baseline: ComparedRun
  let alternative: ComparedRun
  let bootstrap: PairedBootstrap
  /// Over the years; nil where there is one.
  let paths: (before: PathViews, after: PathViews)?

  init(_ baseline: ComparedRun, _ alternative: ComparedRun) {
    self.baseline = baseline
    self.alternative = alternative
    bootstrap = PairedBootstrap(replications: max(1, baseline.outcomes.first?.count ?? 0))
    paths =
      baseline.outcomes.count > 1
      ? (PathViews(baseline.plan, baseline.outcomes), PathViews(alternative.plan, alternative.outcomes)) : nil
  }

  /// The difference of a metric; nil where it does not follow from single replications.
  func difference(_ row: ResultTable.Row) throws(SampleError) -> (Estimate, MetricDifference.Precision)? {
    switch row.metric.origin {
    case .known: return nil
    case .year(let figure):
      guard let year = row.year, let before = views(baseline, year, row.group),
        let after = views(alternative, year, row.group)
      else { return nil }
      return try difference(figure, before, after)
    case .yearOfPath(let figure), .horizon(let figure):
      guard let paths, row.group == nil else { return nil }
      let span = row.year.map { $0 - baseline.plan.startYear + 1 } ?? baseline.outcomes.count
      guard baseline.outcomes.indices.contains(span - 1), alternative.outcomes.indices.contains(span - 1) else {
        return nil
      }
      return try difference(
        figure, Views(baseline.outcomes[0].count) { paths.before.view($0, span: span) },
        Views(alternative.outcomes[0].count) { paths.after.view($0, span: span) })
    }
  }

  private func views(_ run: ComparedRun, _ year: Int, _ group: String?) -> Views<YearView>? {
    let place = year - run.plan.startYear
    guard run.outcomes.indices.contains(place) else { return nil }
    let cohort = group.map { group in run.plan.cohorts.firstIndex { $0.group == group } }
    // A group that a plan does not have.
    if let cohort, cohort == nil { return nil }
    let people = cohort.flatMap(\.self).map { run.plan.cohorts[$0].insured } ?? run.plan.insured
    let policy = run.plan.policies[min(place, run.plan.policies.count - 1)]
    let views = YearViews(
      run.outcomes[place], group: cohort.flatMap(\.self), people: Double(people),
      fundsCosts: !policy.riskSharing.costsPaidBeside)
    return Views(run.outcomes[place].count) { YearView(of: views, $0) }
  }

  private func difference<View: Sendable>(
    _ figure: Statistic<View>, _ before: Views<View>, _ after: Views<View>
  ) throws(SampleError) -> (Estimate, MetricDifference.Precision)? {
    func ratio(_ above: (View) -> Double, _ below: (View) -> Double) throws(SampleError) -> Estimate? {
      try PairedRatios.difference(
        baseline: (before.map(above), before.map(below)), alternative: (after.map(above), after.map(below)))
    }
    func indicator(_ event: Event<View>) -> (View) -> Double { { event.holds($0) ? 1 : 0 } }
    switch figure {
    case .mean(let column):
      return (
        try PairedDifference(baseline: before.map(column.value), alternative: after.map(column.value)).mean, .pairs
      )
    case .share(let event):
      return (
        try PairedProportions.difference(baseline: before.map(event.holds), alternative: after.map(event.holds)), .pairs
      )
    case .ratio(let above, let below): return try ratio(above.value, below.value).map { ($0, .pairs) }
    // A mean over some replications is one over all, over their share.
    case .meanWhere(let column, let event):
      let holds = indicator(event)
      return try ratio({ event.holds($0) ? column.value($0) : 0 }, holds).map { ($0, .pairs) }
    case .shareWhere(let event, let given):
      return try ratio(indicator(event), indicator(given)).map { ($0, .pairs) }
    case .deviation(let column):
      return (
        try PairedInfluence.standardDeviation(
          baseline: before.map(column.value), alternative: after.map(column.value)), .pairs
      )
    case .tail(let column, let measure):
      return (
        try PairedInfluence.tailValueAtRisk(
          measure, baseline: before.map { -column.value($0) }, alternative: after.map { -column.value($0) }), .pairs
      )
    case .quantile(let column, let quantile):
      return (
        try bootstrap.difference(
          of: quantile, baseline: before.map(column.value), alternative: after.map(column.value)),
        .resamples
      )
    }
  }
}

extension ComparedRun {
  /// The run's table with rows of nothing for the layers of benefit that another run alone has, in its years.
  fileprivate func havingLayers(of other: ComparedRun) -> ResultTable {
    var table = summary.table
    let own = Set(plan.policies.flatMap { $0.layers.map(\.id) })
    for row in other.summary.table.rows {
      guard let layer = row.metric.layer, !own.contains(layer),
        let policy = table.rows.first(where: { $0.year == row.year && $0.group == row.group })?.policy
      else { continue }
      table.add(
        row.metric, year: row.year, group: row.group, policy: policy,
        Estimate(exactly: 0, replications: row.estimate.replications))
    }
    return table
  }
}

extension Estimate {
  /// Without sampling error, such as a given funding or a closed form, or a difference that is the same in every pair but for what
  /// adding in binary leaves.
  package var isExact: Bool {
    let rounding = abs(value) * 1e-12
    guard let standardError, let lower, let upper else { return false }
    return standardError <= rounding && abs(lower - value) <= 4 * rounding && abs(upper - value) <= 4 * rounding
  }
}
