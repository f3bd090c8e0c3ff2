import Insurance
import Statistics

/// A run with what it came to.
public struct Summary: Sendable {
  public let plan: SimulationPlan
  public let table: ResultTable
  /// Where the year's claims lie: equal steps with the number of replications in each, for a small picture.
  public let claimsHistogram: Histogram
  /// What a reader must know of how the figures were computed.
  public let remarks: [Words]
  /// What the pilot of the law of X leaves uncertain, and what the figures are to it; nil where there is none.
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
  package init(of plan: SimulationPlan, outcomes: [[Outcome]], controlled: Bool = false) throws(SampleError) {
    try self.init(of: plan, outcomes, controlled, ClaimsFigures(of: plan))
  }

  /// The same of a plan whose claims are drawn already.
  ///
  /// - Parameter drawn: from a plan that differs only in what claims do not depend on.
  package init(of plan: SimulationPlan, outcomes: [[Outcome]], settling drawn: DrawnClaims) throws(SampleError) {
    try self.init(of: plan, outcomes, false, drawn.figures)
  }

  /// The same, bit by bit, on as many threads as asked for.
  package init(
    of plan: SimulationPlan, outcomes: [[Outcome]], controlled: Bool = false, threads: Int
  ) async throws(SampleError) {
    try self.init(of: plan, outcomes, controlled, await ClaimsFigures(of: plan, threads: threads))
  }

  private init(
    of plan: SimulationPlan, _ outcomes: [[Outcome]], _ controlled: Bool, _ figures: ClaimsFigures
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
    claimsHistogram = Self.histogram((outcomes.first ?? []).map(\.statement.claims))
    remarks =
      (control == nil ? [] : [ShockControl.remark]) + OpeningLateClaims.remarks(of: plan)
      + infinite.remarks + (figures.varianceSplit?.remarks ?? [])
  }

  /// The estimates with the error of the replications alone.
  private static func table(
    of plan: SimulationPlan, _ outcomes: [[Outcome]], _ control: ControlVariate?, _ figures: ClaimsFigures,
    withSplit: Bool
  ) throws(SampleError) -> ResultTable {
    var table = ResultTable()
    for (i, outcomes) in outcomes.enumerated() {
      let policy = plan.policies[min(i, plan.policies.count - 1)].id
      let year = YearSummary(
        plan: plan, year: plan.startYear + i, policy: policy, outcomes: outcomes, control: control, figures: figures,
        split: withSplit ? figures.varianceSplit : nil)
      try year.add(to: &table)
    }
    if outcomes.count > 1 { try PathSummary(plan: plan, years: outcomes).add(to: &table) }
    return table
  }

  init(plan: SimulationPlan, table: ResultTable, claimsHistogram: Histogram, remarks: [Words]) {
    self.plan = plan
    self.table = table
    self.claimsHistogram = claimsHistogram
    self.remarks = remarks
    pilot = nil
  }

  private static func histogram(_ values: [Double], bins: Int = 24) -> Histogram {
    guard let low = values.min(), let high = values.max(), high > low else {
      return Histogram(lower: values.first ?? 0, step: 0, counts: [values.count])
    }
    let step = (high - low) / Double(bins)
    var counts = Array(repeating: 0, count: bins)
    for value in values { counts[min(bins - 1, Int((value - low) / step))] += 1 }
    return Histogram(lower: low, step: step, counts: counts)
  }
}

/// Estimates of one year.
private struct YearSummary {
  let plan: SimulationPlan
  let year: Int
  let policy: String
  let outcomes: [Outcome]
  /// Corrects every mean alike.
  let control: ControlVariate?
  let figures: ClaimsFigures
  let split: VarianceSplit?

  func add(to table: inout ResultTable) throws(SampleError) {
    let insured = Double(plan.insured)
    func column(_ value: (Outcome) -> Double) -> [Double] { outcomes.map(value) }
    func put(_ metric: String, _ estimate: Estimate?) {
      table.add(metric, year: year, policy: policy, estimate)
    }
    func mean(_ value: (Outcome) -> Double) throws(SampleError) -> Estimate { try average(column(value)) }

    let claimants = column { Double($0.claims.parts.reduce(0) { $0 + $1.claimants }) }
    let beneficiaries = column { Double($0.claims.parts.reduce(0) { $0 + $1.beneficiaries }) }
    let expense = column { $0.claims.parts.reduce(0) { $0 + $1.expense } }
    let claims = column(\.statement.claims)

    put("insured", Self.exact(insured, outcomes.count))
    put("claimants.count", try average(claimants))
    put("beneficiaries.count", try average(beneficiaries))
    put("beneficiaries.share", try average(beneficiaries.map { $0 / insured }))
    put("beneficiaries.meanBenefit", try RatioOfMeans.estimate(claims, over: beneficiaries, control: control))

    if year == plan.startYear { figures.careYear?.add(outcomes.count, put: put) }
    let claimsSample = try Sample(claims)
    put("claims.total", try average(claims))
    put("claims.sd", spread(claimsSample))
    for (level, name) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95"), (0.99, "p99")] {
      put("claims.\(name)", Quantile(level)(claimsSample))
    }
    try split?.add(at: year - plan.startYear, put: put)
    if plan.cohorts.contains(where: { $0.episodes?.paysOverflow == true }) {
      put("claims.chronicOverflow", try mean { $0.claims.parts.reduce(0) { $0 + $1.overflow } })
    }
    if year == plan.startYear, let effect = plan.claimsOfBehaviour {
      put("claims.behaviour", Self.exact(effect, outcomes.count))
    }
    put("claims.perInsured", try average(claims.map { $0 / insured }))
    if year == plan.startYear, let expected = figures.expectedYear() {
      put("claims.perInsured.expected", Self.exact(expected.claimsPerInsured, outcomes.count))
    }
    put("costs.total", try mean(\.statement.costs))

    let need = column { $0.statement.premiumNeeded / insured }
    let needSample = try Sample(need)
    // The first year's funding is known; later years' can follow from what has happened.
    let funding = outcomes.first?.statement.funding ?? 0
    if outcomes.allSatisfy({ $0.statement.funding == funding }) {
      put("funding.income", Self.exact(funding, outcomes.count))
      put("funding.perHead", Self.exact(funding / insured, outcomes.count))
    } else {
      put("funding.income", try mean(\.statement.funding))
      put("funding.perHead", try mean { $0.statement.funding / insured })
    }
    put("funding.need.mean", try average(need))
    for (level, name) in [(0.5, "p50"), (0.75, "p75"), (0.9, "p90"), (0.95, "p95"), (0.99, "p99"), (0.995, "p995")] {
      put("funding.need.\(name)", Quantile(level)(needSample))
    }
    put("funding.adequacy", try share { $0.statement.claims + $0.statement.costs <= $0.statement.premium })

    let insurer = try Sample(column(\.statement.insurerResult))
    results("insurer.result", insurer, try mean(\.statement.insurerResult), put)
    put("insurer.lossProbability", try share { $0.statement.insurerResult < 0 })
    put("insurer.tvar99", TailValueAtRisk(0.99)(insurer.negated))
    put("insurer.receivable", try mean(\.statement.deferred))
    let advances = try Sample(column(\.statement.cash.largest))
    put("insurer.cash.largestAdvance.mean", try mean(\.statement.cash.largest))
    put("insurer.cash.largestAdvance.p95", Quantile(0.95)(advances))
    put("insurer.cash.monthsOutOfPocket", try mean { Double($0.statement.cash.months) })
    if plan.cash.interestRate != nil { put("insurer.cash.interest", try mean(\.statement.cash.interest)) }
    results("fund.result", try Sample(column(\.statement.fundResult)), try mean(\.statement.fundResult), put)
    put("fund.deficitProbability", try share { $0.statement.fundResult < 0 })
    put("payer.pays", try mean(\.statement.payerPays))

    put("members.expense", try average(expense))
    let benefits = column(\.statement.benefits)
    put("members.outOfPocket", try average(zip(expense, benefits).map { $0 - $1 }))
    put("members.reimbursementRate", try RatioOfMeans.estimate(benefits, over: expense, control: control))
    if outcomes.contains(where: { $0.statement.unclaimed > 0 }) {
      put("members.unclaimed", try mean(\.statement.unclaimed))
    }
    if plan.cohorts.count > 1 { try addGroups(to: &table) }
  }

  private func addGroups(to table: inout ResultTable) throws(SampleError) {
    for (i, cohort) in plan.cohorts.enumerated() {
      let insured = Double(cohort.insured)
      let parts = outcomes.map { $0.claims.parts[i] }
      let claims = parts.map(\.claims)
      let beneficiaries = parts.map { Double($0.beneficiaries) }
      func put(_ metric: String, _ estimate: Estimate?) {
        table.add(metric, year: year, group: cohort.group, policy: policy, estimate)
      }
      put("insured", Self.exact(insured, outcomes.count))
      guard insured > 0 else { continue }
      put("beneficiaries.count", try average(beneficiaries))
      put("beneficiaries.share", try average(beneficiaries.map { $0 / insured }))
      put("beneficiaries.meanBenefit", try RatioOfMeans.estimate(claims, over: beneficiaries, control: control))
      put("claims.total", try average(claims))
      put("claims.perInsured", try average(claims.map { $0 / insured }))
      if year == plan.startYear, let expected = figures.expectedYear(cohort.group) {
        put("claims.perInsured.expected", Self.exact(expected.claimsPerInsured, outcomes.count))
      }
      put("members.outOfPocket", try average(parts.map { $0.expense - $0.claims }))
      put("members.reimbursementRate", try RatioOfMeans.estimate(claims, over: parts.map(\.expense), control: control))
    }
  }

  private func results(_ prefix: String, _ sample: Sample, _ mean: Estimate, _ put: (String, Estimate?) -> Void) {
    put("\(prefix).mean", mean)
    put("\(prefix).sd", spread(sample))
    for (level, name) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95")] {
      put("\(prefix).\(name)", Quantile(level)(sample))
    }
  }

  private func average(_ values: [Double]) throws(SampleError) -> Estimate {
    if let control { return try control.mean(of: values) }
    return Mean()(try Sample(values))
  }

  /// A standard deviation, which one replication does not have.
  private func spread(_ sample: Sample) -> Estimate? { sample.count > 1 ? StandardDeviation()(sample) : nil }

  private func share(_ holds: (Outcome) -> Bool) throws(SampleError) -> Estimate {
    try Proportion.estimate(successes: outcomes.count(where: holds), of: outcomes.count)
  }

  /// A figure without sampling error.
  private static func exact(_ value: Double, _ replications: Int) -> Estimate {
    Estimate(value: value, standardError: 0, lower: value, upper: value, replications: replications)
  }
}
