import Chance
import Foundation
import Insurance
import Regions
import RiskSharing
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// `--method exact`: the law of a year's claims and of every party's result, without draws.
struct ExactMethodTests {
  /// The test of Kolmogorov and Smirnov with one sample: D exceeds √(ln(2/α)/(2n)) with a probability of about α = 1e-6.
  @Test(arguments: [("shanxi-2019", "lognormal"), ("shandong-2015", "atoms"), ("huizhou-2013", "heavy")])
  func `years drawn person by person follow the law`(_ id: String, _ shape: String) async throws {
    let law: any SeverityLaw =
      switch shape {
      case "atoms": try Empirical(values: [400, 9_000, 15_000, 40_000, 180_000])
      case "heavy": try Lomax(shape: 2.5, scale: 12_000)
      default: try Lognormal(meanlog: 8.4, sdlog: 1.2)
      }
    let count = isFullTest ? 4_000 : 400
    let plan = try TestPlan.plan(
      [TestPlan.policy(id)], cohorts: [TestPlan.cohort(insured: 5_000, probability: 0.1, severity: law)],
      shocks: Shocks(frequency: 0.06, severity: 0.05, correlation: -0.3), replications: count)
    let exact = try ExactMethod(of: plan).claims
    let drawn = try await plan.firstYear().map(\.statement.claims).sorted()
    let critical = (14.5 / (2 * Double(count))).squareRoot()
    for (i, value) in drawn.enumerated() {
      let cumulative = exact.cumulative(value).value
      #expect(abs(cumulative - (Double(i) + 0.5) / Double(count)) < critical, "\(value) of \(id), \(shape)")
    }
  }

  @Test(arguments: ShippedScenario.all)
  func `its mean is the closed form and its distribution function rises from 0 to 1`(_ name: String) throws {
    let plan = try ShippedScenario.firstYear(name)
    let law = try ExactMethod(of: plan).claims
    let closed = try #require(ExpectedYear(of: plan)).claimsPerInsured * Double(plan.insured)
    #expect(abs(law.invertedMean.value / closed - 1) < 1e-9, "the inversion's own mean")
    #expect(abs(law.moments.mean / closed - 1) < 1e-12)
    var before = 0.0
    for k in 1...60 {
      let figure = law.cumulative(law.moments.mean * Double(k) / 30)
      #expect(figure.value >= before - 1e-12 && figure.value <= 1)
      #expect(figure.error < 1e-9, "it says that it is precise")
      before = figure.value
    }
    #expect(before > 1 - 1e-9)
  }

  /// A billion people: nothing is left of chance but the factors. Everybody costs the same, so that C over its mean is
  /// the lognormal frequency factor.
  @Test func `at a billion people only the factors are left`() throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 1, clause: "1")],
      cap: Cited(nil, "1"))
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: rule)],
      cohorts: [TestPlan.cohort(insured: 1_000_000_000, probability: 0.2, severity: Constant(amount: 1_000))],
      shocks: Shocks(frequency: 0.05, severity: 0, correlation: 0))
    let law = try ExactMethod(of: plan).claims
    let factor = try Lognormal(meanlog: -0.05 * 0.05 / 2, sdlog: 0.05)
    for p in [0.005, 0.05, 0.5, 0.95, 0.995] {
      // The sampling of 200 million people widens it by 1e-6 of its width.
      let ratio = law.quantile(p).value / (2e11 * factor.quantile(p))
      #expect(abs(ratio - 1) < 1e-6)
    }
  }

  @Test(arguments: [30_000, 1_000_000, 1_000_000_000])
  func `any number of people takes few frequencies and has a small error`(_ people: Int) throws {
    let plan = try ShippedScenario.firstYear("shandong-2015").scaled(toInsured: people)
    let law = try ExactMethod(of: plan).claims
    for p in [0.005, 0.5, 0.995] {
      let figure = law.quantile(p)
      #expect(figure.error < 1e-9 * figure.value, "\(figure)")
      #expect(abs(law.cumulative(figure.value).value - p) < 1e-10)
    }
    #expect(law.quantile(0.99).value > law.quantile(0.95).value)
  }

  /// Every party's figures against settling the claims at 4,000 quantiles, which is another way to the same.
  @Test(arguments: ShippedScenario.regional)
  func `results are those of settling the quantiles of the claims`(_ name: String) throws {
    let plan = try ShippedScenario.firstYear(name)
    let table = try Summary(exactly: plan).table
    let law = try ExactMethod(of: plan).claims
    let settlement = try YearSettlement(
      policy: plan.policies[0], insured: plan.insured, cash: plan.cash)
    let diagram = RiskSharingDiagram(
      of: plan.policies[0], insured: plan.insured, premium: settlement.standard, reserve: plan.openingReserve)
    let count = 2_000
    var statements: [YearStatement] = []
    for k in 0..<count {
      let claims = law.quantile((Double(k) + 0.5) / Double(count)).value
      statements.append(diagram.statement(claims: try #require(Money(yuan: claims))))
    }
    for (name, value) in [
      ("insurer.result", { (statement: YearStatement) in statement.insurerResult.yuan }),
      ("fund.result", { $0.fundResult.yuan }),
    ] {
      let values = statements.map(value).sorted()
      let mean = values.reduce(0, +) / Double(count)
      let size = values.map(abs).max() ?? 1
      let exact = try #require(table.row("\(name).mean")).estimate.value
      #expect(abs(exact - mean) < 2e-4 * size + 1, "\(name): \(exact), settled \(mean)")
      for (level, metric) in [(0.05, "p05"), (0.5, "p50"), (0.95, "p95")] {
        let place = Int(level * Double(count))
        let quantile = try #require(table.row("\(name).\(metric)")).estimate.value
        #expect(
          quantile >= values[place - 3] - 1 && quantile <= values[place + 3] + 1,
          "\(name).\(metric): \(quantile), settled \(values[place])")
      }
      let losses = Double(values.count { $0 < 0 }) / Double(count)
      let metric = name == "insurer.result" ? "insurer.lossProbability" : "fund.deficitProbability"
      let probability = try #require(table.row(metric)).estimate.value
      #expect(abs(probability - losses) < 2 / Double(count), "\(metric)")
    }
    let worst = statements.map(\.insurerResult.yuan).sorted().prefix(count / 100)
    let tail = -worst.reduce(0, +) / Double(worst.count)
    let exact = try #require(table.row("insurer.tvar99")).estimate.value
    #expect(abs(exact - tail) < 0.02 * max(abs(tail), 1), "\(exact), settled \(tail)")
    let covered = statements.count { $0.account.surplus >= .zero }
    let adequacy = try #require(table.row("funding.adequacy")).estimate.value
    #expect(abs(adequacy - Double(covered) / Double(count)) < 2 / Double(count))
  }

  /// Huizhou pays the whole premium from 95% on: around there the insurer's result jumps by millions.
  @Test func `a cliff is in the law of the result`() throws {
    let plan = try ShippedScenario.firstYear("huizhou-2013", set: ["funding.total=320000000"])
    let settlement = try YearSettlement(policy: plan.policies[0], insured: plan.insured, cash: plan.cash)
    let diagram = RiskSharingDiagram(of: plan.policies[0], insured: plan.insured, premium: settlement.standard)
    let cliff = try #require(diagram.cliffs.first)
    let pieces = ExactSettlement(diagram, calendar: settlement.calendar, range: 1e8...6e8, highest: 2e9).pieces
    let place = try #require(
      pieces.indices.dropFirst().first { abs(pieces[$0].start.insurer - pieces[$0 - 1].end.insurer) > 1e6 })
    #expect(abs(pieces[place].lower - cliff.lossRatio * 320_000_000) < 0.1)
    // The rule has a handful; the others are months in which the insurer begins or ceases to advance.
    #expect(pieces.count < 120, "\(pieces.count)")
    // Years just below the cliff lose; the quantiles of the result skip what no claims can bring.
    let table = try Summary(exactly: plan).table
    let loss = try #require(table.row("insurer.lossProbability")).estimate
    #expect(loss.value > 0.01 && loss.value < 0.99)
  }

  @Test(arguments: ShippedScenario.all)
  func `it has every figure that a simulation has`(_ name: String) async throws {
    let plan = try ShippedScenario.firstYear(name, set: ["replications=60"])
    let drawn = try await SimulationRun(plan).summary(threads: 2).table.rows
    let summary = try await SimulationRun(plan.with(method: .exact)).summary(threads: 1)
    let names = summary.table.rows.map { [$0.metric.name, $0.group ?? "", String($0.year ?? 0)] }
    let drawnNames = drawn.map { [$0.metric.name, $0.group ?? "", String($0.year ?? 0)] }
    #expect(names == drawnNames)
    #expect(summary.remarks.isEmpty)
    for (exact, sample) in zip(summary.table.rows, drawn) {
      #expect(exact.estimate.standardError == 0)
      guard let error = sample.estimate.standardError, error > 0, !["insurer.tvar99"].contains(exact.metric.name) else {
        continue
      }
      // Sixty years: five standard errors of a mean, and more of what has a skew.
      let slack = 8 * error + (sample.estimate.value * 1e-9).magnitude
      #expect(
        abs(exact.estimate.value - sample.estimate.value) < slack,
        "\(exact.metric.name) \(exact.group ?? ""): \(exact.estimate.value), drawn \(sample.estimate.value) ± \(error)")
    }
  }

  /// At 95 yuan a head, twice what is needed, no claims bring the insurer a loss or leave anything that others owe; the
  /// rounding of large sums must not show as money, least of all as a negative debt.
  @Test(arguments: ["expense.pilot=10000", "horizon={ years: 1, start: 2024 }"])
  func `what no claims bring is nothing`(_ more: String) throws {
    let plan = try ShippedScenario.plan(
      "national-2023-episodes", set: ["policy=langfang-2024", "expense.pilot=10000", "method=exact", more])
    let table = try Summary(exactly: plan).table
    let loss = try #require(table.row("insurer.lossProbability")).estimate
    #expect(loss.value == 0 && loss.standardError == 0 && loss.upper == 0, "\(loss)")
    for name in ["insurer.result.p05", "insurer.result.p95", "insurer.tvar99"] {
      let estimate = try #require(table.row(name)).estimate
      #expect(estimate.value == 0 && (estimate.upper ?? 1) <= 0.0101, "\(name) \(estimate)")
    }
    let owed = try #require(table.row("insurer.receivable")).estimate
    // Of 36 billion yuan of claims.
    #expect(owed.value >= 0 && owed.value < 3e4, "\(owed)")
  }

  @Test func `an infinite mean is refused with its reason`() throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(severity: Pareto(shape: 0.9, minimum: 1_000))])
    let error = #expect(throws: SimulationError.self) { try ExactMethod(of: plan) }
    #expect(error?.code == .notApplicable)
    #expect(error?.description.contains("mean of what is paid is infinite") == true)
  }

  @Test func `a capped benefit has a law though its expense has no mean`() throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shandong-2015")], cohorts: [TestPlan.cohort(severity: Lomax(shape: 0.9, scale: 5_000))])
    let summary = try Summary(exactly: plan)
    #expect(summary.table.row("funding.need.p95") != nil)
    #expect(summary.table.row("members.expense") == nil)
    #expect(summary.remarks.contains { $0.en.contains("members' expense is infinite") })
  }

  @Test func `it draws nothing`() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("huizhou-2013")], method: .exact)
    let error = await #expect(throws: SimulationError.self) { try await plan.outcomes() }
    #expect(error?.code == .notApplicable)
  }

  @Test func `a policy without a rule for a group is an error`() throws {
    let plan = try TestPlan.plan([TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort("disabled")])
    let error = #expect(throws: SimulationError.self) { try ExactMethod(of: plan) }
    #expect(error?.code == .unknownGroup)
  }
}
