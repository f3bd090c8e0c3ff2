import Chance
import Foundation
import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// How often people have episodes of each kind.
struct EpisodeClassesTests {
  @Test func `the probability of any episode is one less that of none`() throws {
    let model = try TestEpisodes.model()
    var none = 0.0
    for age in model.ages {
      let counts = try ZeroInflated(
        base: NegativeBinomial(mean: 0.2 * age.factors.admissions / 0.9, size: 0.8), extraZeroProbability: 0.1)
      none +=
        age.share * counts.probability(of: 0) * (1 - 0.02 * age.factors.severe)
        * (1 - 0.01 * age.factors.maternity) * (1 - 0.06 * age.factors.chronic)
    }
    #expect(abs(EpisodeClasses(of: model).probability - (1 - none)) < 1e-12)
  }

  /// Means of 100,000 people within 5 standard errors: a false alarm in 1 of 600,000.
  @Test func `discharges, costs and chronic expense have the means that the model says`() throws {
    let model = try TestEpisodes.model(shares: [0.1, 0, 0, 0, 0])
    let expense = try EpisodeExpense(
      model, treatments: TestEpisodes.scope([.coPayment]), pilot: 100_000, seed: 11)
    let p = expense.probability
    let (ages, laws) = (model.ages, model.levels.map(\.law.mean))
    func mean(_ value: (EpisodeModel.Factors) -> Double) -> Double {
      ages.reduce(0) { $0 + $1.share * value($1.factors) }
    }
    let discharges = mean { 0.2 * $0.admissions + 0.02 * $0.severe * 2.5 + 0.01 * $0.maternity }
    let ordinary = 0.6 * laws[0] + 0.4 * laws[1]
    let inpatient = mean {
      $0.cost
        * (0.2 * $0.admissions * ordinary + 0.05 * $0.severe * model.severe.law.mean
          + 0.01 * $0.maternity * (model.maternity?.law.mean ?? 0))
    }
    let chronic = mean { $0.cost * 0.06 * $0.chronic * (model.chronic?.law.mean ?? 0) }
    for (found, wanted) in [
      (expense.pilot.meanOfTotals(\.discharges), discharges), (expense.pilot.meanOfTotals(\.inpatient), inpatient),
      (expense.pilot.meanOfTotals(\.chronic), chronic),
    ] {
      #expect(abs(found.value * p - wanted) < 5 * found.error * p, "\(found) \(wanted / p)")
      #expect(found.error < 0.03 * found.value)
    }
  }

  /// A share of mean m has variance m(1−m)/(c+1).
  @Test func `shares of cost have the mean and the spread of the Dirichlet law`() throws {
    let law = try Constant(amount: 1)
    let model = EpisodeModel(
      admissions: .init(mean: 0, size: 1, neverShare: 0), severe: .init(probability: 1, stays: 1, law: law),
      levels: [
        HospitalLevel(name: Words(en: "one", zh: "一"), share: 1, severeShare: 1, law: law, deductible: 0, rate: 1)
      ], shares: .init(means: [0.2, 0.05, 0, 0.1, 0], concentration: 9), maternity: nil, chronic: nil,
      yearlyMaximum: .infinity, ages: [.init(share: 1, factors: .none)])
    let pilot = EpisodePilot(of: model, people: 100_000, seed: 2)
    for (component, m) in [(ExpenseComponent.classBFirstPay, 0.2), (.overLimit, 0.05), (.offCatalogue, 0.1)] {
      func moment(_ power: Double) -> (value: Double, error: Double) {
        pilot.mean(of: component) { pow($0, power) }
      }
      let (first, second) = (moment(1), moment(2))
      #expect(abs(first.value - m) < 5 * first.error)
      #expect(abs(second.value - (m * (1 - m) / 10 + m * m)) < 5 * second.error)
    }
  }
}
