import Documents
import Scenarios
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The covariance that `dabing fit` writes beside a law is what every path draws its parameters from.
struct LawUncertaintyTests {
  private func scenario(_ law: String, _ more: String...) throws -> Scenario {
    try ScenarioFile(path: Shipped.path("national-2023")).scenario(
      overrides: try (["expense.law=\(law)", "replications=400"] + more).map { try Override(argument: $0) })
  }

  private func problems(_ law: String) -> [Problem] {
    do {
      _ = try scenario(law)
      return []
    } catch {
      return (error as? DocumentError)?.problems ?? []
    }
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
    #expect(problems(law).contains { $0.message.contains("negative eigenvalue") })
  }

  // MARK: Composed laws

  private static func mixture(_ more: String, first: String = "", second: String = "") -> String {
    "{ name: mixture, components: [{ weight: 0.7, law: { name: lognormal, meanlog: 8.2, sdlog: 0.9\(first) } }, "
      + "{ weight: 0.3, law: { name: lognormal, meanlog: 9.4, sdlog: 0.8\(second) } }], source: a fit\(more) }"
  }

  private static let mixtureCovariance =
    ", covariance: { of: [1.weight, 1.lognormal.meanlog, 1.lognormal.sdlog, 2.lognormal.meanlog, 2.lognormal.sdlog], "
    + "rows: [[0.0025, 0.00075, 0, 0.0015, -0.00045], [0.00075, 0.0009, 0.00018, 0, 0], [0, 0.00018, 0.0004, 0, 0], "
    + "[0.0015, 0, 0, 0.0025, -0.0006], [-0.00045, 0, 0, -0.0006, 0.0009]] }"

  private static func spliced(_ more: String, body: String = "") -> String {
    "{ name: spliced, body: { name: lognormal, meanlog: 8.4, sdlog: 1.0\(body) }, threshold: 20000, tailWeight: 0.06, "
      + "tail: { name: generalizedPareto, shape: 0.2, scale: 9000, threshold: 20000 }, source: a fit\(more) }"
  }

  private static let splicedCovariance =
    ", covariance: { of: [body.lognormal.meanlog, body.lognormal.sdlog, tailWeight, tail.generalizedPareto.shape, "
    + "tail.generalizedPareto.scale], rows: [[0.0004, 0.00004, 0, 0, 0], [0.00004, 0.0001, 0, 0, 0], "
    + "[0, 0, 0.000016, 0, 0], [0, 0, 0, 0.0009, -9], [0, 0, 0, -9, 250000]] }"

  /// 20,000 people without shocks, each with the 60% above 18,441.50 yuan of national-stylised.
  private func split(_ law: String) throws -> (value: Double, error: Double)? {
    let plan = try scenario(
      law, "population.insured=20000", "shocks.frequency=0", "shocks.severity=0", "replications=4000"
    ).plan
    var found: (Double, Double)?
    try #require(VarianceSplit(of: plan)).add(at: 0) { metric, estimate in
      guard metric == "claims.variance.parameters", let estimate else { return }
      found = (estimate.value, estimate.standardError ?? 0)
    }
    return found
  }

  /// Var E[C | θ] over itself with E[Var(C | θ)], from two million draws of θ with NumPy (`multivariate_normal` of the log
  /// odds of weights, the logarithms of scales and the rest as it is) and closed forms of SciPy's normal law: 0.7012 for
  /// the mixture, 0.3298 for the spliced law, both to 0.001. 4.5 standard errors: a false alarm in 1 of 100,000.
  @Test(arguments: [(mixture(mixtureCovariance), 0.7012), (spliced(splicedCovariance), 0.3298)])
  func `a mixture and a spliced law have the part that draws elsewhere give`(_ law: String, _ expected: Double) throws {
    let found = try #require(try split(law))
    #expect(abs(found.value - expected) < 4.5 * found.error + 0.001, "\(found)")
    #expect(found.error < 0.04)
  }

  /// What the parts have beside them is the same as one covariance with 0 between the parts.
  @Test func `parts may have covariances of their own`() throws {
    let own = try split(
      Self.mixture(
        ", covariance: { of: [1.weight], rows: [[0.0025]] }", first: ", \(Self.covariance)",
        second: ", covariance: { of: [meanlog], rows: [[0.0016]] }"))
    let whole = try split(
      Self.mixture(
        ", covariance: { of: [1.weight, 1.lognormal.meanlog, 1.lognormal.sdlog, 2.lognormal.meanlog], rows: "
          + "[[0.0025, 0, 0, 0], [0, 0.0025, 0, 0], [0, 0, 0.0004, 0], [0, 0, 0, 0.0016]] }"))
    #expect(try #require(own) == #require(whole))
    #expect(try split(Self.spliced("", body: ", \(Self.covariance)")) != nil)
    #expect(try split(Self.mixture("")) == nil && split(Self.spliced("")) == nil)
  }

  @Test(arguments: [(mixture(""), mixture(mixtureCovariance)), (spliced(""), spliced(splicedCovariance))])
  func `claims move with the parameters under every method that draws, and the exact one says why it cannot apply`(
    _ known: String, _ uncertain: String
  ) async throws {
    for method in MethodName.drawing {
      let more = ["population.insured=30000", "replications=6", "method=\(method.rawValue)"]
      let (a, b) = (try scenario(known, more[0], more[1], more[2]), try scenario(uncertain, more[0], more[1], more[2]))
      let first = try await SimulationRun(a.plan).outcomes(threads: 2)[0]
      let second = try await SimulationRun(b.plan).outcomes(threads: 2)[0]
      #expect(first.map { $0.claims.parts[0].claimants } == second.map { $0.claims.parts[0].claimants })
      #expect(zip(first, second).allSatisfy { $0.claims.parts[0].claims != $1.claims.parts[0].claims })
    }
    #expect { try Summary(exactly: scenario(uncertain, "method=exact").plan) } throws: {
      ($0 as? SimulationError)?.code == .notApplicable
    }
    #expect(try Summary(exactly: scenario(known, "method=exact").plan).table.row("claims.total") != nil)
  }

  @Test(arguments: [
    (mixture(", covariance: { of: [1.weight, 2.weight], rows: [[0.01, -0.01], [-0.01, 0.01]] }"), "add up to 1"),
    (
      mixture(
        ", covariance: { of: [1.lognormal.sdlog], rows: [[0.01]] }", first: ", \(covariance)"),
      "beside its own law too"
    ),
    (
      spliced(", covariance: { of: [tailWeight], rows: [[0.01]] }").replacing("0.06", with: "1"),
      "must lie between 0 and 1"
    ),
    (
      "{ name: empirical, values: [5000, 9000], source: a sample, covariance: { of: [values], rows: [[1]] } }",
      "values"
    ),
  ])
  func `what cannot be drawn is refused`(_ law: String, _ says: String) {
    let problems = problems(law)
    #expect(problems.count == 1 && problems.allSatisfy { $0.message.contains(says) }, "\(problems)")
  }

  // MARK: Too large to draw from

  private static func lognormal(_ meanlog: Double, _ sdlog: Double) -> String {
    "{ name: lognormal, meanlog: 8.4, sdlog: 1.0, source: a fit, covariance: { of: [meanlog, sdlog], "
      + "rows: [[\(meanlog), 0], [0, \(sdlog)]] } }"
  }

  @Test(arguments: [
    (lognormal(1e7, 0.0004), "standard deviation of 3162 in meanlog", "0.5 of them above"),
    (lognormal(1e10, 0.0004), "standard deviation of 1e+05 in meanlog", "0.5 of them above"),
    (lognormal(100, 0.0004), "standard deviation of 10 in meanlog", "2.5 of them above"),
    (lognormal(0.01, 64), "standard deviation of 8 in sdlog", "1 of them above"),
    // Drawn as logarithms, of which no shape is above 0 any more.
    (
      "{ name: gamma, shape: 2, scale: 9000, source: a fit, covariance: { of: [shape], rows: [[9e6]] } }",
      "standard deviation of 3000 in shape", "there is no such law"
    ),
    // Of three in ten people.
    (mixture("", second: ", covariance: { of: [meanlog], rows: [[1e6]] }"), "of 1000 in 2.lognormal.meanlog", "above"),
    (
      spliced("", body: ", covariance: { of: [sdlog], rows: [[1e6]] }"), "of 1000 in body.lognormal.sdlog",
      "there is no such law"
    ),
    // Of the tail alone, which is one in seventeen people.
    (
      spliced(", covariance: { of: [tail.generalizedPareto.shape], rows: [[1e10]] }"),
      "of 1e+05 in tail.generalizedPareto.shape", "0.5 of them above"
    ),
  ])
  func `a covariance that leads beyond all money is refused where it stands`(
    _ law: String, _ deviation: String, _ says: String
  ) throws {
    let problems = problems(law)
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.message.contains(deviation) && problem.message.contains("too large to draw from"), "\(problem)")
    #expect(problem.message.contains(says), "\(problem)")
  }

  /// What fits of few amounts, or of laws near their limit, come with.
  @Test(arguments: [
    "{ name: pareto, shape: 1.5, minimum: 3000, source: a fit, covariance: { of: [shape], rows: [[0.01125]] } }",
    // Four standard deviations below, the shape is 0.9.
    "{ name: pareto, shape: 1.2, minimum: 3000, source: a fit, covariance: { of: [shape], rows: [[0.0072]] } }",
    "{ name: lomax, shape: 2.1, scale: 9500, source: a fit, covariance: { of: [shape, scale], rows: [[0.25, 1400], [1400, 9000000]] } }",
    "{ name: generalizedPareto, shape: 0.8, scale: 7000, threshold: 0, source: a fit, covariance: { of: [shape], rows: [[0.04]] } }",
    mixture(mixtureCovariance), spliced(splicedCovariance), lognormal(0.25, 0.04),
  ])
  func `a covariance of a fit is taken`(_ law: String) throws {
    #expect(problems(law).isEmpty, "\(problems(law))")
    #expect(try scenario(law).plan.hasUncertainParameters)
  }

  /// Basic insurance pays a share of the whole cost: the mean must be finite two standard deviations away, not four.
  @Test func `a cost inside episodes must have a mean`() throws {
    func problems(_ shape: Double, _ variance: Double) throws -> [Problem] {
      let law =
        "{ name: pareto, shape: \(shape), minimum: 9000, source: a fit, covariance: { of: [shape], rows: [[\(variance)]] } }"
      do {
        _ = try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
          overrides: ["expense.pilot=10000", "expense.severe.law=\(law)"].map { try Override(argument: $0) })
        return []
      } catch {
        return (error as? DocumentError)?.problems ?? []
      }
    }
    #expect(try problems(1.5, 0.01125).isEmpty)
    // A shape of 1 lies 2.58 standard deviations of 0.0849 below 1.2 in the logarithm, 1.16 of 0.1 below 1.1233.
    #expect(try problems(1.2, 0.0072).isEmpty)
    let refused = try problems(1.1233, 0.0126)
    #expect(refused.count == 1 && refused.allSatisfy { $0.message.contains("no finite mean") }, "\(refused)")
    #expect(refused.allSatisfy { $0.message.contains("1.5 of them below") })
  }

  @Test func `a year beyond the ledger names the covariance that is the widest`() async throws {
    let law =
      "{ name: pareto, shape: 1.5, minimum: 3000, source: a fit, covariance: { of: [shape], rows: [[0.01125]] } }"
    let wide = try scenario(Self.lognormal(9, 0.0004), "benefit.cap=none")
    let narrow = try scenario(law, "benefit.cap=none")
    await #expect { _ = try await SimulationRun(wide.plan).summary(threads: 2) } throws: { error in
      let text = (error as? SimulationError)?.description ?? ""
      return text.contains("more than the ledger holds")
        && text.contains("parameters of expense.law by its covariance")
        && text.contains("the standard deviation of meanlog is 3")
    }
    let error = SimulationError(.amountTooLarge, "too much?")
    #expect(narrow.plan.explaining(error).description.contains("the logarithm of shape is 0.07071"))
    #expect(try scenario("{ name: constant, amount: 9 }").plan.explaining(error) == error)
    #expect(narrow.plan.explaining(SimulationError(.notApplicable, "not so")).description == "not so")
  }

  // MARK: Laws inside episodes

  @Test func `every path draws laws inside episodes, by their own places`() throws {
    func episodes(_ settings: String...) throws -> Scenario {
      try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
        overrides: try (["expense.pilot=10000"] + settings).map { try Override(argument: $0) })
    }
    let covariance = "{ of: [meanlog, sdlog], rows: [[0.09, 0], [0, 0.0001]] }"
    let scenario = try episodes(
      "expense.severe.law.covariance=\(covariance)", "expense.levels[1].law.covariance=\(covariance)")
    #expect(scenario.plan.hasUncertainParameters)
    let model = try #require(scenario.plan.cohorts[0].episodes?.model)
    #expect(model.uncertainties.map(\.law) == [.level(1), .severe])
    let usual = try episodes()
    #expect(!usual.plan.hasUncertainParameters && usual.warnings == scenario.warnings)
    #expect(ScenarioFile.jsonSchema().contains("or of a law of cost inside episodes"))
  }
}
