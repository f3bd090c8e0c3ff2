import Chance
import Documents
import Foundation
import Insurance
import Regions
import Scenarios
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Spending answers to the share that patients pay.
struct BehaviourTests {
  private func scenario(_ settings: String...) throws -> Scenario {
    try ScenarioFile(path: Shipped.path("national-2023")).scenario(
      overrides: try (["replications=300"] + settings).map { try Override(argument: $0) })
  }

  private static let answer = "behaviour={ elasticity: -0.2, reference: national-stylised }"

  /// ln m = ε ln(σ(m)/σ₀), with the shares from a rule that pays a flat 50% of everything: σ = 0.5 whatever m is, and
  /// m = (0.5/0.8)^−0.2 = 1.098561.
  @Test func `the factor is the power of the shares`() throws {
    func flat(_ rate: Double) throws -> MarginalBands {
      try MarginalBands(
        deductible: Deductible(.fixed(0), clause: "—"), bands: [.init(from: 0, rate: rate, clause: "—")],
        cap: Cited(nil, "—"))
    }
    let (half, fifth) = (try flat(0.5), try flat(0.2))
    let law = try Lognormal(meanlog: 8.4, sdlog: 1)
    let factor = try #require(Behaviour(elasticity: -0.2).factor(of: law, paying: half, reference: fifth))
    #expect(abs(factor - pow(0.625, -0.2)) < 1e-12)
    #expect(Behaviour(elasticity: -0.2).factor(of: law, paying: half, reference: half) == 1)
  }

  @Test func `under the reference itself nothing changes`() throws {
    let (with, without) = (try scenario(Self.answer), try scenario())
    #expect(with.plan.cohorts[0].response == 1)
    #expect(with.plan.cohorts[0].severity.mean == without.plan.cohorts[0].severity.mean)
  }

  @Test func `a more generous rule costs more than its arithmetic, and the effect has its own line`() async throws {
    let (with, without) = (try scenario(Self.answer, "benefit.rate=80%"), try scenario("benefit.rate=80%"))
    func claims(_ scenario: Scenario) throws -> Double {
      try #require(ExpectedYear(of: scenario.plan)).claimsPerInsured
    }
    let (more, less) = (try claims(with), try claims(without))
    #expect(more > less * 1.005)
    let table = try await SimulationRun(with.plan).summary(threads: 2).table
    let effect = try #require(table.row("claims.behaviour")).estimate.value / Double(with.plan.insured)
    // The closed form is over the year's shocks, the line is of a year without.
    #expect(abs(effect / (more - less) - 1) < 0.05)
    #expect(try await SimulationRun(without.plan).summary(threads: 2).table.row("claims.behaviour") == nil)
  }

  @Test func `what cannot be answered is said`() throws {
    #expect(throws: DocumentError.self) { try scenario("behaviour={ elasticity: 0.2, reference: national-stylised }") }
    #expect(throws: DocumentError.self) { try scenario("behaviour={ elasticity: -0.2, reference: national-styled }") }
  }

  private func episodes(_ settings: String...) throws -> Scenario {
    try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
      overrides: try (["expense.pilot=10000", "population.insured=300000", "replications=40"] + settings).map {
        try Override(argument: $0)
      })
  }

  /// By the model's own figures: σ is what patients bear of the cost of all care, and costs are (σ/σ₀)^−0.2 as large.
  @Test func `episodes of care answer too, in the cost of care`() async throws {
    func share(_ plan: SimulationPlan) throws -> (left: Double, cost: Double) {
      let care = try #require(CareYear(of: plan))
      let cost = care.dischargesPerInsured.value * care.costPerStay.value + care.chronicPerInsured.value
      let claims = try #require(ExpectedYear(of: plan)).claimsPerInsured
      return ((care.left.values.reduce(0) { $0 + $1.value } - claims) / cost, cost)
    }
    let (with, without) = (
      try episodes(Self.answer, "benefit.rate=90%", "shocks.frequency=0", "shocks.severity=0"),
      try episodes("benefit.rate=90%", "shocks.frequency=0", "shocks.severity=0")
    )
    let usual = try share(try episodes("shocks.frequency=0", "shocks.severity=0").plan)
    let (answered, before) = (try share(with.plan), try share(without.plan))
    #expect(before.left < usual.left)
    let factor = with.plan.cohorts[0].response
    #expect(abs(factor - pow(answered.left / usual.left, -0.2)) < 1e-6)
    #expect(abs(answered.cost / before.cost - factor) < 1e-9)
    let more = try #require(ExpectedYear(of: with.plan)).claimsPerInsured
    let less = try #require(ExpectedYear(of: without.plan)).claimsPerInsured
    // Basic insurance's limits stay, so that claims rise by more than costs.
    #expect(more / less > factor)
    let table = try await SimulationRun(with.plan).summary(threads: 2).table
    let effect = try #require(table.row("claims.behaviour")).estimate.value / Double(with.plan.insured)
    #expect(abs(effect - (more - less)) < 1e-9 * more)
    #expect(with.plan.cohorts[0].numbering(100).response == factor)
  }

  /// A known trend moves what is claimed with the answer and without it.
  @Test func `in a later year the claims from behaviour are those of that year`() throws {
    let later = [
      "horizon={ years: 1, start: 2025 }", "trend.severity=6%", "trend.frequency=2%", "benefit.rate=90%",
      "method=exact",
    ]
    func figures(_ more: [String]) throws -> (episodes: ResultTable, law: ResultTable) {
      let overrides = try (more + later).map { argument in try Override(argument: argument) }
      let own = try ScenarioFile(path: Shipped.path("national-2023")).scenario(overrides: overrides)
      let care = try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
        overrides: [try Override(argument: "expense.pilot=10000")] + overrides)
      return (try Summary(exactly: care.plan).table, try Summary(exactly: own.plan).table)
    }
    let (with, without) = (try figures([Self.answer]), try figures([]))
    for (answering, usual) in [(with.episodes, without.episodes), (with.law, without.law)] {
      let effect = try #require(answering.row("claims.behaviour")).estimate.value
      let (more, less) = (
        try #require(answering.row("claims.total")).estimate.value,
        try #require(usual.row("claims.total")).estimate.value
      )
      // The shocks of the scenario move claims by a thousandth in the mean.
      #expect(abs(effect / (more - less) - 1) < 0.02, "\(effect), \(more - less)")
    }
  }

  @Test func `under the reference itself episodes change in nothing`() throws {
    let with = try episodes(Self.answer).plan.cohorts[0]
    let without = try episodes().plan.cohorts[0]
    #expect(with.response == 1 && with.severity.mean == without.severity.mean)
  }
}
