import Insurance
import Simulation
import Statistics
import Testing

@testable import RunReports

/// Figures of a run with the digits that their error leaves.
struct MetricTextTests {
  private let text = MetricText(language: .english, isExact: false)

  private func metric(_ name: String) throws -> Metric { try #require(Metric.named(name)) }

  private func estimate(_ value: Double, _ error: Double) -> Estimate {
    Estimate(
      value: value, standardError: error, lower: value - 2 * error, upper: value + 2 * error, replications: 100)
  }

  @Test func `a small error has two digits as a large one does, and so has its figure`() throws {
    let cost = try metric("insurer.cash.interest")
    let small = estimate(484_960, 3_300)
    #expect(text.error(3_300, cost) == "0.0033" && text.number(484_960, cost, small) == "0.4850")
    #expect(text.interval(small, cost) == "0.4784 to 0.4916")
    #expect(text.error(153_000, cost) == "0.15" && text.number(484_960, cost, estimate(484_960, 153_000)) == "0.48")
    // Below a thousandth nobody reads on.
    #expect(text.error(33, cost) == "0.0000")
  }

  @Test func `a share beside those of other groups has two decimals at most`() throws {
    let rate = try metric("members.reimbursementRate")
    let precise = estimate(0.121_092, 3e-6)
    #expect(text.number(precise.value, rate, precise) == "12.1092%")
    #expect(text.number(precise.value, rate, precise, ofShare: MetricText.decimalsOfGroupShares) == "12.11%")
    let rough = estimate(0.121_092, 0.03)
    #expect(text.number(rough.value, rate, rough, ofShare: MetricText.decimalsOfGroupShares) == "12.1%")
  }

  @Test func `an error that is rounding dust is none`() throws {
    let part = try metric("claims.variance.process")
    for error in [0, 3e-17] {
      let share = estimate(1.4e-5, error)
      #expect(text.number(share.value, part, share) == "0.0014%")
      #expect(text.error(error, part) == "0.00%")
    }
    let certain = estimate(1, 5e-13)
    #expect(text.percent(certain) == "100.0%" && text.interval(certain, part) == "100.00% to 100.00%")
    #expect(text.percent(estimate(1 - 2.5e-4, 0)) == "99.975%" && text.percent(estimate(0.25, 0)) == "25.0%")
    let result = try metric("insurer.result.mean")
    let nothing = estimate(0, 0.005)
    #expect(text.number(0, result, nothing) == "0.00" && text.error(0.005, result) == "0.00")
    #expect(text.interval(nothing, result) == "0.00 to 0.00")
  }
}
