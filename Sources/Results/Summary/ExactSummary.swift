import AggregateLaws
import Chance
import Insurance
import Plans
import RiskSharing
import Simulation
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
    var all = ResultTable()
    let year = try ExactYear(of: exact)
    year.add(to: &all)
    var table = all.without(year.isLost)
    let remarks = year.remarks(on: table, leftOut: all.rows.filter(year.isLost))
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
  /// Of the policy's counted layers, by number: which cohorts it pays, and the law of what it pays them together.
  private let layers: [UInt32: ExactMethod.LayerLaw]

  var law: AggregateLaw { exact.claims }
  var moments: AggregateMoments { exact.claims.moments }

  init(of exact: ExactMethod) throws(SimulationError) {
    let plan = exact.plan
    self.exact = exact
    expenseFactors = plan.cohorts.map { _ in 1 }
    policy = plan.policies[0]
    var layers: [UInt32: ExactMethod.LayerLaw] = [:]
    for (place, layer) in policy.countedLayers.enumerated() {
      layers[layer.number] = try exact.law(ofLayer: place)
    }
    self.layers = layers
    self.year = plan.startYear
    insured = Double(plan.insured)
    let year = try YearSettlement(policy: policy, insured: plan.insured, cash: plan.cash)
    premium = year.standard
    // Without a variance the highest of a million years are beyond all money; the highest of ten thousand will do.
    let rare = exact.claims.moments.variance.isFinite ? 1e-6 : 1e-4
    let (low, high) = (exact.claims.quantile(1e-6).value, exact.claims.quantile(1 - rare).value)
    guard high <= Money.largest.yuan, low >= 0 else {
      throw SimulationError.beyondLedger(claims: high, insured: plan.insured)
    }
    let diagram = RiskSharingDiagram(
      of: policy, insured: plan.insured, premium: premium, reserve: plan.openingReserve,
      riskAdjustment: plan.openingRiskAdjustment,
      change: policy.tellsCauses ? PolicyChange.of(plan, year: 0) : .none)
    settlement = ExactSettlement(
      diagram, calendar: year.calendar, range: min(low, high)...high, highest: 4 * max(high, premium.yuan),
      threads: exact.threads)
  }

  /// The same year with the expense of each cohort times a factor, and the claims as they are.
  func times(_ factors: [Double]) -> ExactYear {
    var year = self
    year.expenseFactors = factors
    return year
  }

  /// A probability by inversion that is off by this shows no more digits than a run of a million years.
  private static let tolerance = 1e-6
  /// A figure that may be off by this much of what it is measured by is none.
  private static let worst = 0.01

  /// How much of what it is measured by a row's estimate may be off.
  private func relativeError(_ row: ResultTable.Row) -> Double {
    let metric = row.metric
    guard row.year == year, metric.section != .care, ![.people, .months].contains(metric.unit) else { return 0 }
    // Shares of claims are whole fen, whatever the claims are.
    let error = max(0, (row.estimate.upper ?? row.estimate.value) - row.estimate.value - 0.011)
    guard error > 0 else { return 0 }
    // A result is the difference of large sums, and is measured by the claims.
    let size =
      metric.unit == .share
      ? 1 : metric.unit == .yuan ? max(moments.mean, abs(row.estimate.value)) : abs(row.estimate.value)
    return error / size
  }

  /// Whether nothing of a row's figure is left beside its numerical error.
  func isLost(_ row: ResultTable.Row) -> Bool { relativeError(row) > Self.worst }

  func add(to table: inout ResultTable) {
    let metrics = Metric.all(under: policy)
    add(metrics, group: nil, to: &table)
    guard exact.plan.cohorts.count > 1 else { return }
    for place in exact.plan.cohorts.indices { add(metrics.filter(\.isByGroup), group: place, to: &table) }
  }

  private func add(_ metrics: [Metric], group place: Int?, to table: inout ResultTable) {
    let plan = exact.plan
    let cohort = place.map { plan.cohorts[$0] }
    let view = view(place)
    let known = KnownMetrics(of: plan, group: cohort, exact.figures, inFirstYear: true, replications: 1)
    for metric in metrics where metric.presence.exact(plan, settlement) {
      switch metric.origin {
      case .year(let figure):
        guard view.people > 0, let figure = evaluated(figure, view) else { continue }
        table.add(
          metric, year: year, group: cohort?.group, policy: policy.id, Self.estimate(figure.value, figure.error))
      case .known:
        table.add(metric, year: year, group: cohort?.group, policy: policy.id, known[metric] ?? parts[metric.name])
      case .yearOfPath, .horizon: continue
      }
    }
  }

  /// What is known of the whole year, or of a group's.
  private func view(_ place: Int?) -> ExactView {
    let lines = place.map { [moments.lines[$0]] } ?? moments.lines
    let factors = place.map { [expenseFactors[$0]] } ?? expenseFactors
    let claims = place.map { moments.lines[$0].payment } ?? moments.mean
    let ofLayers = layers.mapValues { layer in
      zip(layer.places, layer.law.moments.lines).reduce((payments: 0.0, beneficiaries: 0.0)) { sum, own in
        place == nil || place == own.0 ? (sum.payments + own.1.payment, sum.beneficiaries + own.1.paid) : sum
      }
    }
    let beside = policy.countedLayers.reduce(0) {
      $0 + ($1.isInContract ? 0 : ofLayers[$1.number]?.payments ?? 0)
    }
    return ExactView(
      people: place.map { Double(exact.plan.cohorts[$0].insured) } ?? insured,
      claimants: lines.reduce(0) { $0 + $1.claimants }, beneficiaries: lines.reduce(0) { $0 + $1.paid },
      expense: zip(lines, factors).reduce(0) { $0 + $1.0.amount * $1.1 }, claims: claims,
      overflow: place == nil ? exact.chronicOverflow : nil, layers: ofLayers, beside: beside,
      costs: costs(claims: claims), premium: premium.yuan)
  }

  /// Where the variance of claims comes from.
  private var parts: [String: Estimate] {
    guard moments.variance.isFinite, moments.variance > 0 else { return [:] }
    let process = moments.process / moments.variance
    return [
      "claims.variance.process": Estimate(exactly: process, replications: 1),
      "claims.variance.shocks": Estimate(exactly: 1 - process, replications: 1),
    ]
  }

  // MARK: Figures

  /// A figure of the settled law; nil where the law does not say.
  private func evaluated(_ figure: Statistic<YearView>, _ view: ExactView) -> AggregateLaw.Figure? {
    switch figure {
    case .mean(let column): return mean(column.exact, view)
    case .share(let event):
      switch event.exact {
      case .fundingIsEnough: return law.cumulative(affordableClaims)
      case .loss(let part): return probabilityOfLoss(part)
      case nil: return nil
      }
    case .ratio(let above, let below):
      guard let above = mean(above.exact, view)?.value, let below = mean(below.exact, view)?.value, below > 0,
        below.isFinite
      else { return nil }
      return AggregateLaw.Figure(value: above / below, error: 0)
    case .deviation(let column):
      switch column.exact {
      case .claims: return AggregateLaw.Figure(value: moments.standardDeviation, error: 0)
      case .layer(let number):
        return AggregateLaw.Figure(value: layers[number]?.law.moments.standardDeviation ?? 0, error: 0)
      case .result(let part), .amount(let part): return self.figure(part) { $0.standardDeviation }
      case .mean, .need, .count, .interest, nil: return nil
      }
    case .quantile(let column, let quantile):
      switch column.exact {
      case .claims: return law.quantile(quantile.level)
      case .layer(let number):
        return layers[number]?.law.quantile(quantile.level) ?? AggregateLaw.Figure(value: 0, error: 0)
      case .need:
        let claims = law.quantile(quantile.level)
        return AggregateLaw.Figure(value: need(claims.value), error: need(claims.error) - need(0))
      case .result(let part), .amount(let part):
        return self.figure(part, level: quantile.level) { $0.quantile(quantile.level) }
      case .mean, .count, .interest, nil: return nil
      }
    case .tail(let column, let measure):
      guard case .result(let part) = column.exact else { return nil }
      return self.figure(part, level: 1 - measure.level) { $0.tailValueAtRisk(measure.level) }
    case .meanWhere, .shareWhere: return nil
    }
  }

  private func mean(_ column: ExactColumn?, _ view: ExactView) -> AggregateLaw.Figure? {
    switch column {
    case .mean(let value): return value(view).map { AggregateLaw.Figure(value: $0, error: 0) }
    case .claims: return AggregateLaw.Figure(value: view.claims, error: 0)
    case .layer(let number): return AggregateLaw.Figure(value: view.layers[number]?.payments ?? 0, error: 0)
    case .need: return AggregateLaw.Figure(value: need(view.claims), error: 0)
    case .result(let part): return figure(part) { $0.mean }
    case .amount(let part): return amount(part) { $0.mean }
    // A count is not rounded to the fen.
    case .count(let part): return law.figure { result(part, $0).mean }
    case .interest:
      guard let rate = exact.plan.cash.interestRate else { return nil }
      let interest = figure(\.advanceAtUnitRate) { $0.mean }
      return AggregateLaw.Figure(value: rate * interest.value, error: rate * interest.error)
    case nil: return nil
    }
  }

  /// The funding a head that claims and their costs need.
  private func need(_ claims: Double) -> Double {
    policy.fundedCosts.premiumNeeded(claims: claims, insured: exact.plan.insured) / insured
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

  private func costs(claims: Double) -> Double { cost(policy.costs, of: claims) }

  private func cost(_ costs: OperatingCosts, of claims: Double) -> Double {
    return costs.shareOfPremium * premium.yuan + costs.shareOfClaims * claims + costs.fixed + costs.perInsured * insured
  }

  /// The claims that the funding just covers together with the costs they bring.
  private var affordableClaims: Double {
    let costs = policy.fundedCosts
    return (premium.yuan - cost(costs, of: 0)) / (1 + costs.shareOfClaims) + 0.005
  }

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

  func remarks(on table: ResultTable, leftOut: [ResultTable.Row]) -> [Words] {
    var remarks = exact.plan.with(method: .exact).remarks
    if policy.panel != nil {
      remarks.append(
        Words(
          en:
            "the exact method gives what several insurers come to together; what each comes to is drawn: --method grouped",
          zh: "精确法仅给出各承办机构合计结果；分承办机构的结果须经抽样得出：--method grouped"))
    }
    let claims = shortNumber(moments.lines.reduce(0) { $0 + $1.paid })
    if !leftOut.isEmpty {
      let names = Array(Set(leftOut.map(\.metric.name))).sorted().joined(separator: ", ")
      remarks.append(
        Words(
          en: "so few claims are expected (\(claims) a year) that the inversion has no digit of \(names): left out",
          zh: "预期赔付件数过少（每年\(claims)件），反演得不到\(names)，已略去"))
    }
    if let worst = table.rows.max(by: { relativeError($0) < relativeError($1) }),
      relativeError(worst) > 100 * Self.tolerance
    {
      let share = Int((relativeError(worst) * 1e6).rounded())
      remarks.append(
        Words(
          en:
            "so few claims are expected (\(claims) a year) that the inversion is not exact to the digits shown: \(worst.metric.name) may be off by \(share) millionths",
          zh: "预期赔付件数过少（每年\(claims)件），反演未精确到所示位数：\(worst.metric.name)的误差可达百万分之\(share)"))
    }
    return remarks
  }
}
