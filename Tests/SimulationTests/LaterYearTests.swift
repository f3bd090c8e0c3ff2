import Chance
import Foundation
import Insurance
import Regions
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// A single year later than that of the expense, to which a trend without error leads: what is known of it without draws.
struct LaterYearTests {
  private static let trend = Trend(frequency: 0.04, severity: 0.06, frequencyError: 0, severityError: 0)
  private static let shocks = Shocks(frequency: 0.05, severity: 0.06, correlation: 0.3)

  private func plan(
    _ id: String, _ cohorts: [Cohort], trend: Trend = trend, shocks: Shocks = shocks, after years: Int = 2,
    replications: Int = 60, method: MethodName = .individual
  ) throws -> SimulationPlan {
    let policy = try TestPlan.policy(id)
    return try TestPlan.plan(
      [policy], cohorts: cohorts, shocks: shocks, trend: trend, expenseYear: policy.year - years,
      replications: replications, method: method)
  }

  // MARK: The methods side by side

  /// `dabing check`: a false alarm in 1 of 10,000.
  private func check(_ plan: SimulationPlan) async throws {
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.refusal == nil)
    for row in comparison.rows {
      #expect(row.scores.allSatisfy { abs($0) <= comparison.limit }, "\(row.words.en) \(row.scores)")
    }
    let gap = try #require(comparison.closedFormGap)
    #expect(gap <= comparison.closedFormTolerance, "\(gap)")
    #expect(comparison.rows[0].groupedAgainstIndividual != nil && comparison.rows[0].closedForm != nil)
    #expect(comparison.agrees)
  }

  @Test func `persons, cells and the exact law agree on laws of X`() async throws {
    let cohorts = [try TestPlan.cohort(), try TestPlan.cohort("registered-poor", insured: 11_000, probability: 0.2)]
    try await check(plan("shanxi-2019", cohorts, replications: isFullTest ? 2_000 : 200))
  }

  @Test(arguments: ["national-stylised", "langfang-2024"])
  func `and on episodes of care`(_ id: String) async throws {
    let cohort = try TestEpisodes.cohort(TestPlan.policy(id), insured: 7_000, pilot: 20_000)
    try await check(plan(id, [cohort], replications: isFullTest ? 400 : 60))
  }

  // MARK: Every figure

  /// Each row against that of another plan, with its standard error.
  private func expect(_ plan: SimulationPlan, isAs other: SimulationPlan, within slack: Double) throws {
    let (later, own) = (try Summary(exactly: plan).table, try Summary(exactly: other).table)
    #expect(later.rows.map(\.metric.name) == own.rows.map(\.metric.name))
    for (row, same) in zip(later.rows, own.rows) {
      let (a, b) = (row.estimate, same.estimate)
      let size = row.metric.unit == .share ? 1 : max(abs(b.value), row.metric.unit == .yuan ? 1e6 : 1)
      #expect(abs(a.value - b.value) <= slack * size, "\(row.metric.name) \(row.group ?? ""): \(a.value), \(b.value)")
      let (error, others) = (a.standardError ?? 0, b.standardError ?? 0)
      #expect(abs(error - others) <= 0.01 * others + 1e-12, "\(row.metric.name): error \(error), \(others)")
    }
  }

  @Test func `every figure is that of people with larger amounts and more often any`() throws {
    func cohorts(_ frequency: Double, _ severity: Double) throws -> [Cohort] {
      try [(Group.generalID, 900_000, 0.15), ("registered-poor", 100_000, 0.2)].map { group, insured, probability in
        Cohort(
          group: group, insured: insured, probability: probability * frequency,
          severity: try TestPlan.law().scaled(by: severity))
      }
    }
    let later = try plan("shanxi-2019", cohorts(1, 1), method: .exact)
    let scaled = try plan("shanxi-2019", cohorts(1.0816, 1.1236), trend: .none, method: .exact)
    try expect(later, isAs: scaled, within: 1e-8)
  }

  /// The year's cost lies at the second level of the laws of X, so that both have the same levels; the pilot's people are
  /// single ones in the one and in narrow bins in the other.
  @Test(arguments: ["national-stylised", "langfang-2024"])
  func `and of people whose care costs more before basic insurance`(_ id: String) throws {
    let cohort = try TestEpisodes.cohort(TestPlan.policy(id), insured: 2_000_000, pilot: 4_096)
    let factor = exp(2 * CareLevels.step)
    let dearer = Cohort(
      group: cohort.group, insured: cohort.insured, episodes: try #require(cohort.episodes).costing(factor))
    let trend = Trend(frequency: 0, severity: factor.squareRoot() - 1, frequencyError: 0, severityError: 0)
    func year(_ cohort: Cohort, _ trend: Trend) throws -> SimulationPlan {
      let shocks = Shocks(frequency: 0.05, severity: 0, correlation: 0)
      return try plan(id, [cohort], trend: trend, shocks: shocks, method: .exact)
    }
    let later = try year(cohort, trend)
    try expect(later, isAs: year(dearer, .none), within: 2e-4)
    // More people with any episode are so many times the claims, discharges and overflow.
    let often = Trend(frequency: 0.1, severity: trend.severity, frequencyError: 0, severityError: 0)
    let (few, more) = (try Summary(exactly: later).table, try Summary(exactly: year(cohort, often)).table)
    for metric in ["claims.total", "claims.chronicOverflow", "care.dischargesPerInsured", "members.expense"] {
      guard let usual = few.row(metric)?.estimate.value, let moved = more.row(metric)?.estimate.value else {
        #expect(id == "national-stylised" && metric == "claims.chronicOverflow")
        continue
      }
      #expect(abs(moved / usual / 1.21 - 1) < 1e-9, "\(metric)")
    }
  }

  // MARK: The closed form

  /// X exponential with mean m, 95% above d = 10,000: E[b] = 0.95·m·e^(−d/m), here of m = 5,000·1.06² and, under shocks,
  /// over 20,001 values of their normal, with E[F | z] = exp(ρσ₁z − ρ²σ₁²/2).
  @Test func `the closed form is that of pencil and paper`() throws {
    let cohort = try TestPlan.cohort(probability: 0.2, severity: Exponential(mean: 5_000))
    func benefit(_ mean: Double) -> Double { 0.95 * mean * exp(-10_000 / mean) }
    let (p, m) = (0.2 * 1.04 * 1.04, 5_000 * 1.06 * 1.06)
    let quiet = try #require(ExpectedYear(of: plan("huizhou-2013", [cohort], shocks: .none)))
    #expect(abs(quiet.claimsPerInsured / (p * benefit(m)) - 1) < 1e-12)
    #expect(abs(quiet.beneficiaryShare / (p * exp(-10_000 / m)) - 1) < 1e-12)
    #expect(abs(quiet.expensePerInsured / (p * m) - 1) < 1e-12)
    var mean = 0.0
    for k in 0...20_000 {
      let z = -8 + 0.0008 * Double(k)
      let (f, s) = (exp(0.015 * z - 0.015 * 0.015 / 2), exp(0.06 * z - 0.06 * 0.06 / 2))
      mean += 0.0008 * exp(-z * z / 2) / (2 * Double.pi).squareRoot() * f * benefit(m * s)
    }
    let moved = try #require(ExpectedYear(of: plan("huizhou-2013", [cohort])))
    #expect(abs(moved.claimsPerInsured / (p * mean) - 1) < 1e-9)
  }

  /// The limit of one claimant a person: 0.9 · 1.2² is more than everybody.
  @Test func `nobody is more than one claimant`() async throws {
    let trend = Trend(frequency: 0.2, severity: 0, frequencyError: 0, severityError: 0)
    func everybody(_ shocks: Shocks, _ replications: Int = 60) throws -> SimulationPlan {
      let cohort = try TestPlan.cohort(insured: 10_000, probability: 0.9, severity: Exponential(mean: 5_000))
      return try plan(
        "huizhou-2013", [cohort], trend: trend, shocks: shocks, replications: replications, method: .grouped)
    }
    let alike = try everybody(.none)
    let expected = try #require(ExpectedYear(of: alike)).claimsPerInsured
    #expect(abs(expected / (0.95 * 5_000 * exp(-2)) - 1) < 1e-12)
    let exact = try Summary(exactly: alike.with(method: .exact)).table
    #expect(abs(try #require(exact.row("claims.perInsured")).estimate.value / expected - 1) < 1e-12)
    #expect(try #require(exact.row("claimants.count")).estimate.value == 10_000)
    // E[min(1, 1.296·F)] for a lognormal F of mean 1 with σ = 0.3.
    let uneven = try everybody(Shocks(frequency: 0.3, severity: 0, correlation: 0))
    let mean = try Lognormal(meanlog: log(1.296) - 0.045, sdlog: 0.3).limitedExpectedValue(1)
    let claimants = try #require(Summary(exactly: uneven.with(method: .exact)).table.row("claimants.count"))
    #expect(abs(claimants.estimate.value / (10_000 * mean) - 1) < 1e-9)
    let closed = try #require(ExpectedYear(of: uneven)).claimsPerInsured
    let inverted = try #require(Summary(exactly: uneven.with(method: .exact)).table.row("claims.perInsured"))
    #expect(abs(inverted.estimate.value / closed - 1) < 1e-9)
    // The known mean that corrects drawn ones has the limit too.
    let dearer = try everybody(Shocks(frequency: 0, severity: 0.1, correlation: 0), 200)
    let controlled = try await Summary(of: dearer, outcomes: dearer.outcomes(), controlled: true).table
    let known = try #require(ExpectedYear(of: dearer)).claimsPerInsured
    let drawn = try #require(controlled.row("claims.perInsured")).estimate
    let error = try #require(drawn.standardError)
    #expect(abs(drawn.value - known) < 5 * error && error < 0.01 * known)
  }

  @Test func `spending that is very high for a household is that of the later year`() throws {
    func share(_ cohort: Cohort, _ trend: Trend) throws -> Double? {
      let household = HouseholdIncome(meanPerHead: 20_000, gini: 0.4, size: 3, subsistence: 5_000, shares: [:])
      return CatastrophicExpenditure(of: try plan("huizhou-2013", [cohort], trend: trend), household: household)?
        .shares[.tenth]
    }
    let scaled = try TestPlan.cohort(probability: 0.15 * 1.0816, severity: TestPlan.law().scaled(by: 1.1236))
    let (later, own) = (try share(TestPlan.cohort(), Self.trend), try share(scaled, .none))
    #expect(abs(try #require(later) / #require(own) - 1) < 1e-12)
  }

  // MARK: What stays unknown

  @Test(arguments: [(0.01, 0.0), (0, 0.01)])
  func `a trend with an error is drawn, but not in the year of the expense`(_ frequency: Double, _ severity: Double)
    throws
  {
    let trend = Trend(frequency: 0.04, severity: 0.06, frequencyError: frequency, severityError: severity)
    let later = try plan("huizhou-2013", [TestPlan.cohort()], trend: trend)
    #expect(ExpectedYear(of: later) == nil)
    #expect { try ExactMethod(of: later) } throws: { error in
      guard let error = error as? SimulationError else { return false }
      return error.code == .notApplicable && error.description.contains("has an error of its own")
    }
    // So many people that the inversion is quick.
    let own = try plan("huizhou-2013", [TestPlan.cohort(insured: 1_000_000)], trend: trend, after: 0)
    #expect(ExpectedYear(of: own) != nil)
    #expect(try Summary(exactly: own).table.row("claims.total") != nil)
  }
}
