import Insurance
import Testing

@testable import Simulation

/// 赣医保发〔2024〕10号 四(五): the public share of a policy loss met by raising next year's funding.
struct RaisedFundingTests {
  private func plan(_ handling: String) throws -> SimulationPlan {
    // Funded below what is needed, so that most years end in a loss.
    try ShippedScenario.plan(
      "jiangxi-2025",
      set: ["horizon.years=3", "riskSharing.lossHandling=\(handling)", "funding.share=7%"]
    ).scaled(toInsured: 20_000).with(replications: 200)
  }

  @Test func `the funding of the next year shows the raise, in every path to the fen`() async throws {
    let plan = try plan("raised-funding")
    let years = try await plan.outcomes()
    #expect(years[0].contains { $0.statement.deferred > 0 })
    for (before, after) in zip(years, years.dropFirst()) {
      for (earlier, later) in zip(before, after) {
        #expect(later.statement.raised == earlier.statement.deferred)
        #expect(later.statement.funding == later.statement.premium + earlier.statement.deferred)
      }
    }
    let raised = try Summary(of: plan, outcomes: years).table
    let shared = try Summary(of: self.plan("shared"), outcomes: await self.plan("shared").outcomes()).table
    func value(_ metric: String, _ table: ResultTable, year: Int?) throws -> Double {
      try #require(table.rows.first { $0.metric.name == metric && $0.year == year && $0.group == nil }).estimate.value
    }
    let raise = try value("deferred.mean", raised, year: 2025)
    let difference = try value("funding.income", raised, year: 2026) - value("funding.income", shared, year: 2026)
    #expect(abs(difference - raise) < 0.01)
    #expect(
      try value("horizon.premium.volatility", raised, year: nil)
        > value("horizon.premium.volatility", shared, year: nil))
    // The raise is not there for the year's own claims.
    #expect(
      try value("funding.adequacy", raised, year: 2026) == value("funding.adequacy", shared, year: 2026))
  }

  @Test func `nothing is raised where the contract handles losses in another way`() async throws {
    for handling in AgreedSurplus.LossHandling.allCases.map(\.rawValue) where handling != "raised-funding" {
      let years = try await plan(handling).outcomes()
      #expect(years.joined().allSatisfy { $0.statement.raised == 0 }, "\(handling)")
    }
  }
}
