import Insurance
import Statistics

/// Estimates of what only shows over several years: reserves, debts, recovery, contracts.
struct PathSummary {
  let plan: SimulationPlan
  /// By year, then by replication; at least two years.
  let years: [[Outcome]]

  /// The levels of a fan of paths.
  static let fan: [(level: Double, name: String, percent: String)] = [
    (0.05, "p05", "5%"), (0.25, "p25", "25%"), (0.5, "p50", "50%"), (0.75, "p75", "75%"), (0.95, "p95", "95%"),
  ]

  private var count: Int { years.first?.count ?? 0 }

  func add(to table: inout ResultTable) throws(SampleError) {
    let insured = Double(plan.insured)
    var accumulated = Array(repeating: 0.0, count: count)
    var hadDeficit = Array(repeating: false, count: count)
    for (i, outcomes) in years.enumerated() {
      for (k, outcome) in outcomes.enumerated() {
        accumulated[k] += outcome.statement.fundResult
        hadDeficit[k] = hadDeficit[k] || outcome.statement.fundResult < 0
      }
      let policy = plan.policies[i].id
      func put(_ metric: String, _ estimate: Estimate?) {
        table.add(metric, year: plan.startYear + i, policy: policy, estimate)
      }
      let perHead = try Sample(outcomes.map { $0.statement.funding / insured })
      put("funding.perHead.sd", perHead.count > 1 ? StandardDeviation()(perHead) : nil)
      fan("reserve", try Sample(outcomes.map(\.statement.reserve)), put)
      fan("fund.accumulated", try Sample(accumulated), put)
      put("deferred.mean", Mean()(try Sample(outcomes.map(\.statement.deferred))))
      put("deferred.probability", try share(outcomes.map { $0.statement.deferred > 0 }))
      put("fund.deficitSoFar", try share(hadDeficit))
    }
    try addHorizon(accumulated, hadDeficit, to: &table)
  }

  private func addHorizon(
    _ fund: [Double], _ hadDeficit: [Bool], to table: inout ResultTable
  ) throws(SampleError) {
    let policy = plan.policies[0].id
    func put(_ metric: String, _ estimate: Estimate?) { table.add(metric, year: nil, policy: policy, estimate) }
    results("horizon.fund.result", try Sample(fund), put)
    put("horizon.deficitProbability", try share(hadDeficit))
    let recoveries = (0..<count).filter { hadDeficit[$0] }.map(yearsToRecover)
    let recovered = recoveries.compactMap(\.self).map(Double.init)
    if !recovered.isEmpty { put("horizon.yearsToRecover", Mean()(try Sample(recovered))) }
    if !recoveries.isEmpty { put("horizon.notRecovered", try share(recoveries.map { $0 == nil })) }
    put("horizon.deferred.mean", Mean()(try Sample((years.last ?? []).map(\.statement.deferred))))

    let insurer = (0..<count).map { k in years.reduce(0) { $0 + $1[k].statement.insurerResult } }
    results("horizon.insurer.result", try Sample(insurer), put)
    put("horizon.insurer.lossProbability", try share(insurer.map { $0 < 0 }))
    if let last = lastYearOfContract {
      let term = years[last].map(\.statement.termResult)
      results("term.insurer.result", try Sample(term), put)
      put("term.insurer.lossProbability", try share(term.map { $0 < 0 }))
    }
    let advances = try Sample((years.last ?? []).map { $0.statement.pathCash?.largest ?? 0 })
    put("horizon.insurer.cash.largestAdvance.mean", Mean()(advances))
    put("horizon.insurer.cash.largestAdvance.p95", Quantile(0.95)(advances))
    put("horizon.premium.volatility", Mean()(try Sample((0..<count).map(premiumChange))))
  }

  /// The place of the year in which the first contract ends; nil where none does within the horizon.
  private var lastYearOfContract: Int? {
    guard let length = plan.policies.first?.contractYears else { return nil }
    let last = length - plan.contractYear
    return years.indices.contains(last) ? last : nil
  }

  private func yearsToRecover(_ replication: Int) -> Int? {
    PathEvents.yearsToRecover(years.map { $0[replication].statement.fundResult })
  }

  private func premiumChange(_ replication: Int) -> Double {
    PathEvents.premiumChange(years.map { $0[replication].statement.funding })
  }

  private func fan(_ name: String, _ sample: Sample, _ put: (String, Estimate?) -> Void) {
    put("\(name).mean", Mean()(sample))
    for level in Self.fan { put("\(name).\(level.name)", Quantile(level.level)(sample)) }
  }

  private func results(_ name: String, _ sample: Sample, _ put: (String, Estimate?) -> Void) {
    put("\(name).mean", Mean()(sample))
    put("\(name).sd", sample.count > 1 ? StandardDeviation()(sample) : nil)
    for (level, part) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95")] {
      put("\(name).\(part)", Quantile(level)(sample))
    }
  }

  private func share(_ holds: [Bool]) throws(SampleError) -> Estimate {
    try Proportion.estimate(successes: holds.count(where: \.self), of: holds.count)
  }
}
