import Plans
import Results
import Simulation
import Statistics
import Testing

/// What a run comes to is what its replications say.
struct SummaryTests {
  /// The metrics of a run of one year whose scenario names no interest rate, no episodes and no error of
  /// parameters, and whose members claim everything.
  private static let yearly = Metric.glossary.filter {
    $0.section != .path && $0.section != .care && !special.contains($0.name)
  }.map(\.name)
  private static let special = [
    "insurer.cash.interest", "claims.chronicOverflow", "claims.behaviour", "claims.variance.trend",
    "claims.variance.parameters", "members.unclaimed", "loss.ordinary", "loss.policy", "loss.management",
    "enrolled.eligible", "enrolled.count", "enrolled.share", "funding.perEnrolled", "riskAdjustment.drawn",
    "riskAdjustment.balance",
  ]

  /// A run with gains and losses, with its outcomes and its table.
  private func run(
    _ name: String = "jincheng-2019", replications: Int = 300, method: MethodName = .individual
  ) async throws -> (plan: SimulationPlan, years: Outcomes, table: ResultTable) {
    let people = method == .grouped ? 40_000 : 5_000
    let plan = try ShippedScenario.small(name, insured: people, replications: replications).with(method: method)
    let outcomes = try await plan.outcomes()
    return (plan, outcomes[0], try Summary(of: plan, outcomes: outcomes).table)
  }

  @Test(arguments: ShippedScenario.all, MethodName.drawing)
  func `every metric of the glossary is there once, in its order`(_ name: String, _ method: MethodName) async throws {
    let (plan, _, table) = try await run(name, replications: 20, method: method)
    let found = table.rows.filter { $0.group == nil }.map(\.metric.name)
    #expect(found.filter { !Self.special.contains($0) } == Self.yearly)
    let causes = ["loss.ordinary", "loss.policy", "loss.management"].filter(found.contains)
    #expect(causes.count == (plan.policies[0].riskSharing.tellsCauses ? 3 : 0))
    #expect(found.contains("insurer.cash.interest") == (plan.cash.interestRate != nil))
    #expect(table.rows.allSatisfy { $0.estimate.replications == 20 })
  }

  @Test func `one replication lacks only standard deviations`() async throws {
    let names = try await run(replications: 1).table.rows.filter { $0.group == nil }.map(\.metric.name)
    #expect(
      Set(Self.yearly).subtracting(names) == [
        "claims.sd", "insurer.result.sd", "fund.result.sd", "claims.variance.process", "claims.variance.shocks",
      ])
  }

  @Test func `a year without claimants lacks only ratios of nothing`() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: [TestPlan.cohort(probability: 0)])
    let table = try await plan.summary().table
    let names = table.rows.map(\.metric.name)
    #expect(
      Set(Self.yearly).subtracting(names) == [
        "beneficiaries.meanBenefit", "members.reimbursementRate", "claims.variance.process", "claims.variance.shocks",
      ])
    #expect(table.row("claims.total")?.estimate.value == 0)
  }

  @Test func `every group has its rows, and they add up`() async throws {
    let (plan, _, table) = try await run()
    for metric in ["insured", "beneficiaries.count", "claims.total", "members.outOfPocket"] {
      let whole = try #require(table.row(metric)).estimate.value
      let parts = try plan.cohorts.map { try #require(table.row(metric, group: $0.group)).estimate.value }
      #expect(abs(parts.reduce(0, +) / whole - 1) < 1e-9, "\(metric)")
    }
    for cohort in plan.cohorts {
      for metric in ["beneficiaries.share", "claims.perInsured", "claims.perInsured.expected"] {
        #expect(table.row(metric, group: cohort.group) != nil, "\(metric) of \(cohort.group)")
      }
    }
  }

  @Test func `one group alone is not repeated`() async throws {
    let table = try await TestPlan.plan([TestPlan.policy("shandong-2015")]).summary().table
    #expect(table.rows.allSatisfy { $0.group == nil })
  }

  @Test func `each year stands under its own number and policy`() async throws {
    let plan = try TestPlan.plan(
      [2019, 2020, 2021].map { try TestPlan.policy("shanxi-2019", year: $0) }, replications: 5)
    let table = try await plan.summary().table
    #expect(table.years == [2019, 2020, 2021])
    for year in table.years {
      #expect(table.row("claims.total", year: year)?.year == year)
      #expect(table.row("claims.total", year: year)?.policy == "shanxi-2019")
    }
  }

  @Test func `the mean is the mean of the replications`() async throws {
    let (plan, years, table) = try await run()
    let claims = years.map(\.statement.claims)
    let mean = claims.reduce(0, +) / 300
    #expect(abs(try #require(table.row("claims.total")).estimate.value / mean - 1) < 1e-12)
    #expect(abs(try #require(table.row("claims.perInsured")).estimate.value * Double(plan.insured) / mean - 1) < 1e-12)
    let beneficiaries = years.map { $0.claims.parts.reduce(0) { $0 + $1.beneficiaries } }.reduce(0, +)
    let benefit = try #require(table.row("beneficiaries.meanBenefit")).estimate.value
    #expect(abs(benefit / (claims.reduce(0, +) / Double(beneficiaries)) - 1) < 1e-12)
  }

  /// The need is a rising function of the claims, (a + (1 + c) C) / (1 − b), so its quantiles are those of the claims.
  @Test(arguments: ShippedScenario.all)
  func `the funding needed follows from the claims, quantile by quantile`(_ name: String) async throws {
    let (plan, years, table) = try await run(name)
    let costs = try #require(plan.policies.first).costs
    let sorted = years.map(\.statement.claims).sorted()
    for (metric, level) in [("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p995", 0.995)] {
      let claims = sorted[Int((300 * level).rounded(.up)) - 1]
      let need = try #require(table.row("funding.need.\(metric)")).estimate.value
      let expected = costs.premiumNeeded(claims: claims, insured: plan.insured) / Double(plan.insured)
      #expect(abs(need / expected - 1) < 1e-12, "\(metric): \(need) against \(expected)")
      if let own = table.row("claims.\(metric)")?.estimate.value { #expect(own == claims) }
    }
    let needs = ["p50", "p75", "p90", "p95", "p99", "p995"].compactMap {
      table.row("funding.need.\($0)")?.estimate.value
    }
    #expect(needs == needs.sorted())
  }

  @Test(arguments: ShippedScenario.all)
  func `adequacy is the share of years whose need the funding meets`(_ name: String) async throws {
    let (plan, years, table) = try await run(name)
    let funding = try #require(table.row("funding.perHead")).estimate.value
    // Costs are rounded to whole fen, so a need within a fen of the funding would be met.
    let met = years.count { $0.statement.premiumNeeded / Double(plan.insured) <= funding + 0.01 / Double(plan.insured) }
    let adequacy = try #require(table.row("funding.adequacy")).estimate.value
    #expect(adequacy == Double(met) / 300)
    #expect(adequacy > 0 && adequacy < 1, "\(name) has good and bad years")
  }

  @Test func `probabilities count years`() async throws {
    let (_, years, table) = try await run()
    let losses = years.count { $0.statement.insurerResult < 0 }
    let deficits = years.count { $0.statement.fundResult < 0 }
    #expect(table.row("insurer.lossProbability")?.estimate.value == Double(losses) / 300)
    #expect(table.row("fund.deficitProbability")?.estimate.value == Double(deficits) / 300)
  }

  /// The mean of the 3 worst of 300 years.
  @Test func `TVaR 99% is the mean loss of the worst hundredth`() async throws {
    let (_, years, table) = try await run()
    let worst = years.map { -$0.statement.insurerResult }.sorted().suffix(3).reduce(0, +) / 3
    let tail = try #require(table.row("insurer.tvar99")).estimate.value
    #expect(abs(tail - worst) < 1e-6 * abs(worst))
  }

  @Test func `what members pay and get is what they spent`() async throws {
    let table = try await run().table
    let (before, left) = (
      table.row("members.expense")?.estimate.value, table.row("members.outOfPocket")?.estimate.value
    )
    let claims = try #require(table.row("claims.total")).estimate.value
    #expect(abs(try #require(before) - (try #require(left)) - claims) < 1)
    let rate = try #require(table.row("members.reimbursementRate")).estimate.value
    #expect(abs(rate - claims / (try #require(before))) < 1e-9)
  }

  @Test func `the histogram counts every replication`() async throws {
    let plan = try ShippedScenario.small("jincheng-2019", insured: 5_000, replications: 300)
    let outcomes = try await plan.outcomes()
    let histogram = try Summary(of: plan, outcomes: outcomes).claimsHistogram
    let claims = outcomes[0].map(\.statement.claims)
    #expect(histogram.counts.reduce(0, +) == 300)
    #expect(histogram.lower == claims.min())
    let upper = histogram.lower + histogram.step * Double(histogram.counts.count)
    #expect(abs(upper - (try #require(claims.max()))) < 1e-6)
  }
}
