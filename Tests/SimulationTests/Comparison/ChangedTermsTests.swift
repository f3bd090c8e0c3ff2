import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// An alternative settled as a change of the baseline, and as terms that always held: 五(三) of Shanxi 2019, 五(五) of Langfang
/// 2024, 四(五) of Jiangxi 2025.
struct ChangedTermsTests {
  private func plan(_ name: String, _ set: [String], from before: [String]? = nil) throws -> SimulationPlan {
    let common = ["replications=60"]
    let former = try before.map { FormerTerms(of: try ShippedScenario.plan(name, set: common + $0)) }
    return try ShippedScenario.plan(name, set: common + set).with(former: former)
  }

  private func money(_ yuan: Double) throws -> Money { try #require(Money(yuan: yuan)) }

  /// The insurer's result of a year under `share`, by hand: it bears chance alone, and its part of what the policy caused.
  private func check(
    _ outcomes: Outcomes, gap: (Outcome.Settled) throws -> Money, insurersPolicyShare share: Double
  ) throws {
    var found = (policy: 0, ordinary: 0)
    for outcome in outcomes.map(\.statement) where outcome.claims + outcome.costs > outcome.premium {
      let loss = try money(outcome.claims + outcome.costs - outcome.premium)
      let policy = min(loss, max(.zero, try gap(outcome)))
      let ordinary = loss - policy
      #expect(try money(outcome.loss.policy) == policy && money(outcome.loss.ordinary) == ordinary)
      #expect(try money(outcome.insurerResult) == -(ordinary + policy.part(share)))
      if policy > .zero { found.policy += 1 }
      if ordinary > .zero { found.ordinary += 1 }
    }
    #expect(found.policy > 5 || share == 0)
    #expect(found.ordinary > 5)
  }

  @Test func `Shanxi 五(三): of 80% for 75% a sixteenth of the claims is policy-caused, half of it the insurer's`()
    async throws
  {
    let common = ["benefit.*.cap=none", "funding.perHead=84", "readings.shanxi-ordinary-loss=insurers"]
    let (before, after) = (common + ["benefit.*.rate=75%"], common + ["benefit.*.rate=80%"])
    let changed = try plan("jincheng-2019", after, from: before)
    // A sixteenth of whole fen is often a half one, which the last digit of the share rounds.
    let share = PolicyChange.of(changed, year: 0).claimsShare
    #expect(abs(share - 0.0625) < 1e-12)
    try check(
      try await changed.firstYear(), gap: { try money($0.claims).part(share) }, insurersPolicyShare: 0.5)
    // As terms that always held all of it is chance, which the insurer bears.
    try check(
      try await plan("jincheng-2019", after).firstYear(), gap: { _ in .zero }, insurersPolicyShare: 0)
  }

  @Test func `Langfang 五(五): with other causes the insurer's, the fund bears what a lowered standard takes`()
    async throws
  {
    let common = ["readings.langfang-other-causes=insurer"]
    let changed = try plan("langfang-2024", common + ["funding.perHead=90"], from: common)
    // 5 yuan a head are missing, 17.5 million; the advance that meets them is owed, and no loss of the insurer's.
    #expect(PolicyChange.of(changed, year: 0).addedFunding == Money(fen: -500 * 3_500_000))
    var found = 0
    for outcome in try await changed.firstYear().map(\.statement) {
      let loss = try money(max(0, outcome.claims + outcome.costs - outcome.premium))
      let policy = min(loss, Money(fen: 500 * 3_500_000))
      #expect(try money(outcome.insurerResult) == policy - loss)
      if loss > policy { found += 1 }
    }
    #expect(found > 5)
    for outcome in try await plan("langfang-2024", common + ["funding.perHead=90"]).firstYear().map(\.statement) {
      #expect(try money(outcome.insurerResult) == min(.zero, money(outcome.premium - outcome.claims - outcome.costs)))
    }
  }

  @Test func `Jiangxi 四(五): funding is raised for what the change explains alone`() async throws {
    let common = [
      "horizon.years=1", "benefit.*.cap=none", "riskSharing.lossHandling=raised-funding", "funding.share=8%",
    ]
    let (before, after) = (common + ["benefit.*.rate=60%"], common + ["benefit.*.rate=64%"])
    let changed = try plan("jiangxi-2025", after, from: before)
    let share = PolicyChange.of(changed, year: 0).claimsShare
    #expect(abs(share - 0.0625) < 1e-12)
    var found = 0
    for outcome in try await changed.firstYear().map(\.statement) {
      let loss = try money(max(0, outcome.claims + outcome.costs - outcome.premium))
      let policy = min(loss, try money(outcome.claims).part(share))
      // Half of it is deferred until next year's funding pays it.
      #expect(try money(outcome.deferred) == policy - policy.part(0.5))
      if policy > .zero { found += 1 }
    }
    #expect(found > 5)
    #expect(try await plan("jiangxi-2025", after).firstYear().allSatisfy { $0.statement.deferred == 0 })
  }

  @Test func `all methods settle the change, and the exact one splits the mean loss as the years do`() async throws {
    let common = ["benefit.*.cap=none", "funding.perHead=84", "readings.shanxi-ordinary-loss=insurers"]
    let (before, after) = (common + ["benefit.*.rate=75%"], common + ["benefit.*.rate=80%"])
    func exact(_ plan: SimulationPlan) throws -> ResultTable {
      try Summary(ExactMethod(of: plan.with(method: .exact, former: plan.former))).table
    }
    func mean(_ name: String, _ table: ResultTable) throws -> Double {
      try #require(table.row(name)).estimate.value
    }
    let changed = try exact(plan("jincheng-2019", after, from: before))
    let standing = try exact(plan("jincheng-2019", after))
    let (policy, ordinary) = (try mean("loss.policy", changed), try mean("loss.ordinary", changed))
    #expect(try policy > 1e6 && mean("loss.policy", standing) == 0)
    #expect(try abs(policy + ordinary - mean("loss.ordinary", standing)) < 1)
    // The insurer is spared half of what the change causes.
    let spared = try mean("insurer.result.mean", changed) - mean("insurer.result.mean", standing)
    #expect(abs(spared - policy / 2) < 1)
    // And where everybody is drawn.
    let one = try plan("jincheng-2019", after).scaled(toInsured: 20_000).with(method: .individual)
    let other = FormerTerms(of: try plan("jincheng-2019", before).scaled(toInsured: 20_000))
    let all = one.with(former: other)
    let share = PolicyChange.of(all, year: 0).claimsShare
    try check(
      try await all.firstYear(), gap: { try money($0.claims).part(share) }, insurersPolicyShare: 0.5)
  }
}
