import Documents
import Insurance
import Scenarios
import Simulation
import Testing

/// Who is insured: groups by share, the rest in general, people in two groups at once.
struct PopulationTests {
  private func counts(_ groups: String, insured: String = "10000") throws -> [String: Int] {
    let text = SampleScenario.text([
      ("value: 10000", "value: \(insured)"), ("    disabled: { share: { value: 10%, assumption: true } }", groups),
    ])
    let cohorts = try SampleScenario.scenario(text).plan.cohorts
    return Dictionary(uniqueKeysWithValues: cohorts.map { ($0.group, $0.insured) })
  }

  private func problems(_ groups: String) -> [Problem] {
    SampleScenario.problems(
      SampleScenario.text([("    disabled: { share: { value: 10%, assumption: true } }", groups)]))
  }

  @Test func `general is the rest`() throws {
    #expect(
      try counts("    disabled: { share: 10% }\n    registered-poor: { share: 0.05 }") == [
        "general": 8_500, "disabled": 1_000, "registered-poor": 500,
      ])
  }

  @Test func `without groups everybody is in general`() throws {
    let text = SampleScenario.text([("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", "")])
    #expect(try SampleScenario.scenario(text).plan.cohorts.map(\.group) == ["general"])
  }

  @Test func `general can be given where the shares add up to one`() throws {
    #expect(
      try counts("    general: { share: 90% }\n    disabled: { share: 10% }") == ["general": 9_000, "disabled": 1_000])
    #expect(
      problems("    general: { share: 80% }\n    disabled: { share: 10% }").first?.message.contains("90%") == true)
  }

  @Test func `groups can share out everybody`() throws {
    #expect(
      try counts("    registered-poor: { share: 50% }\n    disabled: { share: 50% }") == [
        "registered-poor": 5_000, "disabled": 5_000,
      ])
  }

  @Test func `the same groups joined in another order are the same people, and refused at the second`() {
    let text = SampleScenario.text([
      (
        "    disabled: { share: { value: 10%, assumption: true } }",
        "    disabled+registered-poor: { share: 1% }\n    registered-poor+disabled: { share: 2% }"
      )
    ])
    let problems = SampleScenario.problems(text)
    #expect(
      problems.map(\.message) == [
        "'registered-poor+disabled' is the same group as 'disabled+registered-poor': give the people's share once"
      ])
    #expect(problems.first?.place == SampleScenario.place(of: "registered-poor+disabled", in: text))
  }

  @Test func `a group joined with itself is refused`() {
    #expect(
      problems("    disabled+disabled: { share: 1% }").map(\.message) == ["'disabled+disabled' names a group twice"])
  }

  @Test func `where the expense names joined groups in another order, the population's order is suggested`() {
    let found = SampleScenario.problems(
      SampleScenario.text([
        ("    disabled: { share: { value: 10%", "    disabled+registered-poor: { share: { value: 10%"),
        ("  factor: { value: 0.9", "  groups: { registered-poor+disabled: { factor: 2 } }\n  factor: { value: 0.9"),
      ]))
    #expect(found.map(\.nearest) == ["disabled+registered-poor"])
  }

  @Test func `rounding loses nobody`() throws {
    for insured in ["1", "2", "3", "7", "10", "99", "1000003"] {
      let counts = try counts(
        "    registered-poor: { share: 33.3% }\n    disabled: { share: 33.3% }\n    low-income-minor: { share: 33.4% }",
        insured: insured)
      #expect(counts.values.reduce(0, +) == Int(insured))
      #expect(counts.values.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `groups that share out everybody leave nobody in general`() throws {
    let counts = try counts(
      "    registered-poor: { share: 33.3% }\n    disabled: { share: 33.3% }\n    low-income-minor: { share: 33.4% }",
      insured: "10")
    #expect(counts["general"] == nil, "\(counts)")
  }

  @Test func `shares beyond one are refused`() {
    let found = problems("    disabled: { share: 60% }\n    registered-poor: { share: 60% }")
    #expect(found.map(\.message) == ["the groups' shares add up to 120%, not 100%"])
    #expect(found.first?.place.line == 10)
  }

  @Test func `a person in two groups gets the best value of each parameter`() throws {
    // Registered-poor: 80% without a cap; disabled: 78% up to 400,000; both from 5,000 on.
    let text = SampleScenario.text([("disabled:", "registered-poor+disabled:")])
    let plan = try SampleScenario.scenario(text).plan
    #expect(plan.cohorts.map(\.group) == ["general", "registered-poor+disabled"])
    let rule = try #require(plan.policies.first).benefit(for: "registered-poor+disabled")
    #expect(abs(rule.payment(for: 1_005_000) - 800_000) < 1e-6)
  }

  @Test(arguments: ["disabled+nobody", "nobody+disabled", "disabled+", "+disabled", "disabled++general"])
  func `two groups of which one is none are refused`(_ group: String) {
    #expect(!problems("    \(group): { share: 10% }").isEmpty)
  }

  @Test func `an unknown group is refused with the nearest name`() {
    let found = problems("    disabledd: { share: 10% }")
    #expect(found.count == 1)
    #expect(found.first?.nearest == "disabled")
    #expect(found.first?.message.contains("rural-extreme-poverty") == true, "it lists what there is")
  }

  @Test func `expense of a group that the population does not have is refused`() {
    let problems = SampleScenario.problems(
      SampleScenario.text(
        [
          ("      factor", "factor"),
          ("  factor: { value: 0.9, source: a yearbook }", "  groups:\n    disabeld: { factor: 2 }"),
        ].suffix(1)))
    #expect(problems.count == 1)
    #expect(problems.first?.nearest == "disabled")
  }

  @Test func `a group spends as it says, and else as all do`() throws {
    let text = SampleScenario.text([
      (
        "  factor: { value: 0.9, source: a yearbook }",
        """
          factor: { value: 2, source: a yearbook }
          groups:
            disabled: { probability: 30%, factor: 3, law: { name: constant, amount: 100 } }
        """
      )
    ])
    let cohorts = try SampleScenario.scenario(text).plan.cohorts
    #expect(cohorts.map(\.probability) == [0.12, 0.30])
    // The general factor and the group's own, one upon the other.
    #expect(cohorts[1].severity.mean == 600)
    #expect(abs(cohorts[0].severity.mean - 2 * 8_618.6) < 2 * 8_618.6 * 0.3)
  }
}
