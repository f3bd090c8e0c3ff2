import Chance
import Documents
import Insurance
import Plans
import Results
import Scenarios
import Simulation
import Statistics
import Testing

/// Cover that nobody has to have: how many enrol, and how much more often these have expense.
struct TakeUpTests {
  private static let general = "population.takeUp=40%"
  private static let selection = "population.adverseSelection=1.3"

  private func cohorts(_ set: String...) throws -> [Cohort] { try SampleScenario.scenario(set: set).plan.cohorts }

  @Test func `40% of each group enrol, and 1.3 times as many of them have expense`() throws {
    let cohorts = try cohorts(Self.general, Self.selection)
    #expect(cohorts.map(\.group) == ["general", "disabled"])
    // 9,000 and 1,000 people, 12% of whom have any expense.
    #expect(cohorts.map(\.insured) == [3_600, 400])
    for cohort in cohorts { #expect(abs(cohort.probability - 0.156) < 1e-12) }
    #expect(cohorts.map { $0.takeUp?.eligible } == [9_000, 1_000])
  }

  @Test func `a group has its own`() throws {
    let cohorts = try cohorts(
      Self.general, Self.selection, "population.groups.disabled.takeUp=80%",
      "population.groups.disabled.adverseSelection=1.1")
    #expect(cohorts.map(\.insured) == [3_600, 800])
    #expect(abs(cohorts[1].probability - 0.132) < 1e-12 && abs(cohorts[0].probability - 0.156) < 1e-12)
    // One group alone is voluntary.
    let one = try self.cohorts("population.groups.disabled.takeUp=50%")
    #expect(one.map(\.insured) == [9_000, 500] && one[0].takeUp == nil && one[1].probability == one[0].probability)
  }

  @Test func `where everybody enrols nothing is changed, to the bit`() throws {
    let (plain, all) = (try cohorts(), try cohorts("population.takeUp=100%"))
    #expect(plain.map(\.insured) == all.map(\.insured) && plain.map(\.probability) == all.map(\.probability))
  }

  /// Everything a head is a head of those who enrol: 1.3 times the claims, and the same funding.
  @Test func `the figures are those of the people who enrol`() async throws {
    func table(_ set: [String]) async throws -> ResultTable {
      let plan = try SampleScenario.scenario(set: set + ["method=grouped"]).plan
      return try Summary(of: plan, outcomes: try await SimulationRun(plan).outcomes(threads: 2)).table
    }
    let (plain, some) = (try await table([]), try await table([Self.general, Self.selection]))
    func value(_ name: String, _ table: ResultTable, group: String? = nil) throws -> Double {
      try #require(table.rows.first { $0.metric.name == name && $0.group == group }).estimate.value
    }
    #expect(try value("insured", some) == 4_000 && value("enrolled.count", some) == 4_000)
    #expect(try value("enrolled.eligible", some) == 10_000 && value("enrolled.share", some) == 0.4)
    #expect(try value("enrolled.eligible", some, group: "disabled") == 1_000)
    let name = "claims.perInsured.expected"
    #expect(abs(try value(name, some) / value(name, plain) - 1.3) < 1e-9)
    #expect(try value("funding.perEnrolled", some) == value("funding.perHead", plain))
    #expect(!plain.rows.contains { $0.metric.name.hasPrefix("enrolled.") || $0.metric.name == "funding.perEnrolled" })
  }

  /// The mean of the drawn years lies within 4.9 of its standard errors of the exact one, which chance exceeds once in a million.
  @Test(arguments: [("individual", "self-paid"), ("grouped", "self-paid"), ("grouped", "episodes")])
  func `drawn years agree with the exact law`(_ method: String, _ model: String) async throws {
    let text =
      model == "self-paid"
      ? SampleScenario.text : try String(contentsOfFile: Shipped.path("national-2023-episodes"), encoding: .utf8)
    let few = [
      "population.insured=20000", "population.takeUp=50%", "population.adverseSelection=1.6", "replications=400",
      "method=\(method)",
    ]
    let plan = try SampleScenario.scenario(text, set: few + (model == "episodes" ? ["expense.pilot=20000"] : [])).plan
    let single = plan.with(policies: [plan.policies[0]])
    let exact = try ExactMethod(of: single.with(method: .exact))
    let claims = try await SimulationRun(single).outcomes(threads: 2)[0].map {
      $0.claims.parts.reduce(0) { $0 + $1.claims }
    }
    let mean = claims.reduce(0, +) / Double(claims.count)
    let variance = claims.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(claims.count - 1)
    let error = (variance / Double(claims.count)).squareRoot()
    #expect(abs(mean - exact.claims.moments.mean) < 4.9 * error, "\(mean) \(exact.claims.moments.mean) ± \(error)")
    // And it is 1.6 times that of everybody, a head.
    let all = try SampleScenario.scenario(
      text, set: ["population.insured=20000"] + (model == "episodes" ? ["expense.pilot=20000"] : [])
    ).plan
    let whole = try ExactMethod(of: all.with(method: .exact, policies: [all.policies[0]]))
    let (some, everybody) = (exact.claims.moments.mean / 10_000, whole.claims.moments.mean / 20_000)
    #expect(abs(some / everybody - 1.6) < 0.01)
  }

  @Test(arguments: [
    (["population.takeUp=40%", "population.adverseSelection=3"], "40% who have expense 3 times as often"),
    (["population.adverseSelection=1.3"], "100% who have expense 1.3 times as often"),
    (["population.takeUp=0%"], "nobody enrols"),
    (["population.takeUp=140%"], "must lie between"),
    (["population.takeup=40%"], "did you mean"),
  ])
  func `what cannot be is said`(_ set: [String], _ says: String) {
    let problems = SampleScenario.problems(set: set)
    #expect(problems.contains { $0.description.contains(says) }, "\(problems)")
  }
}
