import Documents
import Foundation

extension Control.Number {
  /// A number of a file in the unit in which people give it, with a range that is worth trying: what it is now stands well
  /// within.
  package init(_ quantity: Quantity, otherwise: Double? = nil, isYearCount: Bool = false) {
    let isShare = if case .share = quantity.unit { true } else { false }
    let scale = isShare ? 100.0 : 1
    unit =
      switch quantity.unit {
      case .share: .percent
      case .yuan: .yuan
      case .people: isYearCount ? .plain : .people
      case .plain: .plain
      }
    // What a file writes in decimals is 65, not 65.00000000000001.
    present = (quantity.present ?? otherwise).map { ($0 * scale * 1e9).rounded() / 1e9 }
    mayBeNone = quantity.mayBeNone
    isShareOfIndex = quantity.isShareOfIndex
    allowed = quantity.allowed.lowerBound * scale...quantity.allowed.upperBound * scale
    let now = abs(present ?? 0)
    let low = max(allowed.lowerBound, (present ?? 0) < 0 || allowed.lowerBound > 0 ? allowed.lowerBound : 0)
    let most: Double
    switch unit {
    case .percent where !quantity.isShareOfIndex:
      most = now > 100 ? Self.round(1.5 * now) : now > 25 ? 100 : now == 0 ? 20 : Self.round(3 * now)
    case .percent: most = Self.round(2 * max(now, 50))
    case .yuan: most = now == 0 ? 500_000 : Self.round(2.5 * now)
    case .people: most = Self.round(2 * max(now, 1000))
    case .plain where isYearCount: most = 10
    case .plain: most = now == 0 ? 1 : Self.round(3 * now)
    }
    let high = max(min(allowed.upperBound, most), low)
    let bottom = allowed.upperBound - allowed.lowerBound <= 2 && allowed.lowerBound < 0 ? allowed.lowerBound : low
    usual = min(bottom, high)...high
    let fine = Self.round((usual.upperBound - usual.lowerBound) / 300, to: [1, 2, 5, 10])
    step = quantity.isWhole ? max(1, fine) : fine
  }

  /// The round number that is not below another.
  ///
  /// - Parameter digits: what it may begin with.
  private static func round(_ value: Double, to digits: [Double] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let power = pow(10, log10(value).rounded(.down))
    return (digits.first { $0 * power >= value * 0.999999 } ?? 10) * power
  }
}
