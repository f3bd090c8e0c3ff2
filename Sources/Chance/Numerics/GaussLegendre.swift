internal import CGSL

/// Gauss–Legendre quadrature of 20 points on equal panels, for integrands that are analytic on the interval.
enum GaussLegendre {
  private struct Point {
    let abscissa: Double
    let weight: Double
  }

  /// The points on [−1, 1], from GSL's table.
  private static let points: [Point] = {
    _ = ScientificLibrary.isReady
    guard let table = gsl_integration_glfixed_table_alloc(20) else { return [] }
    defer { gsl_integration_glfixed_table_free(table) }
    return (0..<20).map { index in
      var abscissa = 0.0
      var weight = 0.0
      gsl_integration_glfixed_point(-1, 1, index, &abscissa, &weight, table)
      return Point(abscissa: abscissa, weight: weight)
    }
  }()

  /// ∫ f over [lower, upper], on panels no wider than `width` (and no more than 10 000); 0 for an empty interval.
  static func integral(
    from lower: Double, to upper: Double, width: Double = .infinity, of f: (Double) -> Double
  ) -> Double {
    guard upper > lower, lower.isFinite, upper.isFinite else { return upper <= lower ? 0 : .nan }
    let panels = Int(max(1, min(10_000, ((upper - lower) / width).rounded(.up))))
    let half = (upper - lower) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let middle = lower + half * Double(2 * panel + 1)
      for point in points { sum += point.weight * f(middle + half * point.abscissa) }
    }
    return sum * half
  }
}
