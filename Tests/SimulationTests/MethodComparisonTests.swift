import Chance
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Plans
@testable import Results
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
    // Both groups and all of them together have three means each, and all together two standard deviations, four
    // quantiles and the whole distribution.
    #expect(comparison.rows.count == 16)
    #expect(comparison.rows.filter { $0.closedForm != nil }.allSatisfy { $0.groupedAgainstIndividual != nil })
    #expect(comparison.rows.count { $0.closedForm != nil } == 9)
    #expect(comparison.rows.count { $0.exact != nil } == 15)
    #expect(
      comparison.rows.filter { $0.words.en.contains("deviation") || $0.words.en.hasPrefix("whole") }
        .allSatisfy { $0.groupedAgainstIndividual != nil })
    // The plain standard deviation alone is not held against the exact one.
    #expect(comparison.rows.count { $0.groupedAgainstExact != nil && $0.individualAgainstExact != nil } == 15)
    #expect(comparison.rows[3].groupedAgainstExact == nil && comparison.rows[3].exact != nil)
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
    // Without an exact law the two samples' distributions are held against each other.
    let whole = try #require(many.rows.last)
    #expect(whole.groupedAgainstIndividual != nil && whole.grouped == whole.individual && whole.grouped > 0)
  }

  /// The shocks of one of the methods are 5% larger than the other's, the means hardly move.
  @Test("find a spread that is off by 5%")
  func spread() async throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: Half())], cohorts: [TestPlan.cohort(severity: TestPlan.law(sdlog: 0.6))],
      shocks: Shocks(frequency: 0.1, severity: 0.08, correlation: 0), replications: isFullTest ? 4_000 : 1_000)
    let wider = plan.with(shocks: Shocks(frequency: 0.105, severity: 0.084, correlation: 0))
    let (right, wrong) = (try await plan.firstYear(), try await wider.firstYear())
    let cells = try await plan.with(method: .grouped).firstYear()
    let sound = MethodComparison(ComparisonRows(plan: plan, exact: nil, grouped: cells, individual: right))
    #expect(sound.agrees, "\(sound.rows.map(\.scores))")
    let planted = MethodComparison(ComparisonRows(plan: plan, exact: nil, grouped: cells, individual: wrong))
    #expect(planted.verdict == .disagree)
    let found = planted.rows.filter { $0.scores.contains { abs($0) > planted.limit } }.map(\.words.en)
    #expect(found.contains { $0.contains("standard deviation") }, "\(planted.rows.map(\.scores))")
    // Nothing but the spread is wrong with it.
    #expect(found.allSatisfy { $0.contains("standard deviation") }, "\(found)")
  }

  @Test("find another distribution where there is no exact law to hold it against")
  func otherDistribution() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], replications: 200)
    let other = plan.with(cohorts: [try TestPlan.cohort(severity: Lognormal(meanlog: 8.46, sdlog: 1.2))])
    let cells = try await plan.with(method: .grouped).firstYear()
    func whole(_ persons: Outcomes) throws -> (MethodComparison.Row, limit: Double) {
      let comparison = MethodComparison(ComparisonRows(plan: plan, exact: nil, grouped: cells, individual: persons))
      return (try #require(comparison.rows.first { $0.words.en.hasPrefix("whole") }), comparison.limit)
    }
    let (same, limit) = try whole(try await plan.firstYear())
    #expect(try #require(same.groupedAgainstIndividual) < limit && same.groupedAgainstExact == nil)
    let (apart, _) = try whole(try await other.firstYear())
    #expect(try #require(apart.groupedAgainstIndividual) > limit, "\(apart)")
  }

  /// Several hundred checks on claims with a finite fourth moment and without one, the second without a variance even.
  @Test("raise no more false alarms under heavy tails than chance does", arguments: [5.0, 3.2, 1.8])
  func falseAlarms(shape: Double) async throws {
    let cohort = try TestPlan.cohort(
      insured: 10_100, severity: Lomax(shape: shape, scale: 8_000))
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: Half())], cohorts: [cohort],
      shocks: Shocks(frequency: 0.03, severity: 0.03, correlation: 0), replications: 100)
    let seeds = isFullTest ? 100 : 8
    let exact = isFullTest ? try ExactMethod(of: plan) : nil
    var scores: [String: [Double]] = [:]
    for seed in 0..<seeds {
      let own = plan.with(seed: UInt64(seed))
      let rows = ComparisonRows(
        plan: own, exact: exact, grouped: try await own.with(method: .grouped).firstYear(),
        individual: try await own.firstYear())
      for row in [rows.spread, rows.winsorisedSpread, rows.wholeDistribution].compactMap(\.self) {
        for (name, score) in [
          ("pairs", row.groupedAgainstIndividual), ("cells", row.groupedAgainstExact),
          ("persons", row.individualAgainstExact),
        ] {
          if let score { scores[row.words.en + ", " + name, default: []].append(score) }
        }
      }
    }
    #expect(scores.count >= 3)
    for (name, values) in scores {
      for (limit, probability) in [(2.0, 0.0455), (3.0, 0.0027)] {
        let count = Double(values.count { abs($0) > limit })
        // A false alarm of the test itself in about one of 30,000.
        let most = Double(seeds) * probability
        #expect(count <= most + 4 * most.squareRoot() + 2, "\(name) of \(shape): \(count) beyond \(limit) of \(seeds)")
      }
      #expect(values.allSatisfy { abs($0) < 5.5 }, "\(name) of \(shape)")
    }
  }

  /// The mean of such claims lies to 1% beyond the range of the inversion.
  @Test("do not hold the inversion's mean against the closed form where claims have no variance")
  func noVariance() throws {
    let cohort = try TestPlan.cohort(insured: 10_100, severity: Lomax(shape: 1.5, scale: 8_000))
    let half = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 0.5, clause: "1")],
      cap: Cited(nil, "1"))
    let plan = try TestPlan.plan([TestPlan.policy(paying: half)], cohorts: [cohort])
    let exact = try ExactMethod(of: plan)
    let gap = ComparisonRows(plan: plan, exact: exact, grouped: [], individual: []).closedFormGap
    #expect(!exact.claims.moments.variance.isFinite)
    #expect(try #require(gap) < 1e-9)
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

/// Half of every amount, without an end.
private struct Half: BenefitRule {
  let deductible = 0.0
  func payment(for amount: Double) -> Double { 0.5 * amount }
  func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
    for i in amounts.indices { payments[i] = payment(for: amounts[i]) }
  }
  func explain(_ amount: Double) -> [BenefitStep] { [] }
}
