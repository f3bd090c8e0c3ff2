import Chance
import Insurance
import Statistics

extension Summary {
  /// The figures of a plan of one year without sampling error.
  ///
  /// - Throws: `SimulationError` where the exact method cannot apply.
  package init(exactly plan: SimulationPlan) throws(SimulationError) {
    try self.init(try ExactMethod(of: plan))
  }

  /// The figures of a plan whose law of claims is known.
  ///
  /// - Throws: `SimulationError` where a year's money is beyond what the ledger holds.
  package init(_ exact: ExactMethod) throws(SimulationError) {
    var table = ResultTable()
    let year = try ExactYear(of: exact)
    year.add(to: &table)
    let remarks = year.remarks(on: table)
    if let errors = exact.figures.pilotErrors(of: exact.plan) {
      // The law is known without sampling error, but for the pilot that the law of X is made of.
      var (claims, expense) = (ResultTable(), ResultTable())
      try ExactYear(of: try exact.paying(errors.errors.map { 1 + $0.claims })).add(to: &claims)
      year.times(errors.errors.map { 1 + $0.expense }).add(to: &expense)
      // The inversion's error is in the intervals, so it is in the standard errors beside them.
      table = errors.widen(table.mapped { _, row in row.estimate.statingItsInterval }, by: [claims, expense])
    }
    self.init(plan: exact.plan, table: table, claimsHistogram: year.histogram, remarks: remarks)
  }
}

extension Estimate {
  /// The same with the standard error that a normal estimate with this interval has.
  fileprivate var statingItsInterval: Estimate {
    guard let lower, let upper else { return self }
    let half = max(value - lower, upper - value)
    return Estimate(
      value: value, standardError: half / 1.959963984540054, lower: lower, upper: upper, replications: replications)
  }
}

/// The figures of one year.
private struct ExactYear {
  let exact: ExactMethod
  let policy: Policy
  let year: Int
  let insured: Double
  let premium: Money
  let settlement: ExactSettlement
  /// Factors on the expense of each cohort.
  private var expenseFactors: [Double]

  var law: AggregateLaw { exact.claims }
  var moments: AggregateMoments { exact.claims.moments }

  init(of exact: ExactMethod) throws(SimulationError) {
    let plan = exact.plan
    self.exact = exact
    expenseFactors = plan.cohorts.map { _ in 1 }
    policy = plan.policies[0]
    self.year = plan.startYear
    insured = Double(plan.insured)
    let year = try YearSettlement(policy: policy, insured: plan.insured, cash: plan.cash)
    premium = year.standard
    let (low, high) = (exact.claims.quantile(1e-6).value, exact.claims.quantile(1 - 1e-6).value)
    guard high <= Money.largest.yuan, low >= 0 else {
      throw SimulationError(
        .amountTooLarge, "a year's claims of \(high) yuan are more than the ledger holds: is the tail too heavy?")
    }
    let diagram = RiskSharingDiagram(
      of: policy, insured: plan.insured, premium: premium, reserve: plan.openingReserve)
    settlement = ExactSettlement(
      diagram, calendar: year.calendar, range: min(low, high)...high, highest: 4 * max(high, premium.yuan))
  }

  /// The same year with the expense of each cohort times a factor, and the claims as they are.
  func times(_ factors: [Double]) -> ExactYear {
    var year = self
    year.expenseFactors = factors
    return year
  }

  /// A probability by inversion that is off by this shows no more digits than a run of a million years.
  private static let tolerance = 1e-6

  func add(to table: inout ResultTable) {
    addAll(to: &table)
    if exact.plan.cohorts.count > 1 { addGroups(to: &table) }
  }

  private func addAll(to table: inout ResultTable) {
    func put(_ metric: String, _ value: Double, error: Double = 0) {
      table.add(metric, year: year, policy: policy.id, Self.estimate(value, error))
    }
    func put(_ metric: String, _ figure: AggregateLaw.Figure) { put(metric, figure.value, error: figure.error) }

    let lines = moments.lines
    let beneficiaries = lines.reduce(0) { $0 + $1.paid }
    let expense = zip(lines, expenseFactors).reduce(0) { $0 + $1.0.amount * $1.1 }
    put("insured", insured)
    put("claimants.count", lines.reduce(0) { $0 + $1.claimants })
    put("beneficiaries.count", beneficiaries)
    put("beneficiaries.share", beneficiaries / insured)
    if beneficiaries > 0 { put("beneficiaries.meanBenefit", moments.mean / beneficiaries) }
    exact.figures.careYear?.add(1) { metric, estimate in
      table.add(metric, year: year, policy: policy.id, estimate)
    }

    put("claims.total", moments.mean)
    put("claims.sd", moments.standardDeviation)
    for (level, name) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95"), (0.99, "p99")] {
      put("claims.\(name)", law.quantile(level))
    }
    if moments.variance.isFinite, moments.variance > 0 {
      put("claims.variance.process", moments.process / moments.variance)
      put("claims.variance.shocks", 1 - moments.process / moments.variance)
    }
    if let overflow = exact.chronicOverflow { put("claims.chronicOverflow", overflow) }
    if let effect = exact.plan.claimsOfBehaviour { put("claims.behaviour", effect) }
    put("claims.perInsured", moments.mean / insured)
    if year == exact.plan.startYear, let expected = exact.figures.expectedYear() {
      put("claims.perInsured.expected", expected.claimsPerInsured)
    }
    put("costs.total", costs(claims: moments.mean))

    put("funding.income", premium.yuan)
    put("funding.perHead", premium.yuan / insured)
    func need(_ claims: Double) -> Double {
      policy.costs.premiumNeeded(claims: claims, insured: exact.plan.insured) / insured
    }
    put("funding.need.mean", need(moments.mean))
    for (level, name) in [(0.5, "p50"), (0.75, "p75"), (0.9, "p90"), (0.95, "p95"), (0.99, "p99"), (0.995, "p995")] {
      let claims = law.quantile(level)
      put("funding.need.\(name)", need(claims.value), error: need(claims.error) - need(0))
    }
    put("funding.adequacy", law.cumulative(affordableClaims))

    addResult("insurer.result", \.insurer, put)
    put("insurer.lossProbability", probabilityOfLoss(\.insurer))
    put("insurer.tvar99", figure(\.insurer, level: 0.01) { $0.tailValueAtRisk(0.99) })
    put("insurer.receivable", amount(\.receivable) { $0.mean })
    put("insurer.cash.largestAdvance.mean", amount(\.advance) { $0.mean })
    put("insurer.cash.largestAdvance.p95", figure(\.advance, level: 0.95) { $0.quantile(0.95) })
    // A count is not rounded to the fen.
    put("insurer.cash.monthsOutOfPocket", law.figure { result(\.monthsOut, $0).mean })
    if let rate = exact.plan.cash.interestRate {
      let interest = figure(\.advanceAtUnitRate) { $0.mean }
      put("insurer.cash.interest", rate * interest.value, error: rate * interest.error)
    }
    addResult("fund.result", \.fund, put)
    put("fund.deficitProbability", probabilityOfLoss(\.fund))
    put("payer.pays", figure(\.payer) { $0.mean })

    put("members.expense", expense)
    put("members.outOfPocket", expense - moments.mean)
    if expense > 0 { put("members.reimbursementRate", moments.mean / expense) }
    if settlement.pieces.contains(where: { $0.end.unclaimed > 0 }) {
      put("members.unclaimed", amount(\.unclaimed) { $0.mean })
    }
  }

  private func addGroups(to table: inout ResultTable) {
    for (place, (cohort, line)) in zip(exact.plan.cohorts, moments.lines).enumerated() {
      let expense = line.amount * expenseFactors[place]
      let people = Double(cohort.insured)
      func put(_ metric: String, _ value: Double) {
        table.add(metric, year: year, group: cohort.group, policy: policy.id, Self.estimate(value, 0))
      }
      put("insured", people)
      guard people > 0 else { continue }
      put("beneficiaries.count", line.paid)
      put("beneficiaries.share", line.paid / people)
      if line.paid > 0 { put("beneficiaries.meanBenefit", line.payment / line.paid) }
      put("claims.total", line.payment)
      put("claims.perInsured", line.payment / people)
      if year == exact.plan.startYear, let expected = exact.figures.expectedYear(cohort.group) {
        put("claims.perInsured.expected", expected.claimsPerInsured)
      }
      put("members.outOfPocket", expense - line.payment)
      if expense > 0 { put("members.reimbursementRate", line.payment / expense) }
    }
  }

  private func addResult(
    _ prefix: String, _ part: KeyPath<ExactSettlement.Result, Double>, _ put: (String, AggregateLaw.Figure) -> Void
  ) {
    put("\(prefix).mean", figure(part) { $0.mean })
    put("\(prefix).sd", figure(part) { $0.standardDeviation })
    for (level, name) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95")] {
      put("\(prefix).\(name)", figure(part, level: level) { $0.quantile(level) })
    }
  }

  // MARK: What figures are made of

  /// A figure of a party's result, yuan. Shares of claims are rounded to the fen, which no result is better than.
  private func figure(
    _ part: KeyPath<ExactSettlement.Result, Double>, level: Double? = nil, _ compute: (ExactResult) -> Double
  ) -> AggregateLaw.Figure {
    let figure = law.figure { compute(result(part, $0)) }
    // A quantile of the result is one of the claims, from below or from above; where it has a level of its own, which the
    // claims around do not move, it has no error of theirs.
    let slack = level.map { level in
      let moves = law.figure { result(part, $0).isLevel(figure.value, at: level) ? 0 : 1 }
      return moves.value + moves.error == 0 ? 0 : law.quantile(level).error + law.quantile(1 - level).error
    }
    return AggregateLaw.Figure(value: figure.value, error: figure.error + (slack ?? 0) + 0.01)
  }

  /// A figure of what cannot be below nothing, though the rounding of differences can.
  private func amount(
    _ part: KeyPath<ExactSettlement.Result, Double>, _ compute: (ExactResult) -> Double
  ) -> AggregateLaw.Figure {
    let figure = figure(part) { max(0, compute($0)) }
    return AggregateLaw.Figure(value: figure.value, error: figure.error)
  }

  private func probabilityOfLoss(_ part: KeyPath<ExactSettlement.Result, Double>) -> AggregateLaw.Figure {
    let figure = law.figure { result(part, $0).cumulative(0, includingEqual: false) }
    // Where no claims bring a loss there is none, to the last digit.
    if figure.value == 0, figure.error == 0 { return figure }
    return AggregateLaw.Figure(value: figure.value, error: figure.error + law.cumulative(law.quantile(0.5).value).error)
  }

  private func result(_ part: KeyPath<ExactSettlement.Result, Double>, _ law: AggregateLaw.Inverted) -> ExactResult {
    ExactResult(
      settlement, part, law: law, mean: moments.mean, second: moments.variance + moments.mean * moments.mean)
  }

  private func costs(claims: Double) -> Double {
    let costs = policy.costs
    return costs.shareOfPremium * premium.yuan + costs.shareOfClaims * claims + costs.perInsured * insured
  }

  /// The claims that the funding just covers together with the costs they bring.
  private var affordableClaims: Double { (premium.yuan - costs(claims: 0)) / (1 + policy.costs.shareOfClaims) + 0.005 }

  /// Nil for what is not finite.
  private static func estimate(_ value: Double, _ error: Double) -> Estimate? {
    guard value.isFinite else { return nil }
    let error = error.isFinite ? error : 0
    return Estimate(
      value: value, standardError: 0, lower: value - error, upper: value + error, replications: 1)
  }

  /// Twenty-four equal steps that hold all but one year in 10,000 on each side, in years out of a million.
  var histogram: Summary.Histogram {
    let (low, high) = (law.quantile(1e-4).value, law.quantile(1 - 1e-4).value)
    guard high > low else { return Summary.Histogram(lower: low, step: 0, counts: [1]) }
    let step = (high - low) / 24
    let ends = (0...24).map { law.cumulative(low + step * Double($0)).value }
    return Summary.Histogram(
      lower: low, step: step, counts: zip(ends, ends.dropFirst()).map { Int((1e6 * min(1, max(0, $1 - $0))).rounded()) }
    )
  }

  // MARK: What a reader must know

  func remarks(on table: ResultTable) -> [Words] {
    var remarks: [Words] = []
    if !moments.lines.allSatisfy(\.amount.isFinite) {
      remarks.append(
        Words(
          en: "the mean of members' expense is infinite under this law: what members pay is left out",
          zh: "该分布下合规自付费用的均值无穷大，个人负担各项从略"))
    }
    if !moments.variance.isFinite {
      remarks.append(
        Words(
          en:
            "the variance of claims is infinite under this law and benefit: standard deviations that it makes infinite are left out",
          zh: "该分布与待遇下赔付的方差无穷大，由此无穷大的标准差从略"))
    }
    let worst = table.rows.filter {
      $0.year == year && $0.metric.section != .care && ![.people, .months].contains($0.metric.unit)
        && $0.estimate.value != 0
    }.map {
      row in
      // Shares of claims are whole fen, whatever the claims are.
      let error = max(0, (row.estimate.upper ?? row.estimate.value) - row.estimate.value - 0.011)
      // A result is the difference of large sums, and is measured by the claims.
      let size =
        row.metric.unit == .share
        ? 1 : row.metric.unit == .yuan ? max(moments.mean, abs(row.estimate.value)) : abs(row.estimate.value)
      return (row.metric.name, error / size)
    }.max { $0.1 < $1.1 }
    if let worst, worst.1 > 100 * Self.tolerance {
      let share = worst.1 < 1 ? "\(Int((worst.1 * 1e6).rounded()))" : "1000000"
      remarks.append(
        Words(
          en:
            "so few claims are expected that the inversion is not exact to the digits shown: \(worst.0) may be off by \(share) millionths\(worst.1 < 1 ? "" : " and more")",
          zh: "预期赔付件数过少，反演未精确到所示位数：\(worst.0)的误差可达百万分之\(share)\(worst.1 < 1 ? "" : "以上")"))
    }
    return remarks
  }
}
