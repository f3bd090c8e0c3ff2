import Chance
import Foundation
import Insurance
import Synchronization
import Testing

@testable import Plans
@testable import Simulation

/// A year's costs move care, not what basic insurance leaves of it.
struct CareLevelsTests {
  private static func one(_ cost: Double, chronic: EpisodeModel.Chronic? = nil) throws -> EpisodePilot {
    let law = try Constant(amount: cost)
    return EpisodePilot(
      of: EpisodeModel(
        admissions: .init(mean: 0, size: 1, neverShare: 0), severe: .init(probability: 1, stays: 1, law: law),
        levels: [
          HospitalLevel(
            name: Words(en: "one", zh: "一"), share: 1, severeShare: 1, law: law, deductible: 500, rate: 0.7)
        ], shares: .init(means: [0, 0, 0, 0, 0], concentration: 1), maternity: nil, chronic: chronic,
        yearlyMaximum: 6_000, ages: [.init(share: 1, factors: .none)]), people: 2_048, seed: 1)
  }

  private static func left(_ pilot: EpisodePilot, _ factor: Double, _ component: ExpenseComponent) -> Double {
    pilot.parts(costing: factor)[0][component.place]
  }

  @Test func `a dearer year leaves the deductible and the maximum what they are, by hand`() throws {
    let pilot = try Self.one(10_000)
    // 12,000: 500 below the deductible; of 11,500 basic insurance would pay 8,050, but at most 6,000.
    #expect(abs(Self.left(pilot, 1.2, .basicDeductible) - 500) < 1e-9)
    #expect(abs(Self.left(pilot, 1.2, .coPayment) - 3_450) < 1e-9)
    #expect(abs(Self.left(pilot, 1.2, .aboveBasicMaximum) - 2_050) < 1e-9)
    // 400: all of it below the deductible.
    #expect(abs(Self.left(pilot, 0.04, .basicDeductible) - 400) < 1e-9)
    #expect(Self.left(pilot, 0.04, .coPayment) == 0)
  }

  @Test func `a dearer year takes chronic expense over its limits, by hand`() throws {
    let pilot = try Self.one(
      1,
      chronic: .init(
        probability: 1, law: try Constant(amount: 4_000), diseaseLimit: 8_000, rate: 0.6, yearlyMaximum: 3_000))
    #expect(Self.left(pilot, 1, .chronicOverflow) == 0)
    // The maximum of 3,000 is reached at 5,000 of expense.
    #expect(abs(Self.left(pilot, 1.5, .chronicOverflow) - 1_000) < 1e-9)
    #expect(abs(Self.left(pilot, 2.5, .chronicOverflow) - 3_000) < 1e-9)
    #expect(abs(Self.left(pilot, 2.5, .chronicBeyondLimit) - 2_000) < 1e-9)
  }

  @Test func `a year whose costs are a tenth higher is that of a model whose costs are`() throws {
    let model = try TestEpisodes.model()
    let usual = EpisodePilot(of: model, people: 8_192, seed: 3)
    let dearer = EpisodePilot(
      of: model.times(.init(admissions: 1, severe: 1, maternity: 1, chronic: 1, cost: 1.1)), people: 8_192, seed: 3)
    for (a, b) in zip(usual.parts(costing: 1.1), dearer.parts()) {
      #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, $1) })
    }
  }

  /// The mean payment and the mean overflow paid of a person with any episode under Langfang's rule.
  private static func means(_ blend: CareLevels.Blend, _ rule: any BenefitRule) -> (claims: Double, overflow: Double) {
    var (claims, overflow) = (0.0, 0.0)
    for (share, stretched) in blend.parts {
      let beside = stretched.level.overflow?.probability ?? 0
      let (law, by) = (stretched.level.others, stretched.factor)
      for (x, weight) in zip(law.values, law.weights) {
        claims += share * (1 - beside) * weight * rule.payment(for: by * x)
      }
      for kind in stretched.level.overflow?.kinds ?? [] {
        let own = rule.payment(for: by * kind.amount)
        let paid = min(0.65 * by * kind.overflow, max(0, rule.highestPayment - own))
        claims += share * beside * kind.weight * (own + paid)
        overflow += share * beside * kind.weight * paid
      }
    }
    return (claims, overflow)
  }

  @Test(arguments: [0.8, 0.93, 1.025, 1.1, 1.37])
  func `between two levels the law is that of the year, nearly`(_ factor: Double) throws {
    let policy = try TestPlan.policy("langfang-2024")
    let rule = try policy.benefit(for: Group.generalID)
    let episodes = try #require(try TestEpisodes.cohort(policy, pilot: 40_000).episodes)
    let blended = Self.means(episodes.levels.blend(at: factor), rule)
    let own = Self.means(try episodes.costing(factor).levels.blend(at: 1), rule)
    #expect(abs(blended.claims / own.claims - 1) < 2e-4, "\(blended) \(own)")
    #expect(abs(blended.overflow / own.overflow - 1) < 1.5e-3, "\(blended) \(own)")
    // What a law in proportion to the costs would say is far from it.
    let usual = Self.means(episodes.levels.blend(at: 1), rule)
    #expect(abs(factor * usual.overflow / own.overflow - 1) > 3 * abs(blended.overflow / own.overflow - 1))
    let law = episodes.levels.law(at: factor)
    let mean = try episodes.costing(factor).severity.mean
    #expect(abs(law.mean / mean - 1) < 1e-4, "\(law.mean) \(mean)")
  }

  @Test func `at a level the law is that of the year, but for its narrow bins`() throws {
    let policy = try TestPlan.policy("langfang-2024")
    let rule = try policy.benefit(for: Group.generalID)
    let episodes = try #require(try TestEpisodes.cohort(policy, pilot: 40_000).episodes)
    let factor = exp(2 * CareLevels.step)
    let blend = episodes.levels.blend(at: factor)
    #expect(blend.lower.place == 2 || blend.upper.place == 2)
    let (binned, own) = (
      Self.means(blend, rule), Self.means(try episodes.costing(factor).levels.blend(at: 1), rule)
    )
    #expect(abs(binned.claims / own.claims - 1) < 1e-7)
    #expect(abs(binned.overflow / own.overflow - 1) < 1e-9)
  }

  @Test func `in a usual year it is the pilot's law itself`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let episodes = try #require(try TestEpisodes.cohort(policy).episodes)
    let blend = episodes.levels.blend(at: 1)
    #expect(blend.upperShare == 0 && blend.lower.level === episodes.levels.usual && blend.lower.factor == 1)
    #expect((episodes.levels.law(at: 1) as? Empirical)?.values.count == episodes.levels.usual.law.values.count)
  }

  @Test func `years beyond all levels stretch the farthest`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let episodes = try #require(try TestEpisodes.cohort(policy, pilot: 4_096).episodes)
    for factor in [1e-12, 1e12] {
      let law = episodes.levels.law(at: factor)
      #expect(law.mean > 0 && law.mean.isFinite)
      #expect(abs(law.mean / episodes.levels.law(at: 2 * factor).mean - 0.5) < 1e-9)
    }
    #expect(episodes.levels.law(at: 0).mean < 1e-250 && episodes.levels.law(at: .infinity).mean > 1e250)
  }

  @Test func `people fall ill alike whatever the year costs`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let plan = try TestPlan.plan([policy], cohorts: [TestEpisodes.cohort(policy)])
    let method = IndividualMethod(frame: try YearFrame(plan: plan))
    let parts = [1, 1.3].map { factor in
      method.year(
        YearSlot(
          replication: 0, year: 2024, index: 0, factors: Shocks.Year(frequency: 1, severity: factor))
      ).parts[0]
    }
    #expect(parts[0].claimants == parts[1].claimants && parts[0].expense < parts[1].expense)
  }

  /// The trend's growth is one of the costs of care, too.
  @Test func `costs that grow by a tenth let Langfang's overflow grow by more`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    let cohort = try TestEpisodes.cohort(policy, insured: 500_000, pilot: 40_000)
    func overflow(_ growth: Double) async throws -> Double {
      let plan = try TestPlan.plan(
        [policy], cohorts: [cohort],
        trend: Trend(frequency: 0, severity: growth, frequencyError: 0, severityError: 0), expenseYear: 2023,
        replications: 100, startYear: 2024, method: .grouped)
      return try #require(try await plan.summary().table.row("claims.chronicOverflow")?.estimate.value)
    }
    let growth = try await overflow(0.1) / overflow(0)
    let rule = try policy.benefit(for: Group.generalID)
    let episodes = try #require(cohort.episodes)
    let expected =
      Self.means(try episodes.costing(1.1).levels.blend(at: 1), rule).overflow
      / Self.means(episodes.levels.blend(at: 1), rule).overflow
    #expect(growth > 1.11 && abs(growth / expected - 1) < 0.01, "\(growth) \(expected)")
  }

  @Test func `a value is made once, whoever asks`() async throws {
    let made = MadeOnce<Int, Int>()
    let counts = MadeOnceCounter()
    let values = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<200).map { key in
            made.value(of: key % 20) {
              counts.add()
              return 10 * (key % 20)
            }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.count == 20)
    #expect(values.allSatisfy { $0 == (0..<200).map { 10 * ($0 % 20) } })
  }
}

private final class MadeOnceCounter: Sendable {
  private let made = Atomic<Int>(0)
  var count: Int { made.load(ordering: .relaxed) }
  func add() { made.add(1, ordering: .relaxed) }
}
