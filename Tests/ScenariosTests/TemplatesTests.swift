import Documents
import Foundation
import Insurance
import Regions
import Simulation
import TestSupport
import Testing

@testable import Scenarios

/// The files that `dabing new` writes are valid as they stand and tell what else could stand in them.
struct TemplatesTests {
  @Test func `the scenario is valid and can be run`() async throws {
    let scenario = try SampleScenario.scenario(Template(.english).scenario, name: "my-scenario.yaml")
    #expect(scenario.name == "my-scenario")
    let few = try SampleScenario.scenario(
      Template(.english).scenario, set: ["population.insured=2000", "replications=3"])
    let outcomes = try await SimulationRun(few.plan).outcomes(threads: 2)
    #expect(outcomes.map(\.count) == [3, 3, 3])
  }

  @Test func `the policy is valid, and a scenario can name it`() throws {
    let folder = try ScratchFolder()
    try folder.write(Template(.english).policy, to: "my-city.yaml")
    let path = try folder.write(
      Template(.english).scenario.replacing("policy: shanxi-2019", with: "policy: ./my-city.yaml")
        .replacing("year: 2019", with: "year: 2025")
        .replacing("riskSharing.agreedSurplusRate", with: "costs.shareOfPremium")
        .replacing("contractYear: 1 }", with: "contractYear: 1, growth: { disposableIncome: 5% } }")
        .replacing("registered-poor", with: "minimum-living-allowance"), to: "my-scenario.yaml")
    let scenario = try ScenarioFile(path: path).scenario()
    #expect(scenario.plan.policies.map(\.id) == ["my-city", "my-city", "my-city"])
    // Its caps rise with enrolment, of which the scenario says nothing.
    #expect(scenario.warnings.allSatisfy { $0.en.contains("enrolment") }, "\(scenario.warnings)")
  }

  /// The comments of a template, each language in runs of lines: a run of one follows that of the other.
  @Test func `each comment stands in both languages, and the Chinese is such that officials read`() {
    let names = ["scenario.yaml", "policy.yaml"] + Template.rules.map { "\($0.part).\($0.rule).yaml" }
    for name in names {
      var runs: [String] = []
      for line in Template.source(name).split(separator: "\n") {
        let text = line.drop { $0 == " " }
        let language = text.hasPrefix("#en ") ? "en" : text.hasPrefix("#zh ") ? "zh" : ""
        if language != runs.last { runs.append(language) }
        guard language == "zh" else { continue }
        // A key with its value stands as it is typed; its remark is Chinese.
        let isCode = text.firstMatch(of: /^#zh +(?:- )?[A-Za-z, ]+:|^#zh +\.\.\./) != nil
        let words = isCode ? text.split(separator: " # ").dropFirst().joined() : String(text.dropFirst(4))
        #expect(ChineseText(words.replacing(/\{ .*? \}/, with: " ")).faults.isEmpty, "\(name): \(line)")
      }
      let spoken = runs.filter { !$0.isEmpty }
      #expect(spoken.count % 2 == 0, "\(name)")
      #expect(zip(spoken, spoken.dropFirst()).allSatisfy { $0 != $1 } && spoken.first != "zh", "\(name): \(runs)")
    }
  }

  @Test func `no figure of the scenario is bare`() throws {
    #expect(Figures.bare(in: try YAMLText.read(Template(.english).scenario, file: "template")).isEmpty)
  }

  @Test func `the scenario names every key and every law`() {
    for language in Language.allCases {
      let missing = names(of: ScenarioFile.schema.fields).subtracting(words(of: Template(language).scenario))
      #expect(missing.isEmpty, "\(missing.sorted())")
    }
    guard case .variant(_, let laws)? = ScenarioFile.schema.definitions["law"] else {
      Issue.record("a law is no variant")
      return
    }
    for language in Language.allCases {
      #expect(Set(laws.map(\.name)).subtracting(words(of: Template(language).scenario)).isEmpty)
    }
  }

  /// A rule that is not used is explained by its name; the keys of the rule that is used all stand there.
  @Test func `the policy names every rule and every key of those it uses`() throws {
    let node = try YAMLText.read(Template(.english).policy, file: "template")
    var missing: Set<String> = []
    for field in PolicyFile.schema(.standard).fields {
      guard case .variant(let tag, let variants) = field.kind else {
        missing.formUnion(names(of: [field]))
        continue
      }
      missing.formUnion([field.name] + variants.map(\.name))
      let used = variants.first { $0.name == node[field.name]?[tag]?.text }
      missing.formUnion(names(of: used?.fields ?? []))
    }
    for language in Language.allCases {
      let left = missing.subtracting(words(of: Template(language).policy))
      #expect(left.isEmpty, "\(left.sorted())")
    }
  }

  @Test(arguments: Template.rules.map { "\($0.part)=\($0.rule)" })
  func `a policy may begin with another rule, which is valid and names every key`(_ choice: String) throws {
    let halves = choice.split(separator: "=").map(String.init)
    let text = Template(.english).policy(with: [(halves[0], halves[1])])
    let node = try YAMLText.read(text, file: choice)
    _ = try PolicyLibrary().policy(of: node, path: choice)
    guard halves[0] != "benefit" else {
      #expect(node["benefit"] == nil && node["benefits"]?.elements?.count == 2)
      return
    }
    #expect(node[halves[0]]?["rule"]?.text == halves[1])
    let fields = PolicyFile.schema(.standard).fields
    guard case .variant(_, let variants)? = fields.first(where: { $0.name == halves[0] })?.kind else {
      Issue.record("\(halves[0]) is no variant")
      return
    }
    let own = try #require(variants.first { $0.name == halves[1] })
    let block = text.split(separator: "\n").drop { $0 != halves[0] + ":" }.dropFirst().prefix { $0.hasPrefix(" ") }
    let missing = names(of: own.fields).subtracting(words(of: block.joined(separator: "\n")))
      .subtracting(["assumption", "note"])
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test func `every rule that can be chosen has a template`() {
    for field in PolicyFile.schema(.standard).fields {
      guard case .variant(_, let variants) = field.kind, field.name != "benefit" else { continue }
      let known =
        Template.rules.filter { $0.part == field.name }.map(\.rule)
        + [Template.ownRule(of: field.name)].compactMap(\.self)
      #expect(Set(known) == Set(variants.map(\.name)), "\(field.name)")
    }
  }

  @Test(arguments: ["scenario", "policy"])
  func `every word of advice is a comment, and lines are short enough to read`(_ kind: String) {
    let text = kind == "scenario" ? Template(.english).scenario : Template(.english).policy
    #expect(text.hasPrefix("#") && text.hasSuffix("\n") && !text.contains("\t"))
    #expect(text.split(separator: "\n").count { $0.contains("#") } >= 8)
    for line in text.split(separator: "\n") { #expect(line.count <= 140, "\(line)") }
  }

  /// The keys of fields and of what is in them; the parts of citations and of laws apart.
  private func names(of fields: [Field]) -> Set<String> {
    fields.reduce(into: []) { names, field in
      names.insert(field.name)
      // An insurer's own terms have the keys of the contract's, which are explained where those stand.
      if field.name != "riskSharing" { names.formUnion(self.names(in: field.kind)) }
    }
  }

  private func names(in kind: Kind) -> Set<String> {
    switch kind {
    case .object(let fields): names(of: fields)
    case .table(let inner, _), .list(let inner, _): names(in: inner)
    case .variant(let tag, let variants): variants.reduce(into: [tag]) { $0.formUnion(names(of: $1.fields)) }
    case .text, .scalar, .words, .flag, .choice, .formatted, .number, .numberOrNone, .whole, .cited, .reference: []
    }
  }

  private func words(of text: String) -> Set<String> {
    Set(text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
  }
}
