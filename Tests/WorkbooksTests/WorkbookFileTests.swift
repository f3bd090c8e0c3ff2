import Documents
import Files
import Foundation
import Insurance
import Results
import RunReports
import Scenarios
import Simulation
import Testing

@testable import Workbooks

/// The workbook of a run, as a file. What stands in it is read back by scripts/check-workbook.
struct WorkbookFileTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func workbook(_ name: String, _ language: Language, years: Int = 1) async throws -> Data {
    let settings = try ["population.insured=20000", "horizon.years=\(years)"].map { try Override(argument: $0) }
    let scenario = try ScenarioFile(path: Self.root.appending(path: "scenarios/\(name).yaml").path).scenario(
      overrides: settings)
    let run = try SimulationRun(scenario.plan.with(replications: 120))
    let outcomes = try await run.outcomes(threads: 2)
    let summary = try Summary(of: run.plan, outcomes: outcomes)
    let facts = RunFacts(
      title: scenario.title, summary: summary, assumptions: [], settings: [],
      warnings: [Words(en: "mind this", zh: "请注意")], scenarioHash: "s", policyHash: "p")
    let path = FileManager.default.temporaryDirectory.appending(path: "dabing-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try RunWorkbook(
      ReportFacts(facts, distribution: YearDistribution(of: outcomes[0], insured: scenario.plan.insured)),
      record: RunRecord(facts), ledger: try run.ledger(of: outcomes), language: language
    ).write(to: path)
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test(arguments: [Language.english, .chinese])
  func `equal runs are equal workbooks, whatever the time of day`(_ language: Language) async throws {
    let first = try await workbook("jincheng-2019", language, years: 2)
    try await Task.sleep(for: .milliseconds(1100))
    let second = try await workbook("jincheng-2019", language, years: 2)
    #expect(first == second && first.count > 20_000)
    #expect(first.prefix(2) == Data("PK".utf8))
  }

  @Test func `what cannot be written is said, with the reason`() throws {
    let folder = "/nowhere-\(UUID().uuidString)"
    let book = try Spreadsheet("\(folder)/book.xlsx", font: "Calibri", title: "title")
    let sheet = try book.sheet("Sheet")
    sheet.write(.number(1), row: 0, column: 0)
    let error = #expect(throws: OutputError.self) { try book.close() }
    #expect(error?.reason.en.isEmpty == false)
    // A name that no sheet may have.
    let other = try Spreadsheet("\(folder)/other.xlsx", font: "Calibri", title: "title")
    #expect(throws: OutputError.self) { _ = try other.sheet("a/b") }
  }
}
