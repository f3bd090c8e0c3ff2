import Insurance
import Results
import Simulation
import Statistics
import Testing

/// An alternative against a baseline.
struct PlanComparisonTests {
  private static func run(_ set: [String], replications: Int = 400) async throws -> ComparedRun {
    let plan = try ShippedScenario.plan("jiangxi-2025", set: ["replications=\(replications)"] + set)
    return try await ComparedRun(plan.scaled(toInsured: 40_000), threads: 2)
  }

  @Test func `every difference is the alternative's value less the baseline's`() async throws {
    let (a, b) = (
      try await Self.run(["horizon.years=2"]), try await Self.run(["horizon.years=2", "benefit.rate=70%"])
    )
    let comparison = try PlanComparison(from: a, to: b, contributions: nil)
    #expect(comparison.metrics.count > 100)
    for row in comparison.metrics {
      let size = max(1, abs(row.baseline.value), abs(row.alternative.value))
      #expect(
        abs(row.difference.value - (row.alternative.value - row.baseline.value)) < 1e-9 * size, "\(row.metric.name)")
    }
  }

  @Test func `two runs of the same plan do not differ in anything`() async throws {
    let run = try await Self.run(["horizon.years=1"])
    let comparison = try PlanComparison(from: run, to: run, contributions: nil)
    #expect(comparison.metrics.allSatisfy { $0.difference.value == 0 && ($0.difference.standardError ?? 0) == 0 })
    #expect(comparison.parties.allSatisfy { $0.better.value == 0 && $0.worse.value == 0 })
    #expect(comparison.benefits?.parts.allSatisfy { $0.winners == 0 && $0.losers == 0 } == true)
  }

  @Test func `a higher rate is better for members in every year and worse for fund and insurer`() async throws {
    let (a, b) = (
      try await Self.run(["horizon.years=1"]), try await Self.run(["horizon.years=1", "benefit.rate=70%"])
    )
    let effects = try PlanComparison(from: a, to: b, contributions: nil).parties
    func effect(_ party: PartyEffect.Party) throws -> PartyEffect { try #require(effects.first { $0.party == party }) }
    #expect(try effect(.members).better.value == 1)
    #expect(try effect(.fund).better.value == 0)
    #expect(try effect(.insurer).better.value == 0 && effect(.insurer).worse.value > 0.5)
    // What members gain, fund and insurer lose: funding and costs are the same.
    let sum = try [PartyEffect.Party.members, .fund, .insurer].reduce(0.0) { try $0 + (effect($1).gain?.value ?? .nan) }
    #expect(abs(sum) < 0.01)
  }

  @Test func `quantiles take their error from resamples, means from pairs, given funding from neither`() async throws {
    let (a, b) = (
      try await Self.run(["horizon.years=1"]), try await Self.run(["horizon.years=1", "benefit.rate=70%"])
    )
    let comparison = try PlanComparison(from: a, to: b, contributions: nil)
    #expect(comparison.row("funding.need.p95")?.precision == .resamples)
    #expect(comparison.row("claims.total")?.precision == .pairs)
    #expect(comparison.row("funding.adequacy")?.precision == .pairs)
    #expect(comparison.row("funding.income")?.precision == .exact)
    #expect((comparison.row("funding.need.p95")?.difference.standardError ?? 0) > 0)
  }

  @Test func `too few replications leave a quantile's difference without an error`() async throws {
    let (a, b) = (
      try await Self.run(["horizon.years=1"], replications: 30),
      try await Self.run(["horizon.years=1", "benefit.rate=70%"], replications: 30)
    )
    let row = try #require(PlanComparison(from: a, to: b, contributions: nil).row("funding.need.p95"))
    #expect(row.difference.standardError == nil && row.difference.lower == nil)
  }

  @Test func `only how long a deficit lasts has no standard error of its difference`() async throws {
    let (a, b) = (
      try await Self.run(["horizon.years=3"], replications: 200),
      try await Self.run(["horizon.years=3", "benefit.rate=70%"], replications: 200)
    )
    let unknown = try PlanComparison(from: a, to: b, contributions: nil).metrics.filter { $0.precision == .unknown }
    #expect(
      Set(unknown.map(\.metric.name)).isSubset(of: [
        "horizon.yearsToRecover", "horizon.notRecovered", "horizon.premium.volatility",
      ]))
  }

  @Test func `plans of other years or lengths do not meet the same draws`() throws {
    let plan = try ShippedScenario.plan("jiangxi-2025", set: ["horizon.years=1"])
    #expect(ComparedRun.mismatch(plan, plan) == nil)
    #expect(ComparedRun.mismatch(plan, try ShippedScenario.plan("jiangxi-2025")) != nil)
    #expect(ComparedRun.mismatch(plan, try ShippedScenario.plan("jincheng-2019")) != nil)
    #expect(ComparedRun.mismatch(plan, plan.with(replications: 7)) != nil)
  }

  @Test func `the pilot's error is in how often a party gains, where gains are that near to nothing`() throws {
    // 40 years gain 1 to 40 yuan, 40 lose as much, 20 are the same whatever the pilot.
    let gains = (1...40).map(Double.init) + (1...40).map { -Double($0) } + Array(repeating: 0, count: 20)
    func better(_ error: Double) throws -> Estimate { try PartyEffect.share(of: gains, pilot: error) { $0 >= 0.005 } }
    let known = try better(0)
    let drawn = try #require(known.standardError)
    #expect(known.value == 0.4 && abs(drawn - 0.049) < 0.001)
    // Ten yuan more turn nine losses, and ten yuan less ten gains: half of the 19 in 100 between them, nearly.
    let near = try #require(try better(10).standardError)
    #expect(abs((near * near - drawn * drawn).squareRoot() - 0.095) < 0.006, "\(near)")
    let far = try better(1_000)
    let (lower, upper) = (try #require(far.lower), try #require(far.upper))
    #expect(far.value == 0.4 && lower == 0 && upper <= 1)
  }
}
