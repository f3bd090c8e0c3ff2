import Documents
import Foundation
import Plans
import Results
import Scenarios
import Simulation
import TestSupport
import Testing

@testable import Search

/// The value that meets a condition, and what is said where there is none.
struct SolverTests {
  private func outcome(
    _ path: String, _ conditions: [String], between: String? = nil, replications: Int = 40, set: [String] = []
  ) async throws -> SolveOutcome {
    let family = try SmallScenario.family(replications: replications, set: set)
    let unknown = try Unknown(path, between: between.flatMap { ValueRange($0) }, in: family)
    let solver = try await Solver(family, unknown: unknown, conditions: try conditions.map { try Condition($0) })
    return try await solver.outcome(threads: 2)
  }

  private func solution(_ outcome: SolveOutcome) throws -> Solution {
    guard case .solved(let solution) = outcome.result else {
      Issue.record("\(outcome.result)")
      throw CancellationError()
    }
    return solution
  }

  @Test func `the funding that is enough in 95% of years is the 95% funding need`() async throws {
    let outcome = try await outcome("funding.perHead", ["funding.adequacy >= 95%"], replications: 150)
    let solution = try solution(outcome)
    let table = try await SimulationRun(outcome.solver.base.plan).summary(threads: 2).table
    let need = try #require(table.row("funding.need.p95")?.estimate)
    let value = try #require(solution.value.number)
    // On the same draws the two are the same number but for a fen of the premium.
    #expect(abs(value - need.value) < 1e-3, "\(value) \(need.value)")
    let (lower, upper) = (try #require(solution.boundary.lower), try #require(solution.boundary.upper))
    #expect(lower <= need.value && need.value <= upper)
    // Wilson's interval of the probability, inverted, is nearly the interval of the quantile by its ranks.
    let (low, high) = (try #require(need.lower), try #require(need.upper))
    let width: Double = high - low
    #expect(abs(lower - low) < 0.35 * width)
    #expect(abs(upper - high) < 0.35 * width)
    #expect(solution.boundary.side == .smallest && solution.isProved)
  }

  @Test(.enabled(if: isFullTest))
  func `on the exact law the answer is the exact need, inside the interval of the drawn one`() async throws {
    let family = try SmallScenario.family(replications: 60)
    let unknown = try Unknown("funding.perHead", between: nil, in: family)
    let conditions = [try Condition("funding.adequacy >= 95%")]
    let solver = try await Solver(family, unknown: unknown, conditions: conditions, prefersExact: true)
    #expect(solver.base.plan.method == .exact)
    let outcome = try await solver.outcome(threads: 2)
    let exact = try solution(outcome)
    let need = try #require(try Summary(exactly: solver.base.plan).table.row("funding.need.p95")?.estimate)
    #expect(abs((exact.value.number ?? 0) - need.value) < 1e-3)
    // The proof draws, as it must.
    #expect(outcome.proof.method == .grouped && outcome.proof.replications == 60)
    #expect(exact.isProved && (exact.checks[0].fresh.standardError ?? 0) > 0)
    let drawn = try solution(try await self.outcome("funding.perHead", ["funding.adequacy >= 95%"]))
    let (lower, upper) = (try #require(drawn.boundary.lower), try #require(drawn.boundary.upper))
    #expect(lower <= need.value && need.value <= upper)
  }

  @Test func `the exact law is searched where it applies, and draws are where it does not`() async throws {
    func method(_ name: String) async throws -> MethodName {
      let path = SmallScenario.root.appending(path: "scenarios/\(name).yaml").path
      let family = ScenarioFamily(file: try ScenarioFile(path: path), overrides: [])
      let unknown = try Unknown("costs.shareOfPremium", between: ValueRange("1%…5%"), in: family)
      let conditions = [try Condition("claims.total <= 1e9")]
      return try await Solver(family, unknown: unknown, conditions: conditions, prefersExact: true).base.plan.method
    }
    #expect(try await method("national-2023") == .exact)
    // Three years in a row.
    #expect(try await method("jiangxi-2025") == .grouped)
  }

  @Test func `the answer holds, and a little less does not`() async throws {
    let outcome = try await outcome("benefit.rate", ["funding.need.p95 <= 85"])
    let solution = try solution(outcome)
    #expect(solution.boundary.side == .largest)
    let value = try #require(solution.value.number)
    for (rate, holds) in [(value, true), (value + 3e-5, false)] {
      let member = try outcome.solver.family.member([try Override(argument: "benefit.rate=\(rate)")])
      let table = try await SimulationRun(member.plan).summary(threads: 2).table
      #expect(((table.row("funding.need.p95")?.estimate.value ?? 0) <= 85) == holds)
    }
  }

  @Test func `two conditions leave a stretch between them`() async throws {
    let both = ["funding.adequacy >= 50%", "funding.perHead <= 150"]
    let solution = try solution(try await outcome("funding.perHead", both))
    #expect(solution.boundary.side == .smallest)
    #expect(abs((solution.other?.holds ?? 0) - 150) < 1e-3)
    let apart = try await outcome("funding.perHead", ["funding.adequacy >= 99%", "funding.perHead <= 60"])
    guard case .apart(let least, let most) = apart.result else {
      Issue.record("\(apart.result)")
      return
    }
    #expect(least.holds > 60 && abs(most.holds - 60) < 1e-3)
  }

  @Test func `an equality is met, and one that is jumped over is not`() async throws {
    let solution = try solution(try await outcome("funding.perHead", ["funding.perHead = 100"]))
    #expect(abs((solution.value.number ?? 0) - 100) < 1e-4)
    let jump = try await outcome("population.insured", ["funding.perHead = 70"], between: "1000…30000")
    if case .solved = jump.result { Issue.record("the funding a head does not depend on the people") }
  }

  @Test func `a metric that the unknown does not move is said to be none of its doing`() async throws {
    let outcome = try await outcome("funding.perHead", ["claims.perInsured <= 1"])
    guard case .unmoved(let condition, let estimate) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(condition == 0 && estimate.value > 1)
  }

  @Test(arguments: ["seed", "replications", "year", "method", "horizon.years"])
  func `what says how replications are made cannot be sought`(_ path: String) throws {
    let family = try SmallScenario.family()
    let error = #expect(throws: DocumentError.self) { try Unknown(path, between: ValueRange("1…9"), in: family) }
    #expect(error?.problems.first?.message.contains("use --set") == true)
  }

  @Test func `where nothing in the range meets the condition the nearest is named`() async throws {
    let outcome = try await outcome("funding.perHead", ["funding.adequacy >= 95%"], between: "40…90")
    guard case .never(_, let nearest, _) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(nearest == 90)
  }

  @Test func `where everything meets it nothing is made up`() async throws {
    let outcome = try await outcome("funding.perHead", ["funding.adequacy >= 95%"], between: "500…900")
    guard case .always = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
  }

  @Test func `a condition that comes and goes is no answer`() async throws {
    let all = try await outcome(
      "costs.shareOfPremium", ["insurer.lossProbability <= 100%", "funding.perHead >= 0"], replications: 10)
    guard case .always = all.result else {
      Issue.record("\(all.result)")
      return
    }
    // Huizhou's insurer carries what claims are above the premium, and is paid 4% of the claims where they are far below
    // it, while costs that are a share of the premium grow with it: its result is best in between.
    let family = try SmallScenario.family("huizhou-2013", set: ["costs.fixed=0", "costs.shareOfPremium=4%"])
    let unknown = try Unknown("funding.total", between: ValueRange("2e8…5e8"), in: family)
    let conditions = [try Condition("insurer.result.mean >= -4e6")]
    let peak = try await Solver(family, unknown: unknown, conditions: conditions).outcome(threads: 2)
    guard case .notMonotone(_, let holds) = peak.result, let stretch = holds.first, holds.count == 1 else {
      Issue.record("\(peak.result)")
      return
    }
    #expect(stretch.lowerBound > 2e8 && stretch.upperBound < 5e8)
  }

  @Test func `whole numbers stay whole`() async throws {
    let solution = try solution(
      try await outcome(
        "population.insured", ["claims.total >= 1000000"], between: "2000…60000", replications: 60))
    #expect(solution.value.number == solution.value.number?.rounded() && !solution.value.text.contains("."))
  }

  @Test func `the same question has the same answer on any number of threads`() async throws {
    let family = try SmallScenario.family(replications: 100)
    let unknown = try Unknown("benefit.rate", between: nil, in: family)
    let solver = try await Solver(
      family, unknown: unknown, conditions: [try Condition("claims.perInsured <= 60")])
    let (one, two) = (try await solver.outcome(threads: 1), try await solver.outcome(threads: 3))
    #expect(try solution(one).value == solution(two).value)
    #expect(try solution(one).boundary.upper == solution(two).boundary.upper)
  }

  @Test(arguments: [
    ("funding.perHead", 0.0, 850.0), ("benefit.rate", 0, 1), ("benefit.deductible", 0, 100_000),
    ("shocks.correlation", -1, 1), ("costs.shareOfPremium", 0, 0.99),
  ])
  func `the usual range follows from the kind of the value`(_ path: String, _ low: Double, _ high: Double) throws {
    let unknown = try Unknown(path, between: nil, in: try SmallScenario.family())
    #expect(unknown.low == low && unknown.high == high)
  }

  @Test(arguments: ["funding.perHed", "title", "benefit", "openingReserve", "benefit.bands[9].rate"])
  func `a path to no number, or without a usual range, is refused`(_ path: String) {
    #expect(throws: DocumentError.self) { try Unknown(path, between: nil, in: try SmallScenario.family()) }
  }

  @Test(arguments: [
    "", "funding.adequacy", "funding.adequacy >", "funding.adequacy < 1", "funding.adequacy >= x",
    "funding.adequcy >= 1", "funding.adequacy >= 95", "claims.total <= 5%", "claims.total[general <= 5",
  ])
  func `a condition without form or metric is refused`(_ text: String) {
    #expect(throws: DocumentError.self) { try Condition(text) }
  }

  @Test func `conditions read in any spacing, with group and year`() throws {
    let condition = try Condition("claims.total[disabled]@2026≤2e8")
    #expect(condition.metric.group == "disabled" && condition.metric.year == 2026)
    #expect(condition.comparison == .atMost && condition.bound.value == 2e8)
    #expect(try Condition("funding.adequacy>=95%").bound.value == 0.95)
  }
}
