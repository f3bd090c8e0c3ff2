import Documents
import Foundation
import Regions
import Scenarios
import Simulation
import TestSupport
import Testing

@testable import Shards

/// Shards carry what their scenario is made of: they are merged where its files are not.
struct CarriedScenarioTests {
  @Test func `a policy file of one's own, and the hashes of data, come along`() async throws {
    let home = try ScratchFolder()
    let policy = try PolicyLibrary().text(of: "shanxi-2019")
    try home.write(policy, to: "rules/own.yaml")
    try home.write("1,2\n", to: "data/persons.csv")
    let text = SampleShards.text.replacing("policy: shanxi-2019", with: "policy: ../rules/own.yaml")
      .replacing("sdlog: 1.2, assumption: true", with: "sdlog: 1.2, source: data/persons.csv")
    let path = try home.write(text, to: "scenarios/s.yaml")
    let source = try ScenarioSource(
      of: ScenarioFile(path: path), settings: [.init("benefit.cap=300000"), .init("seed=5", option: "--seed 5")])
    let here = try source.scenario(named: path)
    #expect(here.dataFiles.map(\.path) == ["data/persons.csv"])

    let carried = try JSONDecoder().decode(ScenarioSource.self, from: try JSONEncoder().encode(source))
    for name in ["rules", "data", "scenarios"] { try FileManager.default.removeItem(atPath: home.path + "/" + name) }
    let there = try carried.scenario(named: "shard.dabing")
    #expect(there.contentHash == here.contentHash && there.policyHash == here.policyHash)
    #expect(there.dataFiles == here.dataFiles && there.plan.seed == 5)
    #expect(there.plan.policies.first?.id == here.plan.policies.first?.id)
  }

  @Test func `so does the policy that behaviour is known under, and shards under another one are foreign`() async throws
  {
    let home = try ScratchFolder()
    let policy = try PolicyLibrary().text(of: "shanxi-2019")
    try home.write(policy, to: "before.yaml")
    let path = try home.write(
      SampleShards.text + "behaviour: { elasticity: -0.2, reference: ./before.yaml }\n", to: "s.yaml")
    let source = try ScenarioSource(of: ScenarioFile(path: path), settings: [])
    let study = ShardStudy(try source.scenario(named: path), from: source)
    try home.write(policy.replacing("400000", with: "300000"), to: "before.yaml")
    let other = try ScenarioSource(of: ScenarioFile(path: path), settings: [])
    let differing = zip(study.traits, ShardStudy(try other.scenario(named: path), from: other).traits)
      .filter { $0 != $1 }
    #expect(differing.map(\.0.name.en) == ["policy files"])
    try FileManager.default.removeItem(atPath: home.path + "/before.yaml")
    #expect(try source.scenario(named: path).plan.cohorts.count == 1)
  }

  @Test func `a policy file that has not come along is not looked for on the disk`() async throws {
    let home = try ScratchFolder()
    let path = try home.write(
      SampleShards.text.replacing("policy: shanxi-2019", with: "policy: ./own.yaml"), to: "s.yaml")
    try home.write(try PolicyLibrary().text(of: "shanxi-2019"), to: "own.yaml")
    var text = String(
      decoding: try JSONEncoder().encode(ScenarioSource(of: ScenarioFile(path: path), settings: [])), as: UTF8.self)
    text = text.replacing(/own.yaml":/, with: "other.yaml\":")
    let source = try JSONDecoder().decode(ScenarioSource.self, from: Data(text.utf8))
    #expect(throws: (any Error).self) { _ = try source.scenario(named: path) }
  }

  @Test func `all that is wrong with a scenario is said, also where its policy file is gone`() throws {
    let home = try ScratchFolder()
    let path = try home.write(
      SampleShards.text.replacing("policy: shanxi-2019", with: "policy: ./gone.yaml")
        .replacing("seed: 7", with: "seed: seven"), to: "s.yaml")
    let error = #expect(throws: DocumentError.self) {
      _ = try ScenarioSource(of: ScenarioFile(path: path), settings: [])
    }
    #expect(error?.problems.count == 2, "\(error?.description ?? "")")
  }
}
