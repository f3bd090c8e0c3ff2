import Documents
import Foundation
import Insurance
import Regions
import Results
import Scenarios
import Simulation
import TestSupport
import Testing

/// A policy outside the binary works as a built-in one does.
struct PolicyFileTests {
  private struct Place {
    let folder: ScratchFolder
    let scenario: String
  }

  /// A folder with the policy and a scenario that names it by `reference`.
  private func place(policy: String, at name: String, reference: String, scenario: String = "s.yaml") throws -> Place {
    let folder = try ScratchFolder()
    try folder.write(try PolicyLibrary().text(of: policy), to: name)
    let path = try folder.write(
      SampleScenario.text([("policy: shanxi-2019", "policy: \(reference)")]), to: scenario)
    return Place(folder: folder, scenario: path)
  }

  private func results(_ scenario: Scenario) async throws -> [String] {
    let outcomes = try await SimulationRun(scenario.plan).outcomes(threads: 2)
    return try Summary(of: scenario.plan, outcomes: outcomes).table.rows.map {
      "\($0.metric.name) \($0.year ?? 0) \($0.group ?? "") \($0.policy) \($0.estimate)"
    }
  }

  @Test(arguments: [
    ("./shanxi.yaml", "shanxi.yaml", "s.yaml"), ("shanxi.yaml", "shanxi.yaml", "s.yaml"),
    ("rules/a.yml", "rules/a.yml", "s.yaml"),
    ("../rules/a.yaml", "rules/a.yaml", "scenarios/s.yaml"),
  ])
  func `a relative path is relative to the scenario's folder, and results are those of the built-in`(
    _ reference: String, _ file: String, _ scenario: String
  ) async throws {
    let place = try place(policy: "shanxi-2019", at: file, reference: reference, scenario: scenario)
    let own = try ScenarioFile(path: place.scenario).scenario()
    let builtIn = try SampleScenario.scenario()
    #expect(try await results(own) == results(builtIn))
    #expect(own.policyHash == builtIn.policyHash, "it says the same")
    #expect(own.warnings.map(\.en) == builtIn.warnings.map(\.en))
    #expect(own.plan.policies.map(\.values) == builtIn.plan.policies.map(\.values))
  }

  @Test func `an absolute path works too`() throws {
    let place = try place(policy: "shanxi-2019", at: "p.yaml", reference: "x")
    let path = place.folder.url.appending(path: "p.yaml").path
    let scenario = try SampleScenario.scenario(SampleScenario.text([("policy: shanxi-2019", "policy: \(path)")]))
    #expect(scenario.plan.policies.map(\.id) == ["shanxi-2019"])
  }

  @Test func `a value changed in the file changes the results and the hash`() async throws {
    let place = try place(policy: "shanxi-2019", at: "p.yaml", reference: "./p.yaml")
    let before = try ScenarioFile(path: place.scenario).scenario()
    let text = try PolicyLibrary().text(of: "shanxi-2019")
    try place.folder.write(text.replacing("rate: { value: 75%", with: "rate: { value: 70%"), to: "p.yaml")
    let after = try ScenarioFile(path: place.scenario).scenario()
    #expect(before.policyHash != after.policyHash)
    #expect(before.contentHash == after.contentHash)
    #expect(try await results(before) != results(after))
  }

  @Test func `comments and layout do not change the hash`() throws {
    let place = try place(policy: "shanxi-2019", at: "p.yaml", reference: "./p.yaml")
    let before = try ScenarioFile(path: place.scenario).scenario()
    let text = try PolicyLibrary().text(of: "shanxi-2019")
    try place.folder.write("# one more remark\n\n" + text.replacing(", clause:", with: ",   clause:"), to: "p.yaml")
    #expect(try ScenarioFile(path: place.scenario).scenario().policyHash == before.policyHash)
  }

  @Test func `a mistake in the file is reported at its place there`() throws {
    let place = try place(policy: "shanxi-2019", at: "p.yaml", reference: "./p.yaml")
    let text = try PolicyLibrary().text(of: "shanxi-2019").replacing(
      "value: 10000, clause", with: "value: -10000, clause")
    let path = try place.folder.write(text, to: "p.yaml")
    let error = #expect(throws: DocumentError.self) { try ScenarioFile(path: place.scenario).scenario() }
    let problem = try #require(error?.problems.first)
    #expect(error?.problems.count == 1)
    let expected = try #require(SampleScenario.place(of: "-10000", in: text))
    #expect(
      problem.place.file.hasSuffix("p.yaml")
        && FileManager.default.contentsEqual(atPath: problem.place.file, andPath: path))
    #expect((problem.place.line, problem.place.column) == (expected.line, expected.column))
  }

  @Test(arguments: [Data(), Data([0xFF, 0xFE, 0x00, 0x01]), Data("[1, 2]".utf8), Data("name: x".utf8)])
  func `a file that is no policy is refused`(_ data: Data) throws {
    let place = try place(policy: "shanxi-2019", at: "p.yaml", reference: "./p.yaml")
    try place.folder.write(data, to: "p.yaml")
    let error = #expect(throws: DocumentError.self) { try ScenarioFile(path: place.scenario).scenario() }
    #expect(error?.problems.contains { $0.place.file.hasSuffix("p.yaml") } == true)
  }
}
