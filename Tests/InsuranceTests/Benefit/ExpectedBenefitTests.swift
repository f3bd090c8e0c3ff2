import Foundation
import Insurance
import Testing

/// E[b(X)] and E[b(X)²] in closed form, for X of an exponential law whose moments are worked by hand.
struct ExpectedBenefitTests {
  private func expected(_ schedule: PayoutSchedule, _ law: ExponentialLaw) -> (mean: Double, square: Double) {
    (
      schedule.expectedPayment(limitedExpectedValue: law.limitedExpectedValue),
      schedule.expectedSquare(
        limitedExpectedValue: law.limitedExpectedValue, limitedSecondMoment: law.limitedSecondMoment)
    )
  }

  private func expect(
    _ value: Double, _ reference: Double, relative: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(value - reference) <= relative * abs(reference), "\(value), \(reference)", sourceLocation: sourceLocation)
  }

  @Test func `95% above 10,000 of a mean of 30,000 comes to 0.95 m e^(−d/m)`() throws {
    // The excess over d of an exponential law is exponential again, with probability e^(−d/m):
    // E[b] = r m e^(−d/m) and E[b²] = 2 r² m² e^(−d/m).
    let schedule = try #require(FoundingBenefits.huizhou().schedule)
    let (mean, square) = expected(schedule, ExponentialLaw(mean: 30_000))
    let above = exp(-1.0 / 3)
    expect(mean, 0.95 * 30_000 * above, relative: 1e-12)
    expect(square, 2 * 0.95 * 0.95 * 30_000 * 30_000 * above, relative: 1e-12)
    expect(mean, 20_421.142_351, relative: 1e-10)
    // The last band has no end, however far the law reaches: of a mean of 50 million, 0.95 × 50 million × e^(−0.0002).
    expect(expected(schedule, ExponentialLaw(mean: 5e7)).mean, 47_500_000 * exp(-0.0002), relative: 1e-12)
  }

  @Test func `a cap L/r above the deductible leaves r m e^(−d/m) (1 − e^(−u/m)), u = L/r`() throws {
    // Jiangxi, d = 18,000, 60%, cap 250,000: u = 416,666.67.
    let schedule = try #require(FoundingBenefits.jiangxi(needy: false, income: 36_000).schedule)
    let (m, u) = (100_000.0, 250_000 / 0.6)
    let (mean, square) = expected(schedule, ExponentialLaw(mean: m))
    let above = exp(-0.18)
    let beyond = exp(-u / m)
    expect(mean, 0.6 * m * above * (1 - beyond), relative: 1e-12)
    expect(square, 0.36 * above * (2 * m * m - 2 * m * beyond * (u + m)), relative: 1e-12)
  }

  @Test func `three bands and a cap: every band adds rate × m × (e^(−from/m) − e^(−to/m))`() throws {
    let schedule = try #require(FoundingBenefits.shandong().schedule)
    let m = 50_000.0
    let (mean, _) = expected(schedule, ExponentialLaw(mean: m))
    let capReached = 200_000 + 196_000 / 0.65
    let bands =
      0.50 * (exp(-0.24) - exp(-2)) + 0.60 * (exp(-2) - exp(-4)) + 0.65 * (exp(-4) - exp(-capReached / m))
    expect(mean, m * bands, relative: 1e-12)
  }

  @Test(arguments: [8_000.0, 50_000, 400_000])
  func `both moments agree with numerical integration of b and b² for every founding rule`(m: Double) throws {
    let law = ExponentialLaw(mean: m)
    for rule in try FoundingBenefits.all() {
      let schedule = try #require(rule.schedule)
      let (mean, square) = expected(schedule, law)
      // Fifty means beyond the last bend there is e⁻⁵⁰ left.
      let bends = [0] + schedule.segments.map(\.start)
      let points = bends + [(bends.last ?? 0) + 50 * m]
      let first = integral(over: points, panel: m / 50) { rule.payment(for: $0) * law.density($0) }
      let second = integral(over: points, panel: m / 50) {
        rule.payment(for: $0) * rule.payment(for: $0) * law.density($0)
      }
      expect(mean, first, relative: 1e-7)
      expect(square, second, relative: 1e-7)
    }
  }

  @Test func `a capped benefit has a mean also where the amounts have none`() throws {
    // Pareto with α = 1 from 1 yuan on: E[X∧u] = 1 + ln u, without a bound. 50% from e to e³ yuan: 0.5 · (3 − 1).
    let schedule = try PayoutSchedule([(start: exp(1), slope: 0.5)], cap: 0.5 * (exp(3) - exp(1)))
    expect(schedule.expectedPayment { 1 + log($0) }, 1, relative: 1e-12)
  }

  @Test func `of a finite list of amounts the closed forms are the plain averages`() throws {
    // E[X∧u] of a list is the average of min(x, u), so both sides can be summed without any law.
    let amounts = [0.0, 4_000, 12_000, 12_500, 70_000, 100_000, 230_000, 501_538.5, 600_000, 2_000_000]
    let average = { (f: (Double) -> Double) in amounts.reduce(0) { $0 + f($1) } / Double(amounts.count) }
    for rule in try FoundingBenefits.all() {
      let schedule = try #require(rule.schedule)
      let limited = { (u: Double) in average { min($0, u) } }
      let limitedSquare = { (u: Double) in average { min($0, u) * min($0, u) } }
      expect(
        schedule.expectedPayment(limitedExpectedValue: limited), average { rule.payment(for: $0) }, relative: 1e-12)
      expect(
        schedule.expectedSquare(limitedExpectedValue: limited, limitedSecondMoment: limitedSquare),
        average { rule.payment(for: $0) * rule.payment(for: $0) }, relative: 1e-11)
    }
  }
}
