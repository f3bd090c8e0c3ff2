import AggregateLaws
import Chance
import Simulation

/// The law of a party's result, r(C), from that of the claims: r is linear between breaks, which may be cliffs.
///
/// P(r(C) ≤ y) is a sum of probabilities of intervals of C, and moments follow from E[C; C ≤ c] and E[C²; C ≤ c].
struct ExactResult {
  /// r = intercept + slope · C on (lower, upper] of C.
  private struct Piece {
    let lower: Double
    let upper: Double
    let intercept: Double
    let slope: Double
    /// The least and the largest value on it.
    let least: Double
    let largest: Double
    let moments: PartialMoments
  }

  private let pieces: [Piece]
  private let law: AggregateLaw.Inverted

  /// What is smaller than this is a rounding of fen, yuan.
  private static let rounding = 0.12

  /// - Parameters:
  ///   - part: whose result.
  ///   - mean: E[C], which the last piece takes to the end.
  ///   - second: E[C²]; may be infinite.
  init(
    _ settlement: ExactSettlement, _ part: KeyPath<ExactSettlement.Result, Double>, law: AggregateLaw.Inverted,
    mean: Double, second: Double
  ) {
    self.law = law
    var pieces: [Piece] = []
    var below = PartialMoments(probability: 0, first: 0, second: 0)
    for (index, piece) in settlement.pieces.enumerated() {
      let isLast = index + 1 == settlement.pieces.count
      // Claims are rounded to the fen as they enter the ledger.
      let upTo =
        isLast ? PartialMoments(probability: 1, first: mean, second: second) : law.partial(upTo: piece.upper + 0.005)
      let (from, to) = (piece.start[keyPath: part], piece.end[keyPath: part])
      let isFlat = abs(to - from) <= Self.rounding
      let slope = isFlat ? 0 : (to - from) / (piece.upper - piece.lower)
      let level = abs(from) <= Self.rounding && isFlat ? 0 : from
      let intercept = level - slope * (isFlat ? 0 : piece.lower)
      let end = isLast ? (slope == 0 ? level : slope * .infinity) : (isFlat ? level : to)
      pieces.append(
        Piece(
          lower: piece.lower, upper: isLast ? .infinity : piece.upper, intercept: intercept, slope: slope,
          least: min(level, end), largest: max(level, end),
          moments: PartialMoments(
            probability: max(0, upTo.probability - below.probability), first: upTo.first - below.first,
            second: upTo.second - below.second)))
      below = upTo
    }
    self.pieces = pieces
  }

  /// E[r(C)].
  var mean: Double {
    pieces.reduce(0) { $0 + $1.intercept * $1.moments.probability + ($1.slope == 0 ? 0 : $1.slope * $1.moments.first) }
  }

  /// The standard deviation of r(C); infinite where that of C is and the last piece is not flat.
  var standardDeviation: Double {
    let mean = mean
    let variance = pieces.reduce(0.0) { sum, piece in
      let level = piece.intercept - mean
      if piece.slope == 0 { return sum + level * level * piece.moments.probability }
      return sum + level * level * piece.moments.probability + 2 * level * piece.slope * piece.moments.first
        + piece.slope * piece.slope * piece.moments.second
    }
    return max(0, variance).squareRoot()
  }

  /// P(r(C) ≤ y), or P(r(C) < y).
  func cumulative(_ y: Double, includingEqual: Bool = true) -> Double {
    partial(upTo: y, includingEqual: includingEqual).probability
  }

  /// P(r ≤ y) and E[r; r ≤ y].
  private func partial(upTo y: Double, includingEqual: Bool) -> (probability: Double, first: Double) {
    var (probability, first) = (0.0, 0.0)
    for piece in pieces {
      if piece.slope == 0 {
        if piece.intercept < y || (includingEqual && piece.intercept == y) {
          probability += piece.moments.probability
          first += piece.intercept * piece.moments.probability
        }
        continue
      }
      var part = piece.moments
      if piece.least > y { continue }
      if piece.largest > y {
        // The piece is cut where r reaches y.
        let cut = law.partial(upTo: (y - piece.intercept) / piece.slope)
        let start =
          piece.lower > 0 ? law.partial(upTo: piece.lower) : PartialMoments(probability: 0, first: 0, second: 0)
        let lowerPart = PartialMoments(
          probability: max(0, cut.probability - start.probability), first: cut.first - start.first, second: 0)
        part =
          piece.slope > 0
          ? lowerPart
          : PartialMoments(
            probability: max(0, part.probability - lowerPart.probability), first: part.first - lowerPart.first,
            second: 0)
      }
      probability += part.probability
      first += piece.intercept * part.probability + piece.slope * part.first
    }
    return (min(1, probability), first)
  }

  /// The smallest y with P(r(C) ≤ y) ≥ p.
  func quantile(_ p: Double) -> Double {
    let usual = pieces.filter { $0.moments.probability > 1e-14 || $0.upper == .infinity }
    let far = law.quantile(1 - 1e-9)
    func end(_ piece: Piece, _ value: Double) -> Double {
      value.isFinite ? value : piece.intercept + piece.slope * 4 * max(far, piece.lower)
    }
    var low = usual.map { end($0, $0.least) }.min() ?? 0
    var high = usual.map { end($0, $0.largest) }.max() ?? 0
    if cumulative(low) >= p { return low }
    for _ in 0..<200 {
      let middle = 0.5 * (low + high)
      if middle <= low || middle >= high { break }
      if cumulative(middle) >= p { high = middle } else { low = middle }
    }
    // A level that a whole piece has is named as it stands.
    return pieces.first { $0.slope == 0 && abs($0.intercept - high) <= 1e-9 * max(1, abs(high)) }?.intercept ?? high
  }

  /// Whether a level that r has on a whole piece is its quantile at p, and stays so where claims are a little off.
  func isLevel(_ y: Double, at p: Double) -> Bool {
    pieces.contains { $0.slope == 0 && $0.intercept == y } && cumulative(y) - p > Self.firm
      && p - cumulative(y, includingEqual: false) > Self.firm
  }

  /// No probability by inversion is off by so much.
  private static let firm = 1e-5

  /// The mean of −r over the share 1 − p of the worst years.
  func tailValueAtRisk(_ p: Double) -> Double {
    let y = quantile(1 - p)
    let worse = partial(upTo: y, includingEqual: false)
    return -(worse.first + y * (1 - p - worse.probability)) / (1 - p)
  }
}
