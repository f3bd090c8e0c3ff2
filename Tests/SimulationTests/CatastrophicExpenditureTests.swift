import Chance
import Foundation
import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The share of people whose out-of-pocket spending is very high for their household.
struct CatastrophicExpenditureTests {
  private func plan(
    rate: Double = 0.6, deductible: Double = 10_000, cap: Double? = nil, shocks: Shocks = .none
  ) throws -> SimulationPlan {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "1"), bands: [.init(from: 0, rate: rate, clause: "1")],
      cap: Cited(cap, "1"))
    return try TestPlan.plan(
      [TestPlan.policy(paying: rule)],
      cohorts: [TestPlan.cohort(insured: 1_000, probability: 0.2, severity: try Exponential(mean: 20_000))],
      shocks: shocks)
  }

  private func household(gini: Double = 0, shares: [String: Double] = [:]) -> HouseholdIncome {
    HouseholdIncome(meanPerHead: 40_000, gini: gini, size: 3, subsistence: 10_000, shares: shares)
  }

  /// Income 120,000, of which 90,000 are capacity to pay. Out of pocket are 10,000 and 40% of the rest: 12,000 of
  /// X = 15,000, 30,000 of X = 60,000, 36,000 of X = 75,000.
  @Test func `where all incomes are equal it is the survival of the amount that costs the threshold`() throws {
    let found = try #require(CatastrophicExpenditure(of: try plan(), household: household())).shares
    for (threshold, amount) in [(SpendingThreshold.tenth, 15_000.0), (.quarter, 60_000), (.capacity, 75_000)] {
      let expected = 0.2 * exp(-amount / 20_000)
      #expect(abs((found[threshold] ?? 0) / expected - 1) < 1e-9, "\(threshold)")
    }
  }

  /// Nothing is paid, so that the share is p E[exp(−tI/m)], here averaged over 20,000 equally likely incomes.
  @Test func `incomes are averaged over their law`() throws {
    let found = try #require(
      CatastrophicExpenditure(of: try plan(deductible: 1e12), household: household(gini: 0.465))
    ).shares
    let sigma = 2.0.squareRoot() * StandardNormal.quantile((1 + 0.465) / 2)
    let count = 20_000
    let mean =
      (0..<count).reduce(0.0) { sum, k in
        let z = StandardNormal.quantile((Double(k) + 0.5) / Double(count))
        return sum + exp(-0.1 * 120_000 * exp(sigma * z - sigma * sigma / 2) / 20_000)
      } / Double(count)
    #expect(abs((found[.tenth] ?? 0) / (0.2 * mean) - 1) < 1e-4)
  }

  @Test func `more benefit protects more, years that differ hurt more, and poorer groups are hit more often`() throws {
    func share(_ plan: SimulationPlan, _ household: HouseholdIncome) throws -> Double {
      try #require(CatastrophicExpenditure(of: plan, household: household)?.shares[.capacity])
    }
    let base = try share(try plan(), household(gini: 0.4))
    #expect(try share(try plan(rate: 0.8), household(gini: 0.4)) < base)
    #expect(try share(try plan(deductible: 5_000), household(gini: 0.4)) < base)
    #expect(try share(try plan(cap: 20_000), household(gini: 0.4)) > base)
    // Beyond two means the survival of an exponential amount is convex in the year's level: years that differ hurt.
    let uneven = try plan(shocks: Shocks(frequency: 0.1, severity: 0.3, correlation: 0.5))
    #expect(try share(uneven, household()) > share(try plan(), household()))
    let group = try plan().cohorts[0].group
    #expect(try share(try plan(), household(gini: 0.4, shares: [group: 0.5])) > base)
  }

  @Test func `the amount that costs a member the limit is the last one that does`() throws {
    let schedule = try PayoutSchedule([(10_000, 0.5), (50_000, 1), (80_000, 0.6)], cap: 100_000)
    for limit in [0.0, 4_000, 10_000, 25_000, 35_000, 1e6] {
      let amount = schedule.amount(outOfPocket: limit)
      #expect(abs(amount - schedule.payment(for: amount) - limit) < 1e-6, "\(limit)")
      #expect(amount + 1 - schedule.payment(for: amount + 1) > limit)
    }
    // From 50,000 to 80,000 everything is paid: 30,000 out of pocket all the way.
    #expect(schedule.amount(outOfPocket: 30_000) == 80_000)
    let all = try PayoutSchedule([(1_000, 1)])
    #expect(all.amount(outOfPocket: 1_000) == .infinity && all.amount(outOfPocket: 999) == 999)
  }
}
