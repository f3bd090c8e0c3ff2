import Insurance
import RiskSharing
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// 赣医保发〔2024〕10号 四(五): the public share of a policy loss met by raising next year's funding.
struct RaisedFundingTests {
  private func plan(_ handling: String) throws -> SimulationPlan {
    // Funded below what is needed, so that most years end in a loss.
    try ShippedScenario.plan(
      "jiangxi-2025",
      set: [
        "horizon.years=3", "riskSharing.lossHandling=\(handling)", "funding.share=7%",
        "readings.jiangxi-ordinary-loss=as-policy-caused",
      ]
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

  /// 鲁人社发〔2014〕48号 五(三): the balance beyond 4% is recovered by next year's funding.
  @Test func `Shandong's deferred balance is in the next year's funding`() async throws {
    let plan = try ShippedScenario.plan("shandong-2015", set: ["horizon.years=3", "funding.perHead=28"]).scaled(
      toInsured: 20_000
    ).with(replications: 100)
    let years = try await plan.outcomes()
    #expect(years[0].contains { $0.statement.deferred > 0 })
    for (before, after) in zip(years, years.dropFirst()) {
      for (earlier, later) in zip(before, after) { #expect(later.statement.raised == earlier.statement.deferred) }
    }
    let table = try Summary(of: plan, outcomes: years).table
    for year in 2015...2017 {
      func value(_ metric: String) throws -> Double {
        try #require(table.rows.first { $0.metric.name == metric && $0.year == year && $0.group == nil }).estimate.value
      }
      // What is owed at the end, not by how much it has changed.
      #expect(try value("insurer.receivable") == value("deferred.mean"))
      #expect(try value("insurer.receivable") > 0)
    }
    #expect(try #require(table.row("horizon.premium.volatility")?.estimate.value) > 0)
  }

  /// Where totals are netted, a new draw of the share would share old losses anew.
  @Test func `netted years of a contract have one draw of its terms`() async throws {
    let plan = try ShippedScenario.plan(
      "jiangxi-2025",
      set: [
        "funding.share=7%", "horizon.years=4", "riskSharing.lossHandling=netted-over-term",
        "riskSharing.insurerShareOfPolicyLoss={value: 50%, between: [0%, 100%], clause: 四(五), assumption: true, note: a range}",
      ]
    ).scaled(toInsured: 20_000).with(replications: 40)
    let run = try SimulationRun(plan)
    for replication in 0..<40 {
      let drawn = (0..<4).map { index in
        run.terms(index, replication, after: ContractTerm(yearsOver: index % 3)).values.first ?? .nan
      }
      #expect(drawn[0] == drawn[1] && drawn[1] == drawn[2] && drawn[2] != drawn[3])
    }
    // A year of loss leaves the insurer no more than the surplus that earlier years of the contract may make good.
    for path in try await plan.outcomes().first ?? [] where path.statement.claims > path.statement.premium {
      #expect(path.statement.insurerResult <= 0)
    }
  }

  @Test func `nothing is raised where the contract handles losses in another way`() async throws {
    for handling in AgreedSurplus.LossHandling.allCases.map(\.rawValue) where handling != "raised-funding" {
      let years = try await plan(handling).outcomes()
      #expect(years.joined().allSatisfy { $0.statement.raised == 0 }, "\(handling)")
    }
  }
}
