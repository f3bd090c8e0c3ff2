import Chance
import Foundation
import Insurance
import Statistics
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// What is unknown of the laws of cost inside episodes.
struct CareResponsesTests {
  /// The model with errors of some of its laws: of each the standard errors of meanlog and sdlog, independent.
  private static func model(_ errors: [(law: CareLaw, meanlog: Double, sdlog: Double)]) throws -> EpisodeModel {
    let model = try TestEpisodes.model()
    return model.knowing(
      try errors.map { error in
        let law = try #require(model[error.law] as? Lognormal)
        return EpisodeModel.Uncertainty(
          error.law,
          try #require(
            LawUncertainty(
              place: "expense.\(error.law)", estimates: [law.meanlog, log(law.sdlog)],
              covariance: [
                [error.meanlog * error.meanlog, 0], [0, error.sdlog * error.sdlog / (law.sdlog * law.sdlog)],
              ]
            ) { coordinates in
              (try? Lognormal(meanlog: coordinates[0], sdlog: exp(coordinates[1]))) ?? law
            }))
      })
  }

  private static let all: [CareLaw] = [.level(0), .level(1), .severe, .maternity, .chronic]

  @Test(arguments: all)
  func `costs moved to the quantiles of another law are draws of that law`(_ place: CareLaw) throws {
    let model = try TestEpisodes.model()
    let law = try #require(model[place] as? Lognormal)
    let other = try Lognormal(meanlog: law.meanlog + 0.2, sdlog: 1.3 * law.sdlog)
    let pilot = EpisodePilot(of: model, people: 8_192, seed: 2)
    // Lognormal draws are exp(μ + σz) of the same normals: moved costs are those drawn anew.
    let drawn = EpisodePilot(of: model.replacing([place: other]), people: 8_192, seed: 2)
    for (a, b) in zip(pilot.repriced(place, from: law, to: other).parts(), drawn.parts()) {
      #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, $1) })
    }
    #expect(pilot.parts() != drawn.parts())
  }

  /// The levels of a path against those of its own pilot, of the same people.
  @Test(arguments: all)
  func `a path's law of X is that of people whose costs follow the path's laws`(_ place: CareLaw) throws {
    let policy = try TestPlan.policy("national-stylised")
    let rule = try policy.benefit(for: Group.generalID)
    let schedule = try #require(rule.schedule)
    let model = try Self.model([(place, 0.05, 0.02)])
    func mean(_ law: any SeverityLaw) -> Double { schedule.expectedPayment { law.limitedExpectedValue($0) } }
    let episodes = try #require(try TestEpisodes.cohort(policy, model: model, pilot: 40_000).episodes)
    var moved = 0.0
    for replication in 0..<(isFullTest ? 6 : 2) {
      let path = episodes.drawn { number in
        RandomStream(
          seed: 4,
          address: StreamAddress(replication: UInt64(replication), year: 0, group: number, purpose: .parameters))
      }
      #expect(path.isDrawn && path.uncertainties.isEmpty)
      let own = try EpisodeExpense(
        path.model, treatments: policy.scope.components ?? [:], pilot: 40_000, seed: 5)
      let (warped, known) = (path.levels.law(at: 1.02), own.levels.law(at: 1.02))
      #expect(abs(mean(warped) / mean(known) - 1) < 2e-3, "\(mean(warped)) \(mean(known))")
      #expect(abs(warped.mean / known.mean - 1) < 1e-3)
      for q in [0.1, 0.01, 0.001] {
        #expect(abs(warped.quantile(survival: q) / known.quantile(survival: q) - 1) < 0.02, "\(q)")
      }
      moved = max(moved, abs(mean(known) / mean(episodes.levels.law(at: 1.02)) - 1))
    }
    // What others bear hardly ever reaches the deductible.
    if place == .severe || place == .level(1) { #expect(moved > 5e-3, "\(moved)") }
  }

  /// Half way between two nodes, where an error of 0.7 in meanlog has moved costs by a fifth from either.
  @Test(arguments: isFullTest ? [-1.75, -0.25, 0.25, 1.25, 2.25] : [-1.75, 1.25])
  func `between nodes large errors move X as the law does`(_ z: Double) throws {
    let policy = try TestPlan.policy("national-stylised")
    let model = try Self.model([(.severe, 0.7, 0)])
    let law = try #require(model[.severe] as? Lognormal)
    let scope = EpisodeScope(try #require(policy.scope.components))
    let pilot = EpisodePilot(of: model, people: 40_000, seed: 6)
    func level(_ pilot: EpisodePilot) throws -> CareLevel { try CareLevel(of: pilot, scope, costing: 1, rate: 0) }
    let usual = try level(pilot)
    let warp = CareResponses(of: model, pilot, scope, costing: 1).warp([[z, 0]])
    let warped = usual.warped(by: warp, at: CareRanks.positions(in: usual.others))
    let other = try Lognormal(meanlog: law.meanlog + 0.7 * z, sdlog: law.sdlog)
    let own = try level(pilot.repriced(.severe, from: law, to: other))
    #expect(abs(warped.others.mean / own.others.mean - 1) < 4e-3, "\(warped.others.mean) \(own.others.mean)")
  }

  /// Of two lognormal laws far apart, given the log odds of the larger one.
  private static func mixture(_ logOdds: Double) throws -> Mixture {
    let weight = 1 / (1 + exp(-logOdds))
    return try Mixture(
      components: [
        .init(weight: 1 - weight, law: Lognormal(meanlog: 9.8, sdlog: 0.2)),
        .init(weight: weight, law: Lognormal(meanlog: 11.8, sdlog: 0.2)),
      ])
  }

  /// Where the weight of a mixture moves, a rank's amount jumps from one law to the other: its mean and its spread over
  /// paths are those of people who draw from the mixtures.
  @Test func `the error of a mixture's weight is that of its laws`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let schedule = try #require(try policy.benefit(for: Group.generalID).schedule)
    let usual = try TestEpisodes.model()
    let usualLaw = try Self.mixture(log(1.0 / 9))
    let uncertainty = LawUncertainty(
      place: "expense.severe.law", estimates: [log(1.0 / 9)], covariance: [[0.05]]
    ) { (try? CareResponsesTests.mixture($0[0])) ?? usualLaw }
    let error = try #require(uncertainty)
    let model = usual.replacing([.severe: usualLaw]).knowing([EpisodeModel.Uncertainty(.severe, error)])
    let treatments = policy.scope.components ?? [:]
    let episodes = try EpisodeExpense(model, treatments: treatments, pilot: 20_000, seed: 5)
    func mean(_ law: any SeverityLaw) -> Double { schedule.expectedPayment { law.limitedExpectedValue($0) } }
    var (warped, known): ([Double], [Double]) = ([], [])
    for replication in 0..<40 {
      let path = episodes.drawn { number in
        RandomStream(
          seed: 4,
          address: StreamAddress(replication: UInt64(replication), year: 0, group: number, purpose: .parameters))
      }
      warped.append(mean(path.levels.law(at: 1)))
      let own = episodes.pilot.repriced(CareLaw.severe, from: usualLaw, to: path.model.severe.law)
      known.append(mean(try CareLevel(of: own, EpisodeScope(treatments), costing: 1, rate: 0.65).law))
    }
    func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot())
    }
    let (a, b) = (moments(warped), moments(known))
    #expect(b.deviation > 0.05 * b.mean)
    #expect(abs(a.mean / b.mean - 1) < 0.01 && abs(a.deviation / b.deviation - 1) < 0.1, "\(a) \(b)")
  }

  /// At twice the cost more people are beyond the yearly maximum, and an error of their costs counts for more.
  @Test func `errors are those at the cost of the year`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let schedule = try #require(try policy.benefit(for: Group.generalID).schedule)
    let model = try Self.model([(.severe, 0.1, 0.02)])
    let treatments = policy.scope.components ?? [:]
    let episodes = try EpisodeExpense(model, treatments: treatments, pilot: 20_000, seed: 5)
    func mean(_ law: any SeverityLaw) -> Double { schedule.expectedPayment { law.limitedExpectedValue($0) } }
    for replication in 0..<4 {
      let path = episodes.drawn { number in
        RandomStream(
          seed: 4,
          address: StreamAddress(replication: UInt64(replication), year: 0, group: number, purpose: .parameters))
      }
      let own = try EpisodeExpense(path.model, treatments: treatments, pilot: 20_000, seed: 5)
      let (warped, known) = (mean(path.levels.law(at: 2)), mean(own.levels.law(at: 2)))
      #expect(abs(warped / known - 1) < 4e-3, "\(warped) \(known)")
    }
  }

  /// A false alarm in 1 of 10,000.
  @Test(arguments: ["national-stylised", "langfang-2024"])
  func `persons and cells agree where the laws of cost are drawn`(_ id: String) async throws {
    let policy = try TestPlan.policy(id)
    let model = try Self.model([(.severe, 0.1, 0.02), (.chronic, 0.1, 0.03), (.level(1), 0.04, 0.01)])
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestEpisodes.cohort(policy, insured: 7_000, model: model, pilot: 20_000)],
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0.3), replications: isFullTest ? 600 : 40)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    for row in comparison.rows {
      #expect(row.scores.allSatisfy { abs($0) <= comparison.limit }, "\(row.words.en) \(row.scores)")
    }
    #expect(comparison.refusal?.contains("by its covariance") == true)
    #expect(comparison.agrees && comparison.rows[0].groupedAgainstIndividual != nil)
  }

  /// σ of log claims by the errors alone: what the split says is what the years show. The split's stated errors; a false
  /// alarm in 1 of 15,000.
  @Test func `the error of the laws is its own part of the variance`() async throws {
    let years = isFullTest ? 1_000 : 300
    let policy = try TestPlan.policy("langfang-2024")
    let model = try Self.model([(.severe, 0.1, 0.02), (.chronic, 0.1, 0.03)])
    func table(_ model: EpisodeModel?) async throws -> ResultTable {
      try await TestPlan.plan(
        [policy], cohorts: [TestEpisodes.cohort(policy, insured: 2_000_000, model: model, pilot: 20_000)],
        shocks: Shocks(frequency: 0.05, severity: 0.02, correlation: 0), replications: years, method: .grouped
      ).summary().table
    }
    let (drawn, known) = (try await table(model), try await table(nil))
    let part = try #require(drawn.row("claims.variance.parameters")?.estimate)
    #expect(part.value > 0.3)
    let (all, rest) = (
      try #require(drawn.row("claims.sd")?.estimate.value), try #require(known.row("claims.sd")?.estimate.value)
    )
    let share = 1 - rest * rest / (all * all)
    // The standard deviations' own errors: 2.2% each of 1,000 years, 6.3% of their squares' ratio.
    let error = 0.063 * (1_000 / Double(years)).squareRoot() * (1 - share)
    let stated = try #require(part.standardError)
    #expect(abs(part.value - share) < 4 * (stated * stated + error * error).squareRoot(), "\(part.value) \(share)")
    #expect(known.row("claims.variance.parameters") == nil && known.row("claims.variance.process") != nil)
  }

  @Test func `groups whose people are the same draw the same laws`() throws {
    let policy = try TestPlan.policy("langfang-2024")
    let model = try Self.model([(.severe, 0.1, 0.02)])
    let episodes = try #require(try TestEpisodes.cohort(policy, model: model, pilot: 4_096).episodes)
    let groups = [Group.generalID, "extreme-poverty"]
    let plan = try TestPlan.plan(
      [policy], cohorts: groups.map { Cohort(group: $0, insured: 1_000, episodes: episodes) })
    #expect(plan.hasUncertainParameters)
    let frame = try YearFrame(plan: plan)
    func means(_ replication: Int) -> [Double] {
      frame.people(replication: replication).compactMap { $0.episodes?.model.severe.law.mean }
    }
    #expect(means(3).count == 2 && means(3)[0] == means(3)[1] && means(3)[0] != means(4)[0])
    #expect(plan.cohorts.map(\.withoutUncertainty).allSatisfy { !$0.hasUncertainParameters })
  }

  @Test func `ranks split the people by their X in even steps of the logarithm`() throws {
    let law = try Empirical(values: (1...1_000).map(Double.init))
    let means = CareRanks.means(of: law)
    #expect(means.count == CareRanks.count && zip(means, means.dropFirst()).allSatisfy { $0 <= (1 + 1e-12) * $1 })
    // Between survival probabilities 1 and 10^(−1/40) lie the lowest 5.6%, whose mean is 28.5 nearly.
    #expect(abs(means[0] - 28.5) < 0.5, "\(means[0])")
    #expect(means[199] == 1_000)
    let positions = CareRanks.positions(in: law)
    #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 } && abs(positions[499] - 11.54) < 0.1)
    let same = law.replacingValues { $1 }
    #expect(same.values == law.values && same.mean == law.mean && same.variance == law.variance)
    let crossed = law.replacingValues { place, value in place == 500 ? 1 : 2 * value }
    #expect(zip(crossed.values, crossed.values.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
