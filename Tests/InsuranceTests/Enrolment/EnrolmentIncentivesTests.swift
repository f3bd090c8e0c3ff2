import Insurance
import Testing

/// 国办发〔2024〕38号: what enrolment earns, and what takes it away.
struct EnrolmentIncentivesTests {
  private func incentives(step: Double = 3_000, highest: Double = 0.2) throws -> EnrolmentIncentives {
    try EnrolmentIncentives(
      continuousYears: Cited(4, "38"), continuousStep: Cited(step, "38"), noClaimStep: Cited(step, "38"),
      highest: Cited(highest, "38"))
  }

  @Test func `7 years enrolled and 2 without a claim are 5 steps, 315,000 of a cap of 300,000`() throws {
    let state = EnrolmentState(years: 7, withoutClaim: 2)
    #expect(try incentives().raise(of: 300_000, for: state) == 15_000)
    // A year in which a benefit used the raise: 4 steps of enrolment, none without a claim.
    let used = state.after(.usedRaise)
    #expect(used == EnrolmentState(years: 8))
    #expect(try incentives().raise(of: 300_000, for: used) == 12_000)
    // A claim that did not use it leaves the steps; a year without any adds one; a gap begins anew.
    #expect(try incentives().raise(of: 300_000, for: state.after(.withClaim)) == 18_000)
    #expect(try incentives().raise(of: 300_000, for: state.after(.withoutClaim)) == 21_000)
    #expect(state.after(.lapsed) == EnrolmentState(years: 0))
  }

  @Test func `never above 360,000, and nothing before the fifth year`() throws {
    #expect(try incentives().raise(of: 300_000, for: EnrolmentState(years: 30, withoutClaim: 30)) == 60_000)
    #expect(try incentives().raise(of: 300_000, for: EnrolmentState(years: 4)) == 0)
    #expect(try incentives().raise(of: 300_000, for: EnrolmentState(years: 0, withoutClaim: 1)) == 3_000)
  }

  @Test(arguments: [(0, 0, 3), (1, 0, 4), (2, 0, 5), (2, 1, 4), (4, 0, 7), (5, 5, 6), (20, 0, 12)])
  func `3 months, one more a missed year, bought back or not, and at least 6 after four`(
    _ missed: Int, _ bought: Int, _ months: Int
  ) throws {
    let period = try WaitingPeriod(
      months: Cited(3, "38"), perMissedYear: Cited(1, "38"), longAbsence: Cited(4, "38"), longMonths: Cited(6, "38"))
    #expect(period.months(missed: missed, boughtBack: bought) == months)
  }

  /// Of people with 4 years a tenth lapses; of the others 80% have no claim, 19% have one, 1% uses the raise if there is any.
  @Test func `people move by what the year brings`() {
    let start = EnrolmentShares([
      (EnrolmentState(years: 4), 0.5), (EnrolmentState(years: 6, withoutClaim: 3), 0.5),
    ])
    let next = start.after(
      withoutClaim: 0.8, usingRaise: { $0.withoutClaim > 0 ? 0.01 : 0 }, lapsing: 0.1,
      most: EnrolmentState(years: 24, withoutClaim: 20))
    func share(_ years: Int, _ steps: Int) -> Double {
      next.parts.first { $0.state == EnrolmentState(years: years, withoutClaim: steps) }?.share ?? 0
    }
    let expected: [(Int, Int, Double)] = [
      (0, 0, 0.1), (5, 1, 0.36), (5, 0, 0.09), (7, 4, 0.36), (7, 3, 0.0855), (7, 0, 0.0045),
    ]
    for (years, steps, part) in expected { #expect(abs(share(years, steps) - part) < 1e-12, "\(years) \(steps)") }
    #expect(next.parts.count == expected.count)
    #expect(abs(next.parts.reduce(0) { $0 + $1.share } - 1) < 1e-12)
  }

  private func bands(cap: Double?) throws -> MarginalBands {
    try MarginalBands(
      deductible: try Deductible(.fixed(10_000), clause: "四"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.6, clause: "四"), MarginalBands.Band(from: 100_000, rate: 0.8, clause: "四"),
      ], cap: Cited(cap, "四"))
  }

  /// 60% from 10,000 to 100,000 are 54,000; 80% of a further 307,500 reach 300,000 at 407,500.
  @Test func `on average people are paid between the caps that they have`() throws {
    let people = EnrolmentShares([(EnrolmentState(years: 4), 0.25), (EnrolmentState(years: 6, withoutClaim: 1), 0.75)])
    let benefit = try #require(
      EnrolledBenefit(try bands(cap: 300_000), try incentives(step: 4_000), of: people, clause: "38"))
    #expect(benefit.payment(for: 407_500) == 300_000 && benefit.payment(for: 50_000) == 24_000)
    // 412,500 would be paid 304,000: a quarter gets 300,000, three quarters 304,000.
    #expect(abs(benefit.payment(for: 412_500) - 303_000) < 1e-6)
    // Above 422,500 all are at their caps: 0.25 · 300,000 + 0.75 · 312,000.
    #expect(abs(benefit.payment(for: 900_000) - 309_000) < 1e-6 && benefit.meanRaise == 9_000)
    #expect(abs(benefit.highestPayment - 309_000) < 1e-6)
    let amounts = stride(from: 0.0, through: 600_000, by: 2_500).map { $0 }
    #expect(BenefitConformance.breaches(of: benefit, amounts: amounts) == [])
  }

  @Test func `waiting leaves a share of every benefit, and nobody's raise leaves the rule as it is`() throws {
    let people = EnrolmentShares(all: EnrolmentState(years: 4))
    let rule = try bands(cap: 300_000)
    #expect(EnrolledBenefit(rule, try incentives(), of: people, clause: "38") == nil)
    let waiting = try #require(EnrolledBenefit(rule, nil, of: people, covered: 0.99, clause: "38"))
    #expect(abs(waiting.payment(for: 50_000) - 23_760) < 1e-9 && abs(waiting.payment(for: 1e6) - 297_000) < 1e-6)
    #expect(BenefitConformance.breaches(of: waiting, amounts: [0, 10_000, 50_000, 100_000, 407_500, 1e6]) == [])
    #expect(EnrolledBenefit(try bands(cap: nil), try incentives(), of: people, clause: "38") == nil)
  }

  @Test func `a person in two groups has the raise on the higher cap, or no cap to raise`() throws {
    let people = EnrolmentShares(all: EnrolmentState(years: 6))
    let raised = try #require(EnrolledBenefit(try bands(cap: 300_000), try incentives(), of: people, clause: "38"))
    let higher = try #require(raised.joined(with: try bands(cap: 400_000)))
    #expect(abs(higher.highestPayment - 406_000) < 1e-6)
    #expect(raised.joined(with: try bands(cap: nil))?.highestPayment == .infinity)
  }

  @Test(
    arguments: [
      (-1, 1_000, 0.2), (51, 1_000, 0.2), (4, -1, 0.2), (4, 1_000, 1.1), (4, Double.infinity, 0.2),
    ] as [(Int, Double, Double)])
  func `numbers out of range are refused`(_ years: Int, _ step: Double, _ highest: Double) {
    #expect(throws: RuleError.self) {
      try EnrolmentIncentives(
        continuousYears: Cited(years, "—"), continuousStep: Cited(step, "—"), noClaimStep: Cited(1_000, "—"),
        highest: Cited(highest, "—"))
    }
  }
}
