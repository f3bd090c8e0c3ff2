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
    let others = index(alternative.summary.table)
    let pairs = Pairs(baseline, alternative)
    let pilots = PilotDifference(from: baseline.pilot, to: alternative.pilot)
    var care: (before: CareInfluence, after: CareInfluence)?
    if let before = CareInfluence(of: baseline.plan), let after = CareInfluence(of: alternative.plan) {
      care = (before, after)
    }
    var differences: [MetricDifference] = []
    for (index, row) in baseline.summary.table.rows.enumerated() {
      // Where variance comes from is said of a run, not of a difference.
      if row.metric.name.hasPrefix("claims.variance.") { continue }
      let key = Key(row)
      guard let other = others[key] else { continue }
      let value = other - row.estimate.value
      guard let after = alternative.summary.table.row(row.metric.name, year: row.year, group: row.group) else {
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
        add(paired.widened(by: pilot), precision)
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

/// The replications of two runs in pairs.
private struct Pairs {
  let baseline: ComparedRun
  let alternative: ComparedRun
  let bootstrap: PairedBootstrap
  /// As paths over the years; empty where there is one year.
  let paths: (before: [[Outcome]], after: [[Outcome]])

  init(_ baseline: ComparedRun, _ alternative: ComparedRun) {
    self.baseline = baseline
    self.alternative = alternative
    bootstrap = PairedBootstrap(replications: max(1, baseline.outcomes.first?.count ?? 0))
    paths = baseline.outcomes.count > 1 ? (baseline.paths, alternative.paths) : ([], [])
  }

  /// The difference of a metric; nil where it does not follow from single replications.
  func difference(_ row: ResultTable.Row) throws(SampleError) -> (Estimate, MetricDifference.Precision)? {
    let name = row.metric.name
    let place = row.year.map { $0 - baseline.plan.startYear }
    if let place, baseline.outcomes.indices.contains(place), alternative.outcomes.indices.contains(place),
      let first = figure(name, row.group, of: baseline.plan),
      let second = figure(name, row.group, of: alternative.plan)
    {
      return try difference(first, baseline.outcomes[place], second, alternative.outcomes[place])
    }
    let span = place.map { $0 + 1 } ?? baseline.outcomes.count
    guard row.group == nil, !paths.before.isEmpty,
      let first = PathFigures.figure(name, span: span, contractEnd: baseline.contractEnd),
      let second = PathFigures.figure(name, span: span, contractEnd: alternative.contractEnd)
    else { return nil }
    return try difference(first, paths.before, second, paths.after)
  }

  private func figure(_ name: String, _ group: String?, of plan: SimulationPlan) -> PairedFigure<Outcome>? {
    guard let group else { return YearFigures.figure(name, insured: plan.insured) }
    guard let place = plan.cohorts.firstIndex(where: { $0.group == group }) else { return nil }
    return YearFigures.figure(name, cohort: place, insured: plan.cohorts[place].insured)
  }

  private func difference<Replication>(
    _ first: PairedFigure<Replication>, _ before: [Replication], _ second: PairedFigure<Replication>,
    _ after: [Replication]
  ) throws(SampleError) -> (Estimate, MetricDifference.Precision)? {
    switch (first, second) {
    case (.mean(let a), .mean(let b)):
      return (try PairedDifference(baseline: before.map(a), alternative: after.map(b)).mean, .pairs)
    case (.share(let a), .share(let b)):
      return (try PairedProportions.difference(baseline: before.map(a), alternative: after.map(b)), .pairs)
    case (.ratio(let a, let overA), .ratio(let b, let overB)):
      return try PairedRatios.difference(
        baseline: (before.map(a), before.map(overA)), alternative: (after.map(b), after.map(overB))
      ).map { ($0, .pairs) }
    case (.deviation(let a), .deviation(let b)):
      return (try PairedInfluence.standardDeviation(baseline: before.map(a), alternative: after.map(b)), .pairs)
    case (.tail(let a, let measure), .tail(let b, _)):
      return (
        try PairedInfluence.tailValueAtRisk(
          measure, baseline: before.map { -a($0) }, alternative: after.map { -b($0) }), .pairs
      )
    case (.quantile(let a, let quantile), .quantile(let b, _)):
      return (
        try bootstrap.difference(of: quantile, baseline: before.map(a), alternative: after.map(b)), .resamples
      )
    default: return nil
    }
  }
}

extension Estimate {
  /// Without sampling error, such as a given funding or a closed form.
  package var isExact: Bool { standardError == 0 && lower == value && upper == value }
}
