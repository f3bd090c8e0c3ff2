import Chance
import Insurance
import Plans

extension IndividualMethod {
  /// Draws and pays all people of a cohort with any episode, from their stays to their benefit.
  ///
  /// The year's severity factor moves what care costs, before basic insurance.
  static func drawEpisodes(
    _ episodes: EpisodeExpense, of cohort: YearFrame.CohortYear, into part: inout YearOfClaims.Part
  ) {
    var stream = cohort.stream(.episodes)
    let (benefits, factor, scope) = (cohort.benefits, cohort.factor, episodes.scope)
    let (contract, rate) = (OverflowBenefit(beside: benefits.contract), episodes.model.overflowRate)
    let insurance = episodes.pilot.insurance
    var batch = EpisodeBatch(of: episodes.model, classes: episodes.classes)
    var parts = Array(repeating: 0.0, count: EpisodeBatch.size * BasicInsurance.parts)
    var left = cohort.claimants
    while left > 0 {
      let count = min(left, EpisodeBatch.size)
      left -= count
      cohort.meter?.add(count)
      batch.draw(count, from: episodes.classes.classes.indices, cumulative: episodes.cumulative, using: &stream)
      insurance.settle(0..<count, of: batch.care, costing: factor, into: &parts)
      for i in 0..<count {
        let amount = scope.amount(i, of: parts)
        let overflow = scope.overflow(i, of: parts)
        let payment = contract.payment(for: amount, beside: rate * overflow)
        part.overflow += payment.overflow
        part.expense += amount + overflow
        part.claims += payment.all
        part.beneficiaries += payment.all > 0 ? 1 : 0
        benefits.visitCounted(of: amount, expense: amount + overflow, paid: payment.all) { part.layers[$0].add($1) }
      }
    }
  }
}
