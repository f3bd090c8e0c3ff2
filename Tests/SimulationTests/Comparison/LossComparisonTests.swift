import Insurance
import Testing

@testable import Results
@testable import Simulation

/// `compare` names what caused the alternative's loss: Shanxi 2019 五(三), Jiangxi 2025 四(五).
struct LossComparisonTests {
  private func outcome(premium: Double, claims: Double, costs: Double = 0, ordinary: Double, policy: Double = 0)
    -> Outcome.Settled
  {
    var settled = Outcome.Settled(
      premium: premium, raised: 0, claims: claims, benefits: claims, costs: costs, insurerResult: 0, fundResult: 0,
      payerPays: 0, insurerReceivable: 0, premiumNeeded: 0, reserve: 0, deferred: 0, unclaimed: 0,
      cash: .init(largest: 0, months: 0, interest: 0), pathCash: nil, termResult: 0)
    settled.loss.ordinary = ordinary
    settled.loss.policy = policy
    return settled
  }

  private func causes(_ after: Outcome.Settled, _ before: Outcome.Settled) -> [Double] {
    LossComparison.Cause.allCases.map { LossComparison.loss(after, before, by: $0) }
  }

  @Test func `claims of 104 that were 101 make 3 of a loss of 4 the alternative's, 1 chance`() {
    let before = outcome(premium: 100, claims: 101, ordinary: 1)
    #expect(causes(outcome(premium: 100, claims: 104, ordinary: 4), before) == [1, 0, 3, 0])
    // Its own year-to-year change has taken 2 first: chance had only 2 left, all of which the 3 explain.
    #expect(causes(outcome(premium: 100, claims: 104, ordinary: 2, policy: 2), before) == [0, 2, 2, 0])
  }

  @Test func `a premium of 97 that was 100 explains as much, and what saves claims explains nothing`() {
    let before = outcome(premium: 100, claims: 101, ordinary: 1)
    #expect(causes(outcome(premium: 97, claims: 101, ordinary: 4), before) == [1, 0, 3, 0])
    let dearer = outcome(premium: 100, claims: 110, ordinary: 10)
    #expect(causes(outcome(premium: 100, claims: 104, ordinary: 4), dearer) == [4, 0, 0, 0])
  }

  @Test func `of Jincheng at 80% the causes add up to the loss in each replication, and to the difference on average`()
    async throws
  {
    func run(_ set: [String]) async throws -> ComparedRun {
      let plan = try ShippedScenario.plan("jincheng-2019", set: set + ["replications=200"])
      return try await ComparedRun(plan, threads: 1)
    }
    let (before, after) = (try await run([]), try await run(["benefit.*.rate=80%"]))
    for (mine, theirs) in zip(after.outcomes[0], before.outcomes[0]) {
      let parts = causes(mine.statement, theirs.statement)
      let loss = max(0, mine.statement.claims + mine.statement.costs - mine.statement.premium)
      #expect(abs(parts.reduce(0, +) - loss) < 0.001 && parts.allSatisfy { $0 >= 0 })
      // The whole rise of claims, where the year is lost whatever the rate.
      if theirs.statement.loss.ordinary > 0 {
        #expect(abs(parts[2] - (mine.statement.claims - theirs.statement.claims)) < 0.05 * parts[2])
      }
    }
    let table = try #require(try LossComparison(before, after)?.tables.first)
    let whole = try #require(table.rows.last)
    #expect(whole.cause == nil && whole.difference.value > 0)
    let parts = table.rows.dropLast()
    #expect(abs(parts.reduce(0) { $0 + $1.alternative.value } - whole.alternative.value) < 0.001)
    #expect(abs(parts.reduce(0) { $0 + $1.difference.value } - whole.difference.value) < 0.001)
    let own = try #require(parts.first { $0.cause == .standingTerms })
    #expect(own.baseline.value == 0 && own.alternative.value > 0)
  }

  @Test func `a contract that does not ask for causes has none`() async throws {
    let plan = try ShippedScenario.plan("shandong-2015", set: ["replications=20"])
    let run = try await ComparedRun(plan, threads: 1)
    #expect(try LossComparison(run, run) == nil)
  }
}
