import Documents
import Scenarios
import Simulation
import Testing

/// The covariance that `dabing fit` writes beside a law is what every path draws its parameters from.
struct LawUncertaintyTests {
  private func scenario(_ law: String, _ more: String...) throws -> Scenario {
    try ScenarioFile(path: Shipped.path("national-2023")).scenario(
      overrides: try (["expense.law=\(law)", "replications=400"] + more).map { try Override(argument: $0) })
  }

  private static let covariance = "covariance: { of: [meanlog, sdlog], rows: [[0.0025, 0], [0, 0.0004]] }"

  @Test func `a law with a covariance adds its part to the variance of the cost`() async throws {
    let law = "{ name: lognormal, meanlog: 8.4, sdlog: 1.0, source: a fit, \(Self.covariance) }"
    let table = try await SimulationRun(scenario(law).plan).summary(threads: 2).table
    let parameters = try #require(table.row("claims.variance.parameters")).estimate
    #expect(parameters.value > 0.3 && parameters.value < 1)
    let parts = ["process", "shocks", "parameters"].compactMap { table.row("claims.variance.\($0)")?.estimate.value }
    #expect(abs(parts.reduce(0, +) - 1) < 1e-9)
  }

  @Test func `a negative eigenvalue is no covariance`() throws {
    let law =
      "{ name: burr, shape1: 1, shape2: 2, scale: 9000, source: a fit, covariance: { of: [shape1, shape2, scale], "
      + "rows: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]] } }"
    #expect { try scenario(law) } throws: { error in
      (error as? DocumentError)?.problems.contains { $0.message.contains("negative eigenvalue") } == true
    }
  }

  @Test func `a composed law's covariance is kept for the record`() throws {
    let parts = "components: [{ weight: 1, law: { name: constant, amount: 5000 } }]"
    let law = "{ name: mixture, \(parts), source: a fit, covariance: { of: [1.weight], rows: [[0.01]] } }"
    #expect(try scenario(law).plan.hasUncertainLaws == false)
  }
}
