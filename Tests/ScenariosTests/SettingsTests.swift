import Documents
import Insurance
import Plans
import Scenarios
import Simulation
import Testing

/// `--set path=value` finds the scenario or the policy by the path's first key.
struct SettingsTests {
  @Test func `a value of the scenario`() throws {
    let plan = try SampleScenario.scenario(
      set: ["population.insured=500", "seed=99", "replications=3", "expense.probability=25%", "shocks.frequency=0.2"]
    ).plan
    #expect(plan.insured == 500)
    #expect(plan.seed == 99)
    #expect(plan.replications == 3)
    #expect(plan.cohorts.map(\.probability) == [0.25, 0.25])
    #expect(plan.shocks == Shocks(frequency: 0.2, severity: 0.04, correlation: 0))
  }

  @Test func `a value of the policy`() throws {
    let policy = try #require(
      try SampleScenario.scenario(set: ["benefit.deductible=20000", "benefit.cap=none", "funding.perHead=100"]).plan
        .policies.first)
    let rule = try policy.benefit(for: "general")
    #expect(rule.deductible == 20_000)
    #expect(rule.payment(for: 1_020_000) == 750_000)
    #expect(policy.funding.total(insured: 10) == 1_000)
  }

  @Test func `every key of a policy but those of scenarios leads into the policy`() {
    for key in [
      "benefit", "benefits", "funding", "costs", "riskSharing", "settlement", "groups", "indices", "inForce", "scope",
      "id",
    ] {
      #expect(
        ScenarioFile.isPolicyPath("\(key).x") && ScenarioFile.isPolicyPath(key)
          && ScenarioFile.isPolicyPath("\(key)[0]"))
    }
    for key in [
      "population", "expense", "shocks", "title", "name", "policy", "year", "terms", "seed", "beneficiaries", "",
    ] {
      #expect(!ScenarioFile.isPolicyPath("\(key).x"), "\(key)")
    }
  }

  @Test func `a law can be exchanged`() throws {
    let plan = try SampleScenario.scenario(set: ["expense.law={ name: gamma, shape: 2, scale: 3000 }"]).plan
    #expect(plan.cohorts.allSatisfy { abs($0.severity.mean - 0.9 * 6_000) < 1e-9 })
  }

  @Test func `a part of the scenario that the file lacks can be added`() throws {
    let text = SampleScenario.text([("openingReserve: { value: 1000, assumption: true }\n", "")])
    #expect(try SampleScenario.scenario(text).plan.openingReserve == .zero)
    #expect(try SampleScenario.scenario(text, set: ["openingReserve=5000"]).plan.openingReserve == Money(fen: 500_000))
  }

  @Test func `a table that the file lacks is made by setting what stands in it`() throws {
    let text = SampleScenario.text([
      (
        """
        shocks:
          frequency: { value: 0.05, assumption: true }
          severity: { value: 0.04, assumption: true }
          correlation: { value: 0, assumption: true }

        """, ""
      ), ("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", ""),
    ])
    let set = ["shocks.frequency=0.03", "shocks.severity=0.02", "shocks.correlation=0.5"]
    let scenario = try SampleScenario.scenario(
      text, set: set + ["population.groups.disabled.share=20%", "expense.groups.disabled.factor=2"])
    #expect(scenario.plan.shocks == Shocks(frequency: 0.03, severity: 0.02, correlation: 0.5))
    #expect(scenario.plan.cohorts.map(\.insured) == [8_000, 2_000])
    #expect(scenario.settings.map(\.path).contains("shocks.frequency"))
    #expect(try scenario.contentHash != SampleScenario.scenario(text).contentHash)
    #expect(
      SampleScenario.problems(text, set: ["shocks.frequency=0.03"]).map(\.message) == [
        "'shocks' lacks 'severity': sd of the log of the year's severity factor, on amounts or on costs of care",
        "'shocks' lacks 'correlation': of the two",
      ])
  }

  @Test func `a table of the policy that its file lacks is made too`() throws {
    let scenario = try SampleScenario.scenario(set: ["costs.perInsured=2", "benefit.groups.general.cap=1000"])
    #expect(scenario.plan.policies[0].costs.perInsured == 2)
    #expect(try scenario.plan.policies[0].benefit(for: "general").payment(for: 1e6) == 1_000)
    #expect(try scenario.policyHash != SampleScenario.scenario().policyHash)
  }

  @Test(arguments: [
    ("shokcs.frequency=1", "shocks"), ("shocks.fequency.value=1", "frequency"), ("fundng.perHead=1", "funding"),
    ("benefit.grops.disabled.cap=1", "groups"), ("populaton=5", "population"), ("riskSharng=5", "riskSharing"),
  ])
  func `a mistyped path has the nearest name, of scenario or policy`(_ argument: String, _ nearest: String) {
    let problems = SampleScenario.problems(set: [argument])
    #expect(problems.map(\.nearest) == [nearest])
    #expect(problems.first?.place.file == "--set " + argument)
  }

  @Test func `another policy can be chosen`() throws {
    let text = SampleScenario.text([
      ("terms:\n  riskSharing.agreedSurplusRate: { value: 4%, assumption: true }\n", ""),
      ("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", ""),
    ])
    let plan = try SampleScenario.scenario(text, set: ["policy=shandong-2015", "year=2015"]).plan
    #expect(plan.policies.map(\.id) == ["shandong-2015"])
    #expect(plan.startYear == 2015)
  }

  @Test func `the last of two settings of a value holds, and --set holds over the terms`() throws {
    let scenario = try SampleScenario.scenario(set: [
      "seed=1", "seed=2", "riskSharing.agreedSurplusRate=5%", "riskSharing.agreedSurplusRate=1%",
    ])
    #expect(scenario.plan.seed == 2)
    let value = scenario.plan.policies.first?.values.first { $0.path == "riskSharing.agreedSurplusRate" }
    #expect(value?.text == "1%")
    #expect(value?.isSet == true && value?.isAssumption == false)
  }

  @Test func `everything that is set is listed, once, also what no file cites`() throws {
    let scenario = try SampleScenario.scenario(set: [
      "year=2020", "year=2021", "title={ en: Another, zh: 另一 }", "population.insured=500", "inForce.to=2030-12-31",
      "expense.law={ name: constant, amount: 5 }",
    ])
    #expect(
      scenario.settings.map(\.path).sorted() == ["expense.law", "population.insured", "title", "year"])
    #expect(scenario.settings.first { $0.path == "year" }?.text == "2021")
    #expect(scenario.settings.first { $0.path == "title" }?.words.zh == "另一")
    let ofPolicy = scenario.plan.policies[0].values.filter(\.isSet).map(\.path)
    #expect(ofPolicy == ["riskSharing.agreedSurplusRate", "inForce.to"])
  }

  @Test func `what is set is no assumption any more`() throws {
    #expect(try SampleScenario.scenario().assumptions.map(\.path).contains("population.insured"))
    let set = try SampleScenario.scenario(set: ["population.insured=5000"])
    #expect(!set.assumptions.map(\.path).contains("population.insured"))
    #expect(set.values.first { $0.path == "population.insured" }?.isSet == true)
  }

  @Test func `numbers can be grouped by underscores wherever whole numbers are wanted`() async throws {
    let plan = try SampleScenario.scenario(
      set: ["population.insured=1_000", "replications=1_0", "seed=1_2", "horizon.years=0_3"]
    ).plan
    #expect(plan.insured == 1_000)
    #expect(plan.replications == 10)
    #expect(plan.seed == 12)
    #expect(plan.policies.map(\.year) == [2019, 2020, 2021])
    #expect(try SampleScenario.scenario(set: ["year=2_020"]).plan.policies.map(\.year) == [2020])
  }
}
