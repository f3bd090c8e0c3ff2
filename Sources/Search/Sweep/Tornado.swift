import Statistics

/// What each value alone does to a metric, from its low to its high end, the others being the scenario's own: the bars
/// of a tornado diagram, the longest first.
package struct Tornado: Sendable {
  package let base: Estimate
  package let bars: [Bar]

  package struct Bar: Sendable {
    package let path: String
    package let low: (value: VariedValue, estimate: Estimate)
    package let high: (value: VariedValue, estimate: Estimate)
    package var swing: Double { abs(high.estimate.value - low.estimate.value) }
  }

  /// - Returns: nil where only one value is varied, or where the scenario has no such figure.
  package init?(of metric: Int, in outcome: SweepRun.Outcome) {
    let design = outcome.run.design
    var base: Estimate?
    var lows: [Int: (VariedValue, Estimate)] = [:]
    var bars: [Bar] = []
    for (point, figures) in zip(design.points, outcome.figures) {
      guard let estimate = figures[metric].estimate else { continue }
      switch point.role {
      case .base: base = estimate
      case .low(let axis): lows[axis] = point.values[axis].map { ($0, estimate) }
      case .high(let axis):
        guard let low = lows[axis], let value = point.values[axis] else { continue }
        bars.append(
          Bar(path: design.axes[axis].path, low: (low.0, low.1), high: (value, estimate)))
      case .grid, .a, .b, .mixed: break
      }
    }
    guard let base, !bars.isEmpty else { return nil }
    self.base = base
    self.bars = bars.enumerated().sorted { ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset) }.map(
      \.element)
  }
}
