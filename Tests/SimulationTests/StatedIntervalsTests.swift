import Insurance
import Plans
import Results
import Simulation
import Statistics
import TestSupport
import Testing

/// Whether the 95% intervals that a report states cover the exact values; `scripts/coverage` asks the same of a shipped
/// scenario with its hundred thousands of people.
///
/// The exact method shares no random number with the simulation, and its own error is a millionth. A coverage of 95%
/// leaves 93–97% of 1,000 seeds with a probability of 4·10⁻³ (binomial), that of the quantile, 95.4%, with 1.5·10⁻²; the
/// seeds are fixed, so that a failure means that the program changed. Of 60 seeds fewer than 46 come about with 2·10⁻⁷.
struct StatedIntervalsTests {
  /// A mean, a probability and the 99% quantile; and the mean again as a run with `--precision` gives it.
  private static let metrics = ["insurer.result.mean", "insurer.lossProbability", "claims.p99"]

  @Test func `they cover the exact values in 95 of 100 seeds`() async throws {
    // The smallest n at which the quantile's interval, which order statistics make conservative, comes near to 95%.
    let replications = isFullTest ? 5_000 : 400
    let seeds = isFullTest ? 1_000 : 60
    let plan = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019")], cohorts: [TestPlan.cohort(insured: 1_000, probability: 0.04)],
      shocks: Shocks(frequency: 0.06, severity: 0.05, correlation: 0.3), replications: replications)
    let exact = try Summary(exactly: plan).table
    var covered: [String: Int] = [:]
    for seed in 1...seeds {
      let seeded = plan.with(seed: UInt64(seed))
      let outcomes = try await seeded.outcomes()
      for (name, isControlled) in [("plain", false), ("controlled", true)] {
        let table = try Summary(of: seeded, outcomes: outcomes, controlled: isControlled).table
        for metric in Self.metrics {
          let truth = try #require(exact.row(metric)).estimate.value
          let estimate = try #require(table.row(metric)).estimate
          let (lower, upper) = (try #require(estimate.lower), try #require(estimate.upper))
          if (lower...upper).contains(truth) { covered["\(name) \(metric)", default: 0] += 1 }
        }
      }
    }
    #expect(covered.count == 6)
    for (metric, count) in covered {
      if isFullTest {
        #expect((930...970).contains(count), "\(metric): \(count) of 1,000")
      } else {
        #expect(count >= 46, "\(metric): \(count) of 60")
      }
    }
  }

  /// With the noise of the shocks gone, a closed form and the draws meet at a fraction of the plain error.
  @Test(arguments: ["jincheng-2019", "huizhou-2013", "national-2023"])
  func `a corrected mean of claims is the closed form within 5 of its own standard errors`(_ name: String) async throws
  {
    let plan = try ShippedScenario.firstYear(name, set: ["replications=200"])
    let outcomes = try await plan.outcomes()
    let table = try Summary(of: plan, outcomes: outcomes, controlled: true).table
    let plain = try Summary(of: plan, outcomes: outcomes).table
    let expected = try #require(table.row("claims.perInsured.expected")).estimate.value
    let estimate = try #require(table.row("claims.perInsured")).estimate
    let error = try #require(estimate.standardError)
    // Beyond 5 standard errors on 198 degrees of freedom: 1.3·10⁻⁶.
    #expect(abs(estimate.value - expected) < 5 * error)
    #expect(error < 0.2 * (try #require(plain.row("claims.perInsured")?.estimate.standardError)))
  }

  @Test func `corrected means add up as the plain ones do`() async throws {
    let plan = try ShippedScenario.firstYear("jincheng-2019", set: ["replications=100"])
    let summary = try Summary(of: plan, outcomes: try await plan.outcomes(), controlled: true)
    let table = summary.table
    #expect(!summary.remarks.isEmpty, "the reader is told")
    func value(_ metric: String, _ group: String? = nil) throws -> Double {
      try #require(table.row(metric, group: group)).estimate.value
    }
    var groups = 0.0
    for cohort in plan.cohorts { groups += try value("claims.total", cohort.group) }
    let total = try value("claims.total")
    #expect(abs(groups / total - 1) < 1e-10)
    #expect(abs(try value("members.expense") - (try value("members.outOfPocket")) - total) < 1e-9 * total)
    #expect(abs(try value("claims.total") / Double(plan.insured) / (try value("claims.perInsured")) - 1) < 1e-12)
  }

  @Test func `a path over years is summed up plainly`() async throws {
    let plan = try ShippedScenario.plan("jiangxi-2025", set: ["replications=40"])
    let outcomes = try await plan.outcomes()
    let (plain, asked) = (
      try Summary(of: plan, outcomes: outcomes), try Summary(of: plan, outcomes: outcomes, controlled: true)
    )
    #expect(plan.policies.count > 1)
    #expect(plain.table.rows.map(\.estimate) == asked.table.rows.map(\.estimate))
    #expect(asked.remarks.isEmpty)
  }
}
