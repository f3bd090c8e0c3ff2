import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// A fit of simulated data finds the law's parameters within its own stated error.
///
/// Each estimate must lie within 4.5 standard errors of the truth. For a normal estimate that is missed once in 147,000,
/// so the 70 or so comparisons here would give a false alarm once in 2,000 seeds; the seeds are fixed.
struct RecoveryTests {
  private static let limit = 4.5

  private static let laws: [(String, [String: Double])] = [
    ("lognormal", ["meanlog": 8.4, "sdlog": 1]), ("gamma", ["shape": 0.7, "scale": 9_000]),
    ("weibull", ["shape": 0.8, "scale": 6_000]), ("exponential", ["mean": 7_000]),
    ("pareto", ["shape": 1.8, "minimum": 1_000]), ("lomax", ["shape": 2.5, "scale": 9_000]),
    ("generalizedPareto", ["shape": 0.3, "scale": 5_000, "threshold": 0]),
    ("generalizedPareto", ["shape": -0.2, "scale": 5_000, "threshold": 0]),
    ("burr", ["shape1": 1.4, "shape2": 1.6, "scale": 6_000]), ("logLogistic", ["shape": 1.7, "scale": 5_000]),
    ("inverseGaussian", ["mean": 7_000, "shape": 6_000]),
  ]

  private func draw(_ law: any SeverityLaw, _ count: Int, stream number: UInt64) -> [Double] {
    var amounts = [Double](repeating: 0, count: count)
    var stream = RandomStream(
      seed: 20_260_101,
      address: StreamAddress(replication: number, year: 0, group: 0, purpose: Purpose(rawValue: 1_000_000)))
    var span = amounts.mutableSpan
    law.sample(into: &span, using: &stream)
    return amounts
  }

  private func expectRecovery(_ fitted: FittedLaw?, of truth: [String: Double], _ what: String) throws {
    let fitted = try #require(fitted, "\(what)")
    #expect(fitted.state == .determined, "\(what): \(fitted.parameters)")
    for parameter in fitted.parameters {
      guard let value = truth[parameter.name], let error = parameter.standardError else { continue }
      #expect(abs(parameter.value - value) < Self.limit * error, "\(what): \(parameter), truth \(value)")
    }
  }

  @Test(arguments: laws.indices) func `complete data give every law back`(index: Int) throws {
    let (name, truth) = Self.laws[index]
    let amounts = draw(try LawCatalogue.standard.make(name: name, parameters: truth), 2_500, stream: UInt64(index))
    try expectRecovery(try ReferenceFits.family(name).fit(Observations(exact: amounts)), of: truth, name)
  }

  @Test(arguments: laws.indices) func `amounts above a deductible give the law of all amounts back`(index: Int) throws {
    let (name, parameters) = Self.laws[index]
    let all = draw(
      try LawCatalogue.standard.make(name: name, parameters: parameters), 6_000, stream: UInt64(100 + index))
    let deductible = 2_000.0
    let observations = Observations(
      exact: all.filter { $0 > deductible }, truncation: Truncation(below: deductible))
    var truth = parameters
    // Below the truncation nothing is seen: the Pareto law begins there.
    truth["minimum"] = nil
    try expectRecovery(try ReferenceFits.family(name).fit(observations), of: truth, name)
  }

  @Test(arguments: laws.indices) func `capped amounts give the law of the full amounts back`(index: Int) throws {
    let (name, truth) = Self.laws[index]
    let all = draw(try LawCatalogue.standard.make(name: name, parameters: truth), 2_500, stream: UInt64(200 + index))
    let cap = 9_000.0
    let observations = Observations(
      exact: all.filter { $0 < cap }, atLeast: [.init(bound: cap, weight: Double(all.count { $0 >= cap }))])
    try expectRecovery(try ReferenceFits.family(name).fit(observations), of: truth, name)
  }

  @Test(arguments: laws.indices) func `classes of a histogram give the law back`(index: Int) throws {
    let (name, truth) = Self.laws[index]
    // The least amount of a Pareto law cannot be seen in classes that begin below it.
    if name == "pareto" { return }
    let all = draw(try LawCatalogue.standard.make(name: name, parameters: truth), 6_000, stream: UInt64(300 + index))
    let bounds = [0, 250, 500, 1_000, 2_000, 3_000, 5_000, 8_000, 12_000, 20_000, 40_000, .infinity]
    let observations = Observations(
      exact: [],
      intervals: zip(bounds, bounds.dropFirst()).map { lower, upper in
        .init(lower: lower, upper: upper, weight: Double(all.count { $0 > lower && $0 <= upper }))
      })
    let fitted = try ReferenceFits.family(name).fit(observations)
    try expectRecovery(fitted, of: truth, name)
    // And the truth is not refused: less than once in 10,000 for each law.
    let found = try #require(fitted)
    let test = try #require(ChiSquareTest(of: found, from: observations))
    #expect(test.pValue > 1e-4, "\(name): \(test)")
  }

  @Test func `two lognormals are told apart`() throws {
    let truth = [
      "1.weight": 0.7, "1.lognormal.meanlog": 7, "1.lognormal.sdlog": 0.7, "2.lognormal.meanlog": 10,
      "2.lognormal.sdlog": 0.9,
    ]
    let law = try Mixture(components: [
      .init(weight: 0.7, law: Lognormal(meanlog: 7, sdlog: 0.7)),
      .init(weight: 0.3, law: Lognormal(meanlog: 10, sdlog: 0.9)),
    ])
    let observations = Observations(exact: draw(law, 3_000, stream: 400))
    try expectRecovery(LawFamily.lognormalMixture.fit(observations), of: truth, "mixture")
  }

  @Test(arguments: [0.0, 1_500]) func `a spliced law is put together again`(deductible: Double) throws {
    let threshold = 20_000.0
    let law = try Spliced(
      body: Lognormal(meanlog: 8.4, sdlog: 1),
      tail: GeneralizedPareto(shape: 0.4, scale: 15_000, threshold: threshold), threshold: threshold, tailWeight: 0.1)
    let observations = Observations(
      exact: draw(law, 6_000, stream: 500).filter { $0 > deductible }, truncation: Truncation(below: deductible))
    let spliced = try #require(
      LawFamily.spliced(body: .lognormal, threshold: threshold, observations: observations))
    let truth = Dictionary(uniqueKeysWithValues: law.parameters.map { ($0.name, $0.value) })
    try expectRecovery(spliced.fitted, of: truth, "spliced above \(deductible)")
    // The parts' likelihoods together are the whole law's.
    let whole = Likelihood.logarithm(of: observations, under: spliced.fitted.law)
    #expect(abs(spliced.fitted.logLikelihood / whole - 1) < 1e-12)
  }

  @Test func `a chosen threshold fits at least as well as any that was tried`() throws {
    let law = try Spliced(
      body: Lognormal(meanlog: 8.4, sdlog: 1),
      tail: GeneralizedPareto(shape: 0.4, scale: 15_000, threshold: 20_000), threshold: 20_000, tailWeight: 0.1)
    let observations = Observations(exact: draw(law, 1_500, stream: 501))
    let best = try #require(LawFamily.spliced(body: .lognormal, threshold: nil, observations: observations)).fitted
    for threshold in TailTable.thresholds(of: observations, at: [0.7, 0.8, 0.9, 0.95]) {
      let other = LawFamily.spliced(body: .lognormal, threshold: threshold, observations: observations)
      let value = try #require(other).fitted.logLikelihood
      #expect(best.logLikelihood >= value - 1e-6)
    }
    #expect(best.degreesOfFreedom == 6)
  }
}
