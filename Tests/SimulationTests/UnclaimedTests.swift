import Documents
import Insurance
import Regions
import Testing

@testable import Plans
@testable import Simulation

/// `members.unclaimed`: what members have not claimed at the end of a year.
struct UnclaimedTests {
  private func plan(share: String, years: Int = 1, method: MethodName = .grouped) throws -> SimulationPlan {
    let set = try Override(argument: "settlement.unclaimedShare=\(share)")
    let policies = try PolicyLibrary().policies("langfang-2024", from: 2024, years: years, overrides: [set])
    return try TestPlan.plan(
      policies, shocks: Shocks(frequency: 0.04, severity: 0.03, correlation: 0),
      method: method)
  }

  @Test func `it is the share of the claims, under every method`() async throws {
    for method in MethodName.allCases {
      let table = try await SimulationRun(try plan(share: "10%", method: method)).summary(threads: 1).table
      let claims = try #require(table.row("claims.total")).estimate.value
      let unclaimed = try #require(table.row("members.unclaimed")).estimate.value
      // Settled years are rounded to the fen, and the exact method's lines to some of them.
      #expect(abs(unclaimed - 0.1 * claims) < 0.2, "\(method)")
    }
  }

  @Test func `it adds up over the years until it returns to the fund`() async throws {
    let table = try await SimulationRun(try plan(share: "10%", years: 3)).summary(threads: 1).table
    func value(_ metric: String, _ year: Int) throws -> Double {
      try #require(table.row(metric, year: year)).estimate.value
    }
    let (first, second) = (try value("claims.total", 2024), try value("claims.total", 2025))
    #expect(abs(try value("members.unclaimed", 2025) - 0.1 * (first + second)) < 0.05)
    let third = try value("claims.total", 2026)
    #expect(abs(try value("members.unclaimed", 2026) - 0.1 * (second + third)) < 0.05)
  }

  @Test func `it is not there where the policy has none`() async throws {
    for method in [MethodName.grouped, .exact] {
      let table = try await SimulationRun(try plan(share: "0%", method: method)).summary(threads: 1).table
      #expect(table.row("members.unclaimed") == nil)
    }
  }
}
