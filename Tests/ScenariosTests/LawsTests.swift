import Documents
import Scenarios
import Testing

/// Laws of expense as a scenario writes them: simple, mixed, spliced, empirical; multiplied by a factor.
struct LawsTests {
  private func mean(_ law: String) throws -> Double {
    try SampleScenario.scenario(set: ["expense.law=\(law)", "expense.factor=1"]).plan.cohorts[0].severity.mean
  }

  private func problems(_ law: String) -> [Problem] {
    SampleScenario.problems(
      SampleScenario.text([("{ name: lognormal, meanlog: 8.4, sdlog: 1.2, source: a yearbook }", law)]))
  }

  @Test(arguments: [
    ("{ name: exponential, mean: 5000 }", 5_000), ("{ name: gamma, shape: 2, scale: 2500 }", 5_000),
    ("{ name: weibull, shape: 1, scale: 5000 }", 5_000), ("{ name: pareto, shape: 3, minimum: 3000 }", 4_500),
    ("{ name: lomax, shape: 3, scale: 9000 }", 4_500),
    ("{ name: generalizedPareto, shape: 0.5, scale: 1000, threshold: 500 }", 2_500),
    ("{ name: burr, shape1: 2, shape2: 1, scale: 4000 }", 4_000),
    ("{ name: inverseGaussian, mean: 700, shape: 100 }", 700),
    ("{ name: constant, amount: 12345 }", 12_345), ("{ name: empirical, values: [1, 2, 3] }", 2),
    ("{ name: empirical, values: [100, 200], weights: [3, 1] }", 125),
    (
      "{ name: mixture, components: [{ weight: 3, law: { name: constant, amount: 100 } }, { weight: 1, law: { name: exponential, mean: 200 } }] }",
      125
    ),
    (
      "{ name: spliced, body: { name: constant, amount: 100 }, tail: { name: exponential, mean: 50 }, threshold: 200, tailWeight: 0.5 }",
      175
    ),
  ])
  func `a law has the mean that its parameters say`(_ law: String, _ mean: Double) throws {
    #expect(abs(try self.mean(law) / mean - 1) < 1e-12)
  }

  @Test func `a factor multiplies amounts`() throws {
    let plain = try SampleScenario.scenario(set: ["expense.factor=1"]).plan.cohorts[0].severity
    let moved = try SampleScenario.scenario(set: ["expense.factor=0.5"]).plan.cohorts[0].severity
    #expect(abs(moved.mean / plain.mean - 0.5) < 1e-14)
    #expect(abs(moved.survival(5_000) - plain.survival(10_000)) < 1e-14)
  }

  @Test func `a law is listed among the values with its parameters and source`() throws {
    let law = try SampleScenario.scenario().values.first { $0.path == "expense.law" }
    #expect(law?.text == "lognormal(meanlog 8.4, sdlog 1.2)")
    #expect(law?.source?.en == "a yearbook")
    #expect(law?.isAssumption == false)
  }

  /// The template says so: figures without a source are listed as assumptions in every report.
  @Test func `a law without source is listed as an assumption`() throws {
    let text = SampleScenario.text([(", source: a yearbook }\n  factor", " }\n  factor")])
    let law = try SampleScenario.scenario(text).values.first { $0.path == "expense.law" }
    #expect(law?.isAssumption == true)
  }

  @Test(arguments: [
    ("{ name: gamma, shape: -1, scale: 1 }", "shape"), ("{ name: constant, amount: -1 }", "amount"),
    ("{ name: empirical, values: [] }", "values"), ("{ name: empirical, values: [1, x] }", "values[1]"),
    ("{ name: empirical, values: [1], weights: [1, 2] }", "weights"),
    ("{ name: empirical, values: [1], weights: [0] }", "weights"),
    ("{ name: mixture, components: [] }", "components"), ("{ name: mixture, components: [{ weight: 1 }] }", "'law'"),
    ("{ name: mixture, components: [{ weight: 1, law: { name: gama, shape: 1, scale: 1 } }] }", "'gama'"),
    ("{ name: spliced, body: { name: constant, amount: 5 } }", "'tail'"),
    (
      "{ name: spliced, body: { name: constant, amount: 5 }, tail: { name: constant, amount: 9 }, threshold: 10, tailWeight: 0.5 }",
      "tail"
    ),
    (
      "{ name: spliced, body: { name: constant, amount: 50 }, tail: { name: constant, amount: 90 }, threshold: 10, tailWeight: 0.5 }",
      "body"
    ),
    ("lognormal", "table of keys"), ("{ }", "'name'"),
  ])
  func `a law that cannot be is refused with the parameter's name`(_ law: String, _ says: String) {
    let problems = problems(law)
    #expect(!problems.isEmpty)
    #expect(problems.contains { $0.message.contains(says) }, "\(problems)")
    #expect(problems.allSatisfy { $0.place.line == 14 }, "\(problems)")
  }

  @Test func `a law may carry the covariance of its estimates`() {
    let law = "{ name: lognormal, meanlog: 8.4, sdlog: 1.2, source: a fit, covariance: { of: [meanlog, sdlog], rows: "
    #expect(problems(law + "[[0.01, 0.001], [0.001, 0.02]] } }").isEmpty)
    for (rows, words) in [
      ("[[0.01, 0.001], [0.002, 0.02]] } }", "symmetric"), ("[[-0.01, 0], [0, 0.02]] } }", "symmetric"),
      ("[[0.01, 0.1], [0.1, 0.02]] } }", "symmetric"), ("[[0.01, 0]] } }", "2 rows"),
    ] {
      #expect(problems(law + rows).map(\.message).contains { $0.contains(words) }, "\(rows)")
    }
    let mistyped = law.replacing("sdlog], rows", with: "sdlogs], rows")
    #expect(problems(mistyped + "[[0.01, 0], [0, 0.02]] } }").first?.nearest == "sdlog")
  }
}
