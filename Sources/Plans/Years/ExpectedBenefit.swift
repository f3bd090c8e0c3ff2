import Chance
import Insurance

/// What one person with expense comes to under the contract in a year whose costs are known: in closed form, from limited
/// expected values.
package struct ExpectedBenefit {
  /// E[b], yuan; may be infinite.
  package private(set) var mean = 0.0
  /// E[b²], yuan²; may be infinite.
  package private(set) var square = 0.0
  /// P(b > 0).
  private(set) var paid = 0.0
  /// E[X], with what is paid for beside X, yuan; may be infinite.
  private(set) var expense = 0.0

  /// - Parameters:
  ///   - cohort: whose person it is.
  ///   - rule: by which the group is paid.
  ///   - factor: on the cohort's costs.
  ///   - quickly: whether an overflow paid beside X may be had by cells of people (`OverflowCells`).
  /// - Returns: nil where the rule is not piecewise linear.
  package init?(of cohort: Cohort, by rule: any BenefitRule, at factor: Double, quickly: Bool = false) {
    guard let schedule = rule.schedule else { return nil }
    guard let care = cohort.care, care.paysOverflow else {
      add(1, cohort.severity(at: factor), schedule)
      return
    }
    let contract = BenefitStack(rule)
    for (share, stretched) in care.levels.blend(at: factor).parts {
      guard let pairs = stretched.level.overflow else { continue }
      let beside = share * pairs.probability
      add(share - beside, pairs.others.scaled(by: stretched.factor), schedule)
      let own =
        quickly
        ? pairs.momentsByCells(factor: stretched.factor, benefits: contract)
        : pairs.moments(factor: stretched.factor, benefits: contract)
      mean += beside * own.payment
      square += beside * own.paymentSquare
      paid += beside * own.paid
      expense += beside * own.amount
    }
  }

  private mutating func add(_ share: Double, _ law: any SeverityLaw, _ schedule: PayoutSchedule) {
    func limited(_ u: Double) -> Double { law.limitedExpectedValue(u) }
    mean += share * schedule.expectedPayment(limitedExpectedValue: limited)
    square += share * schedule.expectedSquare(limitedExpectedValue: limited) { law.limitedSecondMoment($0) }
    paid += share * law.survival(schedule.segments.first { $0.slope > 0 }?.start ?? .infinity)
    expense += share * law.mean
  }
}
