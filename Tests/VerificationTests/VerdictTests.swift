import Documents
import Foundation
import Testing

@testable import Scenarios
@testable import Verification

/// Each way in which a result can differ from its baseline has its own verdict.
struct VerdictTests {
  private let bench: Workbench

  init() throws { bench = try Workbench(policy: "shanxi-2019", scenario: "jincheng-2019", replications: 8) }

  @Test func `a scenario without a baseline does not pass`() async throws {
    let check = try await bench.check()
    #expect(check.verdict == .incomparable && check.remarks.count == 1)
  }

  @Test func `a run repeated has the same bits, also by way of the file`() async throws {
    try await bench.store()
    let check = try await bench.check()
    #expect(check.verdict == .sameBits)
    #expect(check.rows.count > 40 && check.rows.allSatisfy { $0.extent == .sameBits })
  }

  @Test func `rounding, tolerance, change`() async throws {
    let run = try await bench.run()
    #expect(ScenarioCheck(run, against: run.result.moving("claims.total", by: 1 + 1e-12)).verdict == .rounding)
    let moved = ScenarioCheck(run, against: run.result.moving("claims.total", by: 1 - 1e-8))
    #expect(moved.verdict == .codeChanged)
    #expect(Set(moved.moved.map(\.metric)) == ["claims.total"])

    try bench.write(
      bench.scenarioText + "verify: { tolerances: { claims.total: { relative: 0.1% } } }\n", to: "scenario.yaml")
    let tolerant = try await bench.run()
    #expect(tolerant.result.provenance.scenarioHash == run.result.provenance.scenarioHash)
    #expect(ScenarioCheck(tolerant, against: run.result.moving("claims.total", by: 0.9995)).verdict == .tolerated)
    #expect(ScenarioCheck(tolerant, against: run.result.moving("claims.total", by: 0.998)).verdict == .codeChanged)
    #expect(ScenarioCheck(tolerant, against: run.result.moving("claims.p95", by: 0.9995)).verdict == .codeChanged)
  }

  @Test func `a metric that one of the two lacks is never passed over`() async throws {
    let run = try await bench.run()
    let rows = run.result.results
    let without = rows.filter { $0.metric != "costs.total" }
    let unknown = ScenarioCheck(run, against: run.result.with(results: without))
    #expect(unknown.verdict == .incomparable && unknown.moved.map(\.metric) == ["costs.total"])
    let extra = Baseline.Row(
      metric: "claims.gone", year: 2019, group: nil, value: 1, standardError: nil, lower: nil, upper: nil, unit: "yuan")
    let missing = ScenarioCheck(run, against: run.result.with(results: rows + [extra]))
    #expect(missing.verdict == .incomparable && missing.moved.map(\.metric) == ["claims.gone"])
  }

  @Test func `an assumption of the scenario, named with its source`() async throws {
    try await bench.store()
    let check = try await bench.check(set: ["expense.probability=14%"])
    #expect(check.verdict == .scenarioChanged)
    #expect(check.inputs.map(\.path) == ["expense.probability"])
    #expect(check.inputs.first?.before == "13.94%" && check.inputs.first?.after == "14%")
  }

  @Test func `a file of data that a source names`() async throws {
    let text = bench.scenarioText.replacing("scenarios/calibration/national-2023.py", with: "data/claims.csv")
    try bench.write(text, to: "scenario.yaml")
    try FileManager.default.createDirectory(at: bench.folder.appending(path: "data"), withIntermediateDirectories: true)
    try bench.write("a,b\n1,2\n", to: "data/claims.csv")
    try await bench.store()
    #expect(try await bench.check().verdict == .sameBits)
    try bench.write("a,b\n1,3\n", to: "data/claims.csv")
    let check = try await bench.check()
    #expect(check.verdict == .scenarioChanged)
    #expect(check.inputs.map(\.path) == ["data/claims.csv"] && check.inputs.first?.kind == .data)
    #expect(check.moved.isEmpty)
  }

  @Test func `wording alone passes with a remark`() async throws {
    try await bench.store()
    try bench.write(bench.policyText.replacing("a month at most", with: "one month at most"), to: "policy.yaml")
    try bench.write("# a comment\n" + bench.scenarioText, to: "scenario.yaml")
    let check = try await bench.check()
    #expect(check.verdict == .sameBits && check.remarks.count == 1)
  }

  @Test func `the same number written in another way is the same value`() async throws {
    try await bench.store()
    try bench.write(bench.policyText.replacing("value: 75%", with: "value: 0.75"), to: "policy.yaml")
    #expect(try await bench.check().verdict == .sameBits)
  }

  @Test func `another number of replications is another stream`() async throws {
    let bench = try Workbench(policy: "huizhou-2013", scenario: "huizhou-2013", replications: 8)
    let baseline = try await bench.run(set: ["replications=1000"]).result
    let check = ScenarioCheck(try await bench.run(set: ["replications=1200"]), against: baseline)
    #expect(check.settings.map(\.name) == ["replications"])
    #expect(check.verdict == .insideNoise, "\(check.noise?.worst as Any)")
  }

  @Test func `a damaged baseline is no baseline`() async throws {
    try await bench.store()
    try bench.write("{}", to: "baselines/scenario.json")
    #expect(try await bench.check().verdict == .unusable)
    try bench.write("{\"format\": 99}", to: "baselines/scenario.json")
    let check = try await bench.check()
    #expect(check.verdict == .unusable && check.problems.first?.message.contains("format 99") == true)
  }

  @Test func `a value that makes the policy unusable is still named`() async throws {
    try await bench.store()
    try bench.write(bench.policyText.replacing("cumulative: 60%", with: "cumulative: 20%"), to: "policy.yaml")
    let check = try await bench.check()
    #expect(check.verdict == .unusable)
    #expect(check.inputs.map(\.path) == ["settlement.instalments[1].cumulative"])
    #expect(check.inputs.first?.origin == "五(一)")
  }

  @Test func `every verdict has words of its own and its place among the others`() {
    #expect(Set(Verdict.allCases.map(\.words.en)).count == Verdict.allCases.count)
    #expect(Set(Verdict.allCases.map(\.words.zh)).count == Verdict.allCases.count)
    #expect(Set(Verdict.order) == Set(Verdict.allCases))
    let strict = Verdict.allCases.map { $0.status(isStrict: true) }
    #expect(Set(strict).count == strict.count)
    for verdict in Verdict.allCases { #expect((verdict.status(isStrict: false) == 0) == verdict.passes) }
  }
}
