import Foundation
import Plans
import Simulation
import TestSupport
import Testing

/// The year's factors on frequency and severity: lognormal, mean 1, correlated. Each test below fails by chance with a
/// probability of about 1e-6 for a seed at random, and never for this one.
struct ShocksTests {
  /// The factors of many years; the plan is as small as a plan can be.
  private func years(_ shocks: Shocks, count: Int) async throws -> [Shocks.Year] {
    try await TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(insured: 1, probability: 0)], shocks: shocks,
      replications: count
    ).firstYear().map(\.claims.factors)
  }

  private static let count = isFullTest ? 400_000 : 20_000

  @Test(arguments: [0.05, 0.3])
  func `both factors have mean 1`(_ sigma: Double) async throws {
    let years = try await years(Shocks(frequency: sigma, severity: sigma, correlation: 0.4), count: Self.count)
    // The variance of a lognormal factor with mean 1 is exp(σ²) − 1.
    let error = ((exp(sigma * sigma) - 1) / Double(Self.count)).squareRoot()
    for (name, factors) in [("frequency", years.map(\.frequency)), ("severity", years.map(\.severity))] {
      let mean = factors.reduce(0, +) / Double(Self.count)
      #expect(abs(mean - 1) < 4.89 * error, "\(name): mean \(mean), standard error \(error)")
    }
  }

  @Test(arguments: [-0.9, -0.3, 0, 0.6])
  func `their logarithms have the stated correlation`(_ correlation: Double) async throws {
    let years = try await years(Shocks(frequency: 0.2, severity: 0.1, correlation: correlation), count: Self.count)
    let z = fisherZ(years.map { log($0.frequency) }, years.map { log($0.severity) }, against: correlation)
    #expect(abs(z) < 4.89, "z = \(z) at ρ = \(correlation)")
  }

  @Test(arguments: [-1.0, 1])
  func `a correlation of one ties them together`(_ correlation: Double) async throws {
    for year in try await years(Shocks(frequency: 0.2, severity: 0.2, correlation: correlation), count: 100) {
      let (first, second) = (log(year.frequency) + 0.02, log(year.severity) + 0.02)
      #expect(abs(first - correlation * second) < 1e-12)
    }
  }

  /// Ten bins of equal probability: a count of 20,000 trials at p = 0.1 is 2,000 ± 42, and 4.89 standard deviations
  /// (with half a count for the steps) are passed with a probability of 1e-6 for each of the 20 bins.
  @Test func `they are lognormal`() async throws {
    let (sigma, count) = (0.25, Self.count)
    let deciles = [
      -1.2815515655446004, -0.8416212335729143, -0.5244005127080407, -0.2533471031357997, 0, 0.2533471031357997,
      0.5244005127080407, 0.8416212335729143, 1.2815515655446004,
    ]
    let years = try await years(Shocks(frequency: sigma, severity: sigma, correlation: 0.5), count: count)
    for (name, factors) in [("frequency", years.map(\.frequency)), ("severity", years.map(\.severity))] {
      var counts = Array(repeating: 0, count: 10)
      for factor in factors {
        let z = (log(factor) + sigma * sigma / 2) / sigma
        counts[deciles.count { $0 < z }] += 1
      }
      let (expected, deviation) = (Double(count) / 10, (Double(count) * 0.09).squareRoot())
      for (bin, found) in counts.enumerated() {
        #expect(abs(Double(found) - expected) < 4.89 * deviation + 0.5, "\(name), bin \(bin): \(found)")
      }
    }
  }

  @Test func `without shocks every year is quiet`() async throws {
    for year in try await years(.none, count: 50) { #expect(year == .quiet) }
  }

  @Test func `one shock switched off leaves the other as it is`() async throws {
    let both = try await years(Shocks(frequency: 0.1, severity: 0.2, correlation: 0), count: 50)
    let frequency = try await years(Shocks(frequency: 0.1, severity: 0, correlation: 0), count: 50)
    let severity = try await years(Shocks(frequency: 0, severity: 0.2, correlation: 0), count: 50)
    #expect(both.map(\.frequency) == frequency.map(\.frequency))
    #expect(both.map(\.severity) == severity.map(\.severity))
    #expect(frequency.allSatisfy { $0.severity == 1 } && severity.allSatisfy { $0.frequency == 1 })
  }

  @Test func `severity multiplies every amount`() async throws {
    let policy = try TestPlan.policy("huizhou-2013")
    let quiet = try await TestPlan.plan([policy]).firstYear()
    let moved = try await TestPlan.plan([policy], shocks: Shocks(frequency: 0, severity: 0.2, correlation: 0))
      .firstYear()
    for (a, b) in zip(quiet, moved) {
      #expect(a.claims.parts[0].claimants == b.claims.parts[0].claimants)
      let ratio = b.claims.parts[0].expense / a.claims.parts[0].expense
      #expect(abs(ratio / b.claims.factors.severity - 1) < 1e-12)
    }
  }

  @Test func `a frequency beyond one claimant a person makes everybody one`() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(insured: 100, probability: 1)],
      shocks: Shocks(frequency: 1, severity: 0, correlation: 0), replications: 50)
    for year in try await plan.firstYear() {
      let claimants = year.claims.parts[0].claimants
      #expect(year.claims.factors.frequency >= 1 ? claimants == 100 : claimants < 100)
    }
  }
}
