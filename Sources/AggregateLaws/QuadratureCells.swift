import Foundation

/// Gauss–Legendre cells for ∫ h(x) P(sX > x) dx over the smooth part of a law.
///
/// A cell is right where the rule gives its ∫ P(sX > x) dx, which limited expected values know exactly; where it does
/// not, the cell is halved. So a law from elsewhere need not say where it jumps.
struct QuadratureCells {
  private let source: PaidAmountSource
  private let factor: Double
  /// What cells that could not be made right may have missed, in all.
  private(set) var missed = 0.0

  /// A cell may be halved so often, and all cells together so often.
  private static let depth = 24
  private var halvingsLeft = 2_000
  /// A cell is right to so much of its value.
  private static let tolerance = 1e-12
  /// An error so small beside its cell, or beside the whole limited expected value, that does not fall to a tenth when the cell is
  /// halved is the rounding of limited expected values, which no halving mends.
  private static let (ofCell, ofWhole, fall) = (1e-8, 1e-12, 0.1)

  init(_ source: PaidAmountSource, factor: Double) {
    self.source = source
    self.factor = factor
  }

  /// Visits the points of [lower, upper], each with its weight times P(sX > x).
  mutating func add(
    from lower: Double, to upper: Double, width: Double, _ visit: (_ x: Double, _ weight: Double) -> Void
  ) {
    var start = lower
    for bend in source.anatomy.bends.map({ factor * $0 }) where bend > lower && bend < upper {
      addSmooth(from: start, to: bend, width: width, visit)
      start = bend
    }
    addSmooth(from: start, to: upper, width: width, visit)
  }

  /// Cells in geometric steps, as laws of money are smooth in the logarithm.
  private mutating func addSmooth(
    from lower: Double, to upper: Double, width: Double, _ visit: (Double, Double) -> Void
  ) {
    var start = lower
    while start < upper {
      let small = max(factor * source.smallAmount, upper * 1e-9)
      let next = min(upper, start > 0 ? start * 2.75 : small)
      // The frequency limits the width of a cell.
      let parts = max(1, min(100_000, ((next - start) / width).rounded(.up)))
      for part in 0..<Int(parts) {
        let from = start + (next - start) * Double(part) / parts
        let to = start + (next - start) * Double(part + 1) / parts
        addCell(from: from, to: to, depth: 0, within: .infinity, visit)
      }
      start = next
    }
  }

  /// - Parameter outer: the error of the cell that it is a half of.
  private mutating func addCell(
    from lower: Double, to upper: Double, depth: Int, within outer: Double, _ visit: (Double, Double) -> Void
  ) {
    guard upper > lower else { return }
    let (law, anatomy) = (source.line.severity, source.anatomy)
    var survivals: [Double] = []
    survivals.reserveCapacity(16)
    var sum = 0.0
    GaussLegendreRule.sixteen.visit(from: lower, to: upper) { x, weight in
      let survival = max(0, law.survival(x / factor) - anatomy.atomSurvival(x / factor))
      survivals.append(survival)
      sum += weight * survival
    }
    let top = factor * law.limitedExpectedValue(upper / factor)
    var exact = top - factor * law.limitedExpectedValue(lower / factor)
    for atom in anatomy.atoms {
      let point = factor * atom.point
      if point > lower { exact -= atom.weight * (min(point, upper) - lower) }
    }
    // The difference of limited expected values carries their rounding.
    let error = abs(sum - exact)
    let noise = 1e-15 * (top + upper * anatomy.atomSurvival(lower / factor))
    let isRounding = error > Self.fall * outer && error < max(Self.ofCell * exact, Self.ofWhole * top)
    if error > Self.tolerance * exact + noise, depth < Self.depth, halvingsLeft > 0, !isRounding {
      halvingsLeft -= 1
      let middle = lower > 0 ? (lower * upper).squareRoot() : upper / 8
      addCell(from: lower, to: middle, depth: depth + 1, within: error, visit)
      addCell(from: middle, to: upper, depth: depth + 1, within: error, visit)
      return
    }
    missed += max(0, error - noise)
    var index = 0
    GaussLegendreRule.sixteen.visit(from: lower, to: upper) { x, weight in
      if survivals[index] > 0 { visit(x, weight * survivals[index]) }
      index += 1
    }
  }
}
