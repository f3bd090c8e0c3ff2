import Foundation
import Insurance
import Plans
import Simulation
import Testing

/// What a path is: its first year is the single year, and no year depends on those after it.
struct PathsTests {
  private static let methods = [MethodName.grouped, .individual]

  private func plan(years: Int, method: MethodName, persistence: Double = 0.6) throws -> SimulationPlan {
    try TestPlan.plan(
      (2019..<2019 + years).map { try TestPlan.policy("shanxi-2019", year: $0) },
      cohorts: [
        TestPlan.cohort(insured: method == .grouped ? 12_000 : 300), TestPlan.cohort("disabled", insured: 50),
      ],
      shocks: Shocks(frequency: 0.15, severity: 0.15, correlation: -0.3, persistence: persistence),
      trend: Trend(frequency: 0.02, severity: 0.05, frequencyError: 0.02, severityError: 0.03), replications: 65,
      method: method)
  }

  @Test(arguments: methods)
  func `the first year of a path is bit for bit the single year`(_ method: MethodName) async throws {
    let path = try await plan(years: 5, method: method).outcomes()
    let single = try await plan(years: 1, method: method).outcomes()
    #expect(path[0].map(OutcomeBits.init) == single[0].map(OutcomeBits.init))
    // A single year without trend and persistence, as before there were paths.
    let plain = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019", year: 2019)], cohorts: plan(years: 1, method: method).cohorts,
      shocks: Shocks(frequency: 0.15, severity: 0.15, correlation: -0.3), replications: 65, method: method)
    #expect(try await plain.outcomes()[0].map(OutcomeBits.init) == single[0].map(OutcomeBits.init))
  }

  @Test(arguments: methods)
  func `no year depends on how many come after it`(_ method: MethodName) async throws {
    let long = try await plan(years: 5, method: method).outcomes().bits
    for years in 2...4 {
      #expect(try await plan(years: years, method: method).outcomes().bits == Array(long.prefix(years)))
    }
  }

  @Test(arguments: methods)
  func `1, 2 and 5 threads give the same bits over five years`(_ method: MethodName) async throws {
    let plan = try plan(years: 5, method: method)
    let one = try await plan.outcomes(threads: 1).bits
    for threads in [2, 5] { #expect(try await plan.outcomes(threads: threads).bits == one, "\(threads) threads") }
  }

  @Test func `replications run in parts are those of one run`() async throws {
    let run = try SimulationRun(try plan(years: 3, method: .grouped))
    let whole = try await run.outcomes(threads: 2).bits
    let parts = [
      try await run.outcomes(of: 0..<20, threads: 2).bits, try await run.outcomes(of: 20..<65, threads: 2).bits,
    ]
    #expect(zip(parts[0], parts[1]).map(+) == whole)
  }

  @Test func `two policies meet the same illness in every year of the path`() async throws {
    func claimants(_ id: String) async throws -> [[Int]] {
      let policies = Array(repeating: try TestPlan.policy(id), count: 3)
      return try await TestPlan.plan(
        policies, shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: 0, persistence: 0.5), startYear: 2019
      ).outcomes().map { $0.map { $0.claims.parts[0].claimants } }
    }
    #expect(try await claimants("shandong-2015") == claimants("huizhou-2013"))
  }
}
