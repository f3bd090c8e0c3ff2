import Documents
import Insurance
import Regions
import Results
import Scenarios
import Simulation
import TestSupport
import Testing

/// `horizon: { years: N }` runs N years in a row, each under the values that are in force in it.
struct YearsTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A policy whose deductible and funding change by the year.
  private func scenario(years: String) throws -> String {
    let text = try PolicyLibrary().text(of: "shandong-2015")
      .replacing(
        "- { from: 2015-01-01, value: 12000, clause: 四 }",
        with:
          "- { from: 2015-01-01, value: 12000, clause: 四 }\n    - { from: 2016-01-01, value: 14000, clause: 四 }\n    - { from: 2017-07-01, value: 16000, clause: 四 }"
      )
      .replacing(
        "- { from: 2015-01-01, value: 32, clause: 四 }",
        with: "- { from: 2015-01-01, value: 32, clause: 四 }\n    - { from: 2017-01-01, value: 40, clause: 四 }")
    try folder.write(text, to: "dated.yaml")
    return try folder.write(
      SampleScenario.text([
        ("policy: shanxi-2019", "policy: ./dated.yaml"), ("year: 2019", "year: 2015\n\(years)"),
        ("terms:\n  riskSharing.agreedSurplusRate: { value: 4%, assumption: true }\n", ""),
        ("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", ""),
      ]), to: "s.yaml")
  }

  @Test func `each year has the values in force on its first day`() throws {
    let path = try scenario(years: "horizon: { years: 4 }")
    let policies = try ScenarioFile(path: path).scenario().plan.policies
    #expect(policies.map(\.year) == [2015, 2016, 2017, 2018])
    #expect(try policies.map { try $0.benefit(for: "general").deductible } == [12_000, 14_000, 14_000, 16_000])
    #expect(policies.map { $0.funding.total(insured: 100) } == [3_200, 3_200, 4_000, 4_000])
  }

  @Test func `a higher deductible costs less, a higher funding brings more`() async throws {
    let path = try scenario(years: "horizon: { years: 4 }")
    let plan = try ScenarioFile(path: path).scenario().plan
    let table = try Summary(of: plan, outcomes: try await SimulationRun(plan).outcomes(threads: 2)).table
    func value(_ metric: String, _ year: Int) throws -> Double {
      try #require(table.row(metric, year: year)).estimate.value
    }
    #expect(table.years == [2015, 2016, 2017, 2018])
    #expect(try value("beneficiaries.share", 2018) < value("beneficiaries.share", 2015))
    #expect(try value("funding.perHead", 2015) == 32)
    // What 2017 has left owed to the insurer is raised beside the 40 yuan.
    let raised = try value("deferred.mean", 2017) / Double(plan.insured)
    #expect(abs(try value("funding.perHead", 2018) - 40 - raised) < 1e-9)
  }

  @Test func `one year is the default`() throws {
    let path = try scenario(years: "")
    #expect(try ScenarioFile(path: path).scenario().plan.policies.map(\.year) == [2015])
  }

  @Test func `a year before the first value is refused`() throws {
    let path = try scenario(years: "")
    let overrides = [try Override(argument: "year=2014")]
    let error = #expect(throws: DocumentError.self) { try ScenarioFile(path: path).scenario(overrides: overrides) }
    #expect(error?.problems.allSatisfy { $0.message.contains("its first is from 2015-01-01") } == true)
  }

  @Test func `a value that is set holds in every year`() throws {
    let path = try scenario(years: "horizon: { years: 4 }")
    let overrides = [try Override(argument: "benefit.deductible=20000")]
    let policies = try ScenarioFile(path: path).scenario(overrides: overrides).plan.policies
    #expect(try policies.map { try $0.benefit(for: "general").deductible } == [20_000, 20_000, 20_000, 20_000])
  }

  @Test(arguments: ["0", "51", "-1", "x", "1.5"])
  func `a wrong number of years is refused`(_ years: String) {
    #expect(SampleScenario.problems(set: ["horizon.years=\(years)"]).count == 1)
  }

  @Test func `an index that lacks one of the years is named`() {
    let text = SampleScenario.text([
      ("shanxi-2019", "jiangxi-2025"), ("year: 2019", "year: 2025\nhorizon: { years: 3 }"), ("disabled", "orphan"),
    ])
    let problems = SampleScenario.problems(text)
    #expect(problems.contains { $0.message.contains("needs 'disposableIncome' of 20") }, "\(problems)")
  }
}
