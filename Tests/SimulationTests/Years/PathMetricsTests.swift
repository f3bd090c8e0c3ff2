import Insurance
import Statistics
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The metrics over the years, of four paths of three years whose outcomes are written by hand.
struct PathMetricsTests {
  /// A year's money, as far as these metrics ask for it.
  private func outcome(
    fund: Double, insurer: Double = 0, premium: Double = 100, reserve: Double = 0, deferred: Double = 0,
    term: Double = 0
  ) -> Outcome {
    let advance = Outcome.Advance(largest: 0, months: 0, interest: 0)
    return Outcome(
      claims: YearOfClaims(parts: [YearOfClaims.Part()], factors: .quiet),
      statement: Outcome.Settled(
        // A quarter of the funding is raised to meet an earlier loss.
        premium: premium * 0.75, raised: premium * 0.25, claims: 0, benefits: 0, costs: 0, insurerResult: insurer,
        fundResult: fund,
        payerPays: premium, insurerReceivable: 0, premiumNeeded: 0, reserve: reserve, deferred: deferred, unclaimed: 0,
        cash: advance, pathCash: advance, termResult: term))
  }

  /// By path and year: the fund's results.
  /// A never has a deficit. B's first is in year 1: −4, −1, +1: made up after 2 years. C's is in year 2: −2, 0: after
  /// one. D's is in year 2: −5, −4: not made up.
  private let fund: [[Double]] = [[5, 5, 5], [-4, 3, 2], [1, -2, 2], [1, -5, 1]]
  private let insurer: [[Double]] = [[1, 2, 3], [-1, -1, -1], [0, 0, 0], [4, -9, 4]]
  private let premium: [[Double]] = [[100, 110, 99], [100, 100, 100], [100, 120, 120], [0, 50, 100]]
  private let reserve: [[Double]] = [[5, 10, 15], [0, 0, 1], [1, 0, 0], [1, 0, 0]]
  private let deferred: [[Double]] = [[0, 0, 0], [4, 1, 0], [0, 1, 0], [0, 4, 3]]

  private func table(contractYear: Int = 1, contract: Int? = 3) throws -> ResultTable {
    let base = try TestPlan.policy("shandong-2015")
    let policy = Policy(
      id: base.id, title: base.title, region: base.region, year: base.year, standing: base.standing,
      documents: base.documents, scope: base.scope, groups: base.groups, layers: base.layers,
      funding: base.funding, costs: base.costs, riskSharing: base.riskSharing, settlement: base.settlement,
      contract: contract.map { Cited($0, "五(三)") }, values: [])
    let plan = try TestPlan.plan(
      Array(repeating: policy, count: 3), cohorts: [TestPlan.cohort(insured: 10)], contractYear: contractYear,
      replications: 4)
    let years = (0..<3).map { year in
      Outcomes(
        (0..<4).map { path in
          // The result over the contract so far, where the contract began with the path.
          let term = insurer[path][...year].reduce(0, +)
          return outcome(
            fund: fund[path][year], insurer: insurer[path][year], premium: premium[path][year],
            reserve: reserve[path][year], deferred: deferred[path][year], term: term)
        })
    }
    return try Summary(of: plan, outcomes: years).table
  }

  private func value(_ metric: String, _ year: Int? = nil, in table: ResultTable) throws -> Double {
    let row = try #require(
      table.rows.first { $0.metric.name == metric && $0.year == year && $0.group == nil }, "\(metric)")
    return row.estimate.value
  }

  private func expect(
    _ metric: String, _ year: Int? = nil, _ expected: Double, in table: ResultTable,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try value(metric, year, in: table)
    #expect(abs(found - expected) < 1e-12, "\(metric): \(found)", sourceLocation: sourceLocation)
  }

  @Test func `a deficit in any year so far`() throws {
    let table = try table()
    // B; then C and D too.
    try expect("fund.deficitSoFar", 2015, 0.25, in: table)
    try expect("fund.deficitSoFar", 2016, 0.75, in: table)
    try expect("fund.deficitSoFar", 2017, 0.75, in: table)
    try expect("horizon.deficitProbability", nil, 0.75, in: table)
  }

  @Test func `years to recover count from the first deficit, over the paths that get there`() throws {
    let table = try table()
    // B 2, C 1; D of the three does not.
    try expect("horizon.yearsToRecover", nil, 1.5, in: table)
    try expect("horizon.notRecovered", nil, 1.0 / 3, in: table)
  }

  @Test func `the fund's results add up`() throws {
    let table = try table()
    // 5, −4, 1, 1; 10, −1, −1, −4; 15, 1, 1, −3.
    try expect("fund.accumulated.mean", 2015, 0.75, in: table)
    try expect("fund.accumulated.mean", 2016, 1, in: table)
    try expect("fund.accumulated.mean", 2017, 3.5, in: table)
    for (name, expected) in [("p05", -3.0), ("p25", -3), ("p50", 1), ("p75", 1), ("p95", 15)] {
      try expect("fund.accumulated.\(name)", 2017, expected, in: table)
    }
    try expect("horizon.fund.result.mean", nil, 3.5, in: table)
    try expect("horizon.fund.result.p50", nil, 1, in: table)
  }

  @Test func `the reserve and what is owed, at the end of each year`() throws {
    let table = try table()
    try expect("reserve.mean", 2015, 1.75, in: table)
    try expect("reserve.mean", 2017, 4, in: table)
    try expect("reserve.p95", 2016, 10, in: table)
    try expect("deferred.mean", 2015, 1, in: table)
    try expect("deferred.mean", 2016, 1.5, in: table)
    try expect("deferred.probability", 2016, 0.75, in: table)
    try expect("deferred.probability", 2017, 0.25, in: table)
    try expect("horizon.deferred.mean", nil, 0.75, in: table)
  }

  @Test func `the insurer's result over all years`() throws {
    let table = try table()
    // 6, −3, 0, −1.
    try expect("horizon.insurer.result.mean", nil, 0.5, in: table)
    try expect("horizon.insurer.lossProbability", nil, 0.5, in: table)
    // Deviations 5.5, −3.5, −0.5, −1.5 squared: 30.25 + 12.25 + 0.25 + 2.25 = 45, over 3.
    try expect("horizon.insurer.result.sd", nil, 15.0.squareRoot(), in: table)
  }

  @Test func `the insurer's result over the first contract that ends within the years`() throws {
    // Three years from the first: all of them.
    try expect("term.insurer.result.mean", nil, 0.5, in: table())
    // In its second year when the path begins, the contract ends after two: 3, −2, 0, −5.
    let second = try table(contractYear: 2)
    try expect("term.insurer.result.mean", nil, -1, in: second)
    try expect("term.insurer.lossProbability", nil, 0.5, in: second)
    // A contract of five years does not end, and one that nobody names has no term.
    for table in [try table(contract: 5), try table(contract: nil)] {
      #expect(table.rows.allSatisfy { !$0.metric.name.hasPrefix("term.") })
    }
  }

  @Test func `the premium's change from year to year, and its spread`() throws {
    let table = try table()
    // A (10% + 10%) / 2, B 0, C 20% / 2, D, after a year without premium, 100% / 2.
    try expect("horizon.premium.volatility", nil, (0.1 + 0 + 0.1 + 0.5) / 4, in: table)
    // A head: 11, 10, 12, 5 in the second year: mean 9.5, squares 2.25 + 0.25 + 6.25 + 20.25 = 29, over 3.
    try expect("funding.perHead.sd", 2016, (29.0 / 3).squareRoot(), in: table)
    try expect("funding.perHead", 2016, 9.5, in: table)
  }

  @Test func `without a deficit there is nothing to recover from`() throws {
    let plan = try TestPlan.plan(
      Array(repeating: TestPlan.policy("shandong-2015"), count: 2), cohorts: [TestPlan.cohort(insured: 10)],
      replications: 2)
    let table = try Summary(
      of: plan, outcomes: Array(repeating: [outcome(fund: 0), outcome(fund: 3)], count: 2)
    ).table
    try expect("horizon.deficitProbability", nil, 0, in: table)
    #expect(table.row("horizon.yearsToRecover") == nil && table.row("horizon.notRecovered") == nil)
  }
}
