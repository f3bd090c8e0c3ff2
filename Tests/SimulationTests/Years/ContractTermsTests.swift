import Insurance
import Testing

@testable import Simulation

/// A contract term given as a range is drawn anew for every year of every path, from a stream of its own.
struct ContractTermsTests {
  private let path = "riskSharing.managementCausedShare"

  private func frame(_ policy: String = "shanxi-2019", seed: UInt64 = 1) throws -> YearFrame {
    try YearFrame(plan: TestPlan.plan([TestPlan.policy(policy)], seed: seed))
  }

  private func draws(_ frame: YearFrame, _ ranges: [ContractRange], count: Int = 5_000, year: Int = 2019) -> [Double] {
    (0..<count).compactMap { frame.terms(ranges, replication: $0, year: year)[path] }
  }

  /// A triangular law on [0, 0.2] with mode 0.05 has mean 0.25 / 3 and variance
  /// (0.04 + 0.0025 − 0.01) / 18 = 0.0018056. 4.89 standard errors are passed with a probability of 1e-6.
  @Test func `it lies within its range and has the mean of the triangular law`() throws {
    let range = try ContractRange(path: path, low: 0, mode: 0.05, high: 0.2)
    let values = draws(try frame(), [range])
    #expect(values.count == 5_000 && values.allSatisfy { (0...0.2).contains($0) })
    let mean = values.reduce(0, +) / 5_000
    #expect(abs(mean - 0.25 / 3) < 4.89 * (0.001_805_6 / 5_000).squareRoot(), "mean \(mean)")
    // A quarter lies below the mode: 1,250 ± 30.6.
    #expect(abs(Double(values.count { $0 < 0.05 }) - 1_250) < 4.89 * 30.6 + 0.5)
  }

  @Test func `every year and every path has its own`() throws {
    let range = try ContractRange(path: path, low: 0, mode: 0.05, high: 0.2)
    let frame = try frame()
    let values = draws(frame, [range], count: 100) + draws(frame, [range], count: 100, year: 2020)
    #expect(Set(values).count == 200)
    let z = fisherZ(draws(frame, [range]), draws(frame, [range], year: 2020), against: 0)
    #expect(abs(z) < 4.89, "z = \(z)")
  }

  @Test func `it is the same under every policy, and whatever else is a range`() throws {
    let range = try ContractRange(path: path, low: 0, mode: 0.05, high: 0.2)
    let other = try ContractRange(path: "settlement.assessmentScore", low: 0.5, mode: 1, high: 1)
    let alone = draws(try frame(), [range], count: 50)
    #expect(draws(try frame("jiangxi-2025"), [range], count: 50) == alone)
    #expect(draws(try frame(), [other, range], count: 50) == alone)
    #expect(draws(try frame(seed: 2), [range], count: 50) != alone)
    // Another range of the same term moves with it: the same probability, another quantile.
    let wide = try ContractRange(path: path, low: 0, mode: 0.1, high: 0.4)
    #expect(zip(draws(try frame(), [wide], count: 50), alone).allSatisfy { abs($0 - 2 * $1) < 1e-12 })
  }

  @Test func `a year without ranges draws none`() throws {
    #expect(try frame().terms([], replication: 0, year: 2019) == [:])
  }
}
