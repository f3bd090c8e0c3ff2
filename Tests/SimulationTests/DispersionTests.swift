import Chance
import Foundation
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

/// Without shocks years differ by chance alone, person by person: neither more (a shock that nobody asked for, a stream
/// used twice) nor less (draws that lean on each other) than independent persons do.
///
/// Claimants are Bin(n, p) and beneficiaries Bin(n, p S(d)); claims have the variance n (p E[b²] − (p E[b])²). Over R
/// years (R − 1) s²/σ² follows χ² with R − 1 degrees of freedom where a year is normal; the bounds leave out a
/// probability of 5e-7 on either side, by Wilson & Hilferty (1931), and each comparison raises a false alarm once in a
/// million seeds. The laws are such that a year's excess kurtosis stays below 0.03, which makes s² vary by less
/// than 1% more: a false alarm in 800,000 then.
struct DispersionTests {
  private static let count = isFullTest ? 8_000 : 300

  /// What is left out on either side, in standard normal terms: Φ(−4.8916) = 5e-7.
  private static let limit = 4.8916

  /// The sum of squared deviations over the variance, and the bounds of χ² that it should lie in.
  private func spread(_ years: [Double], variance: Double) -> (ratio: Double, bounds: ClosedRange<Double>) {
    let mean = years.reduce(0, +) / Double(years.count)
    let degrees = Double(years.count - 1)
    func bound(_ z: Double) -> Double {
      degrees * pow(1 - 2 / (9 * degrees) + z * (2 / (9 * degrees)).squareRoot(), 3)
    }
    return (years.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / variance, bound(-Self.limit)...bound(Self.limit))
  }

  private func expect(
    _ years: [Double], variance: Double, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (ratio, bounds) = spread(years, variance: variance)
    #expect(
      bounds.contains(ratio), "\(what): χ² of \(ratio) with \(years.count - 1) degrees", sourceLocation: sourceLocation)
  }

  private func binomial(_ people: Int, _ probability: Double) -> Double {
    Double(people) * probability * (1 - probability)
  }

  @Test(arguments: TestPlan.policies)
  func `claimants, beneficiaries and claims spread as those of independent persons`(_ id: String) async throws {
    let (people, probability) = (8_000, 0.15)
    let law = try Weibull(shape: 0.8, scale: 20_000)
    let policy = try TestPlan.policy(id)
    let schedule = try #require(policy.benefit(for: "general").schedule)
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestPlan.cohort(insured: people, probability: probability, severity: law)],
      replications: Self.count, seed: 19_310_912)
    let parts = try await plan.firstYear().map(\.claims.parts[0])

    expect(parts.map { Double($0.claimants) }, variance: binomial(people, probability), "claimants, \(id)")
    let threshold = try #require(schedule.segments.first { $0.slope > 0 }?.start)
    expect(
      parts.map { Double($0.beneficiaries) }, variance: binomial(people, probability * law.survival(threshold)),
      "beneficiaries, \(id)")
    let mean = probability * schedule.expectedPayment(limitedExpectedValue: law.limitedExpectedValue)
    let square =
      probability
      * schedule.expectedSquare(
        limitedExpectedValue: law.limitedExpectedValue, limitedSecondMoment: law.limitedSecondMoment)
    expect(parts.map(\.claims), variance: Double(people) * (square - mean * mean), "claims, \(id)")
    let expense = probability * law.limitedExpectedValue(.infinity)
    expect(
      parts.map(\.expense),
      variance: Double(people) * (probability * law.limitedSecondMoment(.infinity) - expense * expense),
      "expense, \(id)")
  }

  @Test func `groups, and years, are independent of each other`() async throws {
    let groups = ["general", "registered-poor", "disabled", "low-income-minor"]
    let policy = try TestPlan.policy("shanxi-2019")
    let plan = try TestPlan.plan(
      [policy, policy], cohorts: groups.map { try TestPlan.cohort($0, insured: 4_000, probability: 0.2) },
      replications: Self.count, seed: 19_000_715)
    let years = try await plan.outcomes().map { $0.map(\.claims.parts) }
    #expect(years.count == 2)
    let claimants = years.map { $0.map { $0.reduce(0.0) { $0 + Double($1.claimants) } } }
    // A common cause would add its covariances to the sum of four, or of eight.
    for year in claimants { expect(year, variance: 4 * binomial(4_000, 0.2), "all groups of a year") }
    expect(zip(claimants[0], claimants[1]).map(+), variance: 8 * binomial(4_000, 0.2), "two years")
    expect(zip(claimants[0], claimants[1]).map(-), variance: 8 * binomial(4_000, 0.2), "the difference of two years")
  }

  @Test(.enabled(if: isFullTest, "takes 8,000 years"))
  func `a shock of one percent would be found`() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(insured: 8_000)],
      shocks: Shocks(frequency: 0.01, severity: 0, correlation: 0), replications: Self.count)
    let claimants = try await plan.firstYear().map { Double($0.claims.parts[0].claimants) }
    let (ratio, bounds) = spread(claimants, variance: binomial(8_000, 0.15))
    #expect(ratio > bounds.upperBound, "claimants of shocked years: χ² of \(ratio), bounds \(bounds)")
  }
}
