import Chance
import Foundation
import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The end of a year of which the first months are fact.
struct YearsEndTests {
  /// Every yuan is paid, so that claims are the sum of the amounts.
  private static func plan(
    insured: Int, sdlog: Double = 0.8, shocks: Shocks = .none, replications: Int, method: MethodName = .grouped,
    years: Int = 1
  ) throws -> SimulationPlan {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 1, clause: "1")],
      cap: Cited(nil, "1"))
    let policy = try TestPlan.policy(paying: rule)
    let law = try Lognormal(meanlog: 9 - sdlog * sdlog / 2, sdlog: sdlog)
    return try TestPlan.plan(
      Array(repeating: policy, count: years),
      cohorts: [TestPlan.cohort(insured: insured, probability: 0.1, severity: law)], shocks: shocks,
      replications: replications, method: method)
  }

  private func end(_ plan: SimulationPlan, _ paid: PaidToDate) async throws -> YearsEnd {
    if plan.method == .exact {
      let law = try ExactMethod(of: plan)
      return try YearsEnd(of: plan, paid, on: .law(law), before: try Summary(law).table)
    }
    let outcomes = try await plan.outcomes()
    return try YearsEnd(
      of: plan, paid, on: .outcomes(outcomes), before: try Summary(of: plan, outcomes: outcomes).table)
  }

  private static let mean = 0.1 * exp(9.0)

  /// With a year's level normal about M with s², payments x normal about P C: precisions add up. The lognormal shock of 4% is
  /// normal within a thousandth.
  @Test(arguments: [MethodName.grouped, .exact])
  func `normal claims have the normal law given the payments`(_ method: MethodName) async throws {
    let people = 400_000
    let plan = try Self.plan(
      insured: people, shocks: Shocks(frequency: 0.04, severity: 0, correlation: 0), replications: 4_000, method: method
    )
    let total = Double(people) * Self.mean
    let size = exp(9.0) * exp(0.64)
    #expect(abs(try plan.claimSize() / size - 1) < 1e-9)
    // A share that varies by 2% of itself: about as uncertain as the year.
    let paid = PaidToDate(year: plan.startYear, months: 6, total: 0.42 * total, share: 0.4, shareError: 0.01)
    let end = try await end(plan, paid)
    let own = total * total * 0.04 * 0.04 + total * size
    let level = paid.total / 0.4
    let payments = (0.4 * 0.6 * size * level + 0.01 * 0.01 * level * level) / 0.16
    let mean = (total / own + level / payments) / (1 / own + 1 / payments)
    let deviation = 1 / (1 / own + 1 / payments).squareRoot()
    let year = plan.startYear
    let found = try #require(end.summary.table.row("claims.total", year: year)?.estimate)
    let spread = try #require(end.summary.table.row("claims.sd", year: year)?.estimate)
    #expect(abs(found.value - mean) < 4.5 * (found.standardError ?? 0) + 0.05 * deviation, "\(found) \(mean)")
    #expect(abs(spread.value - deviation) < 4.5 * (spread.standardError ?? 0) + 0.04 * deviation)
    #expect(abs(end.expectedByThen.mean / (0.4 * total) - 1) < 0.005)
    #expect((end.effectiveSize == nil) == (method == .exact))
  }

  /// People drawn one by one, each paid by then or later: the years whose payments come within a hundredth of the fact.
  @Test func `it is what years with such payments come to where persons are drawn one by one`() async throws {
    let (insured, share, shock) = (1_000, 0.5, 0.15)
    let plan = try Self.plan(
      insured: insured, shocks: Shocks(frequency: shock, severity: 0, correlation: 0), replications: 12_000)
    let fact = 1.15 * share * Double(insured) * Self.mean
    let end = try await end(plan, PaidToDate(year: plan.startYear, months: 6, total: fact, share: share))
    var stream = RandomStream(
      seed: 22, address: StreamAddress(replication: 0, year: 0, group: 0, purpose: .severity))
    var left: [Double] = []
    for _ in 0..<20_000 {
      let factor = exp(shock * stream.standardNormal() - shock * shock / 2)
      let count = Draws.binomial(trials: insured, probability: min(1, 0.1 * factor), using: &stream)
      var (paid, later) = (0.0, 0.0)
      for _ in 0..<count {
        let amount = exp(9 - 0.32 + 0.8 * stream.standardNormal())
        if stream.uniform() < share { paid += amount } else { later += amount }
      }
      if abs(paid / fact - 1) < 0.02 { left.append(later) }
    }
    #expect(left.count > 500)
    let count = Double(left.count)
    let mean = left.reduce(0, +) / count
    let deviation = (left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    let found = end.stillToPay.mean
    let error = (deviation * deviation / count + (found.standardError ?? 0) * (found.standardError ?? 0)).squareRoot()
    #expect(abs(found.value - mean) < 4.5 * error, "\(found) \(mean)")
    let high = end.stillToPay.high.value
    let beyond = Double(left.count { $0 > high }) / count
    #expect(abs(beyond - 0.05) < 4.5 * (0.05 * 0.95 / count + 0.05 * 0.95 / (end.effectiveSize ?? 1)).squareRoot())
  }

  @Test func `a year without common factors learns nothing of what is to come`() async throws {
    let plan = try Self.plan(insured: 20_000, replications: 20, method: .exact)
    let rest = 0.6 * 20_000 * Self.mean
    for part in [0.97, 1, 1.03] {
      let fact = PaidToDate(year: plan.startYear, months: 6, total: part * rest / 0.6 * 0.4, share: 0.4)
      let end = try await end(plan, fact)
      #expect(abs(end.stillToPay.mean.value / rest - 1) < 0.003, "\(part)")
    }
  }

  @Test func `drawn years agree with the law, and the early warning with the funding`() async throws {
    let plan = try ShippedScenario.plan("jincheng-2019", set: ["replications=2000"])
    let paid = PaidToDate(year: 2019, months: 6, total: 63e6)
    let (drawn, exact) = (try await end(plan, paid), try await end(plan.with(method: .exact), paid))
    for metric in ["claims.total", "claims.sd", "funding.need.p95", "insurer.result.mean", "funding.adequacy"] {
      let one = try #require(drawn.summary.table.row(metric, year: 2019)?.estimate)
      let other = try #require(exact.summary.table.row(metric, year: 2019)?.estimate)
      #expect(abs(one.value - other.value) < 4.5 * (one.standardError ?? 0), "\(metric)")
    }
    #expect(drawn.summary.table.row("insurer.cash.largestAdvance.mean", year: 2019) == nil)
    let enough = try #require(exact.summary.table.row("funding.adequacy", year: 2019)?.estimate.value)
    #expect(abs(enough + exact.deficit.probability.value - 1) < 1e-12)
    // The premium is used up by the end where claims and costs exceed it.
    #expect(exact.paidOut.last?.month == "2020-01")
    #expect(abs((exact.paidOut.last?.probability.value ?? 0) - exact.deficit.probability.value) < 1e-3)
    #expect(zip(exact.paidOut, exact.paidOut.dropFirst()).allSatisfy { $0.probability.value <= $1.probability.value })
  }

  @Test func `a later year goes with the first where shocks last`() async throws {
    let shocks = Shocks(frequency: 0.1, severity: 0, correlation: 0, persistence: 0.9)
    let plan = try Self.plan(insured: 400_000, shocks: shocks, replications: 3_000, years: 2)
    let total = 400_000 * Self.mean
    let end = try await end(plan, PaidToDate(year: plan.startYear, months: 9, total: 0.6 * 1.1 * total, share: 0.6))
    let next = try #require(end.summary.table.row("claims.total", year: plan.startYear + 1)?.estimate)
    #expect(abs(next.value / total - 1.09) < 0.015)
  }

  @Test func `months that scatter about the calendar make the payments say less`() async throws {
    let plan = try ShippedScenario.plan("jincheng-2019", set: ["method=exact"])
    func end(_ months: [Double]) async throws -> YearsEnd {
      try await self.end(
        plan, PaidToDate(year: 2019, months: 6, total: months.reduce(0, +), byMonth: months))
    }
    let (even, odd) = (
      try await end([0, 13e6, 12.4e6, 12.6e6, 12.5e6, 12.5e6]), try await end([0, 5e6, 20e6, 8e6, 18e6, 12e6])
    )
    #expect(even.likelihood.dispersion == 1 && odd.likelihood.dispersion > 3 && odd.likelihood.monthsCompared == 5)
    func width(_ end: YearsEnd) -> Double { end.stillToPay.high.value - end.stillToPay.low.value }
    #expect(width(odd) > 1.5 * width(even))
  }

  @Test func `what says nothing of the year is refused`() async throws {
    let plan = try ShippedScenario.plan("jincheng-2019", set: ["replications=300"])
    let cases: [(PaidToDate, String)] = [
      (PaidToDate(year: 2020, months: 6, total: 6e7), "begins with 2019"),
      (PaidToDate(year: 2019, months: 6, total: 0), "nothing is paid"),
      (PaidToDate(year: 2019, months: 1, total: 1e6), "nothing is paid up to 2019-01 yet"),
      (PaidToDate(year: 2019, months: 13, total: 1e8), "all of 2019 is paid up to 2020-01"),
      (PaidToDate(year: 2019, months: 6, total: 3e8), "beyond what the model brings forth"),
      (PaidToDate(year: 2019, months: 12, total: 1.4e8), "take --replications"),
    ]
    for (paid, words) in cases {
      do {
        _ = try await end(plan, paid)
        Issue.record("\(paid) is taken")
      } catch let error as SimulationError {
        #expect(error.description.contains(words), "\(error)")
      }
    }
    let heavy = try TestPlan.plan(
      Self.plan(insured: 100, replications: 20).policies,
      cohorts: [TestPlan.cohort(severity: try Lomax(shape: 1.5, scale: 1_000))])
    #expect(throws: SimulationError.self) { try heavy.claimSize() }
  }
}
