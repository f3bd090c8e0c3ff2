import Foundation

/// What a payment that is any function comes to, as amounts with probabilities.
///
/// With S(x) = e^{−τ}, E[g(X)] = ∫ g(x(τ)) e^{−τ} dτ: panels of τ are as fine in the far tail as in the body. A panel
/// whose halves give another E[b] or E[b²] is halved, so that the steps and kinks of the payment, or of the law, are
/// found wherever they lie.
struct HazardPanels {
  private(set) var payments = WeightedAmounts()
  /// How much of E[b] panels that could not be made right may have missed, yuan.
  private(set) var missed = 0.0

  private let source: PaidAmountSource
  private let factor: Double
  private let payment: (Double) -> Double
  private let widest: Double
  private var halvingsLeft = 1_500
  private var scale = 0.0

  private static let depth = 26
  private static let tolerance = 1e-10

  /// The weights by which a cubic through the four points gives its value at the upper end.
  private static let toEnd: [Double] = {
    let points = GaussLegendreRule.four.abscissas
    return points.map { own in
      points.reduce(1) { $1 == own ? $0 : $0 * (1 - $1) / (own - $1) }
    }
  }()
  /// A kink between an end and the point next to it, 7% of the panel away, costs so much of the surprise.
  private static let endShare = 0.035

  /// - Parameter widest: how far apart the payments of one panel may be, yuan.
  init(_ source: PaidAmountSource, factor: Double, payment: @escaping (Double) -> Double, widest: Double) {
    self.source = source
    self.factor = factor
    self.payment = payment
    self.widest = widest
    let width = -log(source.negligible) / Double(source.panels)
    let panels = (0..<source.panels).map { self.panel(from: width * Double($0), to: width * Double($0 + 1)) }
    scale = panels.reduce(0) { $0 + $1.first }
    missed = 10 * Self.tolerance * scale
    for panel in panels { add(panel, depth: 0) }
  }

  private struct Panel {
    let from: Double
    let to: Double
    var amounts: [Double] = []
    var weights: [Double] = []
    var first = 0.0
    var second = 0.0
    /// The probability of the panel times how far the payment at an end is from what the inner ones let expect.
    var surprise = 0.0
    var spread: Double { (amounts.max() ?? 0) - (amounts.min() ?? 0) }
  }

  private func panel(from lower: Double, to upper: Double) -> Panel {
    var panel = Panel(from: lower, to: upper)
    GaussLegendreRule.four.visit(from: lower, to: upper) { hazard, weight in
      let amount = factor * source.line.severity.quantile(survival: exp(-hazard))
      guard amount.isFinite else { return }
      let y = payment(amount)
      let share = weight * exp(-hazard)
      panel.amounts.append(y)
      panel.weights.append(share)
      panel.first += share * y
      panel.second += share * y * y
    }
    guard panel.amounts.count == Self.toEnd.count else { return panel }
    for (end, inner) in [(lower, panel.amounts.reversed()), (upper, panel.amounts)] {
      let amount = factor * source.line.severity.quantile(survival: exp(-end))
      let expected = zip(Self.toEnd, inner).reduce(0) { $0 + $1.0 * $1.1 }
      if amount.isFinite { panel.surprise += abs(payment(amount) - expected) }
    }
    panel.surprise *= (upper - lower) * exp(-lower)
    return panel
  }

  private mutating func add(_ whole: Panel, depth: Int) {
    let middle = 0.5 * (whole.from + whole.to)
    let (left, right) = (panel(from: whole.from, to: middle), panel(from: middle, to: whole.to))
    let error = abs(left.first + right.first - whole.first)
    let squared = abs(left.second + right.second - whole.second)
    let isRight =
      error <= Self.tolerance * scale && squared <= Self.tolerance * scale * max(scale, whole.amounts.last ?? 0)
      && Self.endShare * whole.surprise <= 10 * Self.tolerance * scale
    if isRight && whole.spread <= widest || depth >= Self.depth || halvingsLeft <= 0 {
      if !isRight { missed += error + Self.endShare * whole.surprise }
      for panel in [left, right] {
        for (y, weight) in zip(panel.amounts, panel.weights) { payments.append(y, weight: weight) }
      }
      return
    }
    halvingsLeft -= 1
    add(left, depth: depth + 1)
    add(right, depth: depth + 1)
  }
}
