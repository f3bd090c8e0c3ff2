import Documents
import Foundation
import Insurance
import Plans
import Results
import Scenarios
import Simulation
import Testing

@testable import RunReports

/// What `dabing check` says of its own reach.
struct ComparisonTextTests {
  private static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios")

  private func plan(_ name: String, _ settings: String...) throws -> SimulationPlan {
    try ScenarioFile(path: Self.scenarios.appending(path: name).path).scenario(
      overrides: try settings.map { try Override(argument: $0) }
    ).plan
  }

  private func texts(_ comparison: MethodComparison, size: CheckSize) -> (ComparisonText, en: String, zh: String) {
    let text = ComparisonText(comparison, title: Words(en: "a title", zh: "标题"), size: size)
    return (text, text.text(.english, style: .plain), text.text(.chinese, style: .plain))
  }

  @Test func `fewer people than the scenario has are named`() async throws {
    let small = try plan("jiangxi-2025.yaml", "population.insured=30000", "replications=20")
    let comparison = try await MethodComparison(of: small, threads: 2)
    let nation = CheckSize(of: try plan("national-2023.yaml"), everybody: false)
    #expect(nation.isReduced)
    let (text, en, zh) = texts(comparison, size: nation)
    #expect(en.contains("on 30,000 of the 962,944,000 insured") && en.contains("hours of one core (--everyone does)"))
    #expect(zh.contains("按30,000人校验（情景参保962,944,000人") && zh.contains("--everyone"))
    #expect(text.record.insured == 30_000 && text.record.scenarioInsured == 962_944_000)
    let (_, whole, ganz) = texts(comparison, size: CheckSize(of: small, everybody: false))
    #expect(!whole.contains("--everyone") && !ganz.contains("--everyone"))
  }

  @Test func `one set of draws and no exact law is nothing compared`() async throws {
    // A trend that is drawn keeps the exact method out.
    let alone = try plan("jiangxi-2025.yaml", "population.insured=1500", "replications=20")
    let (text, en, zh) = texts(
      try await MethodComparison(of: alone, threads: 2), size: CheckSize(of: alone, everybody: false))
    #expect(en.contains("NOTHING WAS COMPARED") && en.contains("the same draws") && !en.contains("agree"))
    #expect(zh.contains("未作任何比较") && zh.contains("同一组随机样本") && !zh.contains("一致"))
    #expect(text.record.verdict == "nothing compared" && !text.record.agrees && !text.record.drawnOneByOne.isEmpty)
  }
}
