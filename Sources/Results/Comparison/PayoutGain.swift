import Chance
import Insurance

/// Where one benefit pays more or less than another, as pieces of the amount on which the gain is linear and has one
/// sign.
enum PayoutGain {
  struct Piece {
    let from: Double
    let to: Double
    /// The gain is intercept + slope · x.
    let intercept: Double
    let slope: Double
    let isGain: Bool
  }

  /// Half a fen: below it a gain is rounding.
  private static let nothing = 0.005

  static func pieces(_ before: PayoutSchedule, _ after: PayoutSchedule) -> [Piece] {
    let starts = Set([0] + (before.segments + after.segments).map(\.start)).sorted()
    var pieces: [Piece] = []
    for (i, from) in starts.enumerated() {
      let to = i + 1 < starts.count ? starts[i + 1] : .infinity
      let (a, b) = (before.line(from: from), after.line(from: from))
      let (intercept, slope) = (b.intercept - a.intercept, b.slope - a.slope)
      func gain(_ x: Double) -> Double { slope == 0 ? intercept : intercept + slope * x }
      // Where the gain changes its sign within the piece, it is cut there.
      let crossing = abs(slope) > 1e-12 ? -intercept / slope : .infinity
      let cuts = crossing > from && crossing < to ? [from, crossing, to] : [from, to]
      for (left, right) in zip(cuts, cuts.dropFirst()) {
        let inside = gain(right.isFinite ? left + (right - left) / 2 : left * 2 + 1e6)
        guard abs(inside) >= nothing else { continue }
        pieces.append(Piece(from: left, to: right, intercept: intercept, slope: slope, isGain: inside > 0))
      }
    }
    return pieces
  }
}

extension PayoutSchedule {
  /// The benefit as intercept + slope · x from an amount on, up to the next turning point.
  func line(from amount: Double) -> (intercept: Double, slope: Double) {
    guard let segment = segments.last(where: { $0.start <= amount }) else { return (0, 0) }
    return (segment.base - segment.slope * segment.start, segment.slope)
  }

  /// E[b(X); a < X ≤ c], yuan.
  func expectedPayment(_ law: any SeverityLaw, from a: Double, to c: Double) -> Double {
    var total = 0.0
    for (i, segment) in segments.enumerated() {
      let (low, high) = (max(a, segment.start), min(c, i + 1 < segments.count ? segments[i + 1].start : .infinity))
      guard high > low else { continue }
      let part = law.part(from: low, to: high)
      let slope = segment.slope == 0 ? 0 : segment.slope * part.amount
      total += (segment.base - segment.slope * segment.start) * part.probability + slope
    }
    return total
  }
}
