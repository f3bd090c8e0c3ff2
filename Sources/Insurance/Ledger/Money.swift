/// An amount of money in whole fen (1 yuan = 100 fen), so that sums are exact and order does not matter.
///
/// Laws and samples are `Double` yuan; a year's totals are rounded once, here, as they enter the ledger.
public struct Money: Sendable, Hashable, Comparable {
  /// The amount in fen; may be negative.
  public let fen: Int64

  /// The largest amount, 10¹³ yuan: a thousand of them still add up without overflow, and no country insures more.
  public static let largest = Money(fen: 1_000_000_000_000_000)
  public static let zero = Money(fen: 0)

  public init(fen: Int64) { self.fen = fen }

  /// The nearest whole fen, halves away from zero.
  ///
  /// - Returns: nil where `yuan` is not a number or its magnitude is above `largest`.
  public init?(yuan: Double) {
    guard yuan.isFinite, abs(yuan) <= 1e13 else { return nil }
    self.init(fen: Int64((yuan * 100).rounded(.toNearestOrAwayFromZero)))
  }

  /// What one person gets, to the nearest fen, halves up.
  ///
  /// Amounts and rates are decimals: 75% of 10,000.10 yuan is half a fen, which binary fractions miss by their last digits. What lies
  /// as near to a half as they can miss it is a half.
  public init?(benefit yuan: Double) {
    let fen = yuan * 100
    guard fen.isFinite, abs(yuan) <= 1e13 else { return nil }
    self.init(fen: Int64((fen + max(1e-6, 4 * fen.ulp)).rounded(.toNearestOrAwayFromZero)))
  }

  /// The amount in yuan; exact to the fen below 9 × 10¹³ yuan.
  public var yuan: Double { Double(fen) / 100 }

  /// `share` of this amount to the nearest fen, halves away from zero. A share that is not a number counts as 0.
  public func part(_ share: Double) -> Money {
    let exact = (Double(fen) * share).rounded(.toNearestOrAwayFromZero)
    guard exact.isFinite else { return .zero }
    let limit = Double(Money.largest.fen)
    return Money(fen: Int64(min(max(exact, -limit), limit)))
  }

  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }
  public static func + (a: Money, b: Money) -> Money { Money(fen: a.fen + b.fen) }
  public static func - (a: Money, b: Money) -> Money { Money(fen: a.fen - b.fen) }
  public static prefix func - (a: Money) -> Money { Money(fen: -a.fen) }
  public static func += (a: inout Money, b: Money) { a = a + b }
  public static func -= (a: inout Money, b: Money) { a = a - b }
}
