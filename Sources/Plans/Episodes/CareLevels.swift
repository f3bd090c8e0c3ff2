import Chance
import Foundation
import Insurance

/// The laws of X by the cost of care: what a year's shock and trend make of them.
///
/// Basic insurance's deductibles, maxima and disease limits stay what they are when care becomes dearer, so X is not in
/// proportion to the cost: each level of cost has a law of its own, of the same people. The levels lie 5% apart and are
/// made when first needed. Between two of them the law is their mixture, each stretched to the year's cost: exact at the
/// levels, and of second order in their distance between them.
package struct CareLevels: Sendable {
  /// That of the records themselves.
  package let usual: CareLevel
  private let others: MadeOnce<Int, CareLevel>
  private let make: @Sendable (_ factor: Double) -> CareLevel?
  /// Where the values of the levels' laws stand among the ranks, for paths with laws of their own.
  private let positions: MadeOnce<Int, [Double]>
  /// What the path's own laws of cost make of a level, by the level's number; nil where they are the usual ones.
  private let warp: (@Sendable (_ place: Int) -> CareWarp)?
  /// Whether all that people have is in proportion to the cost.
  private let isInProportion: Bool

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
    isInProportion = false
  }

  /// The levels of people of whom nothing but X and overflow is known: both in proportion to the cost.
  init(inProportionTo usual: CareLevel) {
    self.usual = usual
    (make, others, positions, warp, isInProportion) = ({ _ in nil }, MadeOnce(), MadeOnce(), nil, true)
  }

  private init(_ levels: CareLevels, usual: CareLevel, warp: (@Sendable (_ place: Int) -> CareWarp)?) {
    self.usual = usual
    (others, make, positions) = (levels.others, levels.make, levels.positions)
    isInProportion = levels.isInProportion
    self.warp = warp
  }

  /// The same levels but for the usual one.
  func replacing(usual: CareLevel) -> CareLevels { CareLevels(self, usual: usual, warp: warp) }

  /// The levels of a path with laws of cost of its own. The usual one stays what it is and is not used in any year.
  ///
  /// - Parameter warp: of a level's number.
  func warped(by warp: @escaping @Sendable (_ place: Int) -> CareWarp) -> CareLevels {
    CareLevels(self, usual: usual, warp: warp)
  }

  /// Whether they are those of a path with laws of cost of its own.
  var isWarped: Bool { warp != nil }

  /// What a level's care costs, by times the usual.
  static func factor(_ place: Int) -> Double { exp(step * Double(place)) }

  private func level(_ place: Int) -> CareLevel {
    if place == 0, warp == nil { return usual }
    // The usual level of a path with laws of its own is in bins, too, since it is made anew for each.
    let level = others.value(of: place) { make(Self.factor(place)) ?? usual }
    guard let warp else { return level }
    return level.warped(by: warp(place), at: positions.value(of: place) { CareRanks.positions(in: level.others) })
  }

  /// A level stretched to the cost of a year.
  package struct Stretched {
    package let level: CareLevel
    /// Its number; 0 for the usual one.
    package let place: Int
    /// By how much its amounts are stretched.
    package let factor: Double

    /// The mean of X and overflow, yuan.
    var meanExpense: Double { factor * level.meanExpense }

    /// X of those with any episode.
    var law: any SeverityLaw { factor == 1 ? level.law : level.law.scaled(by: factor) }
  }

  /// Two levels around the cost of a year.
  package struct Blend {
    package let lower: Stretched
    package let upper: Stretched
    /// The share of people who have their X by the upper one; 0 where the year is at a level.
    package let upperShare: Double

    var parts: [(share: Double, level: Stretched)] {
      upperShare > 0 ? [(1 - upperShare, lower), (upperShare, upper)] : [(1, lower)]
    }
  }

  /// What a year has whose care costs so many times the usual.
  package func blend(at factor: Double) -> Blend {
    if isInProportion {
      let all = Stretched(level: usual, place: 0, factor: factor)
      return Blend(lower: all, upper: all, upperShare: 0)
    }
    // What no year comes to must not trap either.
    let factor = min(1e300, max(1e-300, factor))
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
