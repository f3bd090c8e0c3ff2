import Scenarios
import Testing

/// Whatever no source says is an assumption and is listed as one.
struct AssumptionsTests {
  private func isAssumption(_ insured: String) throws -> Bool {
    let text = SampleScenario.text([("insured: { value: 10000, assumption: true }", "insured: \(insured)")])
    return try SampleScenario.scenario(text).assumptions.map(\.path).contains("population.insured")
  }

  @Test func `a figure with a source is none`() throws {
    #expect(try !isAssumption("{ value: 10000, source: a yearbook }"))
  }

  @Test func `a figure that says it is one is one, with its note`() throws {
    #expect(try isAssumption("{ value: 10000, assumption: true }"))
    let text = SampleScenario.text([
      ("value: 10000, assumption: true", "value: 10000, assumption: true, note: a round count")
    ])
    let value = try SampleScenario.scenario(text).assumptions.first { $0.path == "population.insured" }
    #expect(value?.note?.en == "a round count")
    #expect(value?.text == "10,000")
  }

  @Test func `a bare figure is one`() throws { #expect(try isAssumption("10000")) }

  @Test func `a figure in braces that names no source is one`() throws {
    #expect(try isAssumption("{ value: 10000 }"))
    #expect(try isAssumption("{ value: 10000, note: heard somewhere }"))
  }

  @Test func `assumptions of scenario and policy are apart`() throws {
    let scenario = try SampleScenario.scenario()
    #expect(scenario.assumptions.allSatisfy { !$0.path.hasPrefix("costs") })
    #expect(scenario.plan.policies.first?.assumptions.map(\.path).contains("costs.shareOfPremium") == true)
  }
}
