import Insurance
import Statistics
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

@Suite("A run that is to be so precise")
struct PrecisionTests {
  private func plan() throws -> SimulationPlan {
    try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(insured: 30_000)],
      shocks: Shocks(frequency: 0.04, severity: 0.03, correlation: 0), replications: 1
    ).by(.grouped)
  }

  @Test("adds replications until the half-width is that small, and its figures are those of a run with as many")
  func reaches() async throws {
    let target = try #require(PrecisionTarget(relative: 0.002, metrics: ["claims.total", "funding.need.p50"]))
    let outcome = try await target.run(try plan(), threads: 2)
    #expect(outcome.isReached)
    let count = outcome.summary.plan.replications
    #expect(count > 1_000 && count < PrecisionTarget.mostReplications)
    for metric in target.metrics {
      let estimate = try #require(outcome.summary.table.row(metric)?.estimate)
      let half = (try #require(estimate.upper) - (try #require(estimate.lower))) / 2
      #expect(half <= 0.002 * abs(estimate.value), "\(metric): \(half) of \(estimate.value)")
    }
    let whole = try plan().with(replications: count)
    let again = try Summary(
      of: whole, outcomes: try await SimulationRun(whole).outcomes(threads: 1), controlled: true)
    #expect(again.table.rows.map(\.estimate) == outcome.summary.table.rows.map(\.estimate))
  }

  @Test("takes the fewest replications where they are precise enough")
  func fewest() async throws {
    let target = try #require(PrecisionTarget(relative: 0.5, metrics: ["claims.total"]))
    let outcome = try await target.run(try plan(), threads: 2)
    #expect(outcome.isReached && outcome.summary.plan.replications == 1_000)
    #expect(outcome.slowest?.metric == "claims.total")
  }

  @Test("measures a result by the funding and a probability by 1, so that one of 0 can be precise")
  func scales() async throws {
    let metrics = ["insurer.result.mean", "fund.result.p50", "insurer.lossProbability"]
    let target = try #require(PrecisionTarget(relative: 0.02, metrics: metrics))
    let outcome = try await target.run(try plan(), threads: 2)
    #expect(outcome.isReached && outcome.needed == nil)
    let table = outcome.summary.table
    let funding = try #require(table.row("funding.income")).estimate.value
    for (metric, size) in zip(metrics, [funding, funding, 1]) {
      let row = try #require(table.row(metric))
      let half = (try #require(row.estimate.upper) - (try #require(row.estimate.lower))) / 2
      #expect(abs(table.relativeHalfWidth(of: row) - half / size) < 1e-12 && half <= 0.02 * size, "\(metric)")
    }
  }

  @Test("says after the first replications that a precision would take far more than are tried")
  func hopeless() async throws {
    let target = try #require(PrecisionTarget(relative: 1e-6, metrics: ["claims.total"]))
    let outcome = try await target.run(try plan(), threads: 2)
    #expect(!outcome.isReached && outcome.summary.plan.replications == 1_000)
    let half = try #require(outcome.slowest?.relative)
    #expect(outcome.needed == 1_000 * (half / 1e-6) * (half / 1e-6) * 1.05)
  }

  @Test("knows its metrics and wants a precision above 0")
  func refused() {
    #expect(PrecisionTarget(relative: 0) == nil)
    #expect(PrecisionTarget(relative: .nan) == nil)
    #expect(PrecisionTarget(relative: 0.01, metrics: ["claims.totl"]) == nil)
    #expect(PrecisionTarget.usualMetrics.allSatisfy { Metric.named($0) != nil })
  }
}

extension SimulationPlan {
  fileprivate func by(_ method: MethodName) -> SimulationPlan {
    SimulationPlan(
      name: name, policies: policies, startYear: startYear, cohorts: cohorts, shocks: shocks,
      openingReserve: openingReserve, method: method, replications: replications, seed: seed)
  }
}
