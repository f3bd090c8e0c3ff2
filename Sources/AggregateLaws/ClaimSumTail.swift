import Foundation

/// How rarely a sum over years and people lies so far from its mean, the years' factors being known: Chernoff's bound.
///
/// Given the factors (F, S) of its year each of n people adds g(S·X) with probability q = min(1, pF), independently of
/// all others. With K(t) = Σ ln E[e^{t·sum}] = Σ n ln(1 + q E[e^{tg} − 1]), P(sum ≥ x) ≤ e^{K(t) − tx} for every t > 0
/// and P(sum ≤ x) ≤ e^{K(t) − tx} for every t < 0 (Boucheron, Lugosi & Massart, *Concentration Inequalities*, 2013,
/// §2.2). So the bound holds for any number of people and of years, also where the sample has nothing to estimate a
/// standard error from; a t that is not the best one only weakens it.
///
/// An amount without a largest value has no E[e^{tg}] for t > 0: there amounts are cut where all years together are
/// expected to have 1e-9 beyond, and this probability is added to the bound.
package struct ClaimSumTail: Sendable {
  /// What is added up.
  package enum Figure: Sendable, CaseIterable {
    case payments, paid, amounts
  }

  /// One line in one year.
  private struct Cell {
    let people: Double
    let probability: Double
    /// E[g], with nothing cut.
    let mean: Double
    /// P(g > 0) of one who has an amount.
    let positive: Double
    /// Which of the shapes it has.
    let shape: Int
  }

  /// The values of g for one line near one severity factor, with probabilities.
  private struct Shape {
    var values: [Double] = []
    var weights: [Double] = []
    /// Where values end for t > 0.
    var cut = Double.infinity
    /// E[g], E[g²] and P(g > 0), of cut values.
    var mean = 0.0
    var second = 0.0
    var positive = 0.0
  }

  /// The mean of the sum.
  package let mean: Double
  private let cells: [Cell]
  private let shapes: [Shape]
  private let error: Double
  private let isCut: Bool

  private static let beyond = 1e-9
  private static let mostFactors = 24
  private static let panels = 90

  /// - Parameters:
  ///   - lines: whose sum it is.
  ///   - years: the factors of each year.
  ///   - figure: what is added up.
  ///   - error: the relative standard error of the sum's mean that is no chance of these years, such as a pilot's.
  /// - Returns: nil where a mean is infinite.
  package init?(
    _ lines: [ClaimLine], years: [(frequency: Double, severity: Double)], figure: Figure, beside error: Double = 0
  ) {
    let factors = years.map(\.severity)
    guard let least = factors.min(), let most = factors.max(), least > 0, most.isFinite else { return nil }
    let places = most > least ? Self.mostFactors : 1
    // Each year's shape is that of the nearest factor; its mean is its own.
    let step = places > 1 ? (log(most) - log(least)) / Double(places - 1) : 0
    func place(_ factor: Double) -> Int {
      step > 0 ? min(places - 1, max(0, Int(((log(factor) - log(least)) / step).rounded()))) : 0
    }
    let used = Set(factors.map(place)).sorted()
    let positions = Dictionary(used.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var (cells, shapes, total) = ([Cell](), [Shape](), 0.0)
    var isCut = false
    for line in lines where line.count > 0 && line.probability > 0 {
      let source = PaidAmountSource(line)
      let expected = years.reduce(0) { $0 + Double(line.count) * min(1, line.probability * $1.frequency) }
      let offset = shapes.count
      for position in used {
        let factor = least * exp(step * Double(position))
        let shape = Self.shape(
          source, factor: factor, figure, rare: Self.beyond / (Double(lines.count) * max(1, expected)))
        isCut = isCut || shape.cut.isFinite
        shapes.append(shape)
      }
      for year in years {
        let own = ClaimMoments(source, factor: year.severity)
        let mean =
          switch figure {
          case .payments: own.mean
          case .paid: own.paid
          case .amounts: own.amount
          }
        guard mean.isFinite else { return nil }
        let q = min(1, line.probability * year.frequency)
        total += Double(line.count) * q * mean
        cells.append(
          Cell(
            people: Double(line.count), probability: q, mean: mean, positive: figure == .amounts ? 1 : own.paid,
            shape: offset + (positions[place(year.severity)] ?? 0)))
      }
    }
    self.cells = cells
    self.shapes = shapes
    self.isCut = isCut
    self.error = error * total
    mean = total
  }

  /// The values at quantiles of the amount: Gauss–Legendre panels in the hazard −ln S(x).
  private static func shape(
    _ source: PaidAmountSource, factor: Double, _ figure: Figure, rare: Double
  ) -> Shape {
    var shape = Shape()
    func add(_ value: Double, _ weight: Double) {
      guard value > 0, weight > 0, value.isFinite else { return }
      shape.values.append(value)
      shape.weights.append(weight)
    }
    let law = source.line.severity
    switch (source.line.payment, figure) {
    case (_, .paid):
      shape.values = [1]
      shape.weights = [ClaimMoments(source, factor: factor).paid]
    case (.kinds(let kinds), .payments):
      for (payment, weight) in kinds(factor).payments { add(payment, weight) }
    default:
      let pieces: [ClaimLine.Piece]? = if case .pieces(let pieces) = source.line.payment { pieces } else { nil }
      let function: ((Double) -> Double)? =
        if case .function(let payment) = source.line.payment { payment } else { nil }
      func value(_ x: Double) -> Double {
        if figure == .amounts { return x }
        return pieces.map { ClaimLine.payment($0, for: x) } ?? function?(x) ?? x
      }
      let width = -log(rare) / Double(panels)
      for panel in 0..<panels {
        GaussLegendreRule.four.visit(from: width * Double(panel), to: width * Double(panel + 1)) { hazard, weight in
          add(value(factor * law.quantile(survival: exp(-hazard))), weight * exp(-hazard))
        }
      }
      shape.cut = value(factor * law.quantile(survival: rare))
    }
    for (value, weight) in zip(shape.values, shape.weights) {
      shape.mean += weight * value
      shape.second += weight * value * value
      shape.positive += weight
    }
    return shape
  }

  /// The logarithm of (a bound of) the probability that a sum lies as far from its mean on either side; 0 where it is the
  /// mean itself, −∞ where nothing is random and it is another.
  ///
  /// - Parameter slack: how far the sum may be off for reasons of rounding.
  package func logProbability(of sum: Double, slack: Double = 0) -> Double {
    let aim = sum > mean ? max(mean, sum - slack) : min(mean, sum + slack)
    if aim == mean { return 0 }
    let side: Double = aim > mean ? 1 : -1
    let variance = cells.reduce(error * error) { total, cell in
      let shape = shapes[cell.shape]
      return total + cell.people * cell.probability * max(0, shape.second - cell.probability * shape.mean * shape.mean)
    }
    guard variance > 0 else { return -.infinity }
    // Of the concave t·x − K(t): first where it falls again, then its top by the golden section.
    func gain(_ t: Double) -> Double { side * t * aim - logMean(side * t) }
    let first = 1 / variance.squareRoot()
    var (low, high) = (0.0, first)
    while gain(2 * high) > gain(high), high < 1e6 * first { (low, high) = (high, 2 * high) }
    high *= 2
    let ratio = 0.5 * (5.0.squareRoot() - 1)
    var (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atA, atB) = (gain(a), gain(b))
    for _ in 0..<36 {
      if atA > atB {
        (high, b, atB) = (b, a, atA)
        a = high - ratio * (high - low)
        atA = gain(a)
      } else {
        (low, a, atA) = (a, b, atB)
        b = low + ratio * (high - low)
        atB = gain(b)
      }
    }
    let best = max(0, atA, atB)
    // Where values are cut, a claim beyond the cut is one more way to come so far.
    let bound = side > 0 && isCut ? log(exp(-best) + Self.beyond) : -best
    return min(0, log(2) + bound)
  }

  /// K(t).
  private func logMean(_ t: Double) -> Double {
    // E[e^{tg} − 1 − tg] by shape: the means are those of the years.
    let beyondMean = shapes.map { shape in
      var sum = 0.0
      for (value, weight) in zip(shape.values, shape.weights) {
        let y = t > 0 ? min(value, shape.cut) : value
        sum += weight * (expm1(t * y) - t * value)
      }
      return sum
    }
    var total = 0.5 * t * t * error * error
    for cell in cells {
      // Of values that are not negative, E[e^{tg} − 1] is no less than −P(g > 0); the quadrature's mean, which is a little
      // off, would carry it below where t is far from 0.
      let grown = cell.probability * max(beyondMean[cell.shape] + t * cell.mean, -cell.positive)
      total += cell.people * log1p(max(grown, -1 + 1e-16))
    }
    return total
  }
}
