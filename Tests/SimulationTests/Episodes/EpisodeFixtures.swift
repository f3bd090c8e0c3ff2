import Chance
import Insurance

@testable import Plans
@testable import Simulation

/// Small models of episodes.
enum TestEpisodes {
  static func model(
    admissions: EpisodeModel.Admissions = .init(mean: 0.2, size: 0.8, neverShare: 0.1),
    shares: [Double] = [0.08, 0.03, 0.04, 0.1, 0.02], concentration: Double = 15, yearlyMaximum: Double = 60_000,
    ages: [EpisodeModel.Age] = [
      .init(share: 0.7, factors: .init(admissions: 0.6, severe: 0.5, maternity: 1.4, chronic: 0.4, cost: 0.9)),
      .init(share: 0.3, factors: .init(admissions: 1.9, severe: 2, maternity: 0, chronic: 2.4, cost: 1.2)),
    ]
  ) throws -> EpisodeModel {
    EpisodeModel(
      admissions: admissions,
      severe: .init(probability: 0.02, stays: 2.5, law: try Lognormal(meanlog: 10.2, sdlog: 0.8)),
      levels: [
        HospitalLevel(
          name: Words(en: "county", zh: "二级"), share: 0.6, severeShare: 0.2,
          law: try Lognormal(meanlog: 8.1, sdlog: 0.6), deductible: 400, rate: 0.75),
        HospitalLevel(
          name: Words(en: "tertiary", zh: "三级"), share: 0.4, severeShare: 0.8,
          law: try Lognormal(meanlog: 8.9, sdlog: 0.7), deductible: 1_000, rate: 0.6),
      ],
      shares: .init(means: shares, concentration: concentration),
      maternity: .init(probability: 0.01, law: try Lognormal(meanlog: 8.5, sdlog: 0.4), rate: 0.6),
      chronic: .init(
        probability: 0.06, law: try Lognormal(meanlog: 8, sdlog: 1), diseaseLimit: 9_000, rate: 0.65,
        yearlyMaximum: 3_000), yearlyMaximum: yearlyMaximum, ages: ages)
  }

  /// A scope that takes the named parts in.
  static func scope(
    _ included: [ExpenseComponent]
  ) -> [ExpenseComponent: ExpenseComponent.Treatment] {
    Dictionary(
      uniqueKeysWithValues: ExpenseComponent.allCases.map { ($0, included.contains($0) ? .included : .excluded) })
  }

  static func cohort(
    _ policy: Policy, insured: Int = 20_000, model: EpisodeModel? = nil, pilot: Int = 20_000, seed: UInt64 = 5,
    without excluded: [ExpenseComponent] = []
  ) throws -> Cohort {
    var treatments = policy.scope.components ?? [:]
    for component in excluded { treatments[component] = .excluded }
    return Cohort(
      group: Group.generalID, insured: insured,
      episodes: try EpisodeExpense(
        try model ?? self.model(), treatments: treatments, pilot: pilot, seed: seed))
  }
}

extension EpisodePilot {
  /// What basic insurance leaves of everybody, by stratum: person i's part k at `parts · i + k`, yuan.
  func parts(costing factor: Double = 1) -> [[Double]] {
    strata.map { stratum in
      var all: [Double] = []
      settle(stratum, costing: factor) { _, parts in all += parts }
      return all
    }
  }

  /// A mean over the people with any episode of what comes of one part, with its standard error.
  func mean(of component: ExpenseComponent, _ value: (Double) -> Double) -> (value: Double, error: Double) {
    var (mean, variance) = (0.0, 0.0)
    for (stratum, parts) in zip(strata, parts()) {
      let values = (0..<stratum.count).map { value(parts[$0 * BasicInsurance.parts + component.place]) }
      let n = Double(stratum.count)
      let own = values.reduce(0, +) / n
      let spread = values.reduce(0) { $0 + ($1 - own) * ($1 - own) } / n
      mean += stratum.weight * own
      variance += stratum.weight * stratum.weight * spread / n
    }
    return (mean, variance.squareRoot())
  }
}
