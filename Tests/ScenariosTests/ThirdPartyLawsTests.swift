import Chance
import Documents
import Foundation
import Plans
import Results
import Scenarios
import Simulation
import Testing

/// A law that is added to the catalogue is read, checked, listed and simulated like any other.
struct ThirdPartyLawsTests {
  private let standard = "{ name: lognormal, meanlog: 8.4, sdlog: 1.2, source: a yearbook }"

  private func scenario(_ law: String, laws: LawCatalogue = .withUniform) throws -> Scenario {
    try ScenarioFile(text: SampleScenario.text([(standard, law)]), name: "sample.yaml").scenario(laws: laws)
  }

  private func problems(_ law: String, laws: LawCatalogue = .withUniform) -> [Problem] {
    do {
      _ = try scenario(law, laws: laws)
      return []
    } catch {
      return (error as? DocumentError)?.problems ?? []
    }
  }

  @Test func `it is read with its parameters, and multiplied by the factor`() throws {
    let scenario = try scenario("{ name: uniform, highest: 80000, source: a survey }")
    #expect(scenario.plan.cohorts.allSatisfy { abs($0.severity.mean - 0.9 * 40_000) < 1e-9 })
    let listed = scenario.values.first { $0.path == "expense.law" }
    #expect(listed?.text == "uniform(highest 80000.0)")
    #expect(listed?.source?.en == "a survey")
  }

  @Test func `it can be a part of a mixture and of a spliced law`() throws {
    let mixture = "{ name: mixture, components: [{ weight: 1, law: { name: uniform, highest: 1000 } }] }"
    #expect(try abs(scenario(mixture).plan.cohorts[0].severity.mean - 450) < 1e-9)
    let spliced = """
      { name: spliced, body: { name: uniform, highest: 1000 }, tail: { name: uniform, highest: 2000 }, \
      threshold: 1000, tailWeight: 0.5 }
      """
    #expect(try abs(scenario(spliced).plan.cohorts[0].severity.mean - 900) < 1e-6)  // 0.9 · (500 + 1500) / 2
  }

  @Test(arguments: [MethodName.individual, .grouped])
  func `it is simulated by every method, and its claims have the closed form's mean`(_ method: MethodName) async throws
  {
    let file = try ScenarioFile(
      text: SampleScenario.text([
        (standard, "{ name: uniform, highest: 80000 }"), ("method: individual", "method: \(method.rawValue)"),
        ("replications: 20", "replications: 60"),
      ]), name: "sample.yaml")
    let plan = try file.scenario(laws: .withUniform).plan
    let summary = try Summary(of: plan, outcomes: try await SimulationRun(plan).outcomes(threads: 2))
    let mean = try #require(summary.table.row("claims.perInsured", year: 2019)?.estimate)
    let expected = try #require(summary.table.row("claims.perInsured.expected", year: 2019)?.estimate.value)
    // Five standard errors: a false alarm once in about 100,000 seeds, and the seed is fixed.
    #expect(abs(mean.value - expected) < 5 * (mean.standardError ?? 0))
  }

  @Test func `its name and its parameters are checked, with the nearest`() {
    let name = problems("{ name: unifrom, highest: 5 }")
    #expect(name.map(\.nearest) == ["uniform"])
    #expect(name.first?.message.contains("constant, uniform, mixture") == true)
    let parameter = problems("{ name: uniform, higest: 5 }")
    #expect(parameter.map(\.message) == ["unknown key 'higest'"])
    #expect(parameter.map(\.nearest) == ["highest"])
    #expect(problems("{ name: uniform }").map(\.message) == ["'law' lacks 'highest': a parameter of the law"])
  }

  @Test func `its own objection has a place`() {
    let problems = problems("{ name: uniform, highest: -5 }")
    #expect(problems.map(\.message) == ["highest is -5.0; give more than 0."])
    #expect(problems.first?.place == Place(file: "sample.yaml", line: 14, column: 34))
  }

  @Test func `without it the file is refused, with the laws there are`() {
    let problems = problems("{ name: uniform, highest: 5 }", laws: .standard)
    #expect(problems.count == 1)
    #expect(problems.first?.message.hasPrefix("unknown name 'uniform': it is one of lognormal, gamma") == true)
  }

  @Test func `it is in the JSON Schema`() throws {
    func laws(_ text: String) throws -> [String] {
      let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let forms = ((root["$defs"] as? [String: Any])?["law"] as? [String: Any])?["oneOf"] as? [[String: Any]]
      return (forms ?? []).compactMap { $0["title"] as? String }
    }
    let standard = try laws(ScenarioFile.jsonSchema())
    #expect(!standard.contains("uniform"))
    #expect(try Set(laws(ScenarioFile.jsonSchema(laws: .withUniform))) == Set(standard + ["uniform"]))
  }
}
