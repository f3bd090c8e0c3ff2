import Documents
import Insurance
import Plans
import Scenarios
import Simulation
import Testing

/// `horizon`, `trend` and `shocks.persistence` of a scenario: what they mean, and what is said where they are wrong.
struct HorizonTests {
  private let whole = """
    horizon:
      start: 2020
      years: 3
      contractYear: 2
    trend:
      frequency: { value: 2%, assumption: true }
      severity: { value: -1%, source: a yearbook }
      frequencyError: { value: 0.01, assumption: true }

    """

  /// The sample with years in a row, something of them changed.
  private func text(_ changes: [(String, String)] = []) -> String {
    let years = changes.reduce(whole) { text, change in
      precondition(text.contains(change.0), "the horizon does not contain '\(change.0)'")
      return text.replacing(change.0, with: change.1)
    }
    return SampleScenario.text([("terms:\n", years + "terms:\n")])
  }

  /// The Jiangxi scenario, whose policy has published indices.
  private func jiangxi(_ horizon: String) -> String {
    SampleScenario.text([
      ("shanxi-2019", "jiangxi-2025"), ("year: 2019", "year: 2025\n" + horizon), ("disabled", "orphan"),
    ])
  }

  /// One problem, at the place of a piece of text.
  private func expectOne(
    _ message: String, at piece: String, in text: String, nearest: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let problems = SampleScenario.problems(text)
    #expect(problems.count == 1, "\(problems)", sourceLocation: sourceLocation)
    #expect(problems.first?.message.contains(message) == true, "\(problems)", sourceLocation: sourceLocation)
    #expect(problems.first?.place == SampleScenario.place(of: piece, in: text), sourceLocation: sourceLocation)
    #expect(problems.first?.nearest == nearest, sourceLocation: sourceLocation)
  }

  // MARK: What it means

  @Test func `start, years, the contract's year and the trend arrive in the plan`() throws {
    let plan = try SampleScenario.scenario(text()).plan
    #expect(plan.startYear == 2020 && plan.expenseYear == 2019 && plan.contractYear == 2)
    #expect(plan.policies.map(\.year) == [2020, 2021, 2022])
    #expect(plan.trend == Trend(frequency: 0.02, severity: -0.01, frequencyError: 0.01, severityError: 0))
    #expect(plan.shocks.persistence == 0)
  }

  @Test func `left out, the path starts in the year of the expense and of the contract, without trend`() throws {
    let plan = try SampleScenario.scenario(set: ["horizon.years=3"]).plan
    #expect(plan.startYear == 2019 && plan.expenseYear == 2019 && plan.contractYear == 1 && plan.trend == .none)
  }

  @Test func `shocks may last`() throws {
    #expect(try SampleScenario.scenario(set: ["shocks.persistence=0.4"]).plan.shocks.persistence == 0.4)
  }

  /// Disposable income: 36,007 published for 2024, and 5.2% a year from there. The deductible is half of the income of
  /// two years before; funding is 10% of subsidy and premium of the year before.
  @Test func `Jiangxi's deductible and funding follow its indices beyond the published years`() throws {
    let policies = try SampleScenario.scenario(
      jiangxi(
        "horizon: { years: 4, growth: { disposableIncome: 5.2%, subsidyPerHead: 4.4%, individualPremium: 0% } }")
    ).plan.policies
    let deductibles = try policies.map { try $0.benefit(for: "general").deductible }
    // 34,242 / 2; 36,007 / 2; 36,007 · 1.052 / 2 = 37,879.364 / 2; 36,007 · 1.106704 / 2 = 39,849.090928 / 2.
    for (found, expected) in zip(deductibles, [17_121, 18_003.5, 18_939.682, 19_924.545_464]) {
      #expect(abs(found - expected) < 1e-9)
    }
    // Of the needy half of that.
    #expect(abs(try policies[2].benefit(for: "orphan").deductible - 9_469.841) < 1e-9)
    // (670 + 380) / 10; (700 + 400) / 10; (700 · 1.044 + 400) / 10; (700 · 1.089936 + 400) / 10.
    for (policy, expected) in zip(policies, [105, 110, 113.08, 116.295_52]) {
      #expect(abs(policy.funding.total(insured: 1) - expected) < 1e-9)
    }
  }

  @Test func `growth is an assumption of the scenario and is listed as one`() throws {
    let scenario = try SampleScenario.scenario(
      jiangxi(
        """
        horizon:
          years: 3
          growth:
            disposableIncome: { value: 5.2%, assumption: true }
            subsidyPerHead: { value: 4.4%, assumption: true }
            individualPremium: { value: 0%, assumption: true }
        """))
    #expect(scenario.values.contains { $0.path == "horizon.growth.disposableIncome" && $0.isAssumption })
  }

  // MARK: What is wrong

  @Test func `an unknown key of the horizon is named with the nearest`() {
    let wrong = text([("contractYear: 2", "contractYaer: 2")])
    expectOne("unknown key 'contractYaer'", at: "contractYaer", in: wrong, nearest: "contractYear")
    let trend = text([("frequencyError", "frequencyEror")])
    expectOne("unknown key 'frequencyEror'", at: "frequencyEror", in: trend, nearest: "frequencyError")
  }

  @Test func `a horizon without years is reported where it stands`() {
    let years = SampleScenario.problems(text([("  years: 3\n", "")]))
    #expect(years.count == 1 && years.first?.message.contains("'years'") == true, "\(years)")
    #expect(years.first?.place.line == 6, "\(years)")
  }

  @Test func `a trend of the one alone leaves the other where it is`() throws {
    let file = try SampleScenario.scenario(text([("  severity: { value: -1%, source: a yearbook }\n", "")]))
    #expect(file.plan.trend == Trend(frequency: 0.02, severity: 0, frequencyError: 0.01, severityError: 0))
    let set = try SampleScenario.scenario(set: ["trend.severity=5%"])
    #expect(set.plan.trend == Trend(frequency: 0, severity: 0.05, frequencyError: 0, severityError: 0))
    #expect(set.settings.map(\.path) == ["trend.severity"])
  }

  @Test func `a contract cannot have come further than its last year`() {
    let wrong = text([("contractYear: 2", "contractYear: 4")])
    expectOne("'contractYear' is 4: the contract runs 3 years", at: "4\ntrend", in: wrong)
  }

  @Test(arguments: ["0", "51", "x", "1.5", "-1"])
  func `a contract's year is a whole number from 1 on`(_ year: String) {
    let problems = SampleScenario.problems(text([("contractYear: 2", "contractYear: \(year)")]))
    #expect(problems.count == 1 && problems.first?.message.contains("contractYear") == true, "\(problems)")
  }

  @Test(arguments: [
    "trend.frequency=-51%", "trend.severity=101%", "trend.frequencyError=1.1", "trend.severityError=-0.1",
    "shocks.persistence=1", "shocks.persistence=-0.1", "shocks.persistence=x",
  ])
  func `growth, its error and persistence lie in their ranges`(_ setting: String) {
    #expect(SampleScenario.problems(text(), set: [setting]).count == 1)
  }

  @Test func `an index that the policy does not have is named with the nearest`() {
    let wrong = jiangxi(
      "horizon: { years: 2, growth: { disposibleIncome: 5%, subsidyPerHead: 4%, individualPremium: 0% } }")
    let problems = SampleScenario.problems(wrong)
    let unknown = problems.first { $0.message.contains("has no index 'disposibleIncome'") }
    #expect(unknown?.nearest == "disposableIncome", "\(problems)")
    #expect(unknown?.place == SampleScenario.place(of: "disposibleIncome", in: wrong))
  }

  @Test func `growth under a policy without indices is no quiet nothing`() {
    let problems = SampleScenario.problems(text([("contractYear: 2", "growth: { disposableIncome: 5% }")]))
    #expect(problems.count == 1 && problems.first?.message.contains("no published indices") == true, "\(problems)")
  }

  @Test func `an index that stops before the horizon ends says which years lack and what carries it on`() {
    let problems = SampleScenario.problems(jiangxi("horizon: { years: 3 }"))
    #expect(problems.contains { $0.message.contains("needs 'disposableIncome' of 2025") })
    #expect(problems.allSatisfy { $0.message.contains("horizon.growth.") }, "\(problems)")
  }

  @Test func `several faults are reported together`() {
    let problems = SampleScenario.problems(
      text([("start: 2020", "start: 2018"), ("frequencyError", "frequencyEror"), ("years: 3", "years: 0")]))
    #expect(problems.count >= 2, "\(problems)")
  }

  // MARK: The content hash

  @Test func `each of them changes the scenario's content hash, none the policy's`() throws {
    let base = try SampleScenario.scenario(text())
    var hashes: Set = [base.contentHash]
    let settings = [
      "horizon.years=4", "horizon.start=2021", "horizon.contractYear=1", "trend.frequency=3%", "trend.severity=0%",
      "trend.frequencyError=0.02", "trend.severityError=0.01", "shocks.persistence=0.5",
    ]
    for setting in settings {
      let scenario = try SampleScenario.scenario(text(), set: [setting])
      #expect(hashes.insert(scenario.contentHash).inserted, "\(setting)")
      #expect(scenario.policyHash == base.policyHash, "\(setting)")
    }
    let growth = try [5.2, 5.3].map {
      try SampleScenario.scenario(
        jiangxi(
          "horizon: { years: 3, growth: { disposableIncome: \($0)%, subsidyPerHead: 4%, individualPremium: 0% } }")
      ).contentHash
    }
    #expect(growth[0] != growth[1])
  }
}
