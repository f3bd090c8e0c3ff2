import Chance
import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// What charts are made of says the same as the result.
struct ReportedShapesTests {
  @Test(arguments: TestPlan.policies)
  func `steps below the funding hold the share of years in which it is enough`(_ id: String) async throws {
    let shocks = Shocks(frequency: 0.05, severity: 0.04, correlation: 0)
    let plan = try TestPlan.plan([TestPlan.policy(id)], shocks: shocks, replications: 400)
    let outcomes = try await plan.firstYear()
    let shape = try #require(YearDistribution(of: outcomes, insured: plan.insured))
    #expect(abs(shape.bins.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let funding = outcomes[0].statement.premium / Double(plan.insured)
    let enough = outcomes.count { $0.statement.premiumNeeded / Double(plan.insured) <= funding }
    let below = shape.bins.filter { ($0.lower + $0.upper) / 2 < funding }.reduce(0) { $0 + $1.share }
    #expect(abs(below - Double(enough) / 400) < 1e-12)
    #expect(zip(shape.needs, shape.needs.dropFirst()).allSatisfy { $0.perHead <= $1.perHead })
    // Slices are means of parts of equal size, so their mean is that of all.
    let mean = outcomes.reduce(0) { $0 + $1.statement.insurerResult } / 400
    #expect(abs(shape.slices.reduce(0) { $0 + $1.insurerResult } / 20 - mean) < 0.01)
  }

  @Test func `fewer than a hundred years are not drawn`() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], replications: 99)
    #expect(YearDistribution(of: try await plan.firstYear(), insured: plan.insured) == nil)
  }

  @Test(arguments: TestPlan.policies)
  func `bands of expense add up to the expected year`(_ id: String) throws {
    let plan = try TestPlan.plan([TestPlan.policy(id)])
    let bands = try #require(ExpenseBands(of: plan)?.bands)
    let expected = try #require(ExpectedYear(of: plan))
    let insured = Double(plan.insured)
    #expect(abs(bands.reduce(0) { $0 + $1.benefits } / (expected.claimsPerInsured * insured) - 1) < 1e-9)
    #expect(abs(bands.reduce(0) { $0 + $1.expense } / (expected.expensePerInsured * insured) - 1) < 1e-9)
    #expect(abs(bands.reduce(0) { $0 + $1.people } / (insured * 0.15) - 1) < 1e-12)
  }

  @Test func `a band holds what an integral over it says`() throws {
    let policy = try TestPlan.policy("jiangxi-2025")
    let plan = try TestPlan.plan([policy])
    let band = try #require(ExpenseBands(of: plan)?.bands[4])
    let rule = try policy.benefit(for: Group.generalID)
    let law = try TestPlan.law()
    // The middle of 20,000 slices of equal probability between 50,000 and 100,000 yuan.
    let (from, to) = (law.cumulative(50_000), law.cumulative(100_000))
    var paid = 0.0
    for slice in 0..<20_000 {
      paid += rule.payment(for: law.quantile(from + (to - from) * (Double(slice) + 0.5) / 20_000))
    }
    let benefits = Double(plan.insured) * 0.15 * (to - from) * paid / 20_000
    #expect(abs(band.benefits / benefits - 1) < 1e-6)
  }
}
