import AggregateLaws
import Chance
import Foundation
import Insurance

extension CareExpense {
  /// The people as the exact method takes them at the usual cost: put together in narrow cells of X.
  ///
  /// A cell holds the people whose X differ by a thousandth at most and lie between the same turning points of
  /// the benefit; its mean stands for it. So the mean benefit is that of the people in a year of the usual cost. What cannot
  /// reach the deductible in any year is one cell. Those with an overflow that is paid beside X stay as they are.
  ///
  /// - Parameters:
  ///   - benefits: what they are paid by.
  ///   - shocks: how far a year may move X.
  ///   - level: what the trend makes of the year.
  /// - Throws: `LawError` where the cells make no law.
  package func usualInCells(benefits: BenefitStack, shocks: Shocks, level: Shocks.Year) throws(LawError) -> CareLevel {
    let usual = levels.usual
    let cells = AmountCells(of: usual.others, benefits: benefits, shocks: shocks, level: level)
    let law = try Empirical(values: cells.amounts, weights: cells.weights)
    return CareLevel(
      law: usual.overflow == nil ? law : usual.law, overflow: usual.overflow?.replacing(others: law))
  }

  /// The cohort's people with what the contract pays them.
  ///
  /// - Parameters:
  ///   - count: how many people the cohort has.
  ///   - rule: what they are paid by.
  ///   - level: what the trend makes of the year.
  package func line(count: Int, rule: any BenefitRule, at level: Shocks.Year) -> ClaimLine {
    let contract = OverflowBenefit(beside: rule)
    return line(count: count, level, threshold: rule.threshold) { amount, overflow, _ in
      contract.payment(for: amount, beside: overflow).all
    }
  }

  /// The cohort's people with what one of the counted layers pays them.
  package func line(count: Int, layer place: Int, of benefits: BenefitStack, at level: Shocks.Year) -> ClaimLine {
    let contract = OverflowBenefit(beside: benefits.contract)
    return line(count: count, level, threshold: benefits.counted[place].ofAmount.threshold) {
      amount, wanted, overflow in
      var own = 0.0
      let paid = contract.payment(for: amount, beside: wanted).all
      benefits.visitCounted(of: amount, expense: amount + overflow, paid: paid) { if $0 == place { own = $1 } }
      return own
    }
  }

  /// The cohort's people with what they are paid for a chronic overflow alone.
  ///
  /// - Returns: nil where the policy pays nothing of the kind beside X.
  package func overflowLine(count: Int, rule: any BenefitRule, at level: Shocks.Year) -> ClaimLine? {
    guard paysOverflow else { return nil }
    let contract = OverflowBenefit(beside: rule)
    return line(count: count, level, threshold: .infinity) { amount, overflow, _ in
      overflow > 0 ? contract.payment(for: amount, beside: overflow).overflow : 0
    }
  }

  /// - Parameters:
  ///   - threshold: who has no overflow and no higher X is paid nothing, yuan.
  ///   - payment: of X, of what the contract would pay for the overflow without a cap, and of the overflow; yuan.
  private func line(
    count: Int, _ year: Shocks.Year, threshold: Double,
    payment: @escaping @Sendable (_ amount: Double, _ wanted: Double, _ overflow: Double) -> Double
  ) -> ClaimLine {
    let levels = levels
    return ClaimLine(
      count: count, probability: probability * year.frequency, severity: levels.usual.law,
      payment: .kinds { factor in
        let parts = levels.blend(at: year.severity * factor).parts
        var kinds = ClaimLine.Kinds(meanAmount: parts.reduce(0) { $0 + $1.share * $1.level.meanExpense })
        for (share, stretched) in parts {
          let (level, by) = (stretched.level, stretched.factor)
          let beside = level.overflow?.probability ?? 0
          let (values, weights) = (level.others.values, level.others.weights)
          for place in level.others.count(upTo: threshold / by)..<values.count {
            kinds.add(weight: share * (1 - beside) * weights[place], payment: payment(by * values[place], 0, 0))
          }
          guard let pairs = level.overflow else { continue }
          for kind in pairs.kinds {
            kinds.add(
              weight: share * beside * kind.weight,
              payment: payment(by * kind.amount, pairs.rate * by * kind.overflow, by * kind.overflow))
          }
        }
        return kinds
      })
  }
}

extension BenefitRule {
  /// The amount up to which nothing is paid, yuan; 0 where the rule is no piecewise linear function.
  fileprivate var threshold: Double { schedule.map { $0.segments.first { $0.slope > 0 }?.start ?? .infinity } ?? 0 }
}

/// An empirical law in narrow cells, each with its probability and its mean.
private struct AmountCells {
  private(set) var amounts: [Double] = []
  private(set) var weights: [Double] = []

  /// How much wider than its lower end a cell is.
  private static let width = 0.001
  /// No year moves X by more than so many standard deviations of its shock.
  private static let reach = 9.0

  init(of law: Empirical, benefits: BenefitStack, shocks: Shocks, level: Shocks.Year) {
    let rule = benefits.all
    let turns = (rule.schedule?.segments ?? []).map(\.start)
    let threshold = rule.threshold
    let never =
      threshold * exp(-Self.reach * shocks.severity - 0.5 * shocks.severity * shocks.severity) / max(1, level.severity)
    let step = log1p(Self.width)
    var (cell, turn) = (Int.min, 0)
    for (x, weight) in zip(law.values, law.weights) {
      var passed = turn
      while passed < turns.count, x > turns[passed] { passed += 1 }
      let own = x < never ? -1 : Int(log(max(1, x)) / step)
      if own != cell || passed != turn || amounts.isEmpty {
        amounts.append(0)
        weights.append(0)
        (cell, turn) = (own, passed)
      }
      amounts[amounts.count - 1] += weight * x
      weights[weights.count - 1] += weight
    }
    for k in amounts.indices { amounts[k] /= weights[k] }
  }
}
