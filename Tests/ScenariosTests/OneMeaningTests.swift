import Documents
import Foundation
import Insurance
import Regions
import Testing

@testable import Scenarios

/// One value has one meaning by whatever route it comes: the scenario's terms, `--set`, an alternative, a reform.
struct OneMeaningTests {
  private static let years = [
    "shanxi-2019": 2019, "shandong-2015": 2015, "jiangxi-2025": 2025, "langfang-2024": 2024, "huizhou-2013": 2013,
    "jiangxi-2025-aid": 2025, "national-stylised": 2023, "beijing-employee-2023": 2023, "beijing-resident-2024": 2024,
    "changsha-2025": 2025, "chengdu-2023": 2023, "chongqing-2025": 2025, "guangzhou-2024": 2024,
    "nanchang-employee-2025": 2025, "ningbo-2023": 2023, "shanghai-2024": 2024, "shenzhen-2023": 2023,
    "xiamen-employee-2023": 2023, "yanan-2025": 2025, "city-supplement": 2025,
  ]

  private func file(_ policy: String, terms: String = "") throws -> ScenarioFile {
    try ScenarioFile(
      text: """
        name: one-meaning
        title: one meaning
        policy: \(policy)
        year: \(try #require(Self.years[policy]))
        \(terms)
        population: { insured: { value: 1000, assumption: true } }
        expense:
          model: self-paid
          probability: { value: 10%, assumption: true }
          law: { name: lognormal, meanlog: 8, sdlog: 1, source: a test }
        """, name: "one-meaning.yaml")
  }

  /// What a policy's value reads as by each route; nil where the route refuses it.
  private func readings(_ policy: String, _ path: String, _ value: String, isTable: Bool) throws -> [String: String?] {
    let bare = try file(policy)
    func words(_ file: ScenarioFile, _ overrides: [Override]) -> String? {
      guard let scenario = try? file.scenario(overrides: overrides) else { return nil }
      return scenario.plan.policies.first?.values.first { $0.path == path }?.text
    }
    let table = "{ value: \(value), note: a test }"
    let reform = try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(path): { value: \(value) }\n", name: "reform.yaml")
    let bareReform = try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(path): \(value)\n", name: "reform.yaml")
    return [
      "bare reform": words(bare, try bareReform.alternative().changes.map(\.override)),
      "terms": words(try file(policy, terms: "terms:\n  \(path): \(isTable ? table : value)"), []),
      "set": words(bare, [try Override(argument: "\(path)=\(isTable ? table : value)")]),
      "alternative": words(bare, try Alternative(argument: "\(path)=\(value)").changes.map(\.override)),
      "reform": words(bare, try reform.alternative().changes.map(\.override)),
    ]
  }

  @Test(arguments: Array(years.keys))
  func `every stated value of every policy`(_ policy: String) throws {
    let node = try PolicyLibrary().file(policy, relativeTo: "", at: Place(file: policy)).node
    _ = try file(policy).scenario()
    var (count, taken) = (0, 0)
    for input in StatedInput.all(of: node) {
      let first = input.path.prefix { $0 != "." && $0 != "[" }
      // Values of lists with days of their own, and what is no number, are set as a whole.
      guard ["benefit", "benefits", "funding", "riskSharing", "costs", "settlement"].contains(String(first)),
        !input.path.contains("["), !input.path.hasSuffix(".of"), !input.path.hasSuffix(".rule"),
        !input.text.hasPrefix("["),
        input.text.first?.isNumber == true
      else { continue }
      count += 1
      for isTable in [false, true] {
        let readings = try readings(policy, input.path, input.text, isTable: isTable)
        taken += readings.values.contains { $0 != nil } ? 1 : 0
        #expect(Set(readings.values).count == 1, "\(policy) \(input.path) = \(input.text): \(readings)")
      }
    }
    #expect(count > 3 && taken > count, "\(policy) states \(count) values, of which \(taken) readings are taken")
  }

  /// A deductible of 50% of disposable income: a number is yuan, a percentage is a share of the index.
  @Test(
    arguments: ["jiangxi-2025", "langfang-2024"], [("15000", "15,000 yuan"), ("0.4", "0.4 yuan"), ("40%", "40% of")])
  func `a share needs its percent sign`(_ policy: String, _ value: (text: String, words: String)) throws {
    for isTable in [false, true] {
      for (route, words) in try readings(policy, "benefit.deductible", value.text, isTable: isTable) {
        #expect(words?.hasPrefix(value.words) == true, "\(route) \(value.text): \(words ?? "refused")")
      }
    }
  }

  @Test func `a share of an index may be named with its index by every route`() throws {
    let path = "benefit.deductible"
    let table = "{ value: 0.4, of: disposableIncome }"
    let reform = try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(path): \(table)\n", name: "reform.yaml")
    let routes = [
      "terms": try file("jiangxi-2025", terms: "terms:\n  \(path): \(table)").scenario(),
      "set": try file("jiangxi-2025").scenario(overrides: [try Override(argument: "\(path)=\(table)")]),
      "alternative": try file("jiangxi-2025").scenario(
        overrides: try Alternative(argument: "\(path)=\(table)").changes.map(\.override)),
      "reform": try file("jiangxi-2025").scenario(overrides: try reform.alternative().changes.map(\.override)),
    ]
    for (route, scenario) in routes {
      let words = scenario.plan.policies.first?.values.first { $0.path == path }?.text
      #expect(words == "40% of disposableIncome", "\(route): \(words ?? "nothing")")
    }
  }

  @Test(arguments: [
    ["benefit.rate=60%", "benefit.rate=65%"], ["benefit.bands[0].rate=60%", "benefit.bands.0.rate=65%"],
    ["expense.law.meanlog=8", "expense.law={ name: gamma, shape: 2, scale: 5000 }"],
  ])
  func `of two settings none is dropped without a word`(_ arguments: [String]) throws {
    let overrides = try arguments.map { try Override(argument: $0) }
    #expect(Override.conflicts(overrides).count == 1)
    #expect(Override.conflicts(overrides.reversed()).count == (arguments[1].contains("{") ? 0 : 1))
  }
}
