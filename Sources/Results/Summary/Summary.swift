import Insurance
import Plans
import Simulation
import Statistics

/// A run with what it came to.
public struct Summary: Sendable {
  public let plan: SimulationPlan
  public let table: ResultTable
  /// Where the year's claims lie: equal steps with the number of replications in each, for a small picture.
  public let claimsHistogram: Histogram
  /// What a reader must know of how the figures were computed.
  public let remarks: [Words]
  /// The sampling error of the pilot sample that the law of X is made of, and the sensitivity of the figures to it; nil
  /// where there is no pilot sample.
  let pilot: (errors: PilotErrors, shifts: [PilotShift])?

  /// Equal steps of a quantity with how many replications fall into each.
  public struct Histogram: Sendable {
    public let lower: Double
    public let step: Double
    public let counts: [Int]
  }

  /// Estimates everything that the report shows.
  ///
  /// - Parameter plan: what was run.
  /// - Parameter outcomes: by year and replication, as `SimulationRun.outcomes` gives them.
  /// - Parameter controlled: whether means are corrected by the known mean of claims given the shocks, where it is known
  ///   (`ShockControl`).
  /// - Throws: `SampleError` where an outcome is not a finite number.
  package init(of plan: SimulationPlan, outcomes: [Outcomes], controlled: Bool = false) throws(SampleError) {
    try self.init(of: plan, outcomes, controlled, ClaimsFigures(of: plan))
  }

  /// The same of a plan whose claims are drawn already.
  ///
  /// - Parameter drawn: from a plan that differs only in what claims do not depend on.
  package init(of plan: SimulationPlan, outcomes: [Outcomes], settling drawn: DrawnClaims) throws(SampleError) {
    try self.init(of: plan, outcomes, false, drawn.figures)
  }

  /// The same, bit by bit, on as many threads as asked for.
  package init(
    of plan: SimulationPlan, outcomes: [Outcomes], controlled: Bool = false, threads: Int
  ) async throws(SampleError) {
    try self.init(of: plan, outcomes, controlled, await ClaimsFigures(of: plan, threads: threads))
  }

  private init(
    of plan: SimulationPlan, _ outcomes: [Outcomes], _ controlled: Bool, _ figures: ClaimsFigures
  ) throws(SampleError) {
    let control = controlled ? ShockControl(of: plan)?.variate(of: outcomes.first ?? []) : nil
    var table = try Self.table(of: plan, outcomes, control, figures, withSplit: true)
    // No control is known of a law that comes from a pilot.
    var pilot: (errors: PilotErrors, shifts: [PilotShift])?
    if let errors = figures.pilotErrors(of: plan) {
      let shifts = try errors.shifts(of: outcomes) { outcomes throws(SampleError) in
        try Self.table(of: plan, outcomes, nil, figures, withSplit: false)
      }
      table = errors.widen(table, by: shifts.compactMap(\.table))
      pilot = (errors, shifts)
    }
    self.pilot = pilot
    self.plan = plan
    let infinite = InfiniteMoments(of: plan)
    self.table = infinite.applied(to: table)
    claimsHistogram = Self.histogram(
      outcomes.first.map { year in year.indices.map { year.statement($0).claims } } ?? [])
    remarks =
      (control == nil ? [] : [ShockControl.remark]) + plan.remarks
      // Where not even the mean is finite, that is said.
      + (infinite.claimsHaveMean ? figures.varianceSplit?.remarks ?? [] : [])
  }

  /// The estimates with the error of the replications alone.
  private static func table(
    of plan: SimulationPlan, _ outcomes: [Outcomes], _ control: ControlVariate?, _ figures: ClaimsFigures,
    withSplit: Bool, weights: ImportanceWeights? = nil
  ) throws(SampleError) -> ResultTable {
    var table = ResultTable()
    for (i, outcomes) in outcomes.enumerated() {
      let inForce = plan.policies[min(i, plan.policies.count - 1)]
      let policy = inForce.id
      let year = plan.startYear + i
      let split = withSplit ? figures.varianceSplit : nil
      func columns(of group: Int?) -> SampleFigures<YearView> {
        let people = Double(group.map { plan.cohorts[$0].insured } ?? plan.insured)
        let views = YearViews(
          outcomes, group: group, people: people, fundsCosts: !inForce.riskSharing.costsPaidBeside)
        return SampleFigures(outcomes.count, control: control, weights: weights) { YearView(of: views, $0) }
      }
      // Of one group at a time: what is held of one is given up for the next.
      var own = columns(of: nil)
      var known = KnownMetrics(of: plan, figures, inFirstYear: i == 0, replications: outcomes.count)
      try split?.add(at: i) { known.put($0, $1) }
      let metrics = Metric.all(under: inForce)
      for metric in metrics where metric.presence.drawn(plan, outcomes) {
        switch metric.origin {
        case .year(let figure): table.add(metric, year: year, policy: policy, try own.estimate(figure))
        case .known: table.add(metric, year: year, policy: policy, known[metric])
        case .yearOfPath, .horizon: break
        }
      }
      guard plan.cohorts.count > 1 else { continue }
      for (place, cohort) in plan.cohorts.enumerated() {
        own = columns(of: place)
        let known = KnownMetrics(
          of: plan, group: cohort, figures, inFirstYear: i == 0, replications: outcomes.count)
        for metric in metrics where metric.isByGroup {
          // Nobody has no mean; how many they are is said.
          if case .year(let figure) = metric.origin, cohort.insured > 0 {
            table.add(metric, year: year, group: cohort.group, policy: policy, try own.estimate(figure))
          } else if case .known = metric.origin {
            table.add(metric, year: year, group: cohort.group, policy: policy, known[metric])
          }
        }
      }
    }
    if outcomes.count > 1 { try addPaths(PathViews(plan, outcomes), of: plan, outcomes, weights, to: &table) }
    return table
  }

  /// Whether outcomes come to the same figures in two plans that differ only in what claims do not depend on.
  static func hasSameFigures(_ outcomes: [Outcomes], of plan: SimulationPlan, as other: SimulationPlan) -> Bool {
    let figures = ClaimsFigures(of: plan)
    guard let mine = try? table(of: plan, outcomes, nil, figures, withSplit: false),
      let theirs = try? table(of: other, outcomes, nil, figures, withSplit: false)
    else { return false }
    return mine.hasSameFigures(as: theirs)
  }

  /// The metrics of several years, year by year, then those of the whole horizon.
  private static func addPaths(
    _ paths: PathViews, of plan: SimulationPlan, _ outcomes: [Outcomes], _ weights: ImportanceWeights?,
    to table: inout ResultTable
  ) throws(SampleError) {
    for year in outcomes.indices {
      var figures = SampleFigures(outcomes[year].count, weights: weights) { paths.view($0, span: year + 1) }
      for metric in Metric.glossary where metric.presence.drawn(plan, outcomes[year]) {
        guard case .yearOfPath(let figure) = metric.origin else { continue }
        table.add(
          metric, year: plan.startYear + year, policy: plan.policies[year].id, try figures.estimate(figure))
      }
    }
    var figures = SampleFigures(outcomes.first?.count ?? 0, weights: weights) { paths.view($0, span: outcomes.count) }
    for metric in Metric.glossary where metric.presence.drawn(plan, outcomes.last ?? []) {
      guard case .horizon(let figure) = metric.origin else { continue }
      table.add(metric, year: nil, policy: plan.policies[0].id, try figures.estimate(figure))
    }
  }

  /// The figures of a plan of which something is known that makes some replications likelier than others.
  ///
  /// Closed forms and the insurer's cash within the year, which know nothing of it, are left out.
  init(
    of plan: SimulationPlan, outcomes: [Outcomes], weighing weights: ImportanceWeights
  ) throws(SampleError) {
    let table = try Self.table(
      of: plan, outcomes, nil, ClaimsFigures(of: plan), withSplit: false, weights: weights
    ).without { row in
      if case .known = row.metric.origin { return row.metric.name != "insured" }
      return row.metric.section == .cash
    }
    self.init(
      plan: plan, table: InfiniteMoments(of: plan).applied(to: table),
      claimsHistogram: Self.histogram((outcomes.first ?? []).map(\.statement.claims), weights: weights),
      remarks: plan.remarks)
  }

  init(plan: SimulationPlan, table: ResultTable, claimsHistogram: Histogram, remarks: [Words]) {
    self.plan = plan
    self.table = table
    self.claimsHistogram = claimsHistogram
    self.remarks = remarks
    pilot = nil
  }

  private static func histogram(
    _ values: [Double], bins: Int = 24, weights: ImportanceWeights? = nil
  ) -> Histogram {
    // What counts for next to nothing is not shown, and does not stretch the picture.
    let counted = values.indices.filter { (weights?.shares[$0] ?? 1) > 1e-9 }
    guard let low = counted.map({ values[$0] }).min(), let high = counted.map({ values[$0] }).max(), high > low else {
      return Histogram(lower: values.first ?? 0, step: 0, counts: [values.count])
    }
    let step = (high - low) / Double(bins)
    var sums = Array(repeating: 0.0, count: bins)
    for place in counted {
      let share = weights.map { $0.shares[place] * Double(values.count) } ?? 1
      sums[min(bins - 1, Int((values[place] - low) / step))] += share
    }
    return Histogram(lower: low, step: step, counts: sums.map { Int($0.rounded()) })
  }
}

extension SimulationRun {
  /// Runs the plan and estimates everything that a report shows.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Parameter progress: told how many of how many pieces are done, from any thread.
  /// - Throws: `SimulationError` where the plan cannot be run, `SampleError` where an outcome is not a finite number.
  public func summary(
    threads: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Summary {
    if plan.method == .exact { return try Summary(try ExactMethod(of: plan, threads: threads, progress: progress)) }
    let outcomes = try await outcomes(threads: threads, progress: progress)
    return try await Summary(of: plan, outcomes: outcomes, threads: threads)
  }
}
