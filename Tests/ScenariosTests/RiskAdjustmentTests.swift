import Documents
import Insurance
import Regions
import Results
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// A risk adjustment fund in a file, over the years of a run and under the exact method.
struct RiskAdjustmentTests {
  private static let fund = [
    "riskAdjustment.rule=set-aside", "riskAdjustment.share=5%", "riskAdjustment.ceiling=15%",
  ]

  private func policy(_ rule: String = "surplus-bands", replacing: (String, String)? = nil) throws -> Policy {
    var text = Template(.english).policy(with: [("riskSharing", rule), ("riskAdjustment", "set-aside")])
    if let replacing { text = text.replacing(replacing.0, with: replacing.1) }
    return try PolicyLibrary().policy(of: try YAMLText.read(text, file: rule), path: rule)
  }

  private func summary(_ set: [String], method: String, replications: Int = 2_000) async throws -> Summary {
    let settings = ["method=\(method)", "population.insured=200000"] + Self.fund + set
    let scenario = try ScenarioFile(path: Shipped.path("changsha-2025")).scenario(
      overrides: settings.map { try Override(argument: $0) })
    let plan = method == "exact" ? scenario.plan : scenario.plan.with(replications: replications)
    return try await SimulationRun(plan).summary(threads: 2)
  }

  @Test func `a file gives it by its shares and what comes first`() throws {
    let fund = try #require(try policy().riskAdjustment)
    #expect(fund.share.value == 0.05 && fund.ceiling.value == 0.15 && fund.order.value == .beforeReserve)
    #expect(fund.share.clause == "七")
    let other = try policy(replacing: ("value: before-reserve", "value: after-reserve"))
    #expect(other.riskAdjustment?.order.value == .afterReserve)
  }

  @Test(arguments: WhoPaysTests.rules)
  func `under every contract it is filled, drawn and never overdrawn`(_ rule: String) throws {
    var random = SplitMix64(seed: 7)
    let policy = try policy(rule)
    var opening = OpeningBalances.none
    for _ in 0..<200 {
      let funding = try #require(Money(yuan: 1e6 * random.uniform()))
      let account = YearAccount(
        under: policy, insured: 1_000, premium: funding, incurred: funding.part(2 * random.uniform()), opening: opening)
      let statement = YearStatement(settling: account, under: policy)
      #expect(statement.closing.riskAdjustment >= .zero)
      #expect(
        opening.riskAdjustment + account.setAside - statement.drawnFromRiskAdjustment
          == statement.closing.riskAdjustment)
      opening.riskAdjustment = statement.closing.riskAdjustment
    }
  }

  @Test func `losses that are netted over the contract leave no place for it`() {
    let text = Template(.english).policy(with: [("riskSharing", "agreed-surplus"), ("riskAdjustment", "set-aside")])
    let error = #expect(throws: DocumentError.self) {
      let netted = try Override(argument: "riskSharing.lossHandling=netted-over-term")
      _ = try PolicyFile(node: try YAMLText.read(text, file: "policy"), name: "policy").policy(
        year: nil, overrides: [netted])
    }
    #expect(error?.problems.contains { $0.said.en.contains("netted over the contract") } == true)
  }

  @Test func `the exact method and drawn years agree on what it holds and meets`() async throws {
    let opening = ["openingRiskAdjustment=1000000"]
    let exact = try await summary(opening, method: "exact")
    let drawn = try await summary(opening, method: "grouped")
    for metric in ["riskAdjustment.drawn", "riskAdjustment.balance", "fund.result.mean", "insurer.result.mean"] {
      let known = try #require(exact.table.row(metric)?.estimate.value)
      let estimate = try #require(drawn.table.row(metric)?.estimate)
      let error = try #require(estimate.standardError)
      #expect(abs(estimate.value - known) < 4 * error, "\(metric): \(estimate.value), \(known)")
    }
    let met = try #require(exact.table.row("riskAdjustment.drawn")?.estimate.value)
    #expect(met > 1e5)
  }

  @Test func `it is carried from year to year`() async throws {
    let summary = try await summary(["horizon.years=4"], method: "grouped", replications: 300)
    let funding = try #require(summary.table.row("funding.income", year: 2025)?.estimate.value)
    var before = 0.0
    for year in 2025...2028 {
      let held = try #require(summary.table.row("riskAdjustment.mean", year: year)?.estimate.value)
      let met = try #require(summary.table.row("riskAdjustment.drawn", year: year)?.estimate.value)
      let highest = try #require(summary.table.row("riskAdjustment.p95", year: year)?.estimate.value)
      // What it has at the end is what it had, and a twentieth of the funding at most, less what it met.
      #expect(held <= before + 0.05 * funding - met + 0.01)
      #expect(highest <= min(0.15, 0.05 * Double(year - 2024)) * funding + 0.01)
      before = held
    }
    #expect(before > 0.02 * funding)
  }

  @Test func `what it holds at the start counts for nothing where there is none, and that is said`() throws {
    let scenario = try SampleScenario.scenario(set: ["openingRiskAdjustment=5000"])
    #expect(scenario.warnings.contains { $0.en.contains("has no risk adjustment fund") })
    let text = SampleScenario.text([("seed: 7", "seed: 7\nopeningRiskAdjustment: { value: 5000, assumption: true }")])
    #expect(try SampleScenario.scenario(text).warnings.contains { $0.en.contains("has no risk adjustment fund") })
  }
}
