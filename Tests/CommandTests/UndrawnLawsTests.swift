import Foundation
import Testing

/// The covariance of a law inside episodes is not drawn from, and wherever a run is shown this is said.
struct UndrawnLawsTests {
  private static let scenario = "scenarios/national-2023-episodes.yaml"
  private static let covariance =
    "expense.severe.law.covariance={ of: [meanlog, sdlog], rows: [[0.09, 0], [0, 0.0001]] }"
  private static let small = [
    "--set", "expense.pilot=10000", "--set", "population.insured=20000", "--replications", "20", "--no-progress",
  ]

  private func output(_ command: String, _ more: String...) async throws -> String {
    try await Program.output([command, Self.scenario, "--set", Self.covariance] + Self.small + more)
  }

  private static let english = "the errors of the fitted parameters of expense.severe.law are not drawn"

  @Test func `a run says it in its text, in JSON and in Chinese`() async throws {
    #expect(try await output("run").contains("! " + Self.english))
    #expect(try await output("run", "--lang", "zh").contains("! 未计入expense.severe.law的参数拟合误差"))
    let warnings = try JSON(try await output("run", "--json"))["warnings"]?.list ?? []
    #expect(warnings.contains { $0.text?.hasPrefix(Self.english) == true })
    let usual = try await Program.output(["run", Self.scenario] + Self.small)
    #expect(!usual.contains("are not drawn"))
  }

  @Test func `a report says it`() async throws {
    #expect(try await output("report", "--format", "markdown").contains(Self.english))
    #expect(try await output("report", "--format", "html", "--lang", "zh").contains("未计入expense.severe.law"))
  }

  @Test func `the exact method and a comparison say it`() async throws {
    let exact = try await Program.output([
      "run", Self.scenario, "--method", "exact", "--set", "expense.pilot=10000", "--set", "population.insured=20000",
      "--set", Self.covariance,
    ])
    #expect(exact.contains("! " + Self.english))
    let comparison = try await Program.output(
      ["compare", Self.scenario, "--alternative", "known: \(Self.covariance)"] + Self.small)
    #expect(comparison.contains("! known: " + Self.english))
  }
}
