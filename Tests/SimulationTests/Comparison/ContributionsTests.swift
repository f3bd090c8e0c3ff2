import Documents
import Foundation
import Insurance
import Results
import Scenarios
import Simulation
import Statistics
import Testing

/// Which change brings how much.
struct ContributionsTests {
  private static let base = ["replications=40", "horizon.years=2"]

  private static func contributions(_ argument: String) async throws -> Contributions? {
    let file = try ScenarioFile(path: ShippedScenario.folder.appending(path: "jiangxi-2025.yaml").path)
    let overrides = try base.map { try Override(argument: $0) }
    let alternative = try Alternative(argument: argument)
    let first = try file.scenario(overrides: overrides).plan
    let second = try file.scenario(overrides: overrides + alternative.changes.map(\.override)).plan
    return try await Contributions(
      from: try await ComparedRun(first, threads: 2), to: try await ComparedRun(second, threads: 2),
      steps: file.steps(for: alternative, over: overrides), threads: 2)
  }

  @Test func `the changes in order add up to the whole, for every figure and span`() async throws {
    let contributions = try #require(
      try await Self.contributions(
        "more: benefit.rate=65%, benefit.deductible=15000, funding.share=11%, benefit.cap=300000"))
    #expect(contributions.tables.map(\.year) == [2025, nil])
    for table in contributions.tables {
      #expect(table.rows.count == 4)
      for figure in PartyFigure.allCases {
        let sum = table.rows.reduce(0) { $0 + ($1.inOrder[figure]?.value ?? .nan) }
        let whole = try #require(table.whole[figure]?.value)
        #expect(abs(sum - whole) <= 1e-12 * max(1, abs(whole)) + 1e-4, "\(figure)")
      }
    }
  }

  @Test func `a change of funding alone moves no claims, one of benefits no funding`() async throws {
    let contributions = try #require(
      try await Self.contributions("both: benefit.rate=65%, funding.share=11%"))
    let rows = contributions.tables[0].rows
    #expect(rows[0].alone?[.funding]?.value == 0 && (rows[0].alone?[.claims]?.value ?? 0) > 0)
    #expect(rows[1].alone?[.claims]?.value == 0 && (rows[1].alone?[.funding]?.value ?? 0) > 0)
    // Neither depends on the other in these two figures, so alone and in order are the same.
    #expect(rows[1].alone?[.funding]?.value == rows[1].inOrder[.funding]?.value)
  }

  @Test func `a single change has no contributions but itself`() async throws {
    #expect(try await Self.contributions("benefit.rate=65%") == nil)
  }

  @Test func `two files differ by parts, and the parts add up`() async throws {
    let first = try ShippedScenario.plan("jiangxi-2025", set: Self.base)
    let second = try ShippedScenario.plan(
      "jiangxi-2025",
      set: Self.base + ["benefit.rate=65%", "population.insured=3000000", "funding.share=12%"])
    let steps = Contributions.steps(from: first, to: second)
    #expect(steps.map(\.words.en) == ["people and their expense", "benefit", "funding"])
    let contributions = try #require(
      try await Contributions(
        from: try await ComparedRun(first, threads: 2), to: try await ComparedRun(second, threads: 2), steps: steps,
        threads: 2))
    let table = contributions.tables[0]
    let sum = table.rows.reduce(0) { $0 + ($1.inOrder[.claims]?.value ?? .nan) }
    #expect(abs(sum - (table.whole[.claims]?.value ?? 0)) < 1e-3)
  }

  @Test func `equal plans have no steps`() throws {
    let plan = try ShippedScenario.plan("jiangxi-2025")
    #expect(Contributions.steps(from: plan, to: plan).isEmpty)
  }
}
