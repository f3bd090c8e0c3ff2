import Chance
import Insurance

extension IndividualMethod {
  /// Draws and pays all people of a cohort with any episode, from their stays to their benefit.
  ///
  /// The year's severity factor moves what is left to them, as it does for the law of X.
  static func drawEpisodes(
    _ episodes: EpisodeExpense, of cohort: YearFrame.CohortYear, into part: inout YearOfClaims.Part
  ) {
    var stream = cohort.stream(.episodes)
    let (rule, factor, scope) = (cohort.rule, cohort.factor, episodes.scope)
    let (cap, rate) = (rule.highestPayment, episodes.model.overflowRate)
    var batch = EpisodeBatch(of: episodes.model, classes: episodes.classes)
    var left = cohort.claimants
    while left > 0 {
      let count = min(left, EpisodeBatch.size)
      left -= count
      batch.draw(count, from: episodes.classes.classes.indices, cumulative: episodes.cumulative, using: &stream)
      for i in 0..<count {
        let amount = factor * scope.amount(i, of: batch.values)
        let overflow = factor * scope.overflow(i, of: batch.values)
        var payment = rule.payment(for: amount)
        let beside = min(rate * overflow, max(0, cap - payment))
        payment += beside
        part.overflow += beside
        part.expense += amount + overflow
        part.claims += payment
        part.beneficiaries += payment > 0 ? 1 : 0
      }
    }
  }
}
