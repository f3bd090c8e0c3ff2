import Chance
import Insurance

/// A benefit seen from a law's own scale in a year whose severity factor is s: x ↦ b(s·x).
///
/// It is piecewise linear as the benefit is, with its turning points moved by 1/s. The limited moments that a cell with
/// a turning point needs are computed once a year, for the few turning points there are.
struct CellSchedule {
  /// From `start` on, intercept + slope · x, with what the law says at the start.
  struct Piece {
    let start: Cells.Partial
    let intercept: Double
    let slope: Double
  }

  let pieces: [Piece]
  /// Where in `pieces` the first that pays begins; amounts at or below its start get nothing.
  let threshold: Double

  init(_ schedule: PayoutSchedule, factor: Double, law: any SeverityLaw) {
    pieces = schedule.segments.map { segment in
      Piece(
        start: Cells.Partial(law, at: segment.start / factor), intercept: segment.base - segment.slope * segment.start,
        slope: segment.slope * factor)
    }
    threshold = (schedule.segments.first { $0.slope > 0 }?.start ?? .infinity) / factor
  }

  /// What a cell's people get: moments of one of them.
  struct Moments {
    /// E[b], E[b²] and E[x·b], of a person of the cell.
    var benefit = 0.0
    var square = 0.0
    var cross = 0.0
    /// The probability of getting anything, and E[x] on that event.
    var paid = 0.0
    var paidAmount = 0.0
  }

  /// Adds up the pieces of a cell between two limits; `piece` is the one that holds there, nil before the first.
  func moments(of cell: Cells.Cell) -> Moments {
    var moments = Moments()
    var from = cell.lower
    var holding: Piece?
    for piece in pieces {
      guard piece.start.limit < cell.upper.limit else { break }
      if piece.start.limit > cell.lower.limit {
        add(holding, from, piece.start, to: &moments)
        from = piece.start
      }
      holding = piece
    }
    add(holding, from, cell.upper, to: &moments)
    let scale = 1 / cell.probability
    moments.benefit *= scale
    moments.square *= scale
    moments.cross *= scale
    moments.paid *= scale
    moments.paidAmount *= scale
    return moments
  }

  private func add(_ piece: Piece?, _ from: Cells.Partial, _ to: Cells.Partial, to moments: inout Moments) {
    guard let piece else { return }
    let probability = from.survival - to.survival
    let first = to.first - from.first
    let second = to.second - from.second
    let (a, b) = (piece.intercept, piece.slope)
    moments.benefit += a * probability + b * first
    moments.square += a * a * probability + 2 * a * b * first + b * b * second
    moments.cross += a * first + b * second
    if from.limit >= threshold {
      moments.paid += probability
      moments.paidAmount += first
    }
  }
}
