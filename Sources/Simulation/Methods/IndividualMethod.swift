import Chance
import Insurance
import Plans

/// Every claimant drawn one by one.
///
/// A cohort's claimants are a binomial count; each one's amount is drawn from the severity law and moved by the
/// year's shock; the policy's rule pays a batch at a time. The draws know nothing of the policy.
struct IndividualMethod: ClaimsMethod {
  let frame: YearFrame
  var asksLaws: Bool { false }

  func year(_ slot: YearSlot) -> YearOfClaims { frame.year(slot, cost: Self.drawEverybody) }

  /// Amounts that are drawn and paid together: small enough for the first-level cache, large enough that the calls
  /// through protocols cost nothing.
  private static let batch = 1024

  /// Draws and pays all claimants of a cohort.
  static func drawEverybody(of cohort: YearFrame.CohortYear, into part: inout YearOfClaims.Part) {
    if let episodes = cohort.cohort.episodes { return drawEpisodes(episodes, of: cohort, into: &part) }
    var stream = cohort.stream(.severity)
    let (rule, factor) = (cohort.rule, cohort.factor)
    var (claimants, law) = (cohort.claimants, cohort.cohort.severity)
    if let pairs = cohort.cohort.recorded?.overflow {
      var overflows = cohort.stream(.overflow)
      let beside = Draws.binomial(trials: claimants, probability: pairs.probability, using: &overflows)
      cohort.meter?.add(beside)
      pairs.drawEach(beside, factor: factor, benefits: cohort.benefits, using: &overflows, into: &part)
      (claimants, law) = (claimants - beside, pairs.others)
    }
    let schedule = rule.schedule
    let counted = cohort.benefits.counted
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * batch) { scratch in
      scratch.initialize(repeating: 0)
      var left = claimants
      while left > 0 {
        let size = min(left, batch)
        left -= size
        cohort.meter?.add(size)
        let amounts = UnsafeMutableBufferPointer(rebasing: scratch[0..<size])
        var amountSpan = amounts.mutableSpan
        law.sample(into: &amountSpan, using: &stream)
        for (place, level) in counted.enumerated() {
          for amount in amounts { part.layers[place].add(level.ofAmount.payment(for: amount * factor)) }
        }
        if let schedule {
          let totals = schedule.totals(of: &amountSpan, times: factor)
          part.expense += totals.amount
          part.claims += totals.payment
          part.beneficiaries += totals.beneficiaries
        } else {
          let payments = UnsafeMutableBufferPointer(rebasing: scratch[batch..<batch + size])
          for i in 0..<size { amounts[i] *= factor }
          pay(amounts, by: rule, into: payments, adding: &part)
        }
      }
    }
  }

  /// Pays a batch by a rule that is no piecewise linear function.
  private static func pay(
    _ amounts: UnsafeMutableBufferPointer<Double>, by rule: any BenefitRule,
    into payments: UnsafeMutableBufferPointer<Double>, adding part: inout YearOfClaims.Part
  ) {
    var paymentSpan = payments.mutableSpan
    rule.pay(amounts.span, into: &paymentSpan)
    var (expense, claims, beneficiaries) = (0.0, 0.0, 0)
    for (amount, payment) in zip(amounts, payments) {
      expense += amount
      claims += payment
      beneficiaries += payment > 0 ? 1 : 0
    }
    part.expense += expense
    part.claims += claims
    part.beneficiaries += beneficiaries
  }
}
