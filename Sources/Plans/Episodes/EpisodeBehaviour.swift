import Chance
import Foundation
import Insurance

extension EpisodeExpense {
  /// The mean claims of a person with any episode in a year without shocks whose care costs so many times the usual, yuan.
  func meanClaims(paying benefits: BenefitStack, costing factor: Double = 1) -> Double {
    pilot.means(payments(by: benefits, costing: factor)).value.claims
  }

  /// The share of the cost of care that patients bear after basic insurance and all layers of benefit: 0 to 1.
  ///
  /// Of all parts, in scope or not: people answer to what they pay.
  func shareLeft(paying benefits: BenefitStack) -> Double {
    let left = pilot.meansOfParts.reduce(0) { $0 + $1.value }
    let cost = pilot.meanOfTotals(\.inpatient).value + pilot.meanOfTotals(\.chronic).value
    let means = pilot.means(payments(by: benefits, costing: 1)).value
    let beside = benefits.counted.indices.reduce(0) {
      $0 + (benefits.counted[$1].layer.isInContract ? 0 : means.payments(ofLayer: $1))
    }
    return cost > 0 ? (left - means.claims - beside) / cost : 0
  }
}

extension Behaviour {
  /// A cohort of which every cost answers to the share of it that is left to patients: (σ/σ₀)^ε as large.
  ///
  /// Costs move before basic insurance, so that its deductibles and maxima count; how often people are admitted does not.
  /// Every factor tried is a pilot of the same people.
  ///
  /// - Parameters:
  ///   - cohort: with the expense as it was seen, under the policy's scope.
  ///   - benefits: by which the group is paid.
  ///   - reference: by which it was paid when the expense was seen.
  ///   - treatments: what the reference's scope says of every part.
  /// - Returns: nil where nothing is left to patients, or the cohort has no episodes.
  /// - Throws: `LawError` where the costs make no law.
  package func answer(
    of cohort: Cohort, paying benefits: BenefitStack, reference: BenefitStack,
    under treatments: [ExpenseComponent: ExpenseComponent.Treatment]
  ) throws(LawError) -> Cohort? {
    guard let seen = cohort.episodes else { return nil }
    let usual = try seen.scoped(by: treatments).shareLeft(paying: reference)
    guard usual > 0 else { return nil }
    var (factor, answering) = (1.0, seen)
    for _ in 0..<50 {
      let share = answering.shareLeft(paying: benefits)
      guard share > 0 else { return nil }
      let next = pow(share / usual, elasticity)
      if abs(next - factor) <= 1e-7 * next {
        return Cohort(
          group: cohort.group, insured: cohort.insured, episodes: answering,
          response: Cohort.Response(factor: factor, claimsBefore: seen.meanClaims(paying: benefits)))
      }
      (factor, answering) = (next, try seen.costing(next))
    }
    return nil
  }
}
