import Chance
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Plans
@testable import Simulation

/// How expense moves over the years of a path. Each statistical test below fails by chance with a probability of about
/// 1e-6 for a seed at random (4.89 standard errors), and never for this one.
struct TrendTests {
  private static let count = isFullTest ? 200_000 : 20_000

  private func policies(_ years: Int) throws -> [Policy] {
    Array(repeating: try TestPlan.policy("huizhou-2013"), count: years)
  }

  /// The factors by year and replication.
  private func factors(
    _ trend: Trend, years: Int, expenseYear: Int? = nil, shocks: Shocks = .none, replications: Int = 20
  ) throws -> [[Shocks.Year]] {
    let frame = try YearFrame(
      plan: TestPlan.plan(policies(years), shocks: shocks, trend: trend, expenseYear: expenseYear))
    let paths = (0..<replications).map(frame.path)
    return (0..<years).map { year in paths.map { $0[year] } }
  }

  // MARK: Leverage

  /// X exponential with mean m = 5,000; 95% above d = 10,000: E[b] = 0.95·m·e^(−d/m). A trend of 10% makes it
  /// 1.1·m·e^(−d/1.1m), which is 1.1·e^(2 − 2/1.1) = 1.1·e^(2/11) = 1.3193 times as much: 10% on the amounts are 31.9% on
  /// the benefits.
  private let leverage = 1.1 * exp(2.0 / 11)

  private func cohort(scaledBy factor: Double = 1) throws -> Cohort {
    try TestPlan.cohort(insured: 20_000, probability: 0.2, severity: Exponential(mean: 5_000 * factor))
  }

  @Test func `10% more a person is 31.9% more of what lies above twice the mean, in closed form`() throws {
    #expect(abs(leverage - 1.3193) < 1e-4)
    func expected(_ factor: Double) throws -> Double {
      try #require(ExpectedYear(of: TestPlan.plan(policies(1), cohorts: [cohort(scaledBy: factor)]))).claimsPerInsured
    }
    #expect(abs(try expected(1) / (0.2 * 0.95 * 5_000 * exp(-2)) - 1) < 1e-12)
    #expect(abs(try expected(1.1) / expected(1) - leverage) < 1e-12)
  }

  @Test(arguments: [MethodName.grouped, .individual])
  func `and in a path whose amounts grow by 10% a year`(_ method: MethodName) async throws {
    let plan = try TestPlan.plan(
      policies(3), cohorts: [cohort()],
      trend: Trend(frequency: 0, severity: 0.1, frequencyError: 0, severityError: 0),
      replications: isFullTest ? 4_000 : method == .grouped ? 200 : 40, method: method)
    for (k, outcomes) in try await plan.outcomes().enumerated() {
      let claims = outcomes.map { $0.claims.parts[0].claims }
      let n = Double(claims.count)
      let mean = claims.reduce(0, +) / n
      let error = (claims.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n).squareRoot()
      // After k years the mean is m·1.1^k.
      let m = 5_000 * pow(1.1, Double(k))
      let expected = 20_000 * 0.2 * 0.95 * m * exp(-10_000 / m)
      #expect(abs(mean - expected) < 4.89 * error, "year \(k): \(mean), expected \(expected) ± \(error)")
    }
  }

  @Test func `a trend of the frequency moves benefits in proportion`() async throws {
    let policies = try policies(2)
    let plan = try TestPlan.plan(
      policies, cohorts: [cohort()], trend: Trend(frequency: 0.5, severity: 0, frequencyError: 0, severityError: 0),
      replications: 100, method: .grouped)
    let claimants = try await plan.outcomes().map { year in
      Double(year.reduce(0) { $0 + $1.claims.parts[0].claimants }) / 100
    }
    // 20,000 · 0.2 = 4,000 and 20,000 · 0.3 = 6,000, with standard errors √(3,200 / 100) and √(4,200 / 100).
    #expect(abs(claimants[0] - 4_000) < 4.89 * 5.66 && abs(claimants[1] - 6_000) < 4.89 * 6.48)
  }

  // MARK: The growth itself

  @Test func `without error the factors are the powers of the growth, the first year's being 1`() throws {
    let trend = Trend(frequency: 0.02, severity: -0.05, frequencyError: 0, severityError: 0)
    for (k, year) in try factors(trend, years: 4).enumerated() {
      for factor in year {
        #expect(abs(factor.frequency - pow(1.02, Double(k))) < 1e-14)
        #expect(abs(factor.severity - pow(0.95, Double(k))) < 1e-14)
        if k == 0 { #expect(factor == .quiet) }
      }
    }
  }

  @Test func `it counts from the year of the expense, though the path starts later`() throws {
    let trend = Trend(frequency: 0, severity: 0.1, frequencyError: 0, severityError: 0)
    let years = try factors(trend, years: 2, expenseYear: 2011)
    // The policy is of 2013.
    #expect(abs(years[0][0].severity - 1.21) < 1e-14 && abs(years[1][0].severity - 1.331) < 1e-14)
  }

  @Test func `a path draws its growth once and keeps it`() throws {
    let trend = Trend(frequency: 0.01, severity: 0.03, frequencyError: 0.05, severityError: 0.08)
    let years = try factors(trend, years: 4, replications: 50)
    for k in 0..<50 {
      for (i, year) in years.enumerated() {
        let steps = Double(i)
        #expect(abs(log(year[k].severity) - steps * log(years[1][k].severity)) < 1e-12)
        #expect(abs(log(year[k].frequency) - steps * log(years[1][k].frequency)) < 1e-12)
      }
    }
    #expect(Set(years[1].map(\.severity)).count == 50)
  }

  /// With f = (1 + g)·exp(σZ − σ²/2) the mean of one year's growth is 1 + g, that of n years' is
  /// (1 + g)ⁿ·exp(σ²·n(n − 1)/2): a growth that is uncertain compounds to more than the growth that is expected.
  @Test func `the error has mean 1 over a year, and over n years the mean of a compounded lognormal`() throws {
    let (growth, sigma) = (0.03, 0.1)
    let trend = Trend(frequency: growth, severity: growth, frequencyError: sigma, severityError: sigma)
    let years = try factors(trend, years: 4, replications: Self.count)
    for (i, year) in years.enumerated().dropFirst() {
      let (n, total) = (Double(i), Double(Self.count))
      let expected = pow(1 + growth, n) * exp(sigma * sigma * n * (n - 1) / 2)
      // The variance of a lognormal factor with log-sd nσ is mean²·(exp(n²σ²) − 1).
      let error = expected * ((exp(n * n * sigma * sigma) - 1) / total).squareRoot()
      for (name, values) in [("frequency", year.map(\.frequency)), ("severity", year.map(\.severity))] {
        let mean = values.reduce(0, +) / total
        #expect(abs(mean - expected) < 4.89 * error, "\(name) after \(i): \(mean), expected \(expected) ± \(error)")
      }
    }
  }

  @Test func `the errors of frequency and severity are independent of each other, and of the shocks`() throws {
    let trend = Trend(frequency: 0, severity: 0, frequencyError: 0.1, severityError: 0.1)
    let years = try factors(
      trend, years: 2, shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: 0), replications: Self.count)
    // The first year has its shocks alone. What the second has over it, in logs, holds the growth.
    let bare = try factors(trend, years: 2, replications: Self.count)
    let growth = bare[1].map { (log($0.frequency), log($0.severity)) }
    #expect(abs(fisherZ(growth.map(\.0), growth.map(\.1), against: 0)) < 4.89)
    #expect(abs(fisherZ(growth.map(\.1), years[0].map { log($0.severity) }, against: 0)) < 4.89)
    // With shocks and trend together the factor is their product.
    let shocks = try factors(
      .none, years: 2, shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: 0), replications: Self.count)
    for k in 0..<100 {
      #expect(abs(years[1][k].severity - bare[1][k].severity * shocks[1][k].severity) < 1e-12)
    }
  }

  @Test func `one error switched off leaves the other as it is`() throws {
    let both = try factors(
      Trend(frequency: 0, severity: 0, frequencyError: 0.1, severityError: 0.1), years: 2)
    let severity = try factors(
      Trend(frequency: 0, severity: 0, frequencyError: 0, severityError: 0.1), years: 2)
    #expect(both[1].map(\.severity) == severity[1].map(\.severity))
    #expect(severity[1].allSatisfy { $0.frequency == 1 })
  }
}
