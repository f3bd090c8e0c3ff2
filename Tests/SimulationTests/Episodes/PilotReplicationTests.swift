import Foundation
import Insurance
import Statistics
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Runs over many seeds, each with a pilot of its own: what a run states as its error is the spread of the runs.
///
/// χ² of 39 degrees of freedom lets the ratio of spread to stated error lie within 0.6 and 1.45 but for 1 in 10,000; the
/// stated error of a pilot of 4,096 people has an error of its own of about 15%, so the bounds are 0.5 and 1.65. With
/// the 12 seeds of the short suite they are 0.3 and 2.1.
struct PilotReplicationTests {
  private static let seeds = isFullTest ? 40 : 12
  private static let ratios = isFullTest ? 0.5...1.65 : 0.3...2.1
  /// Of the intervals of 95% so many at least cover the mean, but for 1 in 10,000.
  private static let coveredAtLeast = isFullTest ? 32 : 7
  private static let pilot = 4_096
  private static let insured = 3_000_000

  private static func plan(
    _ policy: Policy, seed: Int, without excluded: [ExpenseComponent] = [], groups: [String] = [Group.generalID]
  ) throws -> SimulationPlan {
    let episodes = try #require(
      try TestEpisodes.cohort(policy, pilot: pilot, seed: UInt64(seed), without: excluded).episodes)
    return try TestPlan.plan(
      [policy], cohorts: groups.map { Cohort(group: $0, insured: insured / groups.count, episodes: episodes) },
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0), replications: 100, seed: UInt64(seed),
      method: .grouped)
  }

  /// The spread of the values and the mean of the stated errors.
  private static func spread(_ estimates: [Estimate]) throws -> (spread: Double, stated: Double, covered: Int) {
    let values = try Sample(estimates.map(\.value))
    let mean = Mean()(values).value
    return (
      StandardDeviation()(values).value,
      try estimates.reduce(0) { $0 + (try #require($1.standardError)) } / Double(estimates.count),
      try estimates.count { try (#require($0.lower)...#require($0.upper)).contains(mean) }
    )
  }

  @Test func `what is stated of the overflow's claims is their spread over pilots`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    var estimates: [Estimate] = []
    for seed in 1...Self.seeds {
      let table = try await Self.plan(policy, seed: seed).summary().table
      estimates.append(try #require(table.row("claims.chronicOverflow")).estimate)
    }
    let (spread, stated, covered) = try Self.spread(estimates)
    #expect(Self.ratios.contains(spread / stated), "\(spread) \(stated)")
    #expect(covered >= Self.coveredAtLeast, "\(covered) of \(Self.seeds)")
  }

  @Test func `what is stated of a difference is its spread over pilots`() async throws {
    let policy = try TestPlan.policy("national-stylised")
    let metrics = [
      "claims.perInsured", "claims.perInsured.expected", "beneficiaries.share", "beneficiaries.meanBenefit",
      "members.expense", "members.outOfPocket", "members.reimbursementRate", "funding.need.mean", "funding.need.p95",
      "claims.sd",
    ]
    var differences: [String: [Estimate]] = [:]
    var gains: [Estimate] = []
    for seed in 1...Self.seeds {
      let (first, second) = (
        try Self.plan(policy, seed: seed), try Self.plan(policy, seed: seed, without: [.classBFirstPay])
      )
      let comparison = try PlanComparison(
        from: try await ComparedRun(first, threads: 2), to: try await ComparedRun(second, threads: 2),
        contributions: nil)
      for metric in metrics { differences[metric, default: []].append(try #require(comparison.row(metric)).difference) }
      gains.append(try #require(comparison.parties.first { $0.party == .members }?.gain))
    }
    differences["gain"] = gains
    for (metric, estimates) in differences {
      let (spread, stated, covered) = try Self.spread(estimates)
      #expect(Self.ratios.contains(spread / stated), "\(metric) \(spread) \(stated)")
      #expect(covered >= Self.coveredAtLeast, "\(metric) \(covered) of \(Self.seeds)")
    }
  }

  @Test func `a pilot that is the same under both alternatives leaves the difference certain`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    let plan = try Self.plan(policy, seed: 1, groups: [Group.generalID, "extreme-poverty"])
    let run = try await ComparedRun(plan, threads: 2)
    let comparison = try PlanComparison(from: run, to: run, contributions: nil)
    for row in comparison.metrics where row.metric.section != .care {
      #expect(row.difference.value == 0 && (row.difference.standardError ?? 0) == 0, "\(row.metric.name)")
    }
    #expect((comparison.row("claims.total")?.baseline.standardError ?? 0) > 0)
    #expect(comparison.parties.allSatisfy { $0.gain?.standardError == 0 })
  }

  @Test func `each group's difference and the contributions have the pilot's error, too`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    let groups = [Group.generalID, "extreme-poverty"]
    let plans = try [[], [.nonDesignated], [.nonDesignated, .coPayment]].map {
      try Self.plan(policy, seed: 1, without: $0, groups: groups)
    }
    let (first, last) = (try await ComparedRun(plans[0], threads: 2), try await ComparedRun(plans[2], threads: 2))
    let words = Words(en: "scope", zh: "范围")
    let contributions = try #require(
      try await Contributions(
        from: first, to: last,
        steps: [
          .init(words: words, alone: nil, upTo: plans[1]), .init(words: words, alone: plans[1], upTo: plans[2]),
        ], threads: 2))
    let comparison = try PlanComparison(from: first, to: last, contributions: contributions)
    let whole = try #require(comparison.row("claims.total")?.difference)
    let error = try #require(whole.standardError)
    // Replications alone say a third of it.
    let before = first.outcomes[0].map(\.statement.claims)
    let drawn = try PairedDifference(baseline: before, alternative: last.outcomes[0].map(\.statement.claims)).mean
    let ofReplications = try #require(drawn.standardError)
    #expect(error > 2 * ofReplications, "\(error) \(ofReplications)")
    let table = try #require(contributions.tables.first)
    let stated = try #require(table.whole[.claims]?.standardError)
    #expect(abs(stated / error - 1) < 1e-9, "\(stated) \(error)")
    #expect((table.rows[1].inOrder[.claims]?.standardError ?? 0) > 0.5 * error)
    // The groups have the same pilot, so their errors add up; the rest is that of the replications.
    let parts = try groups.map { try #require(comparison.row("claims.total", group: $0)?.difference.standardError) }
    #expect(abs(parts.reduce(0, +) / error - 1) < 0.1, "\(parts) \(error)")
  }
}
