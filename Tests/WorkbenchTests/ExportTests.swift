import Documents
import Foundation
import RunReports
import Scenarios
import Studies
import Testing

@testable import Workbench

/// The scenario file of the page.
struct ExportTests {
  private static let settings: [String: [String]] = [
    "jincheng-2019": [
      "benefit.rate=65%", "population.insured=200万", "readings.shanxi-deposit=kept", "benefit.cap=none",
    ],
    "shandong-2015": ["benefit.bands[1].rate=62%", "riskSharing.lossLimit=5%", "shocks.severity=0.06"],
    "jiangxi-2025": ["benefit.deductible=45%", "funding.share=11%", "readings.jiangxi-surplus=set-off"],
    "langfang-2024": ["benefit.groups.extreme-poverty.cap=600000", "trend.severity=5%", "openingReserve=1000000"],
    "huizhou-2013": ["funding.total=150000000", "expense.factor=0.9", "cash.interestRate=5%"],
  ]

  @Test(arguments: ShippedScenarios.founding)
  func `it comes to the numbers of the page`(_ name: String) async throws {
    let file = try #require(try ShippedScenarios.file(name))
    let settings = Settings(try #require(Self.settings[name]))
    let whatIf = try WhatIf(file, id: name)
    // Several years have no exact law.
    let isExact = whatIf.base.plan.policies.count == 1
    let answer =
      isExact
      ? try whatIf.exact(under: settings) : try await whatIf.simulated(under: settings, replications: 200, threads: 2)
    let exported = try ScenarioFile(text: try whatIf.text(under: settings), name: "exported.yaml")
    let scenario = try exported.scenario(
      overrides: Settings([isExact ? "method=exact" : "replications=200"]).overrides())
    #expect(scenario.name == "\(file.heading.name)-what-if")
    let again = try await RunStudy(of: scenario).answer(threads: 1)
    #expect(RunRecord(again.facts).results.map(\.value) == RunRecord(answer.facts).results.map(\.value))
  }

  @Test(arguments: ShippedScenarios.names.filter { !$0.contains("episodes") })
  func `a file without changes says what it said`(_ name: String) throws {
    let file = try #require(try ShippedScenarios.file(name))
    let again = try ScenarioFile(
      text: try file.text(with: [], suffix: "", note: (en: "", zh: "")), name: "scenarios/\(name).yaml")
    #expect(try again.scenario().contentHash == file.scenario().contentHash)
  }

  @Test func `a setting that is no single value cannot stand there, and that is said`() async throws {
    let client = try Client()
    let response = try await client.post(
      "/api/export", ["scenario": "jincheng-2019", "settings": ["claimsPayment.lag=[50%, 50%]"]])
    #expect(response.status == 422)
    #expect(try await response.problem().detail.contains("claimsPayment.lag"))
  }
}
