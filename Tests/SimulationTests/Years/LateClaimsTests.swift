import Documents
import Insurance
import Regions
import Statistics
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// A policy that settles a share of a year's claims in the next: the first year is on the same basis as the others.
struct LateClaimsTests {
  private func plan(
    late: String, shocks: Shocks = Shocks(frequency: 0.04, severity: 0.03, correlation: 0), years: Int = 2,
    insured: Int = 100_000, replications: Int = 400
  ) throws -> SimulationPlan {
    let set = try Override(argument: "settlement.lateClaimsShare=\(late)")
    let policy = try PolicyLibrary().policy("shanxi-2019", overrides: [set])
    return try TestPlan.plan(
      Array(repeating: policy, count: years), cohorts: [TestPlan.cohort(insured: insured)], shocks: shocks,
      replications: replications, startYear: 2019, method: .grouped)
  }

  /// The mean of 400 years, within 4.5 standard errors: a false alarm in one of 100,000 runs.
  @Test func `the first year's mean claims are those of the closed form, whatever the share`() async throws {
    for late in ["0%", "5%", "40%"] {
      let plan = try plan(late: late)
      let table = try await SimulationRun(plan).summary(threads: 2).table
      let expected = try #require(ExpectedYear(of: plan)).claimsPerInsured
      for year in [2019, 2020] {
        let row = try #require(table.row("claims.perInsured", year: year)?.estimate)
        #expect(abs(row.value - expected) < 4.5 * (try #require(row.standardError)), "\(late) in \(year)")
      }
    }
  }

  @Test func `what comes in is the share of the expected claims, and a reader is told`() async throws {
    let plan = try plan(late: "5%")
    let run = try SimulationRun(plan)
    let expected = try #require(ExpectedYear(of: plan)).claimsPerInsured * Double(plan.insured)
    #expect(run.openingState.opening.lateClaims == Money(yuan: 0.05 * expected))
    #expect(try await run.summary(threads: 2).remarks.contains { $0.en.contains("late claims of 2018") })
    let none = try SimulationRun(try self.plan(late: "0%"))
    #expect(none.openingState.opening.lateClaims == .zero)
    #expect(try await none.summary(threads: 2).remarks.isEmpty)
  }

  /// A triangular law on 0 to 10% has the standard deviation 10%/√24.
  @Test func `a share that is not known is drawn year by year, and moves claims between the years`() async throws {
    let range = try ContractRange(path: "settlement.lateClaimsShare", low: 0, mode: 0.05, high: 0.1)
    let base = try TestPlan.policy("shanxi-2019")
    let settlement = try AnnualSettlement(
      instalments: [], deposit: Cited(0, "1"), assessmentScore: Cited(1, "1"),
      settledBy: Cited(try #require(DueDay(yearsLater: 1, month: 6, day: 30)), "1"),
      late: Cited(0.05, "1", range: range))
    let policy = Policy(
      id: "own", title: base.title, region: base.region, year: base.year, standing: base.standing,
      documents: base.documents, scope: base.scope, groups: base.groups, layers: base.layers, funding: base.funding,
      costs: base.costs, riskSharing: base.riskSharing, settlement: settlement, ranges: [range], values: [])
    let plan = try TestPlan.plan(
      [policy, policy], cohorts: [TestPlan.cohort(insured: 100_000)], replications: 400, startYear: 2019,
      method: .grouped)
    let outcomes = try await plan.outcomes()
    // 5% of an expected year come in.
    let opening = try SimulationRun(plan).openingState.opening.lateClaims.yuan
    let shares = outcomes[0].map { 1 - ($0.statement.claims - opening) / $0.statement.benefits }
    let mean = shares.reduce(0, +) / 400
    let deviation = (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400).squareRoot()
    #expect(abs(mean - 0.05) < 0.005 && abs(deviation / (0.1 / 24.0.squareRoot()) - 1) < 0.2)
    // What one year leaves the next one takes.
    for (one, next) in zip(outcomes[0], outcomes[1]) {
      let total = one.statement.claims + next.statement.claims
      #expect(total < 1.2 * (one.statement.benefits + next.statement.benefits))
    }
  }

  @Test func `where no closed form is known, it is the mean of drawn years`() throws {
    let known = try plan(late: "10%")
    // The same expense, seen from a year before without growth in the mean.
    let drawn = SimulationPlan(
      name: "test", policies: known.policies, startYear: 2019, cohorts: known.cohorts, shocks: known.shocks,
      trend: Trend(frequency: 0, severity: 0, frequencyError: 1e-9, severityError: 0), expenseYear: 2018,
      openingReserve: .zero, method: .grouped, replications: 1, seed: 3)
    #expect(ExpectedYear(of: drawn) == nil)
    let late = try SimulationRun(drawn).openingState.opening.lateClaims.yuan
    let expected = try SimulationRun(known).openingState.opening.lateClaims.yuan
    // A year's claims have a coefficient of variation of some 6%: a mean of 200 is within 2%.
    #expect(abs(late / expected - 1) < 0.02)
  }

  @Test func `a check of the methods compares claims of one basis`() async throws {
    func one(late: String) throws -> SimulationPlan {
      try plan(late: late, shocks: .none, years: 1, insured: 20_000, replications: 100)
    }
    let rows = try await MethodComparison(of: try one(late: "40%"), threads: 2).rows
    let mean = try #require(rows.first { $0.words.en == "claims a head" })
    let median = try #require(rows.first { $0.words.en == "claims a head, 50% of years below" })
    #expect(abs(median.grouped / mean.grouped - 1) < 0.1 && abs(median.individual / mean.individual - 1) < 0.1)
    let spreads = rows.filter { $0.words.en == "claims a head, standard deviation" }
    let without = try await MethodComparison(of: try one(late: "0%"), threads: 2).rows
    let full = without.filter { $0.words.en == "claims a head, standard deviation" }
    #expect(spreads.map(\.grouped) == full.map(\.grouped))
  }
}
