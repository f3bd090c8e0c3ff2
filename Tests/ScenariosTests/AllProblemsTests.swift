import Documents
import Foundation
import Scenarios
import TestSupport
import Testing

/// One go shows everything that is wrong: in the scenario, in its terms, in the policy, in `--set`.
struct AllProblemsTests {
  private func expect(_ changes: [(String, String)], set: [String] = [], says: [String]) {
    let problems = SampleScenario.problems(SampleScenario.text(changes), set: set)
    let all = problems.map(\.description).joined(separator: "\n")
    for word in says { #expect(problems.contains { $0.description.contains(word) }, "'\(word)' is not among\n\(all)") }
    #expect(problems.count == says.count, "\(all)")
  }

  @Test func `mistakes all over the file`() {
    expect(
      [
        ("name: sample", "name: 5 x"), ("value: 12%", "value: 120%"), ("sdlog: 1.2", "sdlgo: 1.2"),
        ("seed: 7", "seed: x"),
      ],
      says: ["'name'", "'probability'", "sdlgo", "'seed'"])
  }

  @Test func `a mistyped key, and shares that add up to too much`() {
    expect(
      [
        ("sdlog: 1.2", "sdlgo: 1.2"), ("value: 10%", "value: 70%"),
        ("    disabled:", "    registered-poor: { share: 40% }\n    disabled:"),
      ],
      says: ["sdlgo", "add up to 110%"])
  }

  @Test func `mistakes of the scenario and of its terms`() {
    expect(
      [
        ("value: 12%", "value: 120%"),
        (
          "riskSharing.agreedSurplusRate: { value: 4%",
          "benefit.deductible: { value: -1, assumption: true }\n  costs.shareOfPremium: { value: 200%"
        ),
      ], says: ["'probability'", "'deductible'", "'shareOfPremium'"])
  }

  @Test func `mistakes of the scenario and of --set`() {
    expect(
      [("value: 12%", "value: 120%")], set: ["benefit.deductible=-1", "population.insured=0", "benefit.rate=150%"],
      says: ["'probability'", "'deductible'", "'insured'", "'rate'"])
  }

  @Test func `mistakes of the scenario and an unknown policy`() {
    expect([("value: 12%", "value: 120%"), ("shanxi-2019", "shanxi")], says: ["'probability'", "'shanxi'"])
  }

  @Test func `mistakes of the scenario and an unknown group`() {
    expect([("value: 12%", "value: 120%"), ("disabled:", "disabeld:")], says: ["'probability'", "disabeld"])
  }

  @Test func `mistakes of the policy and an unknown group`() {
    expect(
      [("riskSharing.agreedSurplusRate: { value: 4%", "benefit.deductible: { value: -1"), ("disabled:", "disabeld:")],
      says: ["'deductible'", "disabeld"])
  }

  @Test func `mistakes of the scenario and of the policy's own file`() throws {
    let folder = try ScratchFolder()
    let policy = Template(.english).policy.replacing(
      "value: 50%, of: disposableIncome", with: "value: -50%, of: disposableIncome"
    )
    .replacing("shareOfPremium", with: "shareOfPremiun")
    let policyPath = try folder.write(policy, to: "my-city.yaml")
    let path = try folder.write(
      SampleScenario.text([
        ("policy: shanxi-2019", "policy: my-city.yaml"), ("year: 2019", "year: 2025"),
        ("disabled", "minimum-living-allowance"),
        ("riskSharing.agreedSurplusRate", "benefit.cap"), ("value: 12%", "value: 120%"),
      ]), to: "s.yaml")
    let error = #expect(throws: DocumentError.self) { try ScenarioFile(path: path).scenario() }
    let all = error?.description ?? ""
    #expect(error?.problems.contains { $0.place.file == path && $0.message.contains("probability") } == true, "\(all)")
    #expect(
      error?.problems.contains { $0.place.file == policyPath && $0.message.contains("deductible") } == true, "\(all)")
    #expect(error?.problems.contains { $0.nearest == "shareOfPremium" } == true, "\(all)")
  }

  /// What --set puts in place of the file's own year and policy holds for the messages too.
  @Test func `a mistake elsewhere raises no problems of the year and the policy that are set over`() {
    let changes = [
      ("value: 12%", "value: 120%"), ("shanxi-2019", "jiangxi-2025"), ("year: 2019", "year: 1995"),
      ("disabled", "orphan"),
    ]
    expect(changes, set: ["year=2025"], says: ["'probability'"])
    expect(changes, set: ["year=2025", "policy=jiangxi-2052"], says: ["'probability'", "'jiangxi-2052'"])
  }

  @Test func `several unknown groups are all named`() {
    expect([("disabled:", "disabeld: { share: 1% }\n    pooor:")], says: ["disabeld", "pooor"])
  }

  @Test func `no problem is said twice`() {
    let problems = SampleScenario.problems(
      SampleScenario.text([
        ("value: 12%", "value: 120%"), ("shanxi-2019", "jiangxi-2025"),
        ("year: 2019", "year: 2000\nhorizon: { years: 3 }"),
      ]))
    #expect(Set(problems).count == problems.count)
  }

  @Test func `problems come in the order of the file`() {
    let problems = SampleScenario.problems(
      SampleScenario.text([("value: 12%", "value: 120%"), ("value: 10000", "value: 0"), ("seed: 7", "seed: x")]))
    #expect(problems.map(\.place.line) == problems.map(\.place.line).sorted())
    #expect(problems.count == 3)
  }
}
