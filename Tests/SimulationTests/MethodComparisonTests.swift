import Chance
import Insurance
import Testing

@testable import Simulation

@Suite("The methods side by side")
struct MethodComparisonTests {
  @Test("agree on two groups under shocks")
  func agree() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019")],
      cohorts: [TestPlan.cohort(insured: 60_000), TestPlan.cohort("registered-poor", insured: 30_000)],
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: -0.2), replications: 300)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.agrees, "\(comparison.rows)")
    #expect(comparison.replications == 300)
    #expect(comparison.limit > 4 && comparison.limit < 6)
    // Both groups and all of them together have three means each, and all together a standard deviation, four quantiles
    // and the whole distribution.
    #expect(comparison.rows.count == 15)
    #expect(comparison.rows.filter { $0.closedForm != nil }.allSatisfy { $0.groupedAgainstIndividual != nil })
    #expect(comparison.rows.count { $0.closedForm != nil } == 9)
    #expect(comparison.rows.count { $0.exact != nil } == 14)
    #expect(comparison.rows.allSatisfy { $0.groupedAgainstExact != nil && $0.individualAgainstExact != nil })
    #expect(try #require(comparison.closedFormGap) < 1e-9)
  }

  /// A rule whose single and batched payments differ by 2% breaks its promise, and the check must say so: the
  /// individual method pays batches, the grouped one asks for single payments at its nodes.
  @Test("disagree where one of them is led to other payments")
  func disagree() async throws {
    struct TwoFaced: BenefitRule {
      let deductible = 10_000.0
      func payment(for amount: Double) -> Double { max(0, amount - deductible) * 0.5 }
      func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
        for i in amounts.indices { payments[i] = payment(for: amounts[i]) * 1.02 }
      }
      func explain(_ amount: Double) -> [BenefitStep] { [] }
    }
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: TwoFaced())], cohorts: [TestPlan.cohort(insured: 200_000)], replications: 300)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(!comparison.agrees)
  }
}
