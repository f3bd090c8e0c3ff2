import Chance
import Insurance
import Plans
import Simulation
import Testing

/// A rule need not be piecewise linear, nor say so where it is: the individual method runs on any rule.
struct RulesWithoutScheduleTests {
  /// 75% above 10,000 yuan up to a cap of 20,000, in plain arithmetic and without a schedule.
  private struct PlainRule: BenefitRule {
    let deductible = 10_000.0

    func payment(for amount: Double) -> Double { min(max(amount - deductible, 0) * 0.75, 20_000) }

    func explain(_ amount: Double) -> [BenefitStep] {
      [.init(.band, from: 0, to: nil, base: amount, rate: 0.75, payment: payment(for: amount), clause: "1")]
    }
  }

  /// Pays by a curve: the square of what exceeds 10,000 yuan over the whole amount.
  private struct CurvedRule: BenefitRule {
    let deductible = 10_000.0

    func payment(for amount: Double) -> Double {
      let excess = max(amount - deductible, 0)
      return excess > 0 ? excess * excess / amount : 0
    }

    func explain(_ amount: Double) -> [BenefitStep] { [] }
  }

  private func twin() throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(10_000), clause: "1"), bands: [.init(from: 0, rate: 0.75, clause: "1")],
      cap: Cited(20_000, "1"))
  }

  /// What is paid beside X stops at the cap, whether or not the rule says that it is piecewise linear.
  @Test func `its highest benefit is that of its twin`() throws {
    #expect(PlainRule().highestPayment == 20_000)
    #expect(try twin().highestPayment == 20_000)
    #expect(CurvedRule().highestPayment == .infinity)
  }

  @Test func `it gives the totals of its piecewise linear twin`() async throws {
    // More than a batch of 1,024 claimants, so that whole batches and the rest are met.
    let cohorts = [try TestPlan.cohort(insured: 20_000)]
    let plain = try await TestPlan.plan([TestPlan.policy(paying: PlainRule())], cohorts: cohorts).firstYear()
    let linear = try await TestPlan.plan([TestPlan.policy(paying: twin())], cohorts: cohorts).firstYear()
    #expect(plain.count == 20)
    for (a, b) in zip(plain, linear) {
      let (own, schedule) = (a.claims.parts[0], b.claims.parts[0])
      #expect(own.claimants == schedule.claimants && own.claimants > 2_048)
      #expect(own.beneficiaries == schedule.beneficiaries)
      #expect(abs(own.expense / schedule.expense - 1) < 1e-13, "the same amounts, added in another order")
      #expect(abs(own.claims / schedule.claims - 1) < 1e-13, "\(own.claims) against \(schedule.claims)")
      #expect(a.statement.claims == b.statement.claims, "to the fen")
    }
  }

  /// The grouped method takes the moments of such a rule within a cell by the midpoint rule. Both runs meet the same
  /// people, so what differs is that rule: less than half a percent.
  @Test func `by cells it gives nearly those totals`() async throws {
    let cohorts = [try TestPlan.cohort(insured: 200_000)]
    func years(_ rule: any BenefitRule) async throws -> Outcomes {
      try await TestPlan.plan([TestPlan.policy(paying: rule)], cohorts: cohorts, replications: 300, method: .grouped)
        .firstYear()
    }
    let (plain, linear) = (try await years(PlainRule()), try await years(twin()))
    func mean(_ value: (Outcome) -> Double, _ years: Outcomes) -> Double { years.reduce(0) { $0 + value($1) } / 300 }
    for (what, value) in [
      ("claims", { (year: Outcome) in year.claims.parts[0].claims }),
      ("beneficiaries", { Double($0.claims.parts[0].beneficiaries) }),
    ] {
      let ratio = mean(value, plain) / mean(value, linear)
      #expect(abs(ratio - 1) < 0.005, "\(what): \(ratio)")
    }
    for (a, b) in zip(plain, linear) { #expect(a.claims.parts[0].expense == b.claims.parts[0].expense) }
  }

  @Test func `it has no closed form`() throws {
    #expect(ExpectedYear(of: try TestPlan.plan([TestPlan.policy(paying: PlainRule())])) == nil)
    #expect(ExpectedYear(of: try TestPlan.plan([TestPlan.policy(paying: twin())])) != nil)
  }

  @Test(arguments: MethodName.drawing)
  func `a curve is paid person by person`(_ method: MethodName) async throws {
    // A sure amount of 40,000: everybody gets 30,000² / 40,000 = 22,500.
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: CurvedRule())],
      cohorts: [TestPlan.cohort(severity: Constant(amount: 40_000))], method: method)
    for year in try await plan.firstYear() {
      let part = year.claims.parts[0]
      #expect(part.beneficiaries == part.claimants)
      #expect(abs(part.claims / (22_500 * Double(part.claimants)) - 1) < 1e-12)
    }
  }

  @Test(arguments: MethodName.drawing)
  func `its summary lacks only the closed form`(_ method: MethodName) async throws {
    let own = try await TestPlan.plan([TestPlan.policy(paying: CurvedRule())], method: method).summary().table
    let names = Set(own.rows.map(\.metric.name))
    #expect(
      Set(Metric.glossary.filter { $0.section != .path && $0.section != .care }.map(\.name)).subtracting(names) == [
        "claims.perInsured.expected", "insurer.cash.interest", "claims.chronicOverflow", "claims.behaviour",
        "claims.variance.process",
        "claims.variance.shocks", "claims.variance.trend", "claims.variance.parameters", "members.unclaimed",
        "loss.ordinary", "loss.policy", "loss.management", "enrolled.eligible", "enrolled.count", "enrolled.share",
        "funding.perEnrolled", "riskAdjustment.drawn", "riskAdjustment.balance",
      ])
  }
}
