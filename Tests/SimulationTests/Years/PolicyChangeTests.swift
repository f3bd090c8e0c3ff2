import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// What a change of the policy from year to year does to claims, and how much of a loss it explains.
struct PolicyChangeTests {
  /// Two years of Jincheng without caps, at these rates for everybody and with this funding a head.
  private func plan(_ rates: [String], perHead: Int = 85) throws -> SimulationPlan {
    let plans = try rates.map {
      try ShippedScenario.plan(
        "jincheng-2019",
        set: ["horizon.years=2", "benefit.*.rate=\($0)", "benefit.*.cap=none", "funding.perHead=\(perHead)"])
    }
    return plans[0].with(policies: [plans[0].policies[0], plans[1].policies[1]])
  }

  @Test func `a rate that goes from 60% to 75% makes a fifth of the claims`() throws {
    #expect(abs(PolicyChange.share(in: try plan(["60%", "75%"]), year: 1) - 0.2) < 1e-12)
    // The way back saves a quarter of what is left: 1 − 75/60.
    #expect(abs(PolicyChange.share(in: try plan(["75%", "60%"]), year: 1) + 0.25) < 1e-12)
    #expect(PolicyChange.share(in: try plan(["60%", "60%"]), year: 1) == 0)
    // Before the first year nothing is known.
    #expect(PolicyChange.share(in: try plan(["60%", "75%"]), year: 0) == 0)
  }

  @Test func `a deductible that rises with its index saves claims`() throws {
    let plan = try ShippedScenario.plan("jiangxi-2025", set: ["horizon.years=2"])
    #expect(PolicyChange.share(in: plan, year: 1) < 0)
  }

  @Test func `of a year's loss the changed policy explains its fifth of the claims at most, chance the rest`()
    async throws
  {
    let plan = try plan(["60%", "75%"], perHead: 60).scaled(toInsured: 20_000).with(replications: 60)
    let years = try await plan.outcomes()
    var found = (policy: 0, ordinary: 0)
    for (year, outcomes) in years.enumerated() {
      for outcome in outcomes.map(\.statement) {
        let loss = max(0, outcome.claims + outcome.costs - outcome.premium)
        #expect(abs(outcome.loss.policy + outcome.loss.ordinary - loss) < 0.001 && outcome.loss.management == 0)
        let explained = year == 0 ? 0 : min(loss, outcome.claims * 0.2)
        #expect(abs(outcome.loss.policy - explained) < 0.02)
        if outcome.loss.policy > 0 { found.policy += 1 }
        if outcome.loss.ordinary > 0 { found.ordinary += 1 }
      }
    }
    #expect(found.policy > 10 && found.ordinary > 10)
    let table = try Summary(of: plan, outcomes: years).table
    for name in ["loss.policy", "loss.ordinary", "loss.management"] { #expect(table.row(name) != nil, "\(name)") }
  }
}
