import Insurance
import Plans
import Results
import Simulation
import Statistics
import TestSupport
import Testing

/// How much a comparison on the same draws knows.
struct PairedPrecisionTests {
  /// Jiangxi as it is shipped, its first year, 60% against 65%, for the general group.
  private static func plans(replications: Int, seed: Int = 20_241_202) throws -> (SimulationPlan, SimulationPlan) {
    func plan(_ rate: String) throws -> SimulationPlan {
      try ShippedScenario.plan(
        "jiangxi-2025",
        set: ["horizon.years=1", "seed=\(seed)", "replications=\(replications)", "benefit.rate=\(rate)"])
    }
    return (try plan("60%"), try plan("65%"))
  }

  @Test func `the error of a paired difference is a tenth of that of two runs or less`() async throws {
    let (first, second) = try Self.plans(replications: 400)
    let (baseline, alternative) = (
      try await ComparedRun(first, threads: 2), try await ComparedRun(second, threads: 2)
    )
    let comparison = try PlanComparison(from: baseline, to: alternative, contributions: nil)
    let row = try #require(comparison.row("claims.perInsured"))
    let (a, b) = (row.baseline.standardError ?? 0, row.alternative.standardError ?? 0)
    let paired = try #require(row.difference.standardError)
    #expect((a * a + b * b).squareRoot() / paired >= 10)
    #expect(row.precision == .pairs)
  }

  /// Closed form and simulation share no random number, so this tells a standard error that is too small or too large.
  /// 1,000 seeds must lie within 93–97%; of 200, at a coverage of 95%, fewer than 176 or more than 199 come about once in
  /// 10,000 tests.
  @Test func `the interval of the difference covers the exact one in 95 of 100 seeds`() async throws {
    let seeds = isFullTest ? 1_000 : 200
    let (first, second) = try Self.plans(replications: 12)
    let exact =
      try #require(ExpectedYear(of: second)).claimsPerInsured
      - #require(ExpectedYear(of: first)).claimsPerInsured
    let people = Double(first.insured)
    var covered = 0
    for seed in 1...seeds {
      let before = try await first.with(seed: UInt64(seed)).firstYear().map { $0.statement.claims / people }
      let after = try await second.with(seed: UInt64(seed)).firstYear().map { $0.statement.claims / people }
      let difference = try PairedDifference(baseline: before, alternative: after).mean
      let (lower, upper) = (try #require(difference.lower), try #require(difference.upper))
      if (lower...upper).contains(exact) { covered += 1 }
    }
    if isFullTest { #expect((930...970).contains(covered)) } else { #expect((176...199).contains(covered)) }
  }
}
