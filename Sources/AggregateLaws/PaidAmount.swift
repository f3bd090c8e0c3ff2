import Chance
import Foundation

/// The law of what one claimant of a line is paid in a year whose severity factor is s: Y = b(sX), cut at a limit R.
///
/// Sums that stay below R do not feel the cut, since a claim beyond it already makes them larger. For a function g with
/// g(0) = 0, E[g(Y)] = ∫ g′(b(x)) b′(x) P(sX > x) dx where X is smooth, a sum over its atoms elsewhere: Gauss–Legendre
/// cells between the turning points of b and the bends of the law.
struct PaidAmount: Sendable {
  /// Amounts y with weights: Σ w g′(y) is the smooth part of E[g(Y)].
  private(set) var slopes = WeightedAmounts()
  /// Amounts y with weights: Σ w g(y) is the rest of E[g(Y)].
  private(set) var points = WeightedAmounts()
  /// E[Y], yuan.
  private(set) var mean = 0.0
  /// E[Y²], yuan².
  private(set) var second = 0.0
  /// P(Y > 0).
  private(set) var paid = 0.0
  /// How much of E[Y] the quadrature may have missed, yuan: its difference from limited expected values.
  private(set) var missed = 0.0

  /// - Parameters:
  ///   - step: how far apart in y the ends of a quadrature cell may be: about 8 over the largest frequency.
  init(_ source: PaidAmountSource, factor: Double, limit: Double, step: Double) {
    switch source.line.payment {
    case .pieces(let pieces):
      integrate(pieces, source, factor: factor, limit: limit, step: step)
    case .function(let payment):
      let panels = HazardPanels(source, factor: factor, payment: payment, widest: 0.75 * step)
      for (y, weight) in zip(panels.payments.amounts, panels.payments.weights) {
        add(point: min(limit, y), weight: weight)
      }
      missed = panels.missed
    case .kinds(let kinds):
      for (payment, weight) in kinds(factor).payments { add(point: min(limit, payment), weight: weight) }
    }
  }

  private mutating func add(point: Double, weight: Double) {
    guard point > 0, weight > 0 else { return }
    points.append(point, weight: weight)
    mean += weight * point
    second += weight * point * point
    paid += weight
  }

  private mutating func integrate(
    _ pieces: [ClaimLine.Piece], _ source: PaidAmountSource, factor s: Double, limit: Double, step: Double
  ) {
    let law = source.line.severity
    let threshold = pieces.first { $0.slope > 0 }?.start ?? .infinity
    for atom in source.anatomy.atoms where s * atom.point > threshold {
      let payment = ClaimLine.payment(pieces, for: s * atom.point)
      points.append(min(limit, payment), weight: atom.weight)
      second += atom.weight * min(limit, payment) * min(limit, payment)
    }
    paid = threshold.isFinite ? law.survival(threshold / s) : 0
    // Beyond this, the tail counts for nothing.
    let end = s * law.quantile(survival: source.negligible)
    var cells = QuadratureCells(source, factor: s)
    for (index, piece) in pieces.enumerated() where piece.slope > 0 && piece.base < limit {
      let reached = piece.start + (limit - piece.base) / piece.slope
      let upper = min(index + 1 < pieces.count ? pieces[index + 1].start : .infinity, reached)
      guard upper > piece.start else { continue }
      // In closed form, atoms included; the cells then only have to say how it is spread.
      mean += piece.slope * s * (law.limitedExpectedValue(upper / s) - law.limitedExpectedValue(piece.start / s))
      if !source.anatomy.isDiscrete {
        cells.add(
          from: piece.start, to: min(upper, max(end, piece.start)), width: step / piece.slope
        ) { amount, weight in
          let y = piece.base + piece.slope * (amount - piece.start)
          slopes.append(y, weight: piece.slope * weight)
          second += 2 * y * piece.slope * weight
        }
      }
    }
    missed = cells.missed
  }
}

/// A list of amounts with weights.
struct WeightedAmounts: Sendable {
  private(set) var amounts: [Double] = []
  private(set) var weights: [Double] = []

  mutating func append(_ amount: Double, weight: Double) {
    amounts.append(amount)
    weights.append(weight)
  }
}

/// What is known of a line before any factor.
///
/// A class, since it is handed on for every node of a factor, and a line holds references that a copy would count.
final class PaidAmountSource: Sendable {
  let line: ClaimLine
  let anatomy: LawAnatomy
  /// The amount below which 0.1% lie.
  let smallAmount: Double
  /// How many panels the cumulative hazard is cut into at least, for a payment that is any function.
  let panels: Int
  /// The survival probability from which on the tail counts for nothing.
  let negligible: Double

  init(_ line: ClaimLine, panels: Int = 300) {
    self.line = line
    self.panels = panels
    anatomy = LawAnatomy(line.severity)
    smallAmount = line.severity.quantile(0.001)
    negligible = 1e-19 / max(1, line.expectedCount)
  }
}

extension ClaimLine {
  /// The payment by pieces for an amount.
  static func payment(_ pieces: [Piece], for amount: Double) -> Double {
    guard let piece = pieces.last(where: { $0.start < amount }) else { return 0 }
    return piece.base + piece.slope * (min(amount, .greatestFiniteMagnitude) - piece.start)
  }
}
