import Chance
import Foundation
import Insurance

extension EpisodeExpense {
  /// The cohort's people as the exact method takes them: the pilot's, put together in narrow cells of X.
  ///
  /// A cell holds the pilot's people whose X differ by a thousandth at most and lie between the same turning points of
  /// the benefit; its mean stands for it. So the mean benefit is that of the pilot in a year without a severity shock,
  /// and differs by a few millionths where a shock moves a turning point into a cell. What cannot reach the deductible in
  /// any year is one cell. Those with an overflow that is paid beside X stay as they are.
  ///
  /// - Parameters:
  ///   - count: how many people the cohort has.
  ///   - rule: what they are paid by.
  ///   - shocks: how far a year may move X.
  /// - Throws: `LawError` where the cells make no law.
  func line(count: Int, rule: any BenefitRule, shocks: Shocks) throws(LawError) -> ClaimLine {
    let cells = AmountCells(of: overflow?.others ?? law, rule: rule, shocks: shocks)
    if overflow == nil, let schedule = rule.schedule {
      return ClaimLine(
        count: count, probability: probability,
        severity: try Empirical(values: cells.amounts, weights: cells.weights),
        payment: .pieces(
          schedule.segments.map { ClaimLine.Piece(start: $0.start, base: $0.base, slope: $0.slope) }))
    }
    let own = overflow?.kinds ?? []
    let beside = overflow?.probability ?? 0
    let amounts = cells.amounts + own.map(\.amount)
    let overflows = cells.amounts.map { _ in 0.0 } + own.map(\.overflow)
    let weights = cells.weights.map { (1 - beside) * $0 } + own.map { beside * $0.weight }
    let (cap, rate) = (rule.highestPayment, model.overflowRate)
    return ClaimLine(
      count: count, probability: probability,
      severity: try Empirical(values: zip(amounts, overflows).map { $0 + $1 }, weights: weights),
      payment: .kinds(weights: weights) { kind, factor in
        let payment = max(0, rule.payment(for: factor * amounts[kind]))
        return payment + min(rate * factor * overflows[kind], max(0, cap - payment))
      })
  }

  /// The cohort's people with what they are paid for a chronic overflow alone.
  ///
  /// - Returns: nil where the policy pays nothing of the kind beside X.
  func overflowLine(count: Int, rule: any BenefitRule) -> ClaimLine? {
    guard let overflow else { return nil }
    let (kinds, cap, rate) = (overflow.kinds, rule.highestPayment, overflow.rate)
    // The last kind stands for all who have no overflow.
    return ClaimLine(
      count: count, probability: probability, severity: law,
      payment: .kinds(weights: kinds.map { overflow.probability * $0.weight } + [1 - overflow.probability]) {
        kind, factor in
        guard kind < kinds.count else { return 0 }
        let own = max(0, rule.payment(for: factor * kinds[kind].amount))
        return min(rate * factor * kinds[kind].overflow, max(0, cap - own))
      })
  }
}

/// An empirical law in narrow cells, each with its probability and its mean.
private struct AmountCells {
  private(set) var amounts: [Double] = []
  private(set) var weights: [Double] = []

  /// How much wider than its lower end a cell is.
  private static let width = 0.001
  /// No year moves X by more than so many standard deviations of its shock.
  private static let reach = 9.0

  init(of law: Empirical, rule: any BenefitRule, shocks: Shocks) {
    let segments = rule.schedule?.segments ?? []
    let turns = segments.map(\.start)
    let threshold = segments.first { $0.slope > 0 }?.start ?? 0
    let never = threshold * exp(-Self.reach * shocks.severity - 0.5 * shocks.severity * shocks.severity)
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
