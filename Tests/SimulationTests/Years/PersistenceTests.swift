import Foundation
import TestSupport
import Testing

@testable import Plans
@testable import Simulation

/// Shocks that last: each year's normals keep a part ρ of the year before's. Each test below fails by chance with a
/// probability of about 1e-6 for a seed at random, and never for this one.
struct PersistenceTests {
  private static let count = isFullTest ? 200_000 : 10_000

  private func factors(_ shocks: Shocks, years: Int, count: Int = count) throws -> [[Shocks.Year]] {
    let policies = Array(repeating: try TestPlan.policy("huizhou-2013"), count: years)
    let frame = try YearFrame(plan: TestPlan.plan(policies, shocks: shocks))
    let paths = (0..<count).map(frame.path)
    return (0..<years).map { year in paths.map { $0[year] } }
  }

  /// Fisher's z of n pairs of normals with the stated correlation is standard normal: |z| > 4.89 has 1e-6.
  @Test(arguments: [0, 0.3, 0.8, 0.95])
  func `the logs of the factors of two years k apart have the correlation ρ to the k`(_ rho: Double) throws {
    let shocks = Shocks(frequency: 0.1, severity: 0.2, correlation: -0.4, persistence: rho)
    let years = try factors(shocks, years: 4)
    for (i, j) in [(0, 1), (1, 2), (0, 2), (0, 3)] {
      let expected = pow(rho, Double(j - i))
      for (name, value) in [
        ("frequency", { (year: Shocks.Year) in log(year.frequency) }), ("severity", { log($0.severity) }),
      ] {
        let z = fisherZ(years[i].map(value), years[j].map(value), against: expected)
        #expect(abs(z) < 4.89, "\(name), years \(i) and \(j): z = \(z) at ρ = \(expected)")
      }
    }
  }

  @Test func `frequency of one year and severity of the next have ρ times their correlation`() throws {
    let shocks = Shocks(frequency: 0.1, severity: 0.2, correlation: 0.6, persistence: 0.5)
    let years = try factors(shocks, years: 2)
    let z = fisherZ(years[0].map { log($0.frequency) }, years[1].map { log($0.severity) }, against: 0.3)
    #expect(abs(z) < 4.89, "z = \(z)")
  }

  @Test(arguments: [0.5, 0.95])
  func `the law of a single year is that without persistence, also of the fourth`(_ rho: Double) throws {
    let sigma = 0.2
    let shocks = Shocks(frequency: sigma, severity: sigma, correlation: 0.5, persistence: rho)
    let last = try factors(shocks, years: 4)[3]
    let n = Double(last.count)
    for (name, values) in [("frequency", last.map(\.frequency)), ("severity", last.map(\.severity))] {
      // Mean 1 with variance exp(σ²) − 1; the logs' variance σ², of which n s²/σ² is chi-square: sd √(2/n).
      let mean = values.reduce(0, +) / n
      #expect(abs(mean - 1) < 4.89 * ((exp(sigma * sigma) - 1) / n).squareRoot(), "\(name): mean \(mean)")
      let variance = values.reduce(0) { $0 + pow(log($1) + sigma * sigma / 2, 2) } / n
      #expect(abs(variance / (sigma * sigma) - 1) < 4.89 * (2 / n).squareRoot(), "\(name): variance \(variance)")
    }
    let z = fisherZ(last.map { log($0.frequency) }, last.map { log($0.severity) }, against: 0.5)
    #expect(abs(z) < 4.89, "correlation within the year: z = \(z)")
  }

  @Test func `the first year is the same whatever lasts`() throws {
    let quick = try factors(Shocks(frequency: 0.1, severity: 0.2, correlation: 0.3), years: 2, count: 100)
    let lasting = try factors(
      Shocks(frequency: 0.1, severity: 0.2, correlation: 0.3, persistence: 0.7), years: 2, count: 100)
    #expect(quick[0] == lasting[0])
    #expect(zip(quick[1], lasting[1]).allSatisfy { $0 != $1 })
  }
}
