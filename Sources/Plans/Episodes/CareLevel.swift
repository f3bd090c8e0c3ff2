import Chance
import Foundation
import Insurance

/// The law of X at one level of the cost of care, made of the pilot's people.
package final class CareLevel: Sendable {
  /// X of those with any episode.
  let law: Empirical
  /// The people with a chronic overflow that the policy pays beside; nil where it does not.
  package let overflow: OverflowPairs?

  init(law: Empirical, overflow: OverflowPairs?) {
    self.law = law
    self.overflow = overflow
  }

  /// The law of X of those without an overflow that is paid beside.
  package var others: Empirical { overflow?.others ?? law }

  /// The mean of X and overflow, yuan.
  var meanExpense: Double {
    guard let overflow else { return law.mean }
    return overflow.probability * overflow.meanExpense + (1 - overflow.probability) * overflow.others.mean
  }
}

extension CareLevel {
  /// The level of what the pilot's people have, every one of them.
  ///
  /// - Parameters:
  ///   - amounts: X by stratum.
  ///   - overflows: by stratum; none where the policy pays nothing beside X.
  ///   - rate: at which an overflow is paid.
  convenience init(
    of pilot: EpisodePilot, _ amounts: [[Double]], _ overflows: [[Double]], rate: Double
  ) throws(LawError) {
    var (all, others) = (PersonAmounts(), PersonAmounts())
    var pairs: [(amount: Double, overflow: Double, weight: Double)] = []
    for (s, stratum) in pilot.strata.enumerated() {
      let weight = stratum.weight / Double(stratum.count)
      for i in 0..<stratum.count {
        all.add(amounts[s][i], weight: weight)
        guard !overflows.isEmpty else { continue }
        if overflows[s][i] > 0 {
          pairs.append((amounts[s][i], overflows[s][i], weight))
        } else {
          others.add(amounts[s][i], weight: weight)
        }
      }
    }
    // Where everybody has an overflow, the rest is nobody, whose X is nothing.
    if others.isEmpty { others.add(0, weight: 1) }
    self.init(
      law: try all.law(),
      overflow: overflows.isEmpty ? nil : OverflowPairs(pairs, rate: rate, others: try others.law()))
  }

  /// The level at a cost of so many times the pilot's, in narrow bins.
  ///
  /// - Parameters:
  ///   - scope: what of the pilot's people counts.
  ///   - factor: on every cost.
  ///   - rate: at which an overflow is paid.
  convenience init(
    of pilot: EpisodePilot, _ scope: EpisodeScope, costing factor: Double, rate: Double
  ) throws(LawError) {
    var (all, others) = (AmountBins(), AmountBins())
    var pairs: [(amount: Double, overflow: Double, weight: Double)] = []
    for stratum in pilot.strata {
      let weight = stratum.weight / Double(stratum.count)
      pilot.settle(stratum, costing: factor) { _, parts in
        for i in 0..<EpisodeBatch.size {
          let (amount, overflow) = (scope.amount(i, of: parts), scope.overflow(i, of: parts))
          all.add(amount, weight: weight)
          guard scope.paysOverflow else { continue }
          if overflow > 0 { pairs.append((amount, overflow, weight)) } else { others.add(amount, weight: weight) }
        }
      }
    }
    if others.isEmpty { others.add(0, weight: 1) }
    self.init(
      law: try all.law(),
      overflow: scope.paysOverflow ? OverflowPairs(pairs, rate: rate, others: try others.law()) : nil)
  }
}

/// Amounts, each with its weight.
private struct PersonAmounts {
  private var amounts: [Double] = []
  private var weights: [Double] = []

  var isEmpty: Bool { amounts.isEmpty }

  mutating func add(_ amount: Double, weight: Double) {
    amounts.append(amount)
    weights.append(weight)
  }

  func law() throws(LawError) -> Empirical { try Empirical(values: amounts, weights: weights) }
}

extension CareLevel {
  /// The level with every X and every overflow times a factor.
  func scaled(by factor: Double) -> CareLevel {
    guard factor != 1 else { return self }
    func scaled(_ law: Empirical) -> Empirical { law.replacingValues { $1 * factor } }
    return CareLevel(
      law: scaled(law), overflow: overflow?.warped(by: SIMD3(1, factor, factor), others: scaled(others)))
  }
}

extension CareLevel {
  /// The level under a path's own laws of cost.
  ///
  /// - Parameter positions: of the values of `others` among the ranks.
  func warped(by warp: CareWarp, at positions: [Double]) -> CareLevel {
    let others = others.replacingValues { place, value in value * CareRanks.value(warp.factors, at: positions[place]) }
    guard let overflow else { return CareLevel(law: others, overflow: nil) }
    return CareLevel(law: law, overflow: overflow.warped(by: warp.overflow, others: others))
  }
}
