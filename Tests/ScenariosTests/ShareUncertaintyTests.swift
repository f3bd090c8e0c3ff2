import Documents
import Scenarios
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The standard error of the share of people with any expense, which `dabing fit` writes beside it.
struct ShareUncertaintyTests {
  private func scenario(_ probability: String, _ more: String...) throws -> Scenario {
    let settings = ["expense.probability=\(probability)", "replications=100", "population.insured=200000"] + more
    return try ScenarioFile(path: Shipped.path("national-2023")).scenario(
      overrides: try settings.map { try Override(argument: $0) })
  }

  private static let known = "{ value: 15.7%, source: a fit }"
  private static let estimate = "{ value: 15.7%, standardError: 0.56%, source: a fit }"

  private func share(_ plan: SimulationPlan) throws -> (value: Double, error: Double)? {
    var found: (Double, Double)?
    try #require(VarianceSplit(of: plan)).add(at: 0) { metric, estimate in
      guard metric == "claims.variance.parameters", let estimate else { return }
      found = (estimate.value, estimate.standardError ?? 0)
    }
    return found
  }

  /// Var(n p E[b]) over itself with E[n(p E[b²] − p² E[b]²)], by SciPy's `quad` over the normal log odds of p: 0.5156 with
  /// an error of 0.56%. 4.5 standard errors: a false alarm in 1 of 100,000.
  @Test func `its part of the variance is what a quadrature gives`() throws {
    let plan = try scenario(Self.estimate, "shocks.frequency=0", "shocks.severity=0", "replications=4000").plan
    let found = try #require(try share(plan))
    #expect(abs(found.value - 0.5156) < 4.5 * found.error + 0.0001, "\(found)")
    #expect(found.error < 0.04)
    #expect(try share(scenario(Self.known, "replications=4000").plan) == nil)
  }

  @Test func `claimants move with it, and without it nothing does`() async throws {
    let usual = try await SimulationRun(scenario(Self.known).plan).outcomes(threads: 2)[0]
    let none = try await SimulationRun(
      scenario("{ value: 15.7%, standardError: 0%, source: a fit }").plan
    ).outcomes(threads: 2)[0]
    #expect(zip(usual, none).allSatisfy { $0.claims.parts[0].claims == $1.claims.parts[0].claims })
    let drawn = try await SimulationRun(scenario(Self.estimate).plan).outcomes(threads: 2)[0]
    func spread(_ outcomes: Outcomes) -> Double {
      // The year's frequency aside, which is the same in both.
      let shares = outcomes.map { Double($0.claims.parts[0].claimants) / $0.claims.factors.frequency / 200_000 }
      let mean = shares.reduce(0, +) / Double(shares.count)
      return (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count)).squareRoot()
    }
    // 0.56% with the 0.08% of chance among people; of 100 draws a standard deviation has 7% of error.
    #expect(spread(drawn) > 0.0040 && spread(drawn) < 0.0073)
    #expect(spread(usual) < 0.0012)
    #expect(zip(usual, drawn).allSatisfy { $0.claims.factors == $1.claims.factors })
  }

  @Test func `groups share a draw where they share the estimate, and every draw is a probability`() throws {
    func people(_ estimate: String, own: String?) throws -> [[Cohort]] {
      var settings = [
        "expense.probability=\(estimate)", "population.groups={ registered-poor: { share: 20% } }",
      ]
      if let own { settings.append("expense.groups={ registered-poor: { probability: \(own) } }") }
      let scenario = try ScenarioFile(path: Shipped.path("jincheng-2019")).scenario(
        overrides: try settings.map { try Override(argument: $0) })
      let frame = try YearFrame(plan: scenario.plan)
      return (0..<200).map { frame.people(replication: $0) }
    }
    let wide = "{ value: 50%, standardError: 40%, source: few people }"
    for path in try people(wide, own: nil) {
      #expect(path[0].probability == path[1].probability)
      #expect(path[0].probability > 0 && path[0].probability < 1)
    }
    for path in try people(wide, own: "{ value: 50%, standardError: 10%, source: more }") {
      #expect(path[0].probability != path[1].probability)
    }
    for path in try people(wide, own: "30%") { #expect(path.contains { $0.probability == 0.3 }) }
  }

  @Test func `with a law's covariance both are drawn, apart from each other`() throws {
    let law =
      "expense.law={ name: lognormal, meanlog: 8.4, sdlog: 1, source: a, covariance: { of: [meanlog], rows: [[0.01]] } }"
    let both = try YearFrame(plan: scenario(Self.estimate, law).plan)
    let (lawAlone, shareAlone) = (
      try YearFrame(plan: scenario(Self.known, law).plan), try YearFrame(plan: scenario(Self.estimate).plan)
    )
    for replication in 0..<20 {
      let person = both.people(replication: replication)[0]
      #expect(person.severity.mean == lawAlone.people(replication: replication)[0].severity.mean)
      #expect(person.probability == shareAlone.people(replication: replication)[0].probability)
    }
  }

  @Test func `the exact method says why it cannot apply, and a comparison sees other people`() throws {
    let plan = try scenario(Self.estimate).plan
    #expect { try Summary(exactly: plan) } throws: { error in
      guard let error = error as? SimulationError else { return false }
      return error.code == .notApplicable && error.description.contains("standard error")
    }
    #expect(ExpectedYear(of: plan) == nil && plan.hasUncertainParameters)
    let other = try scenario("{ value: 15.7%, standardError: 0.6%, source: a fit }").plan
    #expect(Contributions.steps(from: plan, to: other).count == 1)
  }

  @Test(arguments: [
    ("{ value: 0%, standardError: 1%, source: a }", "with a standard error it lies in between"),
    ("{ value: 100%, standardError: 1%, source: a }", "with a standard error it lies in between"),
    ("{ value: 10%, standardError: -1%, source: a }", "must lie between 0% and 50%"),
    ("{ value: 10%, standardError: 31%, source: a }", "is 30% at most"),
    ("{ value: 10%, standardError: 60%, source: a }", "must lie between 0% and 50%"),
    ("{ value: 10%, standardError: much, source: a }", "must be a number"),
  ])
  func `an error that cannot be is refused`(_ probability: String, _ says: String) {
    do {
      _ = try scenario(probability)
      Issue.record("read")
    } catch {
      let problems = (error as? DocumentError)?.problems ?? []
      #expect(problems.count == 1 && problems.allSatisfy { $0.message.contains(says) }, "\(problems)")
    }
  }

  @Test func `a misspelt key is named, and other shares have none`() {
    func problems(_ setting: String) -> [Problem] {
      do {
        _ = try scenario("15%", setting)
        return []
      } catch {
        return (error as? DocumentError)?.problems ?? []
      }
    }
    #expect(problems("expense.probability={ value: 5%, standardEror: 1% }").first?.nearest == "standardError")
    #expect(problems("population.groups={ general: { share: { value: 1, standardError: 1% } } }").count == 1)
  }

  @Test func `reports list it, and what is set on its own has none`() throws {
    func words(_ settings: String...) throws -> [String] {
      let folder = try ScratchFolder()
      let text = """
        name: a
        title: a
        policy: national-stylised
        year: 2023
        population: { insured: { value: 1000, assumption: true } }
        expense:
          model: self-paid
          probability: { value: 19.78%, standardError: 0.56%, assumption: true }
          law: { name: lognormal, meanlog: 8.4, sdlog: 1, assumption: true }
        """
      let scenario = try ScenarioFile(path: try folder.write(text, to: "a.yaml")).scenario(
        overrides: try settings.map { try Override(argument: $0) })
      #expect(scenario.plan.hasUncertainParameters == (settings.first?.contains("probability=") != true))
      return scenario.values.filter { $0.path == "expense.probability" }.flatMap { [$0.words.en, $0.words.zh] }
    }
    #expect(try words() == ["19.78% (standard error 0.56%)", "19.78%（标准误0.56%）"])
    #expect(try words("expense.probability=0%") == ["0%", "0%"])
    #expect(
      try words("expense.probability.standardError=1%") == ["19.78% (standard error 1%)", "19.78%（标准误1%）"])
    let schema = ScenarioFile.jsonSchema()
    #expect(schema.contains("\"standardError\"") && schema.contains("every path draws the value"))
  }
}
