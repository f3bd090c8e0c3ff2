import Chance
import Foundation
import Insurance

/// The law of X at one level of the cost of care, made of the pilot's people.
final class CareLevel: Sendable {
  /// X of those with any episode.
  let law: Empirical
  /// The people with a chronic overflow that the policy pays beside; nil where it does not.
  let overflow: OverflowPairs?

  init(law: Empirical, overflow: OverflowPairs?) {
    self.law = law
    self.overflow = overflow
  }

  /// The law of X of those without an overflow that is paid beside.
  var others: Empirical { overflow?.others ?? law }

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
    var (all, others) = (WeightedAmounts(), WeightedAmounts())
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
private struct WeightedAmounts {
  private var amounts: [Double] = []
  private var weights: [Double] = []

  var isEmpty: Bool { amounts.isEmpty }

  mutating func add(_ amount: Double, weight: Double) {
    amounts.append(amount)
    weights.append(weight)
  }

  func law() throws(LawError) -> Empirical { try Empirical(values: amounts, weights: weights) }
}

/// The laws of X by the cost of care: what a year's shock and trend make of them.
///
/// Basic insurance's deductibles, maxima and disease limits stay what they are when care becomes dearer, so X is not in
/// proportion to the cost: each level of cost has a law of its own, of the same people. The levels lie 5% apart and are
/// made when first needed. Between two of them the law is their mixture, each stretched to the year's cost: exact at the
/// levels, and of second order in their distance between them.
struct CareLevels: Sendable {
  /// That of the records themselves.
  let usual: CareLevel
  private let others: MadeOnce<Int, CareLevel>
  private let make: @Sendable (_ factor: Double) -> CareLevel?
  /// Where the values of the levels' laws stand among the ranks, for paths with laws of their own.
  private let positions: MadeOnce<Int, [Double]>
  /// What the path's own laws of cost make of the levels; nil where they are the usual ones.
  private let warp: CareWarp?

  /// The distance of two levels in the logarithm of cost.
  static let step = 0.05
  /// Beyond e^±8 times the usual cost the farthest level is stretched.
  private static let farthest = 160

  /// - Parameter make: the level at a cost of so many times the usual; nil where there is none.
  init(usual: CareLevel, make: @escaping @Sendable (_ factor: Double) -> CareLevel?) {
    self.usual = usual
    self.make = make
    others = MadeOnce()
    positions = MadeOnce()
    warp = nil
  }

  private init(_ levels: CareLevels, usual: CareLevel, warp: CareWarp?) {
    self.usual = usual
    (others, make, positions) = (levels.others, levels.make, levels.positions)
    self.warp = warp
  }

  /// The same levels but for the usual one.
  func replacing(usual: CareLevel) -> CareLevels { CareLevels(self, usual: usual, warp: warp) }

  /// The levels of a path with laws of cost of its own. The usual one stays what it is and is not used in any year.
  func warped(by warp: CareWarp) -> CareLevels { CareLevels(self, usual: usual, warp: warp) }

  /// Whether they are those of a path with laws of cost of its own.
  var isWarped: Bool { warp != nil }

  private static func factor(_ place: Int) -> Double { exp(step * Double(place)) }

  private func level(_ place: Int) -> CareLevel {
    if place == 0, warp == nil { return usual }
    // The usual level of a path with laws of its own is in bins, too, since it is made anew for each.
    let level = others.value(of: place) { make(Self.factor(place)) ?? usual }
    guard let warp else { return level }
    return level.warped(by: warp, at: positions.value(of: place) { CareRanks.positions(in: level.others) })
  }

  /// A level stretched to the cost of a year.
  struct Stretched {
    let level: CareLevel
    /// Its number; 0 for the usual one.
    let place: Int
    /// By how much its amounts are stretched.
    let factor: Double

    /// The mean of X and overflow, yuan.
    var meanExpense: Double { factor * level.meanExpense }

    /// X of those with any episode.
    var law: any SeverityLaw { factor == 1 ? level.law : level.law.scaled(by: factor) }
  }

  /// Two levels around the cost of a year.
  struct Blend {
    let lower: Stretched
    let upper: Stretched
    /// The share of people who have their X by the upper one; 0 where the year is at a level.
    let upperShare: Double

    var parts: [(share: Double, level: Stretched)] {
      upperShare > 0 ? [(1 - upperShare, lower), (upperShare, upper)] : [(1, lower)]
    }
  }

  /// What a year has whose care costs so many times the usual.
  func blend(at factor: Double) -> Blend {
    let place = min(Self.farthest, max(-Self.farthest, Int((log(factor) / Self.step).rounded(.down))))
    let (low, high) = (Self.factor(place), Self.factor(place + 1))
    let share = place == -Self.farthest || place == Self.farthest ? 0 : min(1, max(0, (factor - low) / (high - low)))
    let lower = Stretched(level: level(place), place: place, factor: factor / low)
    guard share > 0 else { return Blend(lower: lower, upper: lower, upperShare: 0) }
    return Blend(
      lower: lower, upper: Stretched(level: level(place + 1), place: place + 1, factor: factor / high),
      upperShare: share)
  }

  /// The law of X in such a year.
  func law(at factor: Double) -> any SeverityLaw {
    let blend = blend(at: factor)
    guard blend.upperShare > 0,
      let mixture = try? Mixture(components: blend.parts.map { .init(weight: $0.share, law: $0.level.law) })
    else { return blend.lower.law }
    return mixture
  }
}
