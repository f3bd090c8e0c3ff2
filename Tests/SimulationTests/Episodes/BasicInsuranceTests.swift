import Chance
import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// What basic insurance leaves of a person's episodes.
struct BasicInsuranceTests {
  /// One stay of 10,000 yuan, of which the Dirichlet shares are fixed at their means by a huge concentration.
  private func person(
    cost: Double, share: Double = 0, deductible: Double, rate: Double, maximum: Double
  ) throws -> [ExpenseComponent: Double] {
    let law = try Constant(amount: cost)
    let model = EpisodeModel(
      admissions: .init(mean: 0, size: 1, neverShare: 0),
      severe: .init(probability: 1, stays: 1, law: law),
      levels: [
        HospitalLevel(
          name: Words(en: "one", zh: "一"), share: 1, severeShare: 1, law: law, deductible: deductible, rate: rate)
      ], shares: .init(means: [share, 0, 0, 0, 0], concentration: 1e12), maternity: nil, chronic: nil,
      yearlyMaximum: maximum, ages: [.init(share: 1, factors: .none)])
    return mean(of: model)
  }

  private func mean(of model: EpisodeModel) -> [ExpenseComponent: Double] {
    let pilot = EpisodePilot(of: model, people: 2_048, seed: 1)
    let means = pilot.meansOfParts
    return Dictionary(uniqueKeysWithValues: ExpenseComponent.allCases.map { ($0, means[$0.place].value) })
  }

  @Test func `deductible, rate and yearly maximum of a stay, by hand`() throws {
    // 10,000: 500 below the deductible; of 9,500 basic insurance would pay 70%, 6,650, but at most 6,000.
    let left = try person(cost: 10_000, deductible: 500, rate: 0.7, maximum: 6_000)
    #expect(abs(left[.basicDeductible, default: 0] - 500) < 1e-6)
    #expect(abs(left[.coPayment, default: 0] - 2_850) < 1e-6)
    #expect(abs(left[.aboveBasicMaximum, default: 0] - 650) < 1e-6)
    #expect(abs(left.values.reduce(0, +) - 4_000) < 1e-6)
  }

  @Test func `a share that basic insurance does not look at comes off before the deductible`() throws {
    // 2,000 of 10,000 are class-B first-pay; of 8,000, 500 below the deductible and 30% of 7,500 remain.
    let left = try person(cost: 10_000, share: 0.2, deductible: 500, rate: 0.7, maximum: .infinity)
    #expect(abs(left[.classBFirstPay, default: 0] - 2_000) < 0.1)
    #expect(abs(left[.coPayment, default: 0] - 2_250) < 0.1)
    #expect(abs(left[.basicDeductible, default: 0] - 500) < 1e-6)
  }

  @Test func `chronic expense is shared, overflows and ends at the disease limit, by hand`() throws {
    let law = try Constant(amount: 10_000)
    let model = EpisodeModel(
      admissions: .init(mean: 0, size: 1, neverShare: 0), severe: .init(probability: 0, stays: 1, law: law),
      levels: [], shares: .init(means: [0, 0, 0, 0, 0], concentration: 1), maternity: nil,
      chronic: .init(probability: 1, law: law, diseaseLimit: 8_000, rate: 0.6, yearlyMaximum: 3_000),
      yearlyMaximum: .infinity, ages: [.init(share: 1, factors: .none)])
    let left = mean(of: model)
    // The maximum of 3,000 is reached at 5,000 of expense; 3,000 more lie within the limit, 2,000 beyond it.
    #expect(abs(left[.chronicCoPayment, default: 0] - 2_000) < 1e-6)
    #expect(abs(left[.chronicOverflow, default: 0] - 3_000) < 1e-6)
    #expect(abs(left[.chronicBeyondLimit, default: 0] - 2_000) < 1e-6)
  }

  @Test func `with a scope that takes all, X is what basic insurance left`() throws {
    let model = try TestEpisodes.model()
    let pilot = EpisodePilot(of: model, people: 20_000, seed: 3)
    let scope = EpisodeScope(TestEpisodes.scope(ExpenseComponent.allCases))
    for (stratum, parts) in zip(pilot.strata, pilot.parts()) {
      let amounts = (0..<stratum.count).reduce(0) { $0 + scope.amount($1, of: parts) }
      let left = stratum.totals.reduce(0) { $0 + $1.inpatient - $1.fund + $1.chronic - $1.chronicFund }
      #expect(abs(amounts - left) < 1e-9 * left)
    }
  }

  @Test func `who stays below the yearly maximum has no overflow, not even of rounding`() throws {
    let model = try TestEpisodes.model()
    let pilot = EpisodePilot(of: model, people: 20_000, seed: 6)
    let (coPayment, overflow) = (ExpenseComponent.chronicCoPayment.place, ExpenseComponent.chronicOverflow.place)
    for (stratum, parts) in zip(pilot.strata, pilot.parts()) {
      for i in 0..<stratum.count where parts[i * BasicInsurance.parts + coPayment] < 0.35 * 3_000 / 0.65 - 1e-6 {
        #expect(parts[i * BasicInsurance.parts + overflow] == 0)
      }
    }
  }

  @Test func `no part is ever below zero`() throws {
    let pilot = EpisodePilot(of: try TestEpisodes.model(), people: 20_000, seed: 4)
    #expect(pilot.parts().allSatisfy { parts in parts.allSatisfy { $0 >= 0 && $0.isFinite } })
  }
}
