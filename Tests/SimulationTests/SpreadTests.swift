import Chance
import Foundation
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

/// How much years differ by chance alone, against the closed form.
///
/// Each of n people has a benefit b(X) with probability p, so a year without shocks has a variance of
/// n (p E[b²] − (p E[b])²), which limited moments give. The ratio of the sample variance of R years to it has a standard
/// error of √(2/(R − 1)) where a year is nearly normal; 4.89 of these are passed by chance with a probability of 1e-6.
struct SpreadTests {
  @Test(arguments: TestPlan.policies, MethodName.drawing)
  func `the standard deviation of claims is that of the closed form`(_ id: String, _ method: MethodName) async throws {
    let law = try Lognormal(meanlog: 8.4, sdlog: 1)
    try await check(id, law, method)
  }

  /// Laws with jumps, with gaps and with two parts, whose cells are not alike.
  @Test(arguments: ["atoms", "mixture", "spliced", "uniform tail", "bounded"])
  func `and so it is by cells for laws of other shapes`(_ shape: String) async throws {
    let law: any SeverityLaw =
      switch shape {
      case "atoms": try Empirical(values: [0, 500, 12_000, 12_000, 30_000, 100_000, 250_000])
      case "mixture":
        try Mixture(components: [
          .init(weight: 0.9, law: Exponential(mean: 3_000)), .init(weight: 0.1, law: Gamma(shape: 20, scale: 4_000)),
        ])
      case "spliced":
        try Spliced(
          body: Lognormal(meanlog: 8, sdlog: 1), tail: Pareto(shape: 6, minimum: 20_000), threshold: 20_000,
          tailWeight: 0.1)
      case "uniform tail": try Weibull(shape: 0.8, scale: 15_000)
      default: try GeneralizedPareto(shape: -0.5, scale: 40_000, threshold: 100)
      }
    for id in ["shandong-2015", "huizhou-2013"] { try await check(id, law, .grouped) }
  }

  private func check(_ id: String, _ law: any SeverityLaw, _ method: MethodName) async throws {
    let policy = try TestPlan.policy(id)
    let (people, probability) = method == .grouped ? (500_000, 0.15) : (8_000, 0.15)
    let count = isFullTest ? 20_000 : method == .grouped ? 200 : 400
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestPlan.cohort(insured: people, probability: probability, severity: law)],
      replications: count, method: method)
    let schedule = try #require(policy.benefit(for: "general").schedule)
    let mean = schedule.expectedPayment(limitedExpectedValue: law.limitedExpectedValue)
    let square = schedule.expectedSquare(
      limitedExpectedValue: law.limitedExpectedValue, limitedSecondMoment: law.limitedSecondMoment)
    let exact = Double(people) * (probability * square - probability * mean * probability * mean)
    let exactMean = Double(people) * probability * mean

    let claims = try await plan.firstYear().map { $0.claims.parts[0].claims }
    let sampleMean = claims.reduce(0, +) / Double(count)
    let sampleVariance = claims.reduce(0) { $0 + ($1 - sampleMean) * ($1 - sampleMean) } / Double(count - 1)
    let z = (sampleVariance / exact - 1) / (2 / Double(count - 1)).squareRoot()
    #expect(
      abs(z) < 4.89,
      "\(id), \(law.name), \(method): sd \(sampleVariance.squareRoot()), closed form \(exact.squareRoot()), z = \(z)")
    let distance = (sampleMean - exactMean) / (exact / Double(count)).squareRoot()
    #expect(
      abs(distance) < 4.89,
      "\(id), \(law.name), \(method): mean \(sampleMean), closed form \(exactMean), z = \(distance)")
  }
}
