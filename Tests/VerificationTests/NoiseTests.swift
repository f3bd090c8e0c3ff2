import Documents
import Foundation
import Statistics
import TestSupport
import Testing

@testable import Scenarios
@testable import Verification

/// Other random streams pass where nothing else has changed, and only there.
struct NoiseTests {
  /// The stated rate of false alarms is 0.1%: of 200 swaps more than 2 fail with probability 0.1%, of 40 more than 1
  /// with 0.08%. The bound of Bonferroni is far above the truth here, since the metrics move together.
  @Test func `swapping the seed is inside the noise 99 times of 100 and is called so`() async throws {
    let swaps = isFullTest ? 200 : 40
    var failed: [String] = []
    let scenarios = Workbench.founding.suffix(isFullTest ? 5 : 1)
    for (policy, scenario) in scenarios {
      let bench = try Workbench(policy: policy, scenario: scenario, replications: 1_000)
      let baseline = try await bench.run().result
      for swap in 0..<swaps / scenarios.count {
        let check = ScenarioCheck(try await bench.run(set: ["seed=\(7_000 + swap)"]), against: baseline)
        #expect(check.settings.map(\.name) == ["seed"] && check.inputs.isEmpty)
        #expect([.insideNoise, .outsideNoise].contains(check.verdict), "\(check.verdict)")
        if check.verdict != .insideNoise { failed.append("\(scenario) \(swap): \(check.noise?.worst as Any)") }
      }
    }
    #expect(failed.count <= swaps / 100, "\(failed.joined(separator: "\n"))")
  }

  @Test(arguments: Workbench.founding)
  func `a rate half a percent lower is caught, whatever the streams`(policy: String, scenario: String) async throws {
    // Enough for every tail to know its noise, where that is asked for.
    let testsNoise = isFullTest || scenario == "huizhou-2013"
    let bench = try Workbench(policy: policy, scenario: scenario, replications: testsNoise ? 1_000 : 20)
    let baseline = try await bench.run().result
    let rates = baseline.policyValues.filter { $0.path.hasPrefix("benefit.") && $0.path.hasSuffix("ate") }
    let rate = try #require(rates.first { !$0.path.contains("groups") })
    let share = try #require(Double(rate.value.dropLast()))
    let set = "\(rate.path)=\(share * 0.995)%"

    let changed = ScenarioCheck(try await bench.run(set: [set]), against: baseline)
    #expect(changed.verdict == .policyChanged)
    #expect(changed.inputs.map(\.path) == [rate.path] && changed.inputs.first?.origin == rate.origin)
    #expect(changed.moved.contains { $0.metric == "claims.total" && $0.group == nil })

    // The same by code: the files say what they said.
    let byCode = baseline.with(results: try await bench.run(set: [set]).result.results)
    #expect(ScenarioCheck(try await bench.run(), against: byCode).verdict == .codeChanged)
    guard testsNoise else { return }
    let behindSeed = ScenarioCheck(try await bench.run(set: ["seed=99"]), against: byCode)
    #expect(behindSeed.verdict == .outsideNoise, "\(behindSeed.noise?.worst as Any)")
  }

  /// Student's t has P(|T| > 12.7062) = 0.05 with one degree of freedom, 2.22814 with ten, 1.97190 with two hundred;
  /// the normal law 1.95996.
  @Test(arguments: [(1, 12.70620473), (10, 2.228138852), (200, 1.971896224), (100_000, 1.959987709)])
  func `probabilities are Student's`(degrees: Int, t: Double) {
    let probability = StudentT.twoSidedProbability(t, degreesOfFreedom: degrees)
    #expect(abs(probability - 0.05) < 1e-5)
    #expect(StudentT.twoSidedProbability(0, degreesOfFreedom: degrees) == 1)
  }

  @Test func `a tail is informed by its own replications`() {
    #expect(NoiseTest.degreesOfFreedom("claims.total", 10_000) == 9_999)
    #expect(NoiseTest.degreesOfFreedom("claims.p99", 10_000) == 99)
    #expect(NoiseTest.degreesOfFreedom("insurer.result.p05", 10_000) == 499)
    #expect(NoiseTest.degreesOfFreedom("funding.need.p995", 10_000) == 49)
    #expect(NoiseTest.degreesOfFreedom("insurer.tvar99", 10_000) == 99)
  }

  @Test func `a figure without noise must be the same`() {
    let exact = row("insured", 100, error: 0)
    #expect(NoiseTest(changes(exact, exact), replications: (100, 100)).passes)
    #expect(!NoiseTest(changes(exact, row("insured", 101, error: 0)), replications: (100, 100)).passes)
  }

  @Test func `a figure that moved and whose noise nobody knows does not pass`() {
    let unknown = row("claims.p99", 100, error: nil)
    #expect(!NoiseTest(changes(unknown, row("claims.p99", 101, error: nil)), replications: (50, 50)).passes)
  }

  private func row(_ metric: String, _ value: Double, error: Double?) -> Baseline.Row {
    Baseline.Row(
      metric: metric, year: 2020, group: nil, value: value, standardError: error, lower: error.map { value - 2 * $0 },
      upper: error.map { value + 2 * $0 }, unit: "yuan")
  }

  private func changes(_ a: Baseline.Row, _ b: Baseline.Row) -> [RowChange] {
    RowChange.between([a], [b], tolerances: [:])
  }
}
