/// The squared distance from a centre, of values that are first cut to limits (winsorised): what a spread is made of.
package struct CutSquare: Sendable, Hashable {
  package let limits: ClosedRange<Double>
  package let centre: Double

  package init(within limits: ClosedRange<Double> = -.infinity ... .infinity, about centre: Double) {
    self.limits = limits
    self.centre = centre
  }

  package func callAsFunction(_ value: Double) -> Double {
    let distance = cut(value) - centre
    return distance * distance
  }

  /// What it may be for a value that is known but for some slack.
  package func range(of value: Double, slack: Double) -> ClosedRange<Double> {
    let (below, above) = (cut(value - slack) - centre, cut(value + slack) - centre)
    let (first, second) = (below * below, above * above)
    return (below <= 0 && above >= 0 ? 0 : min(first, second))...max(first, second)
  }

  private func cut(_ value: Double) -> Double { min(max(value, limits.lowerBound), limits.upperBound) }
}
