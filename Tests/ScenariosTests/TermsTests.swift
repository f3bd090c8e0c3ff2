import Documents
import Insurance
import Scenarios
import Testing

/// A scenario's terms: values of the policy that are set in the scenario, with where they come from.
struct TermsTests {
  private func value(_ path: String, _ scenario: Scenario) -> PolicyValue? {
    scenario.plan.policies.first?.values.first { $0.path == path }
  }

  @Test func `a term takes the place of the policy's value and keeps its clause`() throws {
    let scenario = try SampleScenario.scenario()
    let term = try #require(value("riskSharing.agreedSurplusRate", scenario))
    #expect(term.text == "4%")
    #expect(term.clause.text == "五(三)")
    #expect(term.isSet && term.isAssumption)
  }

  @Test func `a term with a source is no assumption`() throws {
    let scenario = try SampleScenario.scenario(
      SampleScenario.text([("value: 4%, assumption: true", "value: 4%, source: the contract of 2019")]))
    #expect(value("riskSharing.agreedSurplusRate", scenario)?.isAssumption == false)
  }

  @Test func `a value and none, bare and dated values, and elements of lists can be set`() throws {
    let text = SampleScenario.text([
      ("shanxi-2019", "shandong-2015"), ("year: 2019", "year: 2015"),
      ("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", ""),
      (
        "riskSharing.agreedSurplusRate: { value: 4%, assumption: true }",
        "benefit.deductible: { value: 10000, source: the plan of 2014 }\n  benefit.cap: none\n  benefit.bands[1].rate: 70%"
      ),
    ])
    let policy = try #require(try SampleScenario.scenario(text).plan.policies.first)
    // 50% of 90,000 and 70% of 70,000.
    #expect(abs(try policy.benefit(for: "general").payment(for: 170_000) - 94_000) < 1e-9)
    #expect(try policy.benefit(for: "general").payment(for: 10_000_000) > 300_000)
  }

  @Test func `a term can be a range that every year draws from, which goes where its value is set anew`() throws {
    let path = "riskSharing.agreedSurplusRate"
    let text = SampleScenario.text([("value: 4%, assumption", "value: 4%, between: [2%, 6%], assumption")])
    let policy = try #require(try SampleScenario.scenario(text).plan.policies.first)
    let range = try #require(policy.ranges.first)
    #expect(policy.ranges.count == 1 && range.path == path)
    #expect(policy.values.first { $0.path == path }?.text == "4% (2% to 6%)")
    let set = try #require(try SampleScenario.scenario(text, set: ["\(path)=5%"]).plan.policies.first)
    #expect(set.ranges.isEmpty)
    #expect(set.values.first { $0.path == path }?.text == "5%")
  }

  @Test func `a range that does not hold its value, or where the policy takes none, is refused`() {
    let beside = SampleScenario.problems(
      SampleScenario.text([("value: 4%, assumption", "value: 4%, between: [5%, 6%], assumption")]))
    #expect(beside.contains { $0.message.contains("with the value between them") && $0.place.line == 6 }, "\(beside)")
    let nowhere = SampleScenario.problems(
      SampleScenario.text([
        (
          "riskSharing.agreedSurplusRate: { value: 4%, assumption: true }",
          "funding.perHead: { value: 60, between: [50, 70], assumption: true }"
        )
      ]))
    #expect(nowhere.contains { $0.message.contains("unknown key 'between'") }, "\(nowhere)")
  }

  @Test func `a term changes the scenario's hash and the policy's`() throws {
    let (four, five) = (
      try SampleScenario.scenario(), try SampleScenario.scenario(SampleScenario.text([("value: 4%", "value: 5%")]))
    )
    #expect(four.contentHash != five.contentHash)
    #expect(four.policyHash != five.policyHash)
  }

  @Test(arguments: [
    ("riskSharing.agreedSurplusRate: { value: 4%", "funding.perHeat: { value: 4"),
    ("riskSharing.agreedSurplusRate: { value: 4%", "riskSharing: { value: 4%"),
    ("riskSharing.agreedSurplusRate: { value: 4%", "benefit.groups.nobody.rate: { value: 4%"),
    ("riskSharing.agreedSurplusRate: { value: 4%", "settlement.instalments[9].cumulative: { value: 4%"),
    ("{ value: 4%, assumption: true }", "{ assumption: true }"), ("{ value: 4%, assumption: true }", "[4%]"),
    ("{ value: 4%, assumption: true }", "much"), ("{ value: 4%, assumption: true }", "104%"),
  ])
  func `a term that the policy cannot take is refused at its place in the scenario`(_ old: String, _ new: String) {
    let problems = SampleScenario.problems(SampleScenario.text([(old, new)]))
    #expect(!problems.isEmpty)
    #expect(problems.contains { $0.place.file == "sample.yaml" && $0.place.line == 6 }, "\(problems)")
  }
}
