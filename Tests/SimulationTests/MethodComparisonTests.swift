import Chance
import Foundation
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

  @Test("are not held against each other where they are the same draws")
  func oneByOne() async throws {
    let small = try TestPlan.cohort("registered-poor", insured: 5_000)
    let policy = try TestPlan.policy("shanxi-2019")
    let all = try await MethodComparison(
      of: TestPlan.plan([policy], cohorts: [small], replications: 60), threads: 2)
    #expect(all.drawnOneByOne == ["registered-poor"] && all.isOneByOneForAll)
    #expect(all.rows.allSatisfy { $0.groupedAgainstIndividual == nil && $0.grouped == $0.individual })
    // The exact law is there to hold them against.
    #expect(all.verdict == .agree && all.rows[0].groupedAgainstExact != nil)
    let mixed = try await MethodComparison(
      of: TestPlan.plan([policy], cohorts: [TestPlan.cohort(), small], replications: 60), threads: 2)
    #expect(mixed.drawnOneByOne == ["registered-poor"] && !mixed.isOneByOneForAll)
    #expect(
      mixed.rows.filter { $0.closedForm != nil }.allSatisfy {
        ($0.groupedAgainstIndividual == nil) == ($0.group == "registered-poor")
      })
  }

  @Test("say so where nothing is there to compare")
  func nothing() async throws {
    let usual = try Lognormal(meanlog: 8.4, sdlog: 1.2)
    let uncertain = try #require(
      LawUncertainty(place: "expense.law", estimates: [8.4, log(1.2)], covariance: [[0.01, 0], [0, 0]]) { p in
        (try? Lognormal(meanlog: p[0], sdlog: exp(p[1]))) ?? usual
      })
    func check(_ insured: Int) async throws -> MethodComparison {
      let cohort = Cohort(
        group: Group.generalID, insured: insured, probability: 0.15, severity: try TestPlan.law(),
        uncertainty: uncertain)
      return try await MethodComparison(
        of: TestPlan.plan([TestPlan.policy("huizhou-2013")], cohorts: [cohort], replications: 40), threads: 2)
    }
    let few = try await check(5_000)
    #expect(few.verdict == .nothingCompared && !few.agrees && few.refusal != nil)
    let many = try await check(12_000)
    #expect(many.verdict == .agree && many.drawnOneByOne.isEmpty)
  }

  /// Persons drawn one by one come from the model, not from the pilot: this one's few people make its mean 4% too high,
  /// which is 5 to 7 standard errors of the replications alone.
  @Test("leave the pilot its error where grouped draws persons")
  func personsAndPilot() async throws {
    let policy = try TestPlan.policy("national-stylised")
    let cohort = try TestEpisodes.cohort(policy, insured: 3_000, pilot: 4_096, seed: 3)
    let plan = try TestPlan.plan([policy], cohorts: [cohort], replications: 1_000)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.isOneByOneForAll && comparison.agrees)
  }

  @Test("are checked on fewer people where persons would take hours, unless everybody is asked for")
  func size() throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("langfang-2024")],
      cohorts: [
        TestPlan.cohort(insured: 900_000_000), TestPlan.cohort("extreme-poverty", insured: 9_000_000),
        TestPlan.cohort("minimum-living-allowance", insured: 3), TestPlan.cohort("returned-to-poverty", insured: 0),
      ], replications: 200)
    let size = CheckSize(of: plan, everybody: false)
    let people = size.plan.cohorts.map(\.insured)
    // 4·10⁹ amounts in 200 years of which 15% of people have one each.
    #expect(people[0] + people[1] > 133_000_000 && people[0] + people[1] < 134_000_000 && size.isReduced)
    #expect(abs(people[0] - 100 * people[1]) < 100 && people[2...] == [1, 0])
    #expect(size.scenarioInsured == plan.insured && size.hoursForEverybody > 0.05 && size.hoursForEverybody < 0.1)
    let everybody = CheckSize(of: plan, everybody: true)
    #expect(!everybody.isReduced && everybody.isLarge && everybody.plan.insured == plan.insured)
    let city = CheckSize(of: plan.with(cohorts: [try TestPlan.cohort(insured: 5_000_000)]), everybody: false)
    #expect(!city.isReduced && !city.isLarge && city.plan.insured == 5_000_000)
    // Persons with episodes take longer, and stay what they are.
    let policy = try TestPlan.policy("national-stylised")
    let episodes = try TestPlan.plan(
      [policy], cohorts: [TestEpisodes.cohort(policy, insured: 960_000_000, pilot: 4_096)], replications: 200)
    let few = CheckSize(of: episodes, everybody: false)
    #expect(few.plan.cohorts[0].episodes != nil && few.hoursForEverybody > 1)
    #expect(few.plan.insured < 5_000_000 && few.plan.insured > 500_000)
  }
}
