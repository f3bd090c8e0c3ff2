import Documents
import Foundation
import Insurance
import Regions
import TestSupport
import Testing

@testable import Scenarios
@testable import Search

/// A value that no file may have is refused by whatever route it comes, with the place where it was written.
struct BoundsByEveryRouteTests {
  /// Of the first year in which the policy holds.
  private func scenario(_ policy: String, _ year: Int, terms: String = "") throws -> ScenarioFile {
    try ScenarioFile(
      text: """
        name: bounds
        title: bounds
        policy: \(policy)
        year: \(year)
        \(terms)
        population: { insured: { value: 1000, assumption: true } }
        expense:
          model: self-paid
          probability: { value: 10%, assumption: true }
          law: { name: lognormal, meanlog: 8, sdlog: 1, source: a test }
        """, name: "bounds.yaml")
  }

  private func reform(_ path: String, _ value: String) throws -> ReformFile {
    try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(path): { value: \(value) }\n", name: "reform.yaml")
  }

  /// The numbers beyond both ends of what may stand there, as a file writes them.
  private func beyond(_ quantity: Quantity) -> [String] {
    let (low, high) = (quantity.allowed.lowerBound, quantity.allowed.upperBound)
    return [low - 1, high * 1.01 + 1].map { value in
      if quantity.isWhole { return "\(Int(value))" }
      return quantity.unit == .share ? "\(value * 100)%" : "\(value)"
    }
  }

  /// Where a route says that the fault is; nil where it takes the value.
  private func place(_ body: () throws -> Void) -> Place? {
    do {
      try body()
      return nil
    } catch {
      return (error as? DocumentError)?.problems.first?.place ?? Place(file: "\(error)")
    }
  }

  @Test(arguments: PolicyLibrary().names)
  func `every number of every policy`(_ policy: String) throws {
    let library = PolicyLibrary()
    let node = try library.file(policy, relativeTo: "", at: Place(file: policy)).node
    let text = try library.text(of: policy)
    let year = try library.policy(policy).year
    let schema = PolicyFile.schema(.standard)
    let numbers = StatedInput.all(of: node).compactMap { input in
      node.quantity(at: input.path, schema: schema, asOf: "9999").map { (path: input.path, quantity: $0) }
    }
    #expect(numbers.count > 3)
    for (path, quantity) in sampled(numbers, every: 4) {
      for value in beyond(quantity) {
        let bare = try scenario(policy, year)
        let change = try reform(path, value)
        let routes: [String: (begin: String, Place?)] = [
          "reform alone": ("reform.yaml:4:", place { _ = try change.checked() }),
          "reform": (
            "reform.yaml:4:",
            place { _ = try bare.scenario(overrides: change.alternative().changes.map(\.override)) }
          ),
          "terms": (
            "bounds.yaml:6:",
            place { _ = try scenario(policy, year, terms: "terms:\n  \(path): \(value)").scenario() }
          ),
          "--set": (
            "--set \(path)=", place { _ = try bare.scenario(overrides: [Override(argument: "\(path)=\(value)")]) }
          ),
          "--alternative": (
            "--alternative '\(path)=",
            place {
              _ = try bare.scenario(overrides: Alternative(argument: "\(path)=\(value)").changes.map(\.override))
            }
          ),
          "--vary": (
            "--vary \(path)=",
            place {
              _ = try bare.scenario(overrides: [VariedValue(text: value).override(at: path, flag: "--vary")])
            }
          ),
        ]
        for (route, (begin, place)) in routes {
          #expect(
            place?.description.hasPrefix(begin) == true, "\(route) \(path)=\(value): \(place?.description ?? "taken")")
        }
        let own = try #require(node.node(at: path))
        let scalar = (own["value"] ?? own.elements?.last?["value"] ?? own)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = Array(lines[scalar.place.line - 1].unicodeScalars)
        let written = try #require(scalar.text)
        let start = scalar.place.column - 1
        var changed = String.UnicodeScalarView(line[..<start])
        changed.append(contentsOf: value.unicodeScalars)
        changed.append(contentsOf: line[(start + written.unicodeScalars.count)...])
        lines[scalar.place.line - 1] = String(changed)
        let file = lines.joined(separator: "\n")
        let fault = place {
          let node = try YAMLText.read(file, file: "city.yaml")
          _ = try PolicyFile(node: node, name: "city.yaml").policy(year: year)
        }
        #expect(
          fault?.description.hasPrefix("city.yaml:\(scalar.place.line):") == true,
          "\(path): \(value): \(fault?.description ?? "taken")")
      }
    }
  }

  @Test(arguments: [
    ("benefit.rate: 65", "reform.yaml:4:17", "'rate' is 6,500%"),
    ("benefit.rate: { value: 65, clause: x }", "reform.yaml:4:26", "'rate' is 6,500%"),
    ("benefit.bands[1].rate: 65", "reform.yaml:4:26", "'rate' is 6,500%"),
    ("benefit.*.rate: 65", "reform.yaml:4:19", "'rate' is 6,500%"),
    ("benefits.medical-aid.rate: 65", "reform.yaml:4:", "'rate' is 6,500%"),
    ("benefit.deductible: -1", "reform.yaml:4:", "must lie between"),
    ("population.insured: 1.5", "reform.yaml:4:", "whole number"),
    ("expense.probability: 200%", "reform.yaml:4:", "must lie between 0% and 100%"),
    ("expense.law.sdlog: 1e20", "reform.yaml:4:", "must lie between"),
    ("benefit.rte: 65%", "reform.yaml:4:3", "did you mean 'rate'?"),
    ("fundign.share: 11%", "reform.yaml:4:", "did you mean 'funding'?"),
    ("populatoin.insured: 5", "reform.yaml:4:3", "did you mean 'population'?"),
  ])
  func `a reform alone is held against what a file could have`(_ change: String, _ place: String, _ words: String)
    throws
  {
    let file = try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(change)\n", name: "reform.yaml")
    do {
      _ = try file.checked()
      Issue.record("\(change) is taken")
    } catch {
      let sentence = error.problems.first?.description ?? ""
      #expect(sentence.hasPrefix(place) && sentence.contains(words), "\(sentence)")
    }
  }

  @Test(arguments: [
    "benefit.rate: 65%", "benefit.deductible: { value: 40%, of: disposableIncome, clause: x }", "benefit.cap: none",
    "benefit.bands[1].rate: 70%", "benefits.medical-aid.rate: 70%", "benefit.groups.disabled.rate: 70%",
    "funding.share: 11%", "riskSharing.agreedSurplusRate: 5%", "settlement.instalments[0].by: 03-31",
    "readings.shandong-loss: before-costs", "policy: jiangxi-2025", "population.insured: 3000000",
    "expense.law.meanlog: 8.5", "expense.levels[0].law.meanlog: 8.5", "population.groups.disabled.share: 1%",
    "indices.disposableIncome.2024: 40000", "behaviour.elasticity: -0.2", "benefit.*.rate: 70%",
  ])
  func `and taken where some file could have it`(_ change: String) throws {
    let file = try ReformFile(
      text: "name: reform\ntitle: a reform\nchanges:\n  \(change)\n", name: "reform.yaml")
    #expect(throws: Never.self) { _ = try file.checked() }
  }
}
